"""Keys opened for signing; a passphrase comes from a file, the environment or the keyboard, never from an argument."""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fenshui.cli.speaking import text
from fenshui.desk.keys import log_key_path
from fenshui.sealing.durable_file import read_bytes
from fenshui.sealing.keys import KeyPair, open_key, read_key
from fenshui.words import Refused

_LARGEST = 4096


def add_passphrase(verb: Any) -> None:
    """Let a verb be told the passphrase of the key it signs with."""
    verb.add_argument("--passphrase-file", metavar="FILE", type=Path, help=text("ledger_verbs.help.passphrase_file"))


def add_signer(verb: Any) -> None:
    """Let a verb be told whose key it signs with, and the passphrase of it."""
    verb.add_argument("--key", metavar="KEY", type=Path, required=True, help=text("ledger_verbs.help.key"))
    add_passphrase(verb)


def add_log_passphrase(verb: Any) -> None:
    """Let a verb be told the passphrase of the ledger's own key, where it is another."""
    about = text("ledger_verbs.help.log_passphrase_file")
    verb.add_argument("--log-passphrase-file", metavar="FILE", type=Path, help=about)


def signer_with(key: Path, arguments: argparse.Namespace) -> KeyPair:
    """The key of a signer. Raises `Refused` for a file that holds none before any passphrase is asked for."""
    read_key(key)
    return open_key(key, passphrase_of(arguments))


def signers_and_log(keys: Sequence[Path], arguments: argparse.Namespace) -> tuple[list[KeyPair], KeyPair]:
    """The keys of those who sign, and the ledger's own, which lies beside it. Raises `Refused` as for one signer."""
    log_key = log_key_path(arguments.ledger)
    for file in (*keys, log_key):
        read_key(file)
    signers = [open_key(file, passphrase_of(arguments)) for file in keys]
    return signers, open_key(log_key, log_passphrase_of(arguments))


def passphrase_of(arguments: argparse.Namespace) -> str:
    """The passphrase of the signer: from the file named, else FENSHUI_PASSPHRASE, else asked for."""
    return _found(arguments.passphrase_file, "FENSHUI_PASSPHRASE", "ledger_verbs.ask_passphrase")


def log_passphrase_of(arguments: argparse.Namespace) -> str:
    """The passphrase of the ledger's own key; without a word about it, the signer's."""
    if arguments.log_passphrase_file is None and "FENSHUI_LOG_PASSPHRASE" not in os.environ:
        return passphrase_of(arguments)
    return _found(arguments.log_passphrase_file, "FENSHUI_LOG_PASSPHRASE", "ledger_verbs.ask_log_passphrase")


def add_backup_passphrase(verb: Any) -> None:
    """Let a verb be told what locks or opens a backup."""
    about = text("ledger_verbs.help.backup_passphrase_file")
    verb.add_argument("--backup-passphrase-file", metavar="FILE", type=Path, help=about)


def backup_passphrase_of(arguments: argparse.Namespace) -> str:
    """What locks or opens a backup: from the file named, else FENSHUI_BACKUP_PASSPHRASE, else asked for."""
    return _found(arguments.backup_passphrase_file, "FENSHUI_BACKUP_PASSPHRASE", "ledger_verbs.ask_backup_passphrase")


def _found(file: Path | None, variable: str, question: str) -> str:
    if file is not None:
        return _text_in(file)
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise Refused("ledger_verbs.no_passphrase", variable=variable)
    return getpass.getpass(text(question))


def _text_in(file: Path) -> str:
    """What a file says without the mark an editor may set at its start and the line end it may set at its end."""
    try:
        return read_bytes(file, _LARGEST, may_flow=True).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as fault:
        raise Refused("reading.not_utf8", file=file.name, byte=fault.start) from None
