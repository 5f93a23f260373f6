"""Keeping a ledger elsewhere and bringing it back: `ledger backup|restore|epoch`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.key_verbs import now, tell_entry
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.passphrases import (
    add_backup_passphrase,
    add_log_passphrase,
    add_passphrase,
    backup_passphrase_of,
    signers_and_log,
)
from fenshui.cli.speaking import tell_written, text
from fenshui.desk.backing_up import back_up, go_on, is_locked_backup, restore
from fenshui.desk.book import open_book
from fenshui.desk.checkpoints_seen import note_in
from fenshui.sealing.locked import Lock


def add_verbs(verbs: Any) -> None:
    """Add `backup`, `restore` and `epoch` to the verbs of a ledger."""
    keeping, bringing = verb_on(verbs, "backup", back_up_this), verb_on(verbs, "restore", restore_this)
    keeping.add_argument("--encrypt", action="store_true", help=text("ledger_verbs.help.encrypt"))
    about = text("ledger_verbs.help.recipient")
    keeping.add_argument("--recipient", metavar="AGE", action="append", default=[], help=about)
    for verb in (keeping, bringing):
        verb.add_argument("file", metavar="FILE", type=Path, help=text("ledger_verbs.help.backup"))
        add_backup_passphrase(verb)
    again = verb_on(verbs, "epoch", take_up)
    about = text("ledger_verbs.help.newest_checkpoint")
    again.add_argument("--checkpoint", metavar="FILE", type=Path, required=True, help=about)
    again.add_argument("--reason", metavar="TEXT", required=True, help=text("ledger_verbs.help.reason"))
    again.add_argument("--by", metavar="KEY", type=Path, required=True, help=text("ledger_verbs.help.authority"))
    add_passphrase(again)
    add_log_passphrase(again)


def back_up_this(arguments: argparse.Namespace) -> int:
    """Keep a ledger and its sealed key elsewhere."""
    lock = Lock(recipients=tuple(arguments.recipient)) if arguments.recipient else None
    if arguments.encrypt and lock is None:
        lock = Lock(backup_passphrase_of(arguments))
    back_up(arguments.ledger, arguments.file, lock)
    return tell_written(arguments, arguments.file)


def restore_this(arguments: argparse.Namespace) -> int:
    """Bring a backup back to where no ledger stands."""
    secret = backup_passphrase_of(arguments) if is_locked_backup(arguments.file) else ""
    arguments.ledger.parent.mkdir(parents=True, exist_ok=True)
    restore(arguments.file, arguments.ledger, secret)
    return tell_written(arguments, arguments.ledger)


def take_up(arguments: argparse.Namespace) -> int:
    """Let the authority name the newest checkpoint anybody holds, so that a restored ledger may go on."""
    (authority,), log_key = signers_and_log((arguments.by,), arguments)
    with open_book(arguments.ledger) as ledger:
        entry = go_on(ledger, note_in(arguments.checkpoint), arguments.reason, authority, log_key, now())
    return tell_entry(arguments, entry)
