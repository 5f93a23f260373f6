"""8  What a ledger holds, line by line, for those who look into it."""

from dataclasses import dataclass
from pathlib import Path

from fenshui.desk.book import open_book
from fenshui.ledger.entry import Entry

_TELLING = ("agreement", "role", "right", "holder", "lien", "lot", "release", "project", "water_year", "text", "reason")
"""Fields that say what an entry is about, in this order."""


@dataclass(frozen=True)
class LedgerLine:
    """One entry: its number, time (UTC), kind, what it is about, and the person in both languages, if any."""

    seq: int
    time: str
    kind: str
    about: str
    name_zh: str = ""
    name_en: str = ""


@dataclass(frozen=True)
class LedgerView:
    """A ledger as it stood when it was read: the name of its log and its lines."""

    path: Path
    log: str
    lines: tuple[LedgerLine, ...]


def read_ledger(path: Path) -> LedgerView | None:
    """What a ledger holds; None where there is none yet. Raises `Refused` where the file is no ledger or damaged."""
    if not path.exists():
        return None
    with open_book(path) as ledger:
        lines = tuple(_line(entry) for entry in ledger.entries())
        return LedgerView(path, ledger.state.log, lines)


def _line(entry: Entry) -> LedgerLine:
    person = entry.fields.get("person")
    names = (str(person["name_zh"]), str(person["name_en"])) if isinstance(person, dict) else ("", "")
    return LedgerLine(entry.seq, entry.time, entry.kind, _about(entry), *names)


def _about(entry: Entry) -> str:
    fields = entry.fields
    agreement = fields.get("agreement")
    if isinstance(agreement, dict):
        return str(agreement.get("id", ""))
    return " · ".join(str(fields[name]) for name in _TELLING if fields.get(name))
