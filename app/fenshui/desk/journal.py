"""What was done at the desk, line by line as it is done: a crash loses at most the act under way.

One file a window, locked while the window lives. A line is a hash and what it is of, so that one torn by a crash is
known; it is handed to the system in one piece before the act counts. (A power cut may cost the last seconds: the desk
does not wait for the disk at every move. What is signed goes the ledger's way, which does.)
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any

from fenshui.desk.proposing import Drafts
from fenshui.desk.wanted import Wanted, wanted_from, wanted_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fenshui.transfer import Transfer

_ENDING = ".journal"
EDITS = ("edit", "unedit", "reedit", "saving")
_HASH = 16
_LOCKED_AT = 1 << 30  # a place in the file where nothing stands, so that the rest can be read
_TAKING = "taking"
_NOWHERE = Path("/nowhere")


@dataclass(frozen=True)
class LeftBehind:
    """A session that never ended: its journal, the basin it worked on, and its drafts with what can be undone."""

    journal: Path
    basin: Path
    drafts: Drafts
    acts: int
    edits: tuple[tuple[str, str | None], ...] = ()
    """What was done to the basin itself since it was opened; of what was saved only the way back."""
    pins: tuple[Wanted, ...] = ()
    """What was pinned beside the draft, or about to be."""

    @property
    def is_worth_more(self) -> bool:
        """Whether there was anything on the table but the basin."""
        return bool(self.drafts.past or self.edits or self.pins)


class Journal:
    """The journal of one session. Give `None` to a desk that keeps none."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = _new_name(folder)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        _lock(self._file)

    def opened(self, basin: Path) -> None:
        """A basin is on the table, and nothing else."""
        self._write("open", str(basin))

    def proposed(self, draft: Transfer | None) -> None:
        """A draft is on the table."""
        from fenshui.transfer import transfer_text

        self._write("propose", None if draft is None else transfer_text(draft))

    def undone(self) -> None:
        """The draft before is on the table again."""
        self._write("undo", None)

    def redone(self) -> None:
        """The draft that was undone is on the table again."""
        self._write("redo", None)

    def began(self, settings: str) -> None:
        """A new basin is on the table, which lies nowhere yet."""
        self._write("new", settings)

    def edited(self, kind: str, what: str | None = None) -> None:
        """The basin was edited (`edit`, with the difference), an edit undone or redone, or it is being saved."""
        self._write(kind, what)

    def pinned(self, wanted: Sequence[Wanted]) -> None:
        """All that is pinned or about to be; nothing else is any more."""
        self._write("pins", wanted_text(wanted) if wanted else None)

    def take_over(self, left: LeftBehind) -> None:
        """Go on where another session broke off: its acts are written here first, then its journal goes.

        While both are there the old one counts: what stands here may be a part of it.
        """
        self._write(_TAKING, left.journal.name)
        for kind, value in _acts(left.journal):
            self._write(kind, value)
        left.journal.unlink(missing_ok=True)

    def close(self) -> None:
        """The session ends as it should: nothing is left behind."""
        os.close(self._file)
        self.path.unlink(missing_ok=True)

    def _write(self, kind: str, value: str | None) -> None:
        text = json.dumps([kind, value], ensure_ascii=False).encode()
        with contextlib.suppress(OSError):  # a full disk must not stop the work it would have kept
            os.write(self._file, sha256(text).hexdigest()[:_HASH].encode() + b" " + text + b"\n")


def left_behind(folder: Path) -> LeftBehind | None:
    """The newest session in a folder that did not end as it should; None where there is none.

    One that had nothing on the table yet comes after those that had.
    """
    journals = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    found = [left for path in journals if not _is_alive(path) and (left := _replayed(path))]
    return min(found, key=lambda left: not left.is_worth_more, default=None)


def forget(left: LeftBehind) -> None:
    """Let a session go for ever."""
    left.journal.unlink(missing_ok=True)


def _replayed(journal: Path) -> LeftBehind | None:
    """What a journal comes to; None where it has no basin, or where it was only just taking over another."""
    left = LeftBehind(journal, _NOWHERE, Drafts(), 0)
    for kind, value in _acts(journal):
        if kind == _TAKING and journal.with_name(value or "").exists():
            return None
        after = _BASIN_ACTS.get(kind, _after_edit) if kind in (*_BASIN_ACTS, *EDITS) else _after_draft
        left = replace(after(left, kind, value), acts=left.acts + (kind != _TAKING))
    return left if left.basin is not _NOWHERE else None


def _opened(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return LeftBehind(left.journal, Path(value or ""), Drafts(), left.acts)


def _begun(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    return LeftBehind(left.journal, Path(), Drafts(), left.acts, ((kind, value),))


def _saved(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    """The basin lies elsewhere or anew; what was done while it was written is still to be done."""
    at = max(number for number, (act, _) in enumerate(left.edits) if act == "saving")
    return replace(left, basin=Path(value or ""), edits=((kind, left.edits[at][1]), *left.edits[at + 1 :]))


def _after_edit(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    """Another basin takes the pins away, as it does in the window."""
    return replace(left, edits=(*left.edits, (kind, value)), pins=left.pins if kind == "saving" else ())


def _after_draft(left: LeftBehind, kind: str, value: str | None) -> LeftBehind:
    if kind == _TAKING:
        return left
    if kind == "pins":
        return replace(left, pins=wanted_from(value or "[]"))
    if kind in ("undo", "redo"):
        return replace(left, drafts=left.drafts.undone() if kind == "undo" else left.drafts.redone())
    return replace(left, drafts=left.drafts.edited(_draft(value)))


_BASIN_ACTS = {"open": _opened, "new": _begun, "saved": _saved}


def _draft(text: str | None) -> Transfer | None:
    import tomllib

    from fenshui.transfer import transfer_from

    return None if text is None else transfer_from(tomllib.loads(text), "journal")


def _acts(journal: Path) -> Iterator[tuple[str, str | None]]:
    """The acts up to the first line that is torn."""
    with journal.open("rb") as file:
        for line in file:
            text = line[_HASH + 1 : -1]
            if not line.endswith(b"\n") or line[:_HASH] != sha256(text).hexdigest()[:_HASH].encode():
                return
            kind, value = _pair(json.loads(text))
            yield kind, value


def _pair(line: Any) -> tuple[str, str | None]:
    kind, value = line
    return str(kind), None if value is None else str(value)


def _new_name(folder: Path) -> Path:
    """A name that comes but once: another journal may still speak of one that is gone."""
    return folder / f"{time_ns()}-{os.getpid()}{_ENDING}"


def _is_alive(journal: Path) -> bool:
    """Whether a window still writes it: then its lock cannot be had."""
    try:
        file = os.open(journal, os.O_RDWR)
    except OSError:
        return True
    try:
        return not _lock(file)
    finally:
        os.close(file)


if sys.platform == "win32":

    def _lock(file: int) -> bool:
        import msvcrt

        try:
            os.lseek(file, _LOCKED_AT, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(file: int) -> bool:
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
