"""A ledger that came back from a backup may be older than what it handed out: it is read only until that is named."""

from pathlib import Path

from fenshui.ledger.state import State
from fenshui.sealing.durable_file import read_bytes, write_durably
from fenshui.words import Refused

_LONGEST = 32


def mark_restored(ledger: Path, size: int) -> None:
    """Say beside a ledger that it was restored with so many entries; before the ledger itself is put there."""
    write_durably(_mark(ledger), f"{size}\n".encode())


def unmark_restored(ledger: Path) -> None:
    """Take back what `mark_restored` said, because the ledger could not be put there."""
    _mark(ledger).unlink(missing_ok=True)


def check_taken_up(ledger: Path, state: State, kinds: tuple[str, ...]) -> None:
    """Raise `Refused` where a restored ledger is to be added to before an `epoch` entry named the old head."""
    if not _mark(ledger).exists():
        return
    said = read_bytes(_mark(ledger), _LONGEST)
    size = int(said) if said.strip().isdigit() else state.size
    if kinds[:1] != ("epoch",) and not any(seq >= size for seq, _, _ in state.epochs):
        raise Refused("ledger.restored", path=ledger)


def _mark(ledger: Path) -> Path:
    return ledger.with_name(ledger.name + ".restored")
