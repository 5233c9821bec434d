"""A question being written is, at every moment, the question that it was read from."""

from __future__ import annotations

from hypothesis import given

from midlands_clusters_plugin.core.query import question as q
from midlands_clusters_plugin.core.query.answer import answer
from midlands_clusters_plugin.gui.query.draft import Draft, Writing, draft_of
from tests.core.query.questions import rows_of_companies

from ...core.query.questions import messy_companies, questions

LARGE, FOREIGN, SIC = q.SizeBand("large"), q.Flag("foreign_owned"), q.Sic("303")


@given(question=questions())
def test_a_question_comes_back_with_the_same_answer(question):
    back = q.Question(question.target, draft_of(question.where).condition(), question.cells_by, question.name)
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


def test_what_is_typed_changes_the_chosen_condition_or_is_another_one():
    writing = Writing(q.All((LARGE, q.Not(SIC))), typed=True)
    writing.chosen = writing.draft.parts[1]
    assert writing.with_typed(q.Sic("26"), "sic") == q.All((LARGE, q.Not(q.Sic("26")))), "its opposite stays"
    assert writing.with_typed(FOREIGN, "foreign_owned") == q.All((LARGE, q.Not(SIC), FOREIGN))
    assert writing.draft.condition() == q.All((LARGE, q.Not(SIC))), "the list is as it was"
    group = writing.draft.put_in_group(writing.draft.parts[0], "any")
    writing.chosen = group
    assert writing.with_typed(FOREIGN, "foreign_owned") == q.All((q.Either((LARGE, FOREIGN)), q.Not(SIC)))
    writing.put(FOREIGN, replace=False)
    assert writing.draft.condition() == q.All((q.Either((LARGE, FOREIGN)), q.Not(SIC))) and not writing.typed
    writing.remove()
    assert writing.draft.condition() == q.Not(SIC) and not writing.typed
    writing.chosen = writing.draft.parts[0]
    writing.remove()
    assert writing.typed, "with an empty list the form counts again"
    assert writing.with_typed(LARGE, "size") == LARGE
