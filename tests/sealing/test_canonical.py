"""One spelling for every document."""

import json
import unicodedata

import pytest
import rfc8785
from fenshui.sealing.canonical import canonical_bytes, parse_canonical, parse_strictly
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=8).map(
    lambda text: unicodedata.normalize("NFC", text)
)
VALUES = st.recursive(
    st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def why(act, *given_to_it):
    with pytest.raises(Refused) as refused:
        act(*given_to_it)
    return refused.value.sentence.id


def test_keys_are_sorted_and_nothing_is_wasted():
    assert canonical_bytes({"b": [1, -2], "a": {"量": "万m³"}}) == '{"a":{"量":"万m³"},"b":[1,-2]}'.encode()


def test_keys_are_sorted_by_utf_16_units_as_rfc_8785_says():
    # U+1F600 is written with the surrogate D83D, which sorts before U+FF01 although its code point is greater
    assert canonical_bytes({"！": 1, "😀": 2, "z": 3, "é": 4}) == '{"z":3,"é":4,"😀":2,"！":1}'.encode()


@given(st.dictionaries(TEXT, VALUES, max_size=4))
def test_the_spelling_is_that_of_the_rfc(document):
    assert canonical_bytes(document) == rfc8785.dumps(document)


@given(st.dictionaries(TEXT, VALUES, max_size=4))
def test_every_document_comes_back_from_its_bytes(document):
    assert parse_canonical(canonical_bytes(document)) == document


@given(st.dictionaries(TEXT, VALUES, max_size=4))
def test_any_other_spelling_is_refused(document):
    data = json.dumps(document, ensure_ascii=True, indent=1).encode()
    if data != canonical_bytes(document):
        assert why(parse_canonical, data) == "sealing.not_canonical"
    assert parse_strictly(data) == document


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"a": 1.0}, "sealing.not_whole"),
        ({"a": None}, "sealing.not_sealable"),
        ({"a": b"x"}, "sealing.not_sealable"),
        ({1: "a"}, "sealing.not_sealable"),
        ({"a": 2**53}, "sealing.number_too_large"),
        ({"a": "line\nbreak"}, "sealing.unseen_character"),
        ({"a": "right\u202eleft"}, "sealing.unseen_character"),
        ({"a": "zero\u200bwidth"}, "sealing.unseen_character"),
        ({"a": "\u0378"}, "sealing.unseen_character"),
        ({"a\x7f": 1}, "sealing.unseen_character"),
        ({"a": "e\u0301"}, "sealing.not_composed"),
        ({"a": "x" * (1 << 20)}, "sealing.too_large"),
    ],
)
def test_what_a_reader_cannot_see_or_count_is_refused(document, reason):
    assert why(canonical_bytes, document) == reason


def test_sixteen_levels_pass_and_seventeen_do_not():
    def nested(levels):
        return {"a": nested(levels - 1)} if levels else 1

    assert canonical_bytes(nested(15)).count(b"{") == 15
    assert why(canonical_bytes, nested(16)) == "sealing.too_deep"
    assert why(parse_strictly, b"[" * 100_000 + b"]" * 100_000) == "sealing.too_deep"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a":1,"a":2}', "sealing.key_twice"),
        (b'{"a":NaN}', "sealing.not_whole"),
        (b'{"a":1e2}', "sealing.not_whole"),
        (b'{"a":-0}', "sealing.not_canonical"),
        (b'{"a":1} ', "sealing.not_canonical"),
        (b'\xef\xbb\xbf{"a":1}', "sealing.not_json"),
        (b'{"a":"\xff"}', "sealing.not_json"),
        (b"[1]", "sealing.not_an_object"),
        (b"", "sealing.not_json"),
        (b'{"a":' + b"9" * 5000 + b"}", "sealing.not_json"),
    ],
)
def test_bytes_that_are_not_a_document_are_refused(data, reason):
    assert why(parse_canonical, data) == reason
