"""A title of its own, after the initial allotment: `register grant`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.key_verbs import now, tell_entry
from fenshui.cli.ledger_option import verb_on
from fenshui.cli.opening import basin_in
from fenshui.cli.passphrases import signers_and_log
from fenshui.cli.registering_verbs import add_signers, metavar_of
from fenshui.cli.speaking import text
from fenshui.desk.registering import grant_right
from fenshui.register.fields import BASES, CLASSES, SOURCES

_REQUIRED = {"right": str, "holder": str, "volume_m3": int, "from": str, "use": str}
_BLANK = ("to", "region", "parent", "season", "year_starts", "permit_no", "node")


def add_verbs(verbs: Any) -> None:
    """Add `grant` to `register`."""
    verb = verb_on(verbs, "grant", grant, "register_verbs.about")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    for field, shape in _REQUIRED.items():
        _add(verb, field, type=shape, required=True)
    for field in _BLANK:
        _add(verb, field, default="")
    _add(verb, "class", choices=CLASSES[1:], default="abstraction")
    _add(verb, "basis", choices=BASES, default="diversion")
    _add(verb, "source", choices=SOURCES, default="surface")
    _add(verb, "consumption_ratio", type=float, default=1.0)
    verb.add_argument("--evidence", metavar="FILE", type=Path, help=text("register_verbs.help.evidence"))
    add_signers(verb)


def grant(arguments: argparse.Namespace) -> int:
    """Write a title; in an overdrawn region only one for people's livelihood."""
    names = (*_REQUIRED, *_BLANK, "class", "basis", "source", "consumption_ratio")
    said = {name: getattr(arguments, f"said_{name}") for name in names}
    signers, log_key = signers_and_log(arguments.by, arguments)
    basin = basin_in(arguments.basin)
    entry = grant_right(arguments.ledger, basin, said, signers, log_key, now(), arguments.evidence)
    return tell_entry(arguments, entry)


def _add(verb: Any, field: str, **more: Any) -> None:
    option = f"--{field.replace('_', '-')}"
    if "choices" not in more:
        more["metavar"] = metavar_of(field)
    verb.add_argument(option, dest=f"said_{field}", help=text(f"register_verbs.field.{field}"), **more)
