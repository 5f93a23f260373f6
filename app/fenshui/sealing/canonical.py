"""The one way a document turns into bytes, so that two desks sign and hash the same thing."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import rfc8785

from fenshui.sealing.plain_json import DEEPEST, LARGEST_BYTES, read_plain
from fenshui.words import Refused

LARGEST_INTEGER = 2**53 - 1

_BEYOND_FFFF = b"\xf0\xf1\xf2\xf3\xf4"
"""The bytes with which UTF-8 begins a character beyond U+FFFF, and no other."""
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NEVER_SEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that a reader cannot see, or sees otherwise than they are stored: control, format (all bidi
overrides and zero-width characters), surrogate, private, unassigned, line and paragraph separators."""


def canonical_bytes(document: Mapping[str, Any]) -> bytes:
    """The bytes of a document as they are signed and hashed: RFC 8785 (sorted keys, no spaces, UTF-8).

    Strings, whole numbers up to 2⁵³−1, truth values, lists and objects only; raises `Refused` for anything else.
    """
    _check(document, "$", 1)
    data = spelled(document)
    if len(data) > LARGEST_BYTES:
        raise Refused("sealing.too_large", found=len(data), most=LARGEST_BYTES)
    return data


def spelled(document: Mapping[str, Any]) -> bytes:
    """The canonical bytes of a document that was checked before, as everything inside a canonical one was.

    orjson spells it as RFC 8785 does, a hundred times faster, but for one thing: it sorts keys by code point where
    the RFC sorts by UTF-16 unit, which differs beyond U+FFFF only.
    """
    try:
        data = orjson.dumps(document, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # a mapping or sequence of another class
        return rfc8785.dumps(document)
    beyond = not data.isascii() and len(data.translate(None, _BEYOND_FFFF)) < len(data)
    return rfc8785.dumps(document) if beyond else data


def parse_canonical(data: bytes) -> dict[str, Any]:
    """The document that these bytes are; raises `Refused` unless they are exactly its canonical form."""
    document = read_plain(data)
    if document is not None and spelled(document) == data:
        return document
    document = parse_strictly(data)
    if spelled(document) != data:
        raise Refused("sealing.not_canonical")
    return document


def parse_strictly(data: bytes) -> dict[str, Any]:
    """A JSON object in any layout, under the same rules as the canonical form; raises `Refused`."""
    if len(data) > LARGEST_BYTES:
        raise Refused("sealing.too_large", found=len(data), most=LARGEST_BYTES)
    if _depth(data) > DEEPEST:
        raise Refused("sealing.too_deep", where="$", most=DEEPEST)
    try:
        document = json.loads(data.decode("utf-8"), object_pairs_hook=_no_key_twice, parse_constant=_no_number)
    except ValueError as fault:
        raise Refused("sealing.not_json", why=str(fault).splitlines()[0]) from None
    if not isinstance(document, dict):
        raise Refused("sealing.not_an_object")
    _check(document, "$", 1)
    return document


def _depth(data: bytes) -> int:
    """How deep the brackets go, told before parsing so that no parser recurses into a trap."""
    deepest = depth = 0
    for bracket in re.findall(rb"[\[\]{}]", _STRING.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused("sealing.key_twice", key=twice)
    return found


def _no_number(text: str) -> Any:
    raise Refused("sealing.not_whole", where="$", found=text)


def _check(value: Any, where: str, depth: int) -> None:
    if depth > DEEPEST:
        raise Refused("sealing.too_deep", where=where, most=DEEPEST)
    if isinstance(value, str):
        _check_text(value, where)
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise Refused("sealing.number_too_large", where=where, found=value)
    elif isinstance(value, Mapping):
        _check_members(value, where, depth)
    elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        for number, item in enumerate(value):
            _check(item, f"{where}[{number}]", depth + 1)
    elif isinstance(value, float):
        raise Refused("sealing.not_whole", where=where, found=value)
    else:
        raise Refused("sealing.not_sealable", where=where, found=type(value).__name__)


def _check_members(members: Mapping[Any, Any], where: str, depth: int) -> None:
    for key, item in members.items():
        if not isinstance(key, str):
            raise Refused("sealing.not_sealable", where=where, found=type(key).__name__)
        _check_text(key, where)
        _check(item, f"{where}.{key}", depth + 1)


def _check_text(text: str, where: str) -> None:
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return
    for character in text:
        if unicodedata.category(character) in _NEVER_SEEN:
            raise Refused("sealing.unseen_character", where=where, found=f"U+{ord(character):04X}")
    if not unicodedata.is_normalized("NFC", text):
        raise Refused("sealing.not_composed", where=where)
