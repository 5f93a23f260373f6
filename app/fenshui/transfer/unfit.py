"""A file of terms whose keys cannot be: every fault at once."""

from collections.abc import Collection, Mapping
from typing import Any

from fenshui.words import Refused, Sentence, sentence

_SHOWN = 80
_LISTED = 300


class Unfit(Refused):
    """Every fault of a file of terms; where there is room for one line only, the first and the keys of the others."""

    def __init__(self, faults: tuple[Sentence, ...]) -> None:
        first, *others = faults
        keys = ", ".join(str(fault.values["key"]) for fault in others)[:_LISTED]
        told = sentence("transfer.and_others", first=first, keys=keys) if others else first
        super().__init__(told.id, **told.values)
        self.faults = faults


def check_terms(
    table: Mapping[str, Any], file: str, checks: Mapping[str, bool], known: Collection[str], kind: str
) -> None:
    """Raise `Unfit` where a key is unknown or does not hold what its kind of file expects of it."""
    wrong = [key for key, holds in checks.items() if not holds] + [key for key in table if key not in known]
    if not wrong:
        return
    strange = sentence("transfer.expected.known_key", keys=", ".join(known))
    faults = []
    for key in wrong:
        expected = sentence(f"transfer.{kind}.{key}") if key in known else strange
        found = str(table.get(key, ""))[:_SHOWN]
        faults.append(sentence("transfer.unusable", file=file, key=key, found=found, expected=expected))
    raise Unfit(tuple(faults))
