"""Companies that are held in memory are read again once what they follow from has changed; a run touches no file beside
its own.
"""

from __future__ import annotations

from pathlib import Path

from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.core.geography.areas import get_area
from midlands_clusters_plugin.gui.tasks.job import CompanyInput, MapJob, Workspaces

HEAD = "company_id,name,postcode,sic\n"


def test_a_part_that_arrives_later_is_read(tmp_path):
    first = tmp_path / "co-part1_2.csv"
    first.write_text(f"{HEAD}1,A,DE24 9FU,30300\n")
    stored, companies = Workspaces(), CompanyInput("file", path=str(first))
    assert stored.get(companies, Feedback()).table.rows_read == 1
    assert stored.get(companies, Feedback()) is stored.get(companies, Feedback())
    (tmp_path / "co-part2_2.csv").write_text(f"{HEAD}2,B,DE1 1AA,62012\n3,C,B1 1BB,62020\n")
    assert stored.get(companies, Feedback()).table.rows_read == 3


def test_a_file_of_the_users_beside_the_output_stays(tmp_path, qgis_app):
    beside = tmp_path / "board.new.gpkg"
    beside.write_text("the user's own file")
    job = MapJob(CompanyInput(), "aerospace", get_area("E06000015"), "bng", 5000.0, tmp_path / "board.gpkg")
    made = job.make(Feedback())
    assert Path(made.written).exists() and beside.read_text() == "the user's own file"
