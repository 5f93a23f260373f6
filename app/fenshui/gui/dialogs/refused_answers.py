"""Of which answers of a form a refusal speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fenshui.words import Sentence

ABOUT_SECRETS = ("sealing.wrong_passphrase", "sealing.no_passphrase", "desk.passphrases_differ")
"""Refusals after which passphrases are typed anew; after any other nothing that was typed is lost."""

_FOUND = ("found", "path", "file", "folder")


def fields_refused(reason: Sentence, answers: Mapping[str, str], titles: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the fields that a refusal names by their title, else of those that hold what it found.

    `titles` are those of the fields by their names. A refusal of a passphrase speaks of none: they are all empty then.
    """
    values = dict(_values(reason))
    named = tuple(name for name, title in titles.items() if title == values.get("field"))
    found = {str(values[key]) for key in _FOUND if key in values} - {""}
    return named or tuple(name for name, answer in answers.items() if answer in found)


def _values(reason: Sentence) -> Iterator[tuple[str, object]]:
    """What a refusal says, and what it says in it."""
    for name, value in reason.values.items():
        if isinstance(value, Sentence):
            yield from _values(value)
        else:
            yield name, value
