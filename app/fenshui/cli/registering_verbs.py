"""Writing into the register: `register allot|meter|pledge|release`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.key_verbs import now, tell_entry
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.opening import basin_in
from fenshui.cli.passphrases import add_log_passphrase, add_passphrase, log_passphrase_of, passphrase_of
from fenshui.cli.speaking import tell, text
from fenshui.desk.keys import log_key_path
from fenshui.desk.registering import allot, register_entry
from fenshui.sealing.keys import KeyPair, open_key

WORDS = {
    "meter": ("metering", {"right": str, "holder": str, "from": str, "to": str, "used_m3": int}),
    "pledge": (
        "lien",
        {"lien": str, "right": str, "holder": str, "creditor": str, "volume_m3": int, "from": str, "to": str},
    ),
    "release": ("lien_release", {"lien": str, "volume_m3": int, "reason": str}),
}
"""Verb -> kind of entry, and what it must be told."""


def add_verbs(verbs: Any) -> None:
    """Add the writing verbs to `register`."""
    allotting = verb_on(verbs, "allot", allot_basin, "register_verbs")
    allotting.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    _add_signers(allotting)
    for name, (kind, fields) in WORDS.items():
        verb = verb_on(verbs, name, write_entry, "register_verbs")
        for field, shape in fields.items():
            option = f"--{field.replace('_', '-')}"
            verb.add_argument(
                option, dest=f"said_{field}", type=shape, required=True, help=text(f"register_verbs.field.{field}")
            )
        if kind == "metering":
            verb.add_argument(
                "--evidence", metavar="FILE", type=Path, required=True, help=text("register_verbs.help.evidence")
            )
        _add_signers(verb)
        verb.set_defaults(kind=kind, fields=tuple(fields))


def _add_signers(verb: Any) -> None:
    verb.add_argument(
        "--by", metavar="KEY", type=Path, action="append", required=True, help=text("register_verbs.help.by")
    )
    add_passphrase(verb)
    add_log_passphrase(verb)


def allot_basin(arguments: argparse.Namespace) -> int:
    """Write the titles of a basin into the register."""
    basin = basin_in(arguments.basin)
    (authority,), log_key = _keys(arguments)
    entries = allot(arguments.ledger, basin, arguments.basin, authority, log_key, now())
    tell("register_verbs.allotted", count=len(entries))
    return 0


def write_entry(arguments: argparse.Namespace) -> int:
    """Write one entry, signed by all whose keys are named."""
    said = {field: getattr(arguments, f"said_{field}") for field in arguments.fields}
    signers, log_key = _keys(arguments)
    evidence = getattr(arguments, "evidence", None)
    return tell_entry(
        arguments, register_entry(arguments.ledger, arguments.kind, said, signers, log_key, now(), evidence)
    )


def _keys(arguments: argparse.Namespace) -> tuple[list[KeyPair], KeyPair]:
    signers = [open_key(path, passphrase_of(arguments)) for path in arguments.by]
    return signers, open_key(log_key_path(arguments.ledger), log_passphrase_of(arguments))
