"""Postcode directories: CSV of the ONS or of Code-Point Open, alone, in a zip or a folder. Rows read = kept + left out."""

from __future__ import annotations

import io
import zipfile

from midlands_clusters_plugin.core.postcodes.postcode_files import Directory, read_directory
from midlands_clusters_plugin.core.postcodes.postcode_index import make_index

from .ground import FOLDER, file, sentence_or

_ONS = b"pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,oseast1m,osnrth1m,osgrdind\n"
_ROW = b'"DE1 2FS","DE1  2FS","DE1 2FS","198001","","E99999999","E06000015","435200","336100","1"\n'
_NEWER = b"pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,east1m,north1m,gridind\n"
_POINT = b'"B1 1AA",10,406000,286000,"E92000001","E19000001","E18000005","","E08000025","E05011151"\n'
_PLAIN, _ZIPPED, _FOLDER = 0, 1, 2
SEEDS = [
    bytes([_PLAIN]) + _ONS + _ROW * 2,
    bytes([_PLAIN]) + _NEWER + _ROW,
    bytes([_ZIPPED]) + _ONS + _ROW.replace(b'"198001",""', b'"198001","202001"'),
    bytes([_FOLDER]) + _POINT * 2,
    bytes([_FOLDER]) + _POINT.replace(b",10,", b",90,"),
    bytes([_PLAIN]) + _ONS.replace(b",", b'","') + _ROW.replace(b'"', b""),
]
WORDING = [
    b'"',
    b'""',
    b",",
    b"\n",
    b"\r",
    b"E07000032",
    b"E10000007",
    b"W06000015",
    b"L99999999",
    b"BT1 1AA",
    b"JE2 3AB",
    b"999999",
    b"-1",
    b"1e9",
    b"\x00",
    b"\xef\xbb\xbf",
]


def one(data: bytes) -> Directory | None:
    """The first byte says how the rest is packed."""
    how, content = data[:1], data[1:]
    path = file("ONSPD_AUG_2024_UK.csv", content)
    if how == bytes([_ZIPPED]):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("Data/ONSPD_AUG_2024_UK.csv", content)
            archive.writestr("Documents/LA_UA names and codes UK as at 04_23.csv", content)
        path = file("onspd.zip", packed.getvalue())
    found = sentence_or(read_directory, FOLDER if how == bytes([_FOLDER]) else path)
    if found is None:
        return None
    assert isinstance(found, Directory)
    rows = found.rows
    arrays = rows.arrays()
    assert rows.rows_read == len(arrays.easting) + sum(rows.left_out.values()), (rows.rows_read, rows.left_out)
    made = sentence_or(make_index, arrays)
    assert made is None or len(made) <= len(arrays.easting)  # type: ignore[arg-type]
    return found
