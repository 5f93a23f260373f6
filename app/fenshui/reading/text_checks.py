"""Texts that are not what they look like on a screen: hidden controls, turned writing, ids that look alike."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from fenshui.reading.foreign import Cell, ForeignTable
from fenshui.reading.problem import Problem
from fenshui.words import sentence

MOST_LETTERS = 10_000
_HIDDEN = re.compile(
    "[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_PATH = re.compile(r"[\\/\n\r<>]|\.\.")
_LOOKALIKE = str.maketrans(
    "АВЕІЈКМНОРСТХУЅԚаеіјорсухѕ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο" "—–−‐‑",
    "ABEIJKMHOPCTXYSQaeijopcyxs" "ABEZHIKMNOPTYXo" "-----",
)  # fmt: skip
_ID_NAMES = re.compile(r"(.*[_ ])?(id|code|no)|.*(编号|权证号|许可证号|代码)|hyriv_id|comid|reachcode", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d{1,3})?")


def text_problems(table: ForeignTable) -> Iterator[Problem]:
    """Every text that is broken (a fault) or hides something (a warning); each column is named once."""
    yield from _name_problems(table)
    named: set[tuple[str, str]] = set()
    for column, row, text in table.texts():
        found = _problem(text)
        if found is not None and (column, found) not in named:
            named.add((column, found))
            is_warning = found != "no_nul"
            expected = sentence(f"foreign.expected.{found}")
            yield Problem(table.name, ascii(text)[:80], expected, row=row, column=column, is_warning=is_warning)
    for name, cells in table.columns.items():
        if is_id_column(name):
            yield from _alike(table.name, name, cells)


def is_id_column(name: str) -> bool:
    """Whether a column holds ids, as far as its name says."""
    return _ID_NAMES.fullmatch(name) is not None


def _name_problems(table: ForeignTable) -> Iterator[Problem]:
    if _HIDDEN.search(table.name) or _PATH.search(table.name) or len(table.name) > 200:
        expected = sentence("foreign.expected.plain_name")
        yield Problem(ascii(table.name)[:80], ascii(table.name)[:80], expected, is_warning=True)
    for name in table.columns:
        if _HIDDEN.search(name) or "\x00" in name:
            yield Problem(
                ascii(table.name)[:80], ascii(name)[:80], sentence("foreign.expected.no_hidden"), is_warning=True
            )


def _problem(text: str) -> str | None:
    if text.isascii() and text.isprintable() and len(text) <= MOST_LETTERS:
        return None
    if "\x00" in text:
        return "no_nul"
    if len(text) > MOST_LETTERS:
        return "short_text"
    return "no_hidden" if _HIDDEN.search(text) else None


def _alike(table: str, column: str, cells: Iterable[Cell]) -> Iterator[Problem]:
    """Ids that differ but look the same, or are the same number."""
    faces: dict[str, str] = {}
    for text in dict.fromkeys(str(cell) for cell in cells if cell is not None):
        for face in {_face(text), _amount(text)} - {""}:
            other = faces.setdefault(face, text)
            if other != text:
                expected = sentence("foreign.expected.unlike", other=ascii(other)[1:-1][:40])
                yield Problem(table, ascii(text)[1:-1][:40], expected, column=column, is_warning=True)
                return


def _face(text: str) -> str:
    """What a text looks like: full-width, Cyrillic and Greek letters as the Latin ones they resemble."""
    return "looks " + unicodedata.normalize("NFKC", text).translate(_LOOKALIKE).casefold().strip()


def _amount(text: str) -> str:
    """Which number a spreadsheet makes of a text."""
    return f"counts {float(text)!r}" if _NUMBER.fullmatch(text) else ""
