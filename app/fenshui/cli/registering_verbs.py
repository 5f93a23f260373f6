"""Writing into the register: `register allot|meter|pledge|release|save|reserve-in|reserve-out|renew`."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fenshui.cli.key_verbs import now, tell_entry
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.opening import basin_in
from fenshui.cli.passphrases import add_log_passphrase, add_passphrase, signers_and_log
from fenshui.cli.speaking import tell, tell_all, tell_machine, text
from fenshui.desk.registering import allot, cuts_told, register_entry
from fenshui.register.fields import OPERATIONS, WAYS
from fenshui.register.fitting import cuts

Shape = type | tuple[type, Any]
"""How a field is written; with the value it has where it is not said, if it may be left out."""

WORDS: Mapping[str, tuple[str, Mapping[str, Shape]]] = {
    "meter": ("metering", {"right": str, "holder": str, "from": str, "to": str, "used_m3": int}),
    "pledge": (
        "lien",
        {"lien": str, "right": str, "holder": str, "creditor": str, "volume_m3": int, "from": str, "to": str},
    ),
    "release": ("lien_release", {"lien": str, "volume_m3": int, "reason": str}),
    "save": (
        "saved_water",
        {"project": str, "right": str, "investor": str, "saved_m3": int, "invested_fen": int, "from": str,
         "to": (str, "")},
    ),
    "reserve-in": (
        "reserve_in",
        {"lot": str, "way": str, "right": str, "volume_m3": int, "from": str, "to": (str, ""), "holder": (str, ""),
         "price_fen": (int, 0), "reason": (str, "")},
    ),
    "reserve-out": (
        "reserve_out",
        {"release": str, "operation": str, "right": str, "volume_m3": int, "from": str, "to": (str, ""),
         "holder": (str, ""), "price_fen": (int, 0), "reason": (str, "")},
    ),
    "renew": ("correct", {"right": str, "from": str, "to": (str, ""), "volume_m3": (int, 0), "reason": str}),
}  # fmt: skip
"""Verb -> kind of entry, and what it must be told."""

_CHOICES = {"way": WAYS, "operation": OPERATIONS}
_EVIDENCE = {"metering": True, "saved_water": True, "reserve_in": False}
"""Kinds that carry evidence, and whether they must."""


def add_verbs(verbs: Any) -> None:
    """Add the writing verbs to `register`."""
    allotting = verb_on(verbs, "allot", allot_basin, "register_verbs.about")
    allotting.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    add_signers(allotting)
    for name, (kind, fields) in WORDS.items():
        verb = verb_on(verbs, name, write_entry, "register_verbs.about")
        for field, shape in fields.items():
            _add_field(verb, field, shape)
        if kind == "reserve_out":
            about = text("register_verbs.help.released_in")
            verb.add_argument("--basin", metavar="BASIN", type=Path, help=about)
        if kind in _EVIDENCE:
            about, needed = text("register_verbs.help.evidence"), _EVIDENCE[kind]
            verb.add_argument("--evidence", metavar="FILE", type=Path, required=needed, help=about)
        add_signers(verb)
        verb.set_defaults(kind=kind, fields=tuple(fields))


def _add_field(verb: Any, field: str, shape: Shape) -> None:
    option, about = f"--{field.replace('_', '-')}", text(f"register_verbs.field.{field}")
    more: dict[str, Any] = {"choices": _CHOICES[field]} if field in _CHOICES else {"metavar": metavar_of(field)}
    if isinstance(shape, tuple):
        verb.add_argument(option, dest=f"said_{field}", type=shape[0], default=shape[1], help=about, **more)
    else:
        verb.add_argument(option, dest=f"said_{field}", type=shape, required=True, help=about, **more)


def metavar_of(field: str) -> str:
    """What the help calls the value of a field."""
    ending = field.rpartition("_")[2]
    if ending in ("m3", "fen"):
        return ending.upper()
    return {"from": "DATE", "to": "DATE", "reason": "TEXT", "season": "MM-DD/MM-DD", "year_starts": "MM-DD",
            "permit_no": "NUMBER", "consumption_ratio": "RATIO", "use": "PRIORITY"}.get(field, "ID")  # fmt: skip


def add_signers(verb: Any, needed: bool = True) -> None:
    """Let a verb be told whose keys sign."""
    about = text("register_verbs.help.by")
    verb.add_argument("--by", metavar="KEY", type=Path, action="append", required=needed, default=None, help=about)
    add_passphrase(verb)
    add_log_passphrase(verb)


def allot_basin(arguments: argparse.Namespace) -> int:
    """Write the titles of a basin into the register."""
    basin = basin_in(arguments.basin)
    (authority,), log_key = signers_and_log(arguments.by, arguments)
    entries = allot(arguments.ledger, basin, arguments.basin, authority, log_key, now())
    if arguments.json:
        tell_machine({"titles": len(entries), "cuts": [vars(one) for one in cuts(basin)]})
        return 0
    tell("register_verbs.allotted", count=len(entries))
    tell_all(cuts_told(basin))
    return 0


def write_entry(arguments: argparse.Namespace) -> int:
    """Write one entry, signed by all whose keys are named."""
    said = {field: getattr(arguments, f"said_{field}") for field in arguments.fields}
    if arguments.kind == "correct":
        said["changes"] = {name: value for name in ("to", "volume_m3") if (value := said.pop(name))}
    if arguments.kind in _EVIDENCE:
        said["evidence"] = ""
    signers, log_key = signers_and_log(arguments.by, arguments)
    evidence, folder = getattr(arguments, "evidence", None), getattr(arguments, "basin", None)
    basin = None if folder is None else basin_in(folder)
    entry = register_entry(arguments.ledger, arguments.kind, said, signers, log_key, now(), evidence, basin)
    return tell_entry(arguments, entry)
