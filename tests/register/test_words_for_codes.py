"""A refusal names kinds of entries, uses and objects in words of either language."""

from dataclasses import replace

import pytest
from fenshui.basin import read_basin
from fenshui.places import sample_basin
from fenshui.register.overdrawn import check_may_be_granted
from fenshui.words import LANGUAGES, Refused, say, term


def test_a_word_that_nobody_says_otherwise_stays_as_it_is():
    assert say(term("report.word", "agriculture"), "zh_CN") == "农业"
    assert term("report.word", "tea gardens") == "tea gardens"


def test_why_no_title_is_given_for_a_use_is_said_in_words():
    basin = read_basin(sample_basin("two_farms")).basin
    basin = replace(basin, regions=tuple(replace(row, overdrawn=True) for row in basin.regions))
    with pytest.raises(Refused) as refused:
        check_may_be_granted(basin, "hill", "agriculture")
    said = {language: say(refused.value.sentence, language) for language in LANGUAGES}
    assert "不再为 农业 新增用水权" in said["zh_CN"] and "no new title for agriculture" in said["en"]
