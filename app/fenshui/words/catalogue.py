"""The catalogues: one file a room and language, `words/<language>/<room>.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from fenshui.words.counting import filled
from fenshui.words.naming import Named, name_in
from fenshui.words.sentence import Sentence

LANGUAGES = ("zh_CN", "en")
_FOLDER = Path(__file__).resolve().parent
_WORD = re.compile(r"[a-z][a-z’'-]*(?![\w.’'-])")
_VALUE = re.compile(r"\{(\w+)\}")


def say(what: Sentence, language: str) -> str:
    """The sentence in `language`. Raises KeyError where the catalogue lacks it (a test keeps that from happening)."""
    values = {name: _spoken(value, language) for name, value in what.values.items()}
    return filled(_room(language, what.id.partition(".")[0])[what.id], **values)


def say_line(what: Sentence, language: str) -> str:
    """The sentence as a line of its own: with a capital where it begins with a word, not with a file or an id."""
    said, words = say(what, language), _room(language, what.id.partition(".")[0])[what.id]
    begins = _VALUE.match(words)
    first = what.values.get(begins[1]) if begins else None
    if isinstance(first, Sentence):
        return say_line(first, language) + said[len(say(first, language)) :]
    return said[:1].upper() + said[1:] if _WORD.match(words) else said


def in_both(what: Sentence) -> dict[str, str]:
    """The sentence as plain values: `zh` and `en`."""
    chinese, english = (say(what, language) for language in LANGUAGES)
    return {"zh": chinese, "en": english}


def term(words: str, code: object) -> Sentence | str:
    """A word of the formats as people say it: that of `words` (`ledger.kind`); one that is not there stays as it is."""
    said = Sentence(f"{words}.{code}")
    return said if said.id in _room(LANGUAGES[0], words.partition(".")[0]) else str(code)


def _spoken(value: object, language: str) -> object:
    if isinstance(value, Named):
        return name_in(value.row, language)
    return say(value, language) if isinstance(value, Sentence) else value


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its id: `<room>.<key>`."""
    found: dict[str, str] = {}
    for file in sorted((_FOLDER / language).glob("*.toml")):
        found.update(_room(language, file.stem))
    return found


@cache
def _room(language: str, room: str) -> Mapping[str, str]:
    """The sentences of one room, read when the first of them is said."""
    file = _FOLDER / language / f"{room}.toml"
    return dict(_flat(room, tomllib.loads(file.read_text(encoding="utf-8")))) if file.is_file() else {}


def _flat(prefix: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{prefix}.{key}", value)
        else:
            yield f"{prefix}.{key}", str(value)
