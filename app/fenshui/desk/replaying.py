"""What a journal comes to: act after act, as they were done in the window."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fenshui.desk.journal_lines import SNAPSHOT, TAKEN, TAKING, Act, acts_in, is_damaged
from fenshui.desk.proposing import Drafts
from fenshui.desk.table import Table
from fenshui.desk.transfer_lines import package_in, transfer_in
from fenshui.desk.wanted import Wanted, wanted_from
from fenshui.words import Refused

if TYPE_CHECKING:
    from fenshui.transfer import Transfer

_NOWHERE = Path("/nowhere")
_UNSEEN = (TAKING, TAKEN, SNAPSHOT, "assessed", "stood", "read", "saving")
"""Acts of the program, which nobody did."""


_UNREADABLE = (Refused, ValueError, TypeError, LookupError, AttributeError)
"""What comes of terms that are not written as this program writes them."""
_OTHER_BASIN = ("open", "new", "edit", "unedit", "reedit")
"""After these another basin is on the table, or the same one edited."""


@dataclass(frozen=True)
class LeftBehind:
    """A session that never ended: its journal, the basin it worked on, and its drafts with what can be undone."""

    journal: Path
    basin: Path
    drafts: Drafts
    acts: int
    edits: tuple[Act, ...] = ()
    """What was done to the basin itself since it was opened; of what was saved only the way back."""
    pins: tuple[Wanted, ...] = ()
    """What was pinned beside the draft, or about to be."""
    package: tuple[Transfer, ...] = ()
    """The transfers collected for the next terms."""
    as_read: str | None = None
    """The digest of the basin before any edit; None where it was not told yet."""
    stamp: str = ""
    """How its files lay there when it was opened; asked where `as_read` was not told yet."""
    is_assessed: bool = False
    """Whether the impact of the draft on the table was known."""
    is_draft_newer: bool = False
    """Whether the draft came to the table after the last edit of the basin."""
    is_damaged: bool = False
    """Whether acts stand behind a line of its journal that cannot be read."""
    drafts_lost: int = 0
    """How many of its drafts, packages and pins this program cannot read."""
    taken: tuple[str, ...] = ()
    """The journals whose acts all stand in this one."""

    @property
    def is_worth_more(self) -> bool:
        """Whether there was anything on the table but the basin."""
        return self.drafts != Drafts() or bool(self.edits or self.pins or self.package)

    @property
    def is_incomplete(self) -> bool:
        """Whether there is more in its journal than can be put back on the table."""
        return self.is_damaged or self.drafts_lost > 0

    @property
    def is_new(self) -> bool:
        """Whether its basin lay nowhere yet."""
        return bool(self.edits) and self.edits[0][0] == "new"

    def is_of(self, place: Path) -> bool:
        """Whether it worked on the basin that lies at a place."""
        return not self.is_new and self.basin.resolve() == place.resolve()


def replayed(journal: Path) -> LeftBehind | None:
    """What a journal comes to; None where it has no basin, or broke off while it was taking over another.

    A draft, a package, terms or pins that cannot be read are lost alone: what stood there before them stands. Raises
    `KeyError` at an act that this program does not know, `ValueError` or `TypeError` at any other not written so.
    """
    left, being_taken = LeftBehind(journal, _NOWHERE, Drafts(), 0), ""
    for kind, value in acts_in(journal):
        being_taken = (value or "") if kind == TAKING else "" if kind == TAKEN else being_taken
        after = replace(_AFTER[kind](left, kind, value), acts=left.acts + (kind not in _UNSEEN))
        left = _with_bearings(left, after, kind)
    return None if being_taken or left.basin is _NOWHERE else replace(left, is_damaged=is_damaged(journal))


def _with_bearings(before: LeftBehind, after: LeftBehind, kind: str) -> LeftBehind:
    """How basin, draft and assessment stand to each other after an act; the same draft once more is no other."""
    basin, draft = kind in _OTHER_BASIN, after.drafts.now != before.drafts.now
    is_assessed = kind == "assessed" or (before.is_assessed and not basin and not draft)
    return replace(after, is_assessed=is_assessed, is_draft_newer=draft or (before.is_draft_newer and not basin))


def told_of_saving(text: str | None) -> dict[str, Any]:
    """What was being written: its `digest`, the way back (`past`) and forth (`future`), and the `number` of the save.

    `saves` are the earlier ones: at which of those basins, counted from the first, and where to. A version before this
    one told none of them, one before that only the digest, and of what was saved only the `path`.
    """
    text = text or ""
    told: dict[str, Any] = json.loads(text) if text.startswith("{") else {"digest": text, "path": text}
    return {"past": [], "future": [], "saves": [], "number": None} | told


def _opened(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return LeftBehind(left.journal, Path(value or ""), Drafts(), left.acts, taken=left.taken)


def _begun(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return LeftBehind(left.journal, Path(), Drafts(), left.acts, ((kind, value),), taken=left.taken)


def _edited(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    """Another basin takes the pins away, as it does in the window."""
    return replace(left, edits=(*left.edits, (kind, value)), pins=())


def _about_to_save(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return replace(left, edits=(*left.edits, (kind, value)))


def _saving(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    """Another basin may have been opened between the wish to save and its beginning: then it is not of this one."""
    number = told_of_saving(value)["number"]
    is_of_this = number is None or (SNAPSHOT, number) in left.edits
    return replace(left, edits=(*left.edits, (kind, value))) if is_of_this else left


def _saved(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    """The basin lies elsewhere or anew; what was done since somebody wished to save it is still to be done."""
    told = told_of_saving(value)
    at = next((at for at in reversed(range(len(left.edits))) if _begins(left.edits[at], told["number"])), None)
    if at is None:
        return left  # another basin was opened meanwhile
    return replace(left, basin=Path(told["path"]), edits=((kind, left.edits[at][1]), *acts_after_save(left.edits, at)))


def acts_after_save(acts: tuple[Act, ...], at: int) -> tuple[Act, ...]:
    """What was done after the wish to save whose act `saving` (or `saved`) stands at a place: also before that act."""
    number = told_of_saving(acts[at][1])["number"] if acts[at][0] == "saving" else None
    wished = next((mark for mark in reversed(range(at)) if acts[mark] == (SNAPSHOT, number)), at)
    return (*acts[wished + 1 : at], *acts[at + 1 :])


def _begins(act: Act, number: str | None) -> bool:
    return act[0] == "saving" and number in (None, told_of_saving(act[1])["number"])


def _read(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return replace(left, as_read=left.as_read or value)


def _stood(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return replace(left, stamp=value or "")


def _let_go(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return replace(left, edits=left.edits[:1] if left.is_new else (), as_read=None, stamp="")


def _pinned(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    try:
        return replace(left, pins=wanted_from(value or "[]"))
    except _UNREADABLE:
        return _without_one(left)


def _proposed(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    try:
        draft = None if value is None else transfer_in(value)
    except _UNREADABLE:
        return _without_draft(left)
    return replace(left, drafts=left.drafts.edited(draft))


def _without_draft(left: LeftBehind) -> LeftBehind:
    """In the place of a draft that cannot be read the one before stands twice, so that undo counts as it did."""
    return replace(_without_one(left), drafts=Drafts(left.drafts.now, (*left.drafts.past, left.drafts.now)))


def _without_one(left: LeftBehind) -> LeftBehind:
    return replace(left, drafts_lost=left.drafts_lost + 1)


def _collected(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    try:
        return replace(left, package=package_in(value or "[]"))
    except _UNREADABLE:
        return _without_one(left)


def _terms_taken(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    try:
        package = package_in(value or "[]")
        first = package[0]
    except _UNREADABLE:
        return _without_draft(left)
    return replace(left, drafts=left.drafts.edited(first), package=Table().with_terms(package).package)


def _draft_undone(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return replace(left, drafts=left.drafts.undone(int(value or 1)))


def _draft_redone(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return replace(left, drafts=left.drafts.redone(int(value or 1)))


def _kept(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return left


def _taken(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return replace(left, taken=(*left.taken, value or ""))


_AFTER = {
    "open": _opened,
    "new": _begun,
    "edit": _edited,
    "unedit": _edited,
    "reedit": _edited,
    "stood": _stood,
    "read": _read,
    SNAPSHOT: _about_to_save,
    "saving": _saving,
    "saved": _saved,
    "let go": _let_go,
    "pins": _pinned,
    "propose": _proposed,
    "package": _collected,
    "terms": _terms_taken,
    "undo": _draft_undone,
    "redo": _draft_redone,
    "assessed": _kept,
    TAKING: _kept,
    TAKEN: _taken,
}
