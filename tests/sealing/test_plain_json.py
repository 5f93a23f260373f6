"""Reading canonical JSON quickly lets nothing pass that the close look would refuse, and spells nothing otherwise."""

import unicodedata

import pytest
from fenshui.sealing.canonical import canonical_bytes, parse_canonical, parse_strictly, spelled
from fenshui.sealing.plain_json import read_plain
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st

TEXT = st.text(max_size=6)
SEEN = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=6).map(
    lambda text: unicodedata.normalize("NFC", text)
)
NUMBERS = st.integers(-(2**54), 2**54) | st.floats() | st.just(None)


def documents(text, leaves):
    values = st.recursive(
        leaves | st.booleans() | text,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
        max_leaves=8,
    )
    return st.dictionaries(text, values, max_size=4)


def outcome(act, data):
    try:
        return act(data)
    except Refused as refused:
        return refused.sentence.id


def closely(data):
    """As it is read where nothing is taken for plain."""
    document = parse_strictly(data)
    if spelled(document) != data:
        raise Refused("sealing.not_canonical")
    return document


@given(documents(SEEN, st.integers(-(10**15) + 1, 10**15 - 1)))
def test_what_people_write_is_plain(document):
    data = canonical_bytes(document)
    assert read_plain(data) == document or b"\\" in data


@given(documents(TEXT, NUMBERS))
def test_whatever_can_be_spelled_is_read_as_the_close_look_reads_it(document):
    try:
        data = spelled(document)
    except (TypeError, ValueError):
        return
    assert outcome(parse_canonical, data) == outcome(closely, data)


PIECES = [b"1.5", b"1e5", b"-0", b"null", b"NaN", b"true", b'"', b'"a":1,', b"{", b"}", b"[", b"]", b",", b" ",
          b"\n", b"\\", b"\\u0041", b"\xff", "\u200b".encode(), "e\u0301".encode(), b"9" * 17]  # fmt: skip


@given(documents(SEEN, st.integers(-9, 9)), st.sampled_from(PIECES), st.integers(0, 400), st.integers(0, 2))
def test_a_piece_put_in_anywhere_is_read_as_the_close_look_reads_it(document, piece, where, instead_of):
    data = canonical_bytes({"a": 1, **document})
    where %= len(data) + 1
    data = data[:where] + piece + data[where + instead_of :]
    assert outcome(parse_canonical, data) == outcome(closely, data)


@pytest.mark.parametrize(
    "data",
    [b'{"a":1.0}', b'{"a":1e5}', b'{"a":null}', b'{"a":"\\n"}', b'{"a":9007199254740993}', b"[1]", b"1", b"", b'{"a":1',
     '{"a":"\u202e"}'.encode(), '{"a":"e\u0301"}'.encode(), b'{"a": 1}', b'{"a":"\xff"}', b'{"a":[}'],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_close_look(data):
    assert read_plain(data) is None


@pytest.mark.parametrize("levels", range(13, 19))
@pytest.mark.parametrize("pair", [(b"[", b"]"), (b'{"a":', b"}")])
def test_depth_is_counted_as_the_close_look_counts_it(levels, pair):
    data = b'{"a":' + pair[0] * levels + b"1" + pair[1] * levels + b"}"
    assert outcome(parse_canonical, data) == outcome(closely, data)
    mixed = b'{"a":' + b'[{"a":' * (levels // 2) + b"1" + b"}]" * (levels // 2) + b"}"
    assert outcome(parse_canonical, mixed) == outcome(closely, mixed)


def test_a_key_that_stands_twice_is_refused():
    assert outcome(parse_canonical, b'{"a":1,"a":1}') == "sealing.key_twice"
