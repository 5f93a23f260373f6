"""Every sentence exists in both languages, with the same values to fill in, and every one is used."""

import ast
import re
import string
from pathlib import Path

import fenshui
import pytest
from fenshui.words import LANGUAGES, Refused, filled, say, sentence
from fenshui.words.catalogue import catalogue

SOURCE = Path(fenshui.__file__).parent
EACH_IN_ITS_OWN_WAY = {"statement.in_both", "statement.volume"}
"""Sentences that pick their language's own value: a name in it, a volume in its customary unit."""
SPEAKERS = {"sentence", "Refused", "text", "tell", "Sentence", "say"}


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def said_in_source():
    """Message ids written out in the source, and patterns of those put together with `f"…{…}"`."""
    exact, patterns = {}, {}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and _is_id(node.value):
                exact[node.value] = file.name
            if isinstance(node, ast.Call) and _name(node.func) in SPEAKERS and node.args:
                _collect(node.args[0], file.name, exact, patterns)
    return exact, patterns


def _is_id(value):
    return isinstance(value, str) and re.fullmatch(r"[a-z_]+(\.[A-Za-z0-9_\-]+)+", value) is not None


def _name(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _collect(argument, file, exact, patterns):
    if isinstance(argument, ast.IfExp):
        _collect(argument.body, file, exact, patterns)
        _collect(argument.orelse, file, exact, patterns)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        exact[argument.value] = file
    elif isinstance(argument, ast.JoinedStr):
        parts = [re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in argument.values]
        patterns["".join(parts)] = file


EXACT, PATTERNS = said_in_source()
ROOMS = {message.split(".")[0] for language in LANGUAGES for message in catalogue(language)}


def test_both_languages_say_the_same_things():
    assert set(catalogue("zh_CN")) == set(catalogue("en"))


@pytest.mark.parametrize("message", sorted(set(catalogue("en")) - EACH_IN_ITS_OWN_WAY))
def test_both_languages_fill_in_the_same_values(message):
    assert placeholders(catalogue("zh_CN")[message]) == placeholders(catalogue("en")[message])


def test_every_sentence_written_in_the_source_is_in_the_catalogue():
    known = set(catalogue("en"))
    written = {message for message in EXACT if message.split(".")[0] in ROOMS and not message.endswith(".toml")}
    called = {message for message in written if message not in known and not _is_prefix(message, known)}
    assert {message: EXACT[message] for message in called if not _is_module(message)} == {}


def _is_prefix(message, known):
    return any(each.startswith(f"{message}.") for each in known)


def _is_module(message):
    """Names such as `basin.toml` or `basin.csv` look like ids and are files."""
    return message.rsplit(".", 1)[-1] in {"toml", "csv", "json", "pem", "sqlite", "py", "md", "geojson", "png", "pdf"}


def test_every_sentence_put_together_in_the_source_finds_one_in_the_catalogue():
    lost = {
        one: file for one, file in PATTERNS.items() if not any(re.fullmatch(one, known) for known in catalogue("en"))
    }
    assert lost == {}


def test_no_sentence_lies_idle():
    patterns = [re.compile(pattern) for pattern in PATTERNS]
    idle = [
        message
        for message in catalogue("en")
        if message not in EXACT and not any(pattern.fullmatch(message) for pattern in patterns)
    ]
    assert idle == []


def test_a_sentence_inside_a_sentence_is_said_in_the_same_language():
    inner = sentence("basin.expected.number")
    outer = sentence("reading.problem", place="a.csv:2", column="", found="x", expected=inner)
    assert say(outer, "en") == "a.csv:2: found “x”, expected a number"
    assert say(outer, "zh_CN") == "a.csv:2：读到“x”，应为数字"


def test_a_refusal_carries_its_sentence_and_reads_well_in_a_log():
    refused = Refused("basin.no_such_folder", folder="x")
    assert refused.sentence == sentence("basin.no_such_folder", folder="x")
    assert str(refused) == "basin.no_such_folder(folder=x)"


def test_a_sentence_that_is_not_there_is_a_bug():
    with pytest.raises(KeyError):
        say(sentence("basin.no_such_sentence"), "en")


def test_no_english_is_left_in_the_chinese():
    """A Chinese sentence without a Chinese character may hold values, signs and names such as GeoJSON, but no words."""
    plain = {
        m: re.sub(r"{[^}]*}", "", text) for m, text in catalogue("zh_CN").items() if not re.search("[一-鿿]", text)
    }
    assert {message: text for message, text in plain.items() if re.search(r"\b[a-z]{4,}\b", text)} == {}


HAN = "[一-鿿]"
NAMES = re.compile(r"万m³|\d+月|\d+号")
"""A unit, months and numbers of decrees, which are written without a space."""


def test_between_chinese_and_latin_stands_a_space_in_every_sentence():
    meets = re.compile(f"{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}")
    plain = {message: NAMES.sub("", re.sub(r"{[^}]*}", "∎", text)) for message, text in catalogue("zh_CN").items()}
    assert {message: text for message, text in plain.items() if meets.search(text)} == {}


def test_where_a_value_meets_chinese_a_space_stands_before_and_behind_latin_only():
    meeting = [text for text in catalogue("zh_CN").values() if re.search(f"{HAN}{{\\w+}}|{{\\w+}}{HAN}", text)]
    assert meeting != []
    for text in meeting:
        latin, chinese = (filled(text, **dict.fromkeys(placeholders(text), value)) for value in ("a.csv", "丙"))
        assert re.search(f"{HAN}a|v{HAN}", latin) is None and re.search(f"{HAN} a|v {HAN}", latin) is not None
        assert chinese == text.format(**dict.fromkeys(placeholders(text), "丙"))
    line = sentence(
        "reading.problem", place="a.csv:2", found="x", expected=sentence("basin.expected.id_of", file="b.csv")
    )
    assert say(line, "zh_CN") == "a.csv:2：读到“x”，应为 b.csv 中的编号"


ONE_WORD = {"可减缓": "可补救"}
"""What the catalogue says of one thing only in the words on the right."""


def test_one_thing_has_one_word_in_chinese():
    told = catalogue("zh_CN")
    assert {message: word for word in ONE_WORD for message, text in told.items() if word in text} == {}
    assert [message for message, text in told.items() if message.startswith("screen.") and "交易" in text] == []


def test_a_noun_follows_its_number():
    told = "{n:reach|reaches} of {basin}, {share:.1f} lost"
    assert [filled(told, n=n, basin="x", share=0.25) for n in (0, 1, 2, 1200)] == [
        "0 reaches of x, 0.2 lost",
        "1 reach of x, 0.2 lost",
        "2 reaches of x, 0.2 lost",
        "1,200 reaches of x, 0.2 lost",
    ]
    assert filled("{n:year|years}", n="1") == "1 year"  # a number that is a text already
    assert say(sentence("edit.deleted_with", id="a", reaches=1, rights=0, rows=1), "en").startswith(
        "a: deleted with what hangs on it: 1 reach, 0 rights, 1 other row."
    )


def test_no_english_sentence_counts_one_of_many():
    """A number before a noun in the plural is told with the noun for one as well, unless it is a bound."""
    counted = "count|reaches|nodes|rights|rows|entries|periods|acts|members|trades"
    many = re.compile(rf"\{{({counted})\}} (more |other )?[a-z]+s\b")
    assert [message for message, text in catalogue("en").items() if many.search(text)] == []
