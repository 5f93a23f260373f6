"""Where a line breaks."""

from fenshui.export.typesetting import broken
from hypothesis import given
from hypothesis import strategies as st


def measure(text):
    """A Chinese character is two wide, a Latin one is one."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)


def test_chinese_breaks_anywhere_and_words_break_at_spaces():
    assert broken("水权转让协议", 6, measure) == ["水权转", "让协议"]
    assert broken("water right transfer", 12, measure) == ["water right", "transfer"]
    assert broken("每年 5,000,000 m³", 10, measure) == ["每年", "5,000,000", "m³"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one():
    assert broken("转让方，受让方", 6, measure) == ["转让", "方，受", "让方"]
    assert broken("协议（简称）", 6, measure) == ["协议", "（简", "称）"]


def test_ids_break_after_a_hyphen_and_dates_do_not():
    assert broken("ningdong-industry", 10, measure) == ["ningdong-", "industry"]
    assert broken("至 2026-12-31", 10, measure) == ["至", "2026-12-31"]


def test_a_word_longer_than_a_line_is_cut_and_nothing_is_lost():
    assert broken("a" * 25, 10, measure) == ["a" * 10, "a" * 10, "a" * 5]
    assert broken("", 10, measure) == [""]


@given(st.text("水权，。（）a b-1", max_size=40), st.integers(4, 20))
def test_no_character_is_ever_lost_and_no_line_is_too_wide_unless_marks_hang_on_it(text, width):
    lines = broken(text, width, measure)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(measure(line) <= width or len(line) == 1 for line in lines)
