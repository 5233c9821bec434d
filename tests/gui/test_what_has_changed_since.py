"""An answer belongs to its question, and figures to their map: what has changed since is dropped, with a word."""

from __future__ import annotations

from midlands_clusters_plugin.gui.pages.point_page import PointPage

from .conftest import until
from .test_query_page import group, page, worked  # noqa: F401 - fixtures


def test_the_answer_to_a_question_that_changed_meanwhile_is_dropped(page, window):  # noqa: F811 - a fixture
    worked(page)
    page.answer.click()
    page.writing.chosen = page.writing.draft.parts[1]
    page.show_busy()
    page.negate.click()
    until(lambda: page._task is None)
    assert page.outcome is None
    assert any("changed while it was answered" in text for text in window.messages())
    page.answer.click()
    until(lambda: page._task is None)
    assert page.outcome.wording == page.sentence.text()


def test_figures_that_are_read_when_another_map_arrives_are_not_shown_for_it(page, window):  # noqa: F811 - a fixture
    here, got = PointPage(window), []
    here.show_map(page._group, "business_count")
    at_point = here.at_point_panel
    at_point._with_data(got.append)
    first = at_point._task
    at_point.forget_map()
    at_point._with_data(got.append)
    assert at_point._task is not first
    until(lambda: at_point._task is None)
    assert len(got) == 1
    here.shut_down()
