"""Throw bytes at one reader: python fuzzing.py TARGET SECONDS. Only refusals may come out of it."""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["fenshui.reading", "fenshui.basin", "fenshui.exchange", "fenshui.transfer"]):
    from fenshui.basin.geopackage.opening import files_in
    from fenshui.exchange.pywr.document import read_document
    from fenshui.reading.csv_table import read_csv
    from fenshui.reading.foreign_csv import csv_table
    from fenshui.reading.geojson import geojson_table
    from fenshui.reading.outside import check_tables
    from fenshui.reading.shapefile_rules import check_shapefile
    from fenshui.reading.strict_json import read_strict_json
    from fenshui.reading.text import Packed
    from fenshui.reading.toml_text import read_toml
    from fenshui.reading.wkb import FAULTS, geometry_in
    from fenshui.reading.zip_rules import files_in_zip
    from fenshui.words import Refused

PLACE = Path(tempfile.mkdtemp()) / "given"


def geojson(content):
    table, problems = geojson_table(read_strict_json(content, "x")[0], "x")
    check_tables("x", [table], problems)


def foreign_csv(content):
    table, problems = csv_table(content, "x")
    check_tables("x", [table], problems)


def wkb(content):
    try:
        geometry_in(b"GP\0\1\xe6\x10\0\0" + content, 4326, measured=True)
    except FAULTS:
        return


def shapefile(content):
    cut = len(content) // 3
    check_shapefile({".shp": content[:cut], ".shx": content[cut : 2 * cut], ".dbf": content[2 * cut :]}, "x")


def geopackage(content):
    PLACE.with_suffix(".gpkg").write_bytes(content)
    files_in(PLACE.with_suffix(".gpkg"))


def pywr(content):
    PLACE.with_suffix(".json").write_bytes(content)
    read_document(PLACE.with_suffix(".json"))


def basin_table(content):
    read_csv(Packed("x.csv", content))
    read_toml(Packed("x.toml", content))


TARGETS = {
    "geojson": (geojson, b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":1},"geometry":'
                b'{"type":"LineString","coordinates":[[1,2],[3,4]]}}]}'),
    "foreign_csv": (foreign_csv, b"id,vol,from,to\nA,1,2020-01-01,2021-01-01\n"),
    "wkb": (wkb, b"\1\1\0\0\0" + bytes(16)),
    "shapefile": (shapefile, bytes(300)),
    "geopackage": (geopackage, b"SQLite format 3\0" + bytes(84)),
    "pywr": (pywr, b'{"timestepper":{},"nodes":[{"name":"a","type":"Input"}],"edges":[["a","b"]]}'),
    "basin_table": (basin_table, b"id,kind\na,river\n"),
    "zip": (lambda content: files_in_zip(content, "x"), b"PK\x03\x04" + bytes(40)),
}  # fmt: skip


def only_refused(target):
    def once(content):
        try:
            target(content)
        except Refused:
            return

    return once


if __name__ == "__main__":
    name, seconds = sys.argv[1:]
    target, first = TARGETS[name]
    corpus = PLACE.parent / "corpus"
    corpus.mkdir()
    (corpus / "first").write_bytes(first)
    limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=4096", "-seed=1"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={PLACE.parent}/", str(corpus)], only_refused(target))
    atheris.Fuzz()
