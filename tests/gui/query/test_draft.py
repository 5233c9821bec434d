"""A question being written is, at every moment, the question that it was read from."""

from __future__ import annotations

from hypothesis import given

from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.core.query.query_rows import rows_of_companies
from midlands_clusters_plugin.gui.query.draft import Draft, draft_of, question_of

from ...core.query.questions import messy_companies, questions

LARGE, FOREIGN, SIC = q.SizeBand("large"), q.Flag("foreign_owned"), q.Sic("303")


@given(question=questions())
def test_a_question_comes_back_with_the_same_answer(question):
    back = question_of(draft_of(question.where), question.target, question.cells_by, question.name)
    rows = rows_of_companies(messy_companies())
    expected, found = answer(question, rows), answer(back, rows)
    assert found.mask.tolist() == expected.mask.tolist()
    assert found.unsure == expected.unsure


def test_groups_and_opposites():
    one = draft_of(q.All((LARGE, q.Not(q.Either((FOREIGN, SIC))))))
    assert [part.is_group for part in one.parts] == [False, True]
    assert one.parts[1].negated
    assert one.condition() == q.All((LARGE, q.Not(q.Either((FOREIGN, SIC)))))
    one.remove(one.parts[1].parts[0])
    assert one.condition() == q.All((LARGE, q.Not(SIC)))
    group = one.put_in_group(one.parts[0], "any")
    assert group is not None and group.parts[0].leaf == LARGE
    group.parts.append(Draft(FOREIGN))
    assert one.condition() == q.All((q.Either((LARGE, FOREIGN)), q.Not(SIC)))


def test_empty_groups_ask_nothing():
    assert Draft().condition() is None
    assert Draft(parts=[Draft(joiner="any"), Draft(negated=True)]).condition() is None
    assert draft_of(None).parts == []
    assert draft_of(q.Not(q.Not(LARGE))).condition() == LARGE
