"""A sentence that stands by itself begins as a line does."""

import pytest
from fenshui.words import say, say_line, sentence

WHERE = sentence("negotiation.corridor_figures")


@pytest.mark.parametrize(
    ("what", "begins"),
    [
        (WHERE, "Price corridor: expected"),
        (sentence("desk.day_too_late", found="soon", last="now"), "Found “soon”"),
        (sentence("export.other_log", found="a", expected="b"), "entry.json: names the log"),  # a file keeps its name
        (sentence("untold.no_limit", column="x", region="y"), "regions.csv states no"),
        (sentence("export.file_changed", file="impact.json"), "impact.json"),
        (sentence("authority.unit"), "hm³"),
    ],
)
def test_a_line_begins_with_a_capital_where_it_begins_with_a_word_of_ours(what, begins):
    assert say_line(what, "en").startswith(begins)


def test_a_line_that_begins_with_another_sentence_begins_as_that_does():
    both = sentence("desk.both", first=WHERE, second=WHERE)
    assert say(both, "en").startswith("price corridor")
    assert say_line(both, "en") == f"{say_line(WHERE, 'en')} {say(WHERE, 'en')}"


def test_in_chinese_a_line_is_the_sentence():
    assert say_line(WHERE, "zh_CN") == say(WHERE, "zh_CN")
