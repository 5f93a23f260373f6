"""Do something in a case and sign for it: `case offer|counter|accept|…`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.case_lines import tell_case
from fenshui.cli.case_option import add_basin, verb_of_case
from fenshui.cli.key_verbs import now
from fenshui.cli.opening import basin_and_transfers
from fenshui.cli.passphrases import add_signer, signer_with
from fenshui.cli.speaking import text
from fenshui.desk.amounts import day_of
from fenshui.desk.negotiating import Deadlines, Deed, do, end_of
from fenshui.negotiation.acts import ACTS, WITH_TERMS


def add_verbs(verbs: Any) -> None:
    """Add every act to the verbs of a case."""
    for kind in ACTS:
        _add_act(verbs, kind)


def _add_act(verbs: Any, kind: str) -> None:
    verb = verb_of_case(verbs, kind, act_in)
    if kind in WITH_TERMS:
        verb.add_argument("transfers", metavar="TRANSFER", type=Path, nargs="+", help=text("case_verbs.help.package"))
        for name in ("answer-by", "decide-by"):
            about, shape = text(f"case_verbs.help.{name}"), day_of(f"--{name}")
            verb.add_argument(f"--{name}", metavar="DATE", type=shape, required=True, help=about)
    add_basin(verb)
    verb.add_argument("--why", metavar="TEXT", required=True, help=text("case_verbs.help.why"))
    add_signer(verb)
    verb.set_defaults(kind=kind)


def act_in(arguments: argparse.Namespace) -> int:
    """Do something in a case and sign for it."""
    basin, package = basin_and_transfers(arguments.basin, getattr(arguments, "transfers", ()))
    deed = Deed(arguments.kind, arguments.why, now(), package, _deadlines(arguments))
    key = signer_with(arguments.key, arguments)
    tell_case(arguments, do(arguments.file, basin, arguments.basin, deed, key))
    return 0


def _deadlines(arguments: argparse.Namespace) -> Deadlines | None:
    if arguments.kind not in WITH_TERMS:
        return None
    return Deadlines(end_of(arguments.answer_by), end_of(arguments.decide_by))
