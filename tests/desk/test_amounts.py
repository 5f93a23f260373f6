"""Numbers as people type them: what may be meant otherwise is refused in one line that quotes it."""

import pytest
from fenshui.desk.amounts import amount, whole
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
