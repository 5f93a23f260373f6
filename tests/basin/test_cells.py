"""A cell's text into its value, or a refusal to guess."""

from datetime import date

import pytest
from fenshui.basin.cells import columns_of, is_id, number, truth, whole_number
from fenshui.basin.rows import Reach, Right


@pytest.mark.parametrize(("text", "value"), [("1", 1.0), ("-0.5", -0.5), ("1e3", 1000.0), (".5", 0.5)])
def test_numbers(text, value):
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "nan", "inf", "1e999", "1_000", "1,5", "0x10", "one"])
def test_what_is_no_finite_decimal_number(text):
    with pytest.raises(ValueError):
        number(text)


@pytest.mark.parametrize(("text", "value"), [("5.0", 5), ("6e7", 60_000_000), ("-3", -3)])
def test_whole_numbers(text, value):
    assert whole_number(text) == value
    assert type(whole_number(text)) is int


@pytest.mark.parametrize("text", ["0.5", "1e17", "nan"])
def test_what_is_no_whole_number_or_too_large_to_be_told_exactly(text):
    with pytest.raises(ValueError):
        whole_number(text)


def test_truth():
    assert (truth("true"), truth("FALSE")) == (True, False)
    with pytest.raises(ValueError, match="yes"):
        truth("yes")


@pytest.mark.parametrize(("text", "good"), [("a", True), ("A.b_c-9", True), ("x" * 64, True), ("x" * 65, False)])
def test_ids(text, good):
    assert is_id(text) is good


@pytest.mark.parametrize("text", ["", "a b", "a/b", "黄河", "a\n"])
def test_what_is_no_id(text):
    assert not is_id(text)


def test_a_column_may_be_called_otherwise_than_its_field():
    assert {column.name: column.field for column in columns_of(Reach)}["from"] == "from_node"
    assert {column.name: column.field for column in columns_of(Right)}["class"] == "right_class"
    valid = next(column for column in columns_of(Right) if column.name == "valid_to")
    assert (valid.parse("2024-07-01"), valid.must_be_there) == (date(2024, 7, 1), False)
