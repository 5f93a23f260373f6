"""JSON of foreign files: besides what `json_text` refuses, no number that a float cannot hold and no broken text."""

import json
import math
import re

from fenshui.reading.encoding import decoded
from fenshui.reading.json_text import each_key_once, nesting, no_constant
from fenshui.reading.problem import Problem
from fenshui.words import Refused, said_by_reader, sentence

MOST_DEPTH = 64
MOST_BYTES = 128 * 2**20
_EXACT = 2**53
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")


def read_strict_json(content: bytes, file: str) -> tuple[object, list[Problem]]:
    """The value in a JSON text, with warnings. Raises `Refused` with the first thing that is wrong."""
    if len(content) > MOST_BYTES:
        raise Refused("reading.too_large", file=file, most_mib=MOST_BYTES // 2**20)
    text, problems = decoded(content, file)
    large: list[str] = []

    def whole(digits: str) -> int:
        value = int(digits)
        if abs(value) > _EXACT:
            large.append(digits)
        return value

    try:
        value: object = json.loads(
            text, object_pairs_hook=each_key_once, parse_constant=no_constant, parse_float=_number, parse_int=whole
        )
    except (ValueError, RecursionError) as fault:
        raise Refused("reading.not_json", file=file, reason=said_by_reader(fault)) from None
    if nesting(value, MOST_DEPTH) > MOST_DEPTH:
        raise Refused("reading.too_deep", file=file, most=MOST_DEPTH)
    if _ESCAPED.search(text) and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise Refused("foreign.half_character", file=file)
    if large:
        problems.append(Problem(file, large[0][:40], sentence("foreign.expected.exact"), is_warning=True))
    return value, problems


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text[:40]} is too large for a number")
    return value
