"""A row in a sentence is called by its name in the language of whoever reads it."""

import pytest
from fenshui.basin.rows import Holder
from fenshui.words import Named, Refused, say

BOTH = Holder("h", "山地农户", "Hill farmers")
CHINESE = Holder("h", "山地农户", "")
NEITHER = Holder("h", "", "")


@pytest.mark.parametrize(
    ("row", "english", "chinese"),
    [(BOTH, "Hill farmers", "山地农户"), (CHINESE, "山地农户", "山地农户"), (NEITHER, "h", "h")],
)
def test_a_holder_is_named_in_each_language_by_what_name_there_is(row, english, chinese):
    refused = Refused("negotiation.not_its_water", holder=Named(row))
    assert say(refused.sentence, "en").startswith(f"{english} neither gives nor takes")
    assert say(refused.sentence, "zh_CN").startswith(f"按这些条款 {chinese} 既不")
    assert str(refused) == "negotiation.not_its_water(holder=h)"
