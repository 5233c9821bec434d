"""The notes and legends of pages of the sample: nothing overlaps, letters can be read, every page of an atlas has its own notes."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import escape

import pytest
from qgis.core import QgsExpression, QgsExpressionContextUtils, QgsLayoutItemLegend, QgsLegendStyle, QgsPalLayerSettings

from midlands_clusters_plugin.cartography.page import alternative, filled_page, furniture, pages
from midlands_clusters_plugin.cartography.page.fitting import box_of
from midlands_clusters_plugin.cartography.page.templates import templates
from midlands_clusters_plugin.cartography.page_text import key_figures
from midlands_clusters_plugin.cartography.page_text.page_text import note_lines, notes_by_authority
from midlands_clusters_plugin.cartography.record.left_out import LeftOut, set_left_out
from midlands_clusters_plugin.cartography.record.map_facts import facts_of
from midlands_clusters_plugin.cartography.record.page_settings import PageSettings
from midlands_clusters_plugin.cartography.record.roles import layers_of

from .spike_map import put_in

PLAIN = PageSettings()
READY = [one for one in templates().values() if one.kind not in ("pair", "before_after")]  # those of one map
LEAST = 7.5


def letters_of(legend):
    style = legend.style(QgsLegendStyle.SymbolLabel)
    return style.textFormat().size() if hasattr(style, "textFormat") else style.font().pointSizeF()


def boxes_of(page):
    """Page rectangles of what is to be read; of a legend what its contents really need."""
    found = {}
    for name, item in pages.items(page).items():
        empty = hasattr(item, "text") and callable(item.text) and not item.text()
        if not item.isVisible() or empty or name.startswith(("watermark", "line")):
            continue
        box = item.sceneBoundingRect()
        if isinstance(item, QgsLayoutItemLegend):
            needed = furniture.legend_size(item)
            box.setWidth(max(box.width(), needed.width()))
            box.setHeight(max(box.height(), needed.height()))
        found[name] = box.adjusted(0.3, 0.3, -0.3, -0.3)
    return found


def clashes(page):
    """Pairs of items on one another; the letter of a window belongs on the map, whole and beside its frame."""
    boxes = boxes_of(page)
    names = sorted(boxes)
    return [
        (one, two)
        for index, one in enumerate(names)
        for two in names[index + 1 :]
        if boxes[one].intersects(boxes[two])
        and not (one.startswith(("inset_letter", "frame")) and two == "map" and boxes[two].contains(boxes[one]))
        and not (one.startswith("frame") and two.startswith("inset_letter"))
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cluster", "metric", "ready"),
    [
        ("aerospace", "turnover", READY[::4]), ("health_life_sciences", "business_count", READY[1::4]),
        ("agri_tech", "employees", READY[2::4]), ("space_technologies", "innovate_uk_funding", READY[3::4]),
    ],
    ids=("turnover", "business_count", "employees", "innovate_uk_funding"),
)  # fmt: skip
def test_legends_of_the_sample_can_be_read_and_run_into_nothing(project, tmp_path, cluster, metric, ready):
    """Each template with the metric of a map in turn: make judge has them all with each."""
    group = put_in(project, tmp_path, metric, cluster, "midlands_engine")
    wrong = []
    for template in ready:
        page = pages.make_layout(project, group, template=template, name="page", settings=PLAIN)
        wrong += [f"{template.id}: {one} on {two}" for one, two in clashes(page)]
        legends = {name: item for name, item in pages.items(page).items() if isinstance(item, QgsLayoutItemLegend)}
        assert legends
        for name, item in legends.items():
            needed, (_, _, width, height) = furniture.legend_size(item), box_of(item)
            if letters_of(item) < LEAST - 0.01 or needed.width() > width or needed.height() > height:
                wrong.append(f"{template.id} {name}: {letters_of(item):.2f} points, {needed} in {width} x {height}")
    assert not wrong, "\n".join(wrong)


def test_a_layer_is_not_split_where_its_classes_have_their_place(project, tmp_path):
    group = put_in(project, tmp_path, "business_count")
    for ident in ("oblique_a4_landscape", "oblique_a4_portrait", "sheet_a4_portrait"):
        page = pages.make_layout(project, group, template=ident, settings=PLAIN)
        assert not any(
            item.splitLayer() for item in pages.items(page).values() if isinstance(item, QgsLayoutItemLegend)
        ), ident


@pytest.fixture
def birmingham(project, tmp_path):
    return put_in(project, tmp_path, "business_count", "health_life_sciences")


def test_every_page_of_an_atlas_has_its_own_notes(project, birmingham, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    page = pages.make_layout(project, birmingham, template="atlas_a4_landscape", settings=PLAIN)
    facts, layers = facts_of(birmingham), layers_of(birmingham)
    label, atlas, seen = pages.items(page)["notes"], page.atlas(), set()
    for index in range(atlas.count()):
        atlas.seekTo(index)
        code = atlas.layout().reportContext().feature()["authority_code"]
        assert label.currentText().split("\n") == note_lines(facts, "business_count", layers, code)
        seen.add(label.currentText())
    assert len(seen) > 1, "no page has a note of its own"
    path = pages.export(page, tmp_path / "atlas.pdf")[0]
    for number in range(1, atlas.count() + 1):
        wording = subprocess.run(
            ["pdftotext", "-f", str(number), "-l", str(number), str(path), "-"], capture_output=True, text=True
        ).stdout
        title = re.sub(r"\s+", " ", wording).strip().partition(":")[0]
        for name in re.findall(r"^\d+ ([A-Z][\w ]+):", wording, re.M):
            assert name == title, f"a note of {name} on the page of {title}"


def test_text_alternative_of_an_atlas_has_the_notes_of_all_its_pages(project, birmingham, tmp_path):
    page = pages.make_layout(project, birmingham, template="atlas_a4_landscape", settings=PLAIN)
    html = alternative.write_beside(page, birmingham, tmp_path / "atlas.pdf", settings=PLAIN)[0].read_text(
        encoding="utf-8"
    )
    facts, layers = facts_of(birmingham), layers_of(birmingham)
    codes = {one["authority_code"] for one in layers["authorities"].getFeatures()}
    for code in codes:
        for line in note_lines(facts, "business_count", layers, code):
            assert html.count(f"<li>{escape(line)}</li>") == 1


def test_notes_are_reported_once_and_by_their_numbers(birmingham):
    lines = notes_by_authority(facts_of(birmingham), "business_count", layers_of(birmingham))
    numbers = [int(one.split()[0]) for one in lines if one.split()[0].isdigit()]
    assert numbers == sorted(numbers) and numbers
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("text", ["It's 5\\n% of [all%] “x”", 'A "name"\nand a second line', "'; DROP", ""])
def test_notes_in_an_expression_stay_what_they_are(qgis_app, text):
    from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsField, QgsFields

    from midlands_clusters_plugin.qgis_io.fields import TEXT

    fields = QgsFields()
    fields.append(QgsField("authority_code", TEXT))
    feature = QgsFeature(fields)
    feature["authority_code"] = "E1"
    context = QgsExpressionContext()
    context.setFields(fields)
    context.setFeature(feature)
    wording = key_figures.by_authority({"E1": text, "E2": "usual", "E3": "usual"})
    assert QgsExpression.replaceExpressionText(wording, context) == text.replace("%]", "% ]")
    feature["authority_code"] = "E2"
    context.setFeature(feature)
    assert QgsExpression.replaceExpressionText(wording, context) == "usual"


def test_notes_become_compact_then_fewer_but_what_was_left_out_stays(project, birmingham, monkeypatch):
    layers, facts = layers_of(birmingham), facts_of(birmingham)
    hexes = layers["hexes"]
    one = next(hexes.getFeatures('"business_count" > 0'))
    set_left_out(hexes, [LeftOut(one["cell_id"], one["authority_code"], "scale")])
    page = pages.make_layout(project, birmingham, settings=PLAIN)
    label = pages.items(page)["notes"]
    spikes = [
        f"{number} Coventry: 32 of 113 businesses share the postcode CV1 2WT, worth a sentence"
        for number in range(1, 60)
    ]
    short = [f"One line about reason {number}: {'Coventry, ' * 20}" for number in range(4)]
    must = [
        line
        for line in note_lines(facts, "business_count", layers)
        if "Left out of the scale" in line or "Boundaries" in line
    ]
    assert len(must) == 2

    def lines(*_, compact=False, only=False):
        return [*(short if compact else spikes), *([] if only else must)]

    monkeypatch.setattr(filled_page, "note_lines", lines)
    monkeypatch.setattr(filled_page, "spike_notes", lambda *_, compact=False: lines(compact=compact, only=True))
    found = filled_page.fitting(label, facts, "business_count", layers, 6.0)
    assert set(must) <= set(found)
    saved = [line for line in found if line in short]
    assert 0 < len(saved) < len(short)
    assert found[-1].startswith(f"{len(short) - len(saved)} more notes stand")
    del short[1:]
    assert filled_page.fitting(label, facts, "business_count", layers, 6.0) == [*short, *must]


def test_an_atlas_of_some_authorities_ranks_them_among_all(project, birmingham):
    page = pages.make_layout(project, birmingham, template="atlas_a4_landscape", settings=PLAIN)
    atlas = page.atlas()
    atlas.setFilterFeatures(True)
    atlas.setFilterExpression("\"authority_code\" = 'E06000015'")
    atlas.updateFeatures()
    assert atlas.count() == 1
    atlas.first()
    assert pages.items(page)["remark_1"].currentText().endswith(" of 5")


@pytest.mark.parametrize(
    ("title", "template"),
    [
        ("Aerospace in [% 1 + 1 %]", "map_a4_landscape"), ("Share [%] of aerospace", "sheet_a4_landscape"),
        ("Aerospace in [% 1 + 1 %]", "atlas_a4_landscape"), ("[%", "atlas_a4_landscape"),
    ],
)  # fmt: skip
def test_a_title_may_look_like_an_expression(project, birmingham, tmp_path, title, template):
    page = pages.make_layout(project, birmingham, template=template, settings=PLAIN, title=title)
    shown = pages.items(page)["title"].currentText()
    assert shown.replace("\u2060", "") == title, "what stands in a title is a text"
    assert f"<h1>{shown}</h1>" in alternative.write_beside(page, birmingham, tmp_path / "t.pdf")[0].read_text(
        encoding="utf-8"
    )


def test_no_number_on_a_page_without_its_note(project, birmingham, monkeypatch):
    page = pages.make_layout(project, birmingham, settings=PLAIN)
    themap, spikes = pages.items(page)["map"], layers_of(birmingham)["spikes"]
    everything = _numbers_shown(themap, spikes)
    assert everything and everything == _numbers_explained(pages.items(page)["notes"].text())
    monkeypatch.setattr(filled_page, "fitting", lambda *_, **__: ["No room for any note."])
    pages.refresh(page, birmingham)
    assert _numbers_shown(themap, spikes) == set()


def _numbers_explained(text):
    return {int(number) for number in re.findall(r"(?:^|: |, )(\d+) [A-Z][a-z]+(?::| \()", text, re.M)}


def _numbers_shown(themap, spikes):
    context = themap.createExpressionContext()
    context.appendScope(QgsExpressionContextUtils.layerScope(spikes))
    settings = spikes.labeling().rootRule().children()[0].settings()
    properties = settings.dataDefinedProperties()
    shown = QgsExpression(properties.property(QgsPalLayerSettings.Show).expressionString())
    found = set()
    for feature in spikes.getFeatures():
        context.setFeature(feature)
        if shown.evaluate(context):
            found.add(feature["number"])
    return found


def test_a_sheet_tells_the_spikes_of_each_of_its_maps(project, birmingham):
    page = pages.make_layout(project, birmingham, template="sheet_a3_landscape", settings=PLAIN)
    text = filled_page.full_text(pages.items(page)["notes"])
    assert "Turnover: " in text and not re.search(r"(^|: )\d+ [A-Z]", text, re.M), (
        "no numbers: the small maps bear none"
    )
