"""A half-typed path is no file: nobody is told of it before it is one, or the user has left the field."""

from qgis.gui import QgsFileWidget

from midlands_clusters_plugin.gui.data.typed_path import when_settled


def test_a_path_is_told_when_it_is_one(qgis_app, tmp_path):
    there = tmp_path / "firms.csv"
    there.write_text("postcode\n")
    widget, told = QgsFileWidget(), []
    line = widget.lineEdit()  # kept: the answer below is this object's own
    when_settled(widget, told.append)
    line.hasFocus = lambda: True
    for letters in range(len(str(tmp_path)) - 3, len(str(there)) + 1):
        line.setText(str(there)[:letters])
    assert told == [str(there)]
    line.setText(f"{there}x")
    assert told == [str(there)]
    line.editingFinished.emit()
    assert told == [str(there), f"{there}x"]
    line.editingFinished.emit()
    line.setText("")
    assert told[2:] == [""]
    del line.hasFocus
    widget.setFilePath("dragged.csv")
    assert told[3:] == ["dragged.csv"]
