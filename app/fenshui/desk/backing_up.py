"""Back up a ledger and bring it back: the file and its sealed key, each wholly or not at all, in the open or locked."""

import hashlib
import json
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from fenshui.desk.keys import log_key_path
from fenshui.desk.verifying import verify_ledger
from fenshui.ledger.checkpoint import read_note
from fenshui.ledger.entry import Entry
from fenshui.ledger.first_bytes import first_bytes
from fenshui.ledger.ledger import Ledger
from fenshui.ledger.restored import mark_restored, unmark_restored
from fenshui.ledger.statement import stated
from fenshui.ledger.store import Store
from fenshui.sealing.durable_file import read_bytes, write_durably
from fenshui.sealing.locked import Lock, is_locked, locked, unlocked
from fenshui.sealing.signer import Signer
from fenshui.words import Refused

_LARGEST_KEY = 1 << 16
_LARGEST_BACKUP = 1 << 34


def back_up(ledger: Path, path: Path, lock: Lock | None = None) -> None:
    """Keep a ledger and its sealed key elsewhere, read back and compared; with a lock, both in one locked file.

    Raises `Refused` where something stands already, or the ledger does not verify.
    """
    _check(ledger)
    if lock is None:
        _copy(ledger, path)
        return
    if path.exists():
        raise Refused("sealing.file_exists", path=path)
    packed = _packed(ledger)
    box = locked(packed, lock)
    write_durably(path, box, 0o600)
    kept = read_bytes(path, _LARGEST_BACKUP)
    if kept != box or (lock.passphrase and not lock.recipients and unlocked(kept, lock.passphrase) != packed):
        raise Refused("ledger.backup_differs", path=path)


def restore(backup: Path, ledger: Path, secret: str = "") -> None:
    """Bring a backup back to an empty place, to be read only until the authority names the newest head it knows.

    Raises `Refused` where a ledger stands, the backup does not verify, or `secret` does not open it.
    """
    if ledger.exists():
        raise Refused("sealing.file_exists", path=ledger)
    if is_locked_backup(backup):
        _restore_locked(backup, ledger, secret)
    else:
        _check(backup)
        with closing(Store(backup)) as store:
            _put_back(store, ledger)
        _copy_key(backup, ledger)


def is_locked_backup(backup: Path) -> bool:
    """Whether a backup is locked and needs its passphrase or identity."""
    return backup.is_file() and is_locked(first_bytes(backup, 64))


def go_on(ledger: Ledger, note: bytes, reason: str, authority: Signer, log_key: Signer, now: datetime) -> Entry:
    """Take a restored ledger up again: the authority names the newest checkpoint anybody holds; raises `Refused`."""
    assert ledger.state.log_key is not None
    head = read_note(note, ledger.state.log_key)
    said = {"old_size": head.size, "old_root": head.root.hex(), "reason": reason}
    return ledger.append([stated(ledger.state.log, "epoch", said, authority)], now, log_key)[0]


def _restore_locked(backup: Path, ledger: Path, secret: str) -> None:
    image, key = _unpacked(unlocked(read_bytes(backup, _LARGEST_BACKUP), secret), backup)
    unproven = ledger.with_name(f".{ledger.name}.unproven")
    write_durably(unproven, image)
    try:
        _check(unproven)
        with closing(Store(unproven)) as store:
            _put_back(store, ledger)
    finally:
        with suppress(OSError):  # what is to be told is how the ledger fared
            unproven.unlink(missing_ok=True)
            unproven.with_name(unproven.name + "-journal").unlink(missing_ok=True)
    if key and not log_key_path(ledger).exists():
        write_durably(log_key_path(ledger), key, 0o600)


def _packed(ledger: Path) -> bytes:
    """The ledger and its key as one: a line that says how long each is and what it hashes to, then both."""
    with closing(Store(ledger)) as store:
        image = store.image()
    key = read_bytes(log_key_path(ledger), _LARGEST_KEY) if log_key_path(ledger).exists() else b""
    parts = [{"size": len(part), "sha256": hashlib.sha256(part).hexdigest()} for part in (image, key)]
    return json.dumps({"format": "fenshui-backup", "v": 1, "parts": parts}).encode() + b"\n" + image + key


def _unpacked(packed: bytes, backup: Path) -> tuple[bytes, bytes]:
    head, _, rest = packed.partition(b"\n")
    try:
        document = json.loads(head)
        (first, second), form = document["parts"], (document["format"], document["v"])
        image, key = rest[: first["size"]], rest[first["size"] :]
        hashes = [hashlib.sha256(part).hexdigest() for part in (image, key)]
    except (ValueError, KeyError, TypeError):
        raise Refused("ledger.not_a_backup", path=backup) from None
    if form != ("fenshui-backup", 1) or hashes != [first["sha256"], second["sha256"]]:
        raise Refused("ledger.not_a_backup", path=backup)
    return image, key


def _check(ledger: Path) -> None:
    for finding in verify_ledger(ledger):
        raise Refused(finding.id, **finding.values)


def _put_back(store: Store, ledger: Path) -> None:
    mark_restored(ledger, len(store.rows()))
    try:
        store.copy_to(ledger)
    except BaseException:
        with suppress(OSError):  # what is to be told is why it could not be put there
            unmark_restored(ledger)
        raise


def _copy(source: Path, target: Path) -> None:
    with closing(Store(source)) as store:
        store.copy_to(target)
    _copy_key(source, target)


def _copy_key(source: Path, target: Path) -> None:
    key = log_key_path(source)
    if key.exists() and not log_key_path(target).exists():
        write_durably(log_key_path(target), read_bytes(key, _LARGEST_KEY), 0o600)
