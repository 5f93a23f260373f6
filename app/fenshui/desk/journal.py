"""What was done at the desk, line by line as it is done: a crash loses at most the act under way.

One file a window, locked while the window lives. A line is handed to the system in one piece before the act counts.
(A power cut may cost the last seconds: the desk does not wait for the disk at every move. What is signed goes the
ledger's way, which does.) A start never depends on a journal: one that cannot be read is put aside.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import time_ns
from typing import TYPE_CHECKING

from fenshui.desk.journal_lines import TAKEN, TAKING, Act, acts_in, is_damaged, line_of, steps_text
from fenshui.desk.locking import claim, is_locked, take_lock
from fenshui.desk.replaying import LeftBehind, replayed
from fenshui.desk.transfer_lines import package_line, transfer_line
from fenshui.desk.wanted import Wanted, wanted_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fenshui.transfer import Transfer

_ENDING = ".journal"
_ASIDE = ".journal-aside"
_BEGINS_NS = 60 * 10**9
"""Until when a window that starts has locked its journal at the latest."""


@dataclass(frozen=True)
class _Taken:
    """A journal whose acts are written into another: held until they stand there, then made to go."""

    path: Path
    file: int
    away: Callable[[Path], object]

    def go(self) -> None:
        """Out of the way of the next start before it is let go, where the system moves files that are open."""
        self.away(self.path)
        os.close(self.file)
        self.away(self.path)


class Journal:
    """The journal of one session. Give `None` to a desk that keeps none."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = _new_name(folder)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        self._turn = Lock()  # a save tells of itself from beside the window
        self._waiting = b""
        self._taken: list[_Taken] = []
        take_lock(self._file)

    def opened(self, basin: Path | None, stamp: str = "") -> None:
        """A basin is on the table, and nothing else; one that lies nowhere yet is told of when it has `began`."""
        if basin is not None:
            self._write(("open", str(basin.absolute())), ("stood", stamp))

    def proposed(self, draft: Transfer | None) -> None:
        """A draft is on the table."""
        self._write(("propose", None if draft is None else transfer_line(draft)))

    def collected(self, package: Sequence[Transfer]) -> None:
        """These transfers are the package for the next terms."""
        self._write(("package", package_line(package)))

    def took_terms(self, package: Sequence[Transfer]) -> None:
        """Terms are on the table: the first transfer to be edited, all of them as the package."""
        self._write(("terms", package_line(package)))

    def undone(self, steps: int = 1) -> None:
        """An earlier draft is on the table again."""
        self._write(("undo", steps_text(steps)))

    def redone(self, steps: int = 1) -> None:
        """A draft that was undone is on the table again."""
        self._write(("redo", steps_text(steps)))

    def assessed(self) -> None:
        """The impact of the draft on the table is known."""
        self._write(("assessed", None))

    def began(self, settings: str) -> None:
        """A new basin is on the table, which lies nowhere yet."""
        self._write(("new", settings))

    def edited(self, kind: str, what: str | None = None) -> None:
        """The basin was edited (`edit`, with the difference), an edit undone or redone, or it is being saved."""
        self._write((kind, what))

    def pinned(self, wanted: Sequence[Wanted]) -> None:
        """All that is pinned or about to be; nothing else is any more."""
        self._write(("pins", wanted_text(wanted) if wanted else None))

    def take_over(self, left: LeftBehind) -> bool:
        """Go on where another session broke off: its acts are written here, then its journal goes.

        Until all of them stand here the old one counts, and this window holds it. One that holds more than could be put
        back is kept aside. False where another window has taken them over meanwhile, or just does.
        """
        claimed = claim(left.journal)
        if claimed is None:
            return False
        try:
            acts = [act for act in acts_in(left.journal) if act[0] not in (TAKING, TAKEN)]
        except OSError:
            os.close(claimed)
            return False
        self._taken.append(_Taken(left.journal, claimed, _set_aside if left.is_incomplete else _remove))
        self._write((TAKING, left.journal.name), *acts, (TAKEN, left.journal.name))
        return True

    def close(self) -> None:
        """The session ends as it should: nothing is left behind."""
        with self._turn:
            os.close(self._file)
            self._file = -1  # the number may soon be another file's
            for taken in self._taken:
                taken.go()
            _remove(self.path)

    def _write(self, *acts: Act) -> None:
        """Acts for which the disk had no room wait for the next, so that none is ever missing between two others."""
        with self._turn:
            self._waiting += b"".join(map(line_of, acts))
            if self._has_room():
                self._waiting = b""
                while self._taken:
                    self._taken.pop().go()

    def _has_room(self) -> bool:
        """Hand over all that waits, or nothing of it. A full disk must not stop the work it would have kept."""
        with contextlib.suppress(OSError):
            before = os.fstat(self._file).st_size
            if os.write(self._file, self._waiting) == len(self._waiting):
                return True
            os.ftruncate(self._file, before)
        return False


def left_behind(
    folder: Path, at: Path | None = None, unreadable: Callable[[Path], object] = lambda kept: None
) -> LeftBehind | None:
    """The newest session in a folder that did not end as it should; None where there is none.

    One that had nothing on the table yet comes after those that had. With `at` only of the basin that lies there.
    Where a journal cannot be read at all, `unreadable` is told where it is kept. What a kill left of a session that was
    just taking another over, or had just taken it over, goes.
    """
    journals = sorted(folder.glob(f"*{_ENDING}"), key=_changed_ns, reverse=True)
    found = [left for path in journals if (left := _read(path, unreadable)) is not None]
    gone_on = {name for left in found for name in left.taken}
    of_these = [left for left in found if left.journal.name not in gone_on and (at is None or left.is_of(at))]
    newest = min(of_these, key=lambda left: not left.is_worth_more, default=None)
    for left in found:
        if left.journal.name in gone_on or (left in of_these and left is not newest and not left.is_worth_more):
            (_set_aside if left.is_incomplete else _remove)(left.journal)
    return newest


def put_aside(journal: Path) -> Path:
    """Never ask a journal again, but keep it; where it is kept."""
    _set_aside(journal)
    return kept_at(journal) or journal


def kept_at(journal: Path) -> Path | None:
    """Where a journal is kept, be it asked again or not; None where it is gone."""
    return next((path for path in (journal.with_suffix(_ASIDE), journal) if path.exists()), None)


def _read(journal: Path, unreadable: Callable[[Path], object]) -> LeftBehind | None:
    """What a journal comes to, where its window is gone; one that cannot be read is of a program that writes others."""
    try:
        if is_locked(journal):
            return None
        left = replayed(journal)
        if left is None and (is_damaged(journal) or _is_old(journal)):
            (unreadable if is_damaged(journal) else _remove)(put_aside(journal))
        return left
    except OSError:  # gone since it was listed, or not ours to read
        return None
    except Exception:
        unreadable(put_aside(journal))
        return None


def _is_old(journal: Path) -> bool:
    """Whether its window was killed before there was anything on its table, and does not just begin."""
    return time_ns() - _changed_ns(journal) > _BEGINS_NS


def _changed_ns(journal: Path) -> int:
    try:
        return journal.stat().st_mtime_ns
    except OSError:  # gone since it was listed
        return 0


def _set_aside(journal: Path) -> None:
    with contextlib.suppress(OSError):
        journal.replace(journal.with_suffix(_ASIDE))


def _remove(journal: Path) -> None:
    with contextlib.suppress(OSError):
        journal.unlink(missing_ok=True)


def _new_name(folder: Path) -> Path:
    """A name that comes but once: another journal may still speak of one that is gone."""
    return folder / f"{time_ns()}-{os.getpid()}{_ENDING}"
