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
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fenshui.desk.proposing import Drafts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fenshui.transfer import Transfer

_ENDING = ".journal"
EDITS = ("new", "edit", "unedit", "reedit", "saving")
_HASH = 16
_MOST = 64 << 20  # bytes read of a journal; a session writes some hundred bytes an act


@dataclass(frozen=True)
class LeftBehind:
    """A session that never ended: its journal, the basin it worked on, and its drafts with what can be undone."""

    journal: Path
    basin: Path
    drafts: Drafts
    acts: int
    edits: tuple[tuple[str, str | None], ...] = ()
    """What was done to the basin itself since it was opened or saved."""


class Journal:
    """The journal of one session. Give `None` to a desk that keeps none."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = _free_name(folder)
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

    def take_over(self, left: LeftBehind) -> None:
        """Go on where another session broke off: its acts are written here first, then its journal goes."""
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
    """The newest session in a folder that did not end as it should; None where there is none."""
    journals = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    return next((left for path in journals if not _is_alive(path) and (left := _replayed(path))), None)


def forget(left: LeftBehind) -> None:
    """Let a session go for ever."""
    left.journal.unlink(missing_ok=True)


def _replayed(journal: Path) -> LeftBehind | None:
    basin, drafts, acts, edits = None, Drafts(), 0, list[tuple[str, str | None]]()
    for kind, value in _acts(journal):
        acts += 1
        if kind == "open":
            basin, drafts, edits = Path(value or ""), Drafts(), []
        elif kind in EDITS:
            if kind == "new":
                basin, drafts, edits = Path(), Drafts(), []
            edits.append((kind, value))
        elif kind == "undo":
            drafts = drafts.undone()
        elif kind == "redo":
            drafts = drafts.redone()
        else:
            drafts = drafts.edited(_draft(value))
    return LeftBehind(journal, basin, drafts, acts, tuple(edits)) if basin is not None else None


def _draft(text: str | None) -> Transfer | None:
    import tomllib

    from fenshui.transfer import transfer_from

    return None if text is None else transfer_from(tomllib.loads(text), "journal")


def _acts(journal: Path) -> Iterator[tuple[str, str | None]]:
    """The acts up to the first line that is torn."""
    with journal.open("rb") as file:
        for line in file.read(_MOST).splitlines(keepends=True):
            text = line[_HASH + 1 : -1]
            if not line.endswith(b"\n") or line[:_HASH] != sha256(text).hexdigest()[:_HASH].encode():
                return
            kind, value = _pair(json.loads(text))
            yield kind, value


def _pair(line: Any) -> tuple[str, str | None]:
    kind, value = line
    return str(kind), None if value is None else str(value)


def _free_name(folder: Path) -> Path:
    number = os.getpid()
    while (path := folder / f"{number}{_ENDING}").exists():
        number += 1 << 22  # beyond any process
    return path


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
            os.lseek(file, _MOST, os.SEEK_SET)  # a place where nothing stands, so that the rest can be read
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
