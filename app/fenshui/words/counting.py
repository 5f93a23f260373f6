"""Values filled into a sentence; a noun follows its number: `{reaches:reach|reaches}` is 1 reach, 2 reaches.

Between a Chinese character and a Latin letter or digit stands a space, as in every sentence of the catalogue; where a
value meets the words around it, that is seen to here: `应为{expected}` is 应为数字, and 应为 nodes.csv 中的编号.
"""

import re
from string import Formatter

_MEETING = re.compile("[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
"""The end of one text and the beginning of the next where a space is needed between them."""


class _Filled:
    """A value that knows how to stand before its noun."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __str__(self) -> str:
        return str(self._value)

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return format(self._value, spec)
        one, many = spec.split("|")
        number = f"{self._value:,}" if isinstance(self._value, int) else str(self._value)
        return f"{number} {one if number == '1' else many}"


def filled(text: str, /, **values: object) -> str:
    """The text with its values; a place may name the noun for one and for many: `{count:cure|cures}`."""
    said = ""
    for words, name, spec, _ in Formatter().parse(text):
        said = _joined(said, words)
        if name is not None:
            said = _joined(said, format(_Filled(values[name]), spec or ""))
    return said


def _joined(before: str, after: str) -> str:
    return f"{before} {after}" if _MEETING.fullmatch(before[-1:] + after[:1]) else before + after
