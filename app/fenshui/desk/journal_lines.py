"""How an act stands in a journal: a hash and what it is of, so that a line torn by a crash is known."""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import dropwhile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Act = tuple[str, str | None]
"""Its kind and what it is about."""
TAKING, TAKEN = "taking", "taken"
"""The acts of another session follow; all of them stand here now."""
SNAPSHOT = "snapshot"
"""What is done up to here is about to be saved."""
_HASH = 16


def steps_text(steps: int) -> str | None:
    """How many steps back or forth an act goes, as it is written; one step is not said."""
    return str(steps) if steps > 1 else None


def line_of(act: Act) -> bytes:
    """An act as its line."""
    text = json.dumps(act, ensure_ascii=False).encode()
    return _hash(text) + b" " + text + b"\n"


def acts_in(journal: Path) -> Iterator[Act]:
    """The acts up to the first line that is torn."""
    with journal.open("rb") as file:
        for line in file:
            if not _is_whole(line):
                return
            yield _act(json.loads(line[_HASH + 1 : -1]))


def is_damaged(journal: Path) -> bool:
    """Whether a whole line stands behind one that is torn: then it is more than the end that never reached the disk."""
    with journal.open("rb") as file:
        return any(map(_is_whole, dropwhile(_is_whole, file)))


def _is_whole(line: bytes) -> bool:
    return line.endswith(b"\n") and line[:_HASH] == _hash(line[_HASH + 1 : -1])


def _hash(text: bytes) -> bytes:
    return sha256(text).hexdigest()[:_HASH].encode()


def _act(line: Any) -> Act:
    kind, value = line
    return str(kind), None if value is None else str(value)
