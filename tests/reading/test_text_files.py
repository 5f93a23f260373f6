"""Foreign files are read strictly, each fault told in one sentence."""

from pathlib import Path

import pytest
from fenshui.reading.csv_table import read_csv
from fenshui.reading.json_text import read_json
from fenshui.reading.problem import Problem
from fenshui.reading.text import MOST_BYTES, read_text
from fenshui.reading.toml_text import read_toml
from fenshui.words import Refused, sentence


def written(folder, content, name="file"):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder / name


def refusal(act, *arguments):
    with pytest.raises(Refused) as refused:
        act(*arguments)
    return refused.value.sentence.id


def test_a_mark_at_the_start_of_a_text_is_no_part_of_it(tmp_path):
    assert read_text(written(tmp_path, b"\xef\xbb\xbf\xe5\x88\x86\xe6\xb0\xb4")) == "分水"


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"\xff", "reading.not_utf8"), (b"a\x00b", "reading.not_text"), ("分水".encode("gbk"), "reading.not_utf8")],
)
def test_what_is_no_text_is_refused(tmp_path, content, why):
    assert refusal(read_text, written(tmp_path, content)) == why


def test_a_file_that_is_missing_a_folder_or_too_large_is_refused(tmp_path):
    assert refusal(read_text, tmp_path / "none") == "reading.no_file"
    assert refusal(read_text, tmp_path) == "reading.not_a_file"
    assert refusal(read_text, Path("/dev/zero")) == "reading.not_a_file"
    with (tmp_path / "large").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refusal(read_text, tmp_path / "large") == "reading.too_large"


def test_a_table_is_its_header_and_its_rows(tmp_path):
    table, problems = read_csv(written(tmp_path, 'id, name\r\na,"x, y"\r\nb,\r\n\r\n', "t.csv"))
    assert problems == ()
    assert table.header == ("id", "name")
    assert table.rows == (("a", "x, y"), ("b", ""))


def test_only_a_new_line_ends_a_row(tmp_path):
    """A line separator, a form feed or a next-line sign inside a cell belongs to the cell."""
    table, _ = read_csv(written(tmp_path, "id,name\na,x\u2028y\x0cz\x85w\n", "t.csv"))
    assert table.rows == (("a", "x\u2028y\x0cz\x85w"),)


@pytest.mark.parametrize(
    ("content", "rows", "expected"),
    [
        ("", [None], "reading.expected.header"),
        ("id,id\na,b\n", [1], "reading.expected.column_once"),
        ("id,name\na\nb,c\nd,e,f\n", [2, 4], "reading.expected.cells"),
        ('id\n"a"b\n', [None], "reading.expected.csv"),
    ],
)
def test_a_broken_table_is_named_row_by_row(tmp_path, content, rows, expected):
    table, problems = read_csv(written(tmp_path, content, "t.csv"))
    assert table is None
    assert [problem.row for problem in problems] == rows
    assert {problem.expected.id for problem in problems} == {expected}


@pytest.mark.parametrize("content", ['{"a": 1, "a": 2}', "[NaN]", "[1e999]x", "{", "[" * 100_000])
def test_json_that_could_mean_two_things_is_refused(tmp_path, content):
    assert refusal(read_json, written(tmp_path, content)) == "reading.not_json"


def test_json_nested_deeper_than_anybody_needs_is_refused(tmp_path):
    assert refusal(read_json, written(tmp_path, "[" * 65 + "]" * 65)) == "reading.too_deep"
    assert read_json(written(tmp_path, "[" * 64 + "]" * 64)) is not None


def test_toml_is_read_or_refused(tmp_path):
    assert read_toml(written(tmp_path, "a = 1")) == {"a": 1}
    assert refusal(read_toml, written(tmp_path, "a = = 1")) == "reading.not_toml"


def test_a_found_text_that_nobody_would_read_to_its_end_is_cut():
    line = Problem("nodes.csv", "[" * 100_000, sentence("reading.expected.header")).line
    assert line.values["found"] == "[" * 200 + "…"


def test_a_number_of_more_digits_than_anybody_reads_is_refused(tmp_path):
    assert refusal(read_toml, written(tmp_path, "periods = " + "9" * 5_000)) == "reading.not_toml"
