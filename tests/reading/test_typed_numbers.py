"""A comma stands between thousands; where it might be a decimal one nothing is guessed."""

import pytest
from fenshui.reading.typed_number import ungrouped
from hypothesis import given
from hypothesis.strategies import integers


@pytest.mark.parametrize(
    ("typed", "read"), [("1,501", "1501"), ("1，501", "1501"), ("-1,234,567.5", "-1234567.5"), ("7.5", "7.5")]
)
def test_commas_between_thousands_are_let_go(typed, read):
    assert ungrouped(typed) == read


@pytest.mark.parametrize("typed", ["7,5", "7，5", "1,50", "1234,567", "1,2345", ",500", "1,,500", "1 500", "1.5,000"])
def test_a_comma_that_may_be_a_decimal_one_stays_where_it_stands(typed):
    assert ungrouped(typed) == typed


@given(integers())
def test_whatever_is_written_with_thousands_apart_is_the_same_number(value):
    assert int(ungrouped(f"{value:,}")) == value
