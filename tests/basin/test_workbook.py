"""A basin into a spreadsheet and back: every cell and every file as it was, and no cell a formula."""

import csv
import io

import openpyxl
import pytest
from fenshui.basin import read_basin
from fenshui.basin.conversion import convert, write_basin_files
from fenshui.basin.workbook import files_in_workbook, write_workbook
from fenshui.places import sample_basin
from folders import copied
from hypothesis import given
from hypothesis import strategies as st

CELL = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["=1+1", "-0", "007", "1e5", "1E5", "0.1", "9007199254740993", "true", "_x0041_", " a", "+"]),
    st.floats(allow_nan=False).map(repr),
    st.integers().map(str),
)


def cells(content):
    """What a CSV file says: blanks round cells do not count, nor do rows of nothing at the end."""
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


@pytest.mark.parametrize("name", ["two_farms", "heihe", "yellow_river"])
def test_a_sample_comes_back_as_the_same_basin(tmp_path, name):
    convert(sample_basin(name), tmp_path / "basin.xlsx")
    convert(tmp_path / "basin.xlsx", tmp_path / "back")
    there, back = read_basin(tmp_path / "basin.xlsx"), read_basin(tmp_path / "back")
    first = read_basin(sample_basin(name))
    assert there.problems == back.problems == first.problems
    assert there.basin.rights == back.basin.rights == first.basin.rights
    assert back.basin.inflows.values.tobytes() == first.basin.inflows.values.tobytes()


@given(st.data())
def test_any_table_and_any_file_come_back(tmp_path_factory, data):
    width = data.draw(st.integers(1, 4))
    rows = data.draw(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=5))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[f"c{at}" for at in range(width)], *rows])
    files = {"nodes.csv": out.getvalue().encode(), "notes.bin": data.draw(st.binary(max_size=40))}
    path = tmp_path_factory.mktemp("book") / "basin.xlsx"
    write_workbook(files, path)
    back = files_in_workbook(path)
    assert back["notes.bin"] == files["notes.bin"]
    assert cells(back["nodes.csv"]) == cells(files["nodes.csv"]) or back["nodes.csv"] == files["nodes.csv"]


def test_a_name_that_looks_like_a_formula_stays_a_text(tmp_path):
    folder = copied(tmp_path)
    nodes = folder / "nodes.csv"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace("Spring", '"=HYPERLINK(""http://127.0.0.1"")"'))
    convert(folder, tmp_path / "basin.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "basin.xlsx")["nodes"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_files_become_what_the_name_says(tmp_path):
    files = {"basin.toml": b"format = 1\n"}
    for name in ("a.gpkg", "a.xlsx", "folder"):
        write_basin_files(files, tmp_path / name)
    assert (tmp_path / "folder" / "basin.toml").read_bytes() == files["basin.toml"]
    assert files_in_workbook(tmp_path / "a.xlsx") == files
