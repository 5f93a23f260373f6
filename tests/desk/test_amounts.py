"""Numbers as people type them: what may be meant otherwise is refused in one line that quotes it."""

import pytest
from fenshui.desk.amounts import amount, place, whole
from fenshui.words import Refused


@pytest.mark.parametrize(("typed", "read"), [("1,501", 1501), ("1，501", 1501), ("12", 12), ("1,234,567", 1_234_567)])
def test_thousands_may_stand_apart(typed, read):
    assert whole("Volume", 0, 10**9)(typed) == amount("Volume", 0, 10**9)(typed) == read


@pytest.mark.parametrize("typed", ["7,5", "7，5", "1,50", "1 501", "1\u00a0501", "1_501", "1234,567", "nan", "inf", ""])
@pytest.mark.parametrize("reader", [whole, amount])
def test_a_decimal_comma_a_space_and_an_underscore_are_refused_and_quoted_as_they_were_typed(reader, typed):
    with pytest.raises(Refused) as refused:
        reader("Volume", 0, 10**9)(typed)
    assert refused.value.sentence.values["found"] == typed


def test_more_digits_than_can_be_kept_are_refused_and_bounds_are_told_in_full():
    assert amount("Price", 0, 9, digits=2)("1.250") == 1.25
    with pytest.raises(Refused) as refused:
        amount("Price", 0, 9, digits=2)("1.255")
    assert refused.value.sentence.values == {"name": "Price", "found": "1.255", "digits": 2}
    with pytest.raises(Refused) as refused:
        amount("Volume", 1e-8, 12_345_678.9)("x")
    said = refused.value.sentence.values
    assert (said["least"], said["most"]) == ("0.00000001", "12,345,678.9")


@pytest.mark.parametrize("typed", ["119.25,37.76", "119.25，37.76", " 119.25 , 37.76 "])
def test_a_place_is_a_longitude_and_a_latitude(typed):
    assert place("--outlet")(typed) == (119.25, 37.76)


@pytest.mark.parametrize("typed", ["119.25", "119,25,37,76", "119.25, 97", "east, north", ""])
def test_what_is_no_place_is_refused_whole(typed):
    with pytest.raises(Refused) as refused:
        place("--outlet")(typed)
    assert refused.value.sentence.values == {"name": "--outlet", "found": typed}
