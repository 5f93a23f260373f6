"""Back up a ledger and bring it back: the file and its sealed key, each wholly or not at all."""

from pathlib import Path

from fenshui.desk.keys import log_key_path
from fenshui.desk.verifying import verify_ledger
from fenshui.ledger.store import Store
from fenshui.sealing.durable_file import read_bytes, write_durably
from fenshui.words import Refused

_LARGEST_KEY = 1 << 16


def back_up(ledger: Path, path: Path) -> None:
    """Copy a ledger and its key; raises `Refused` where something stands already, or the ledger does not verify."""
    _check(ledger)
    _copy(ledger, path)


def restore(backup: Path, ledger: Path) -> None:
    """Bring a backup back to an empty place; raises `Refused` where a ledger stands, or the backup does not verify."""
    _check(backup)
    _copy(backup, ledger)


def _check(ledger: Path) -> None:
    for finding in verify_ledger(ledger):
        raise Refused(finding.id, **finding.values)


def _copy(source: Path, target: Path) -> None:
    store = Store(source)
    try:
        store.copy_to(target)
    finally:
        store.close()
    key = log_key_path(source)
    if key.exists() and not log_key_path(target).exists():
        write_durably(log_key_path(target), read_bytes(key, _LARGEST_KEY), 0o600)
