"""The comparison of the Industrial Strategy's sectors with an independent reading of their table."""

from midlands_clusters_plugin.core.base.resources import resource
from tools.check_is8 import main


def test_no_company_differs_and_a_changed_table_is_found(tmp_path, capsys):
    table = resource("catalogue", "taxonomies", "industrial_strategy_2025.csv")
    assert main(table, 3000) == 0
    assert "56 sectors and industries: 0 differences" in capsys.readouterr().out
    other = tmp_path / "other.csv"
    text = table.read_text(encoding="utf-8")
    assert ",303 3316," in text
    other.write_text(text.replace(",303 3316,", ",303 3317,", 1), encoding="utf-8")
    assert main(other, 3000) > 0
