"""A ledger moves between a file and a server: the same bytes, the same checkpoints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fenshui.ledger.store import Store, create_store
from fenshui.words import Refused

if TYPE_CHECKING:
    from fenshui.ledger.shared_store import SharedStore


def moved_to_server(store: Store, shared: SharedStore) -> None:
    """Write all of a ledger's file into an empty shared ledger. Raises `Refused` where that one is not empty."""
    if shared.last_checkpoint():
        raise Refused("ledger.not_empty", path=shared.path)
    _replay(store, shared)


def written_as_file(shared: SharedStore, path: Path) -> None:
    """A shared ledger as a file of its own, wholly there or not at all."""
    rows, (size, note) = shared.rows(), shared.checkpoints()[0]
    create_store(path, rows[:size], note)
    file = Store(path)
    try:
        _replay(shared, file, size)
    finally:
        file.close()


def _replay(source: Store | SharedStore, target: Store | SharedStore, done: int = 0) -> None:
    """Write entries up to each checkpoint in turn; attachments with the first."""
    rows, kept = source.rows(), source.attachments()
    for size, note in source.checkpoints():
        if size > done:
            target.add(done, rows[done:size], note, kept)
            done, kept = size, []
