"""A negotiation without a network: `case …`; what more than looking at one needs is in files of its own."""

import argparse
from typing import Any

from fenshui.cli.case_lines import tell_case
from fenshui.cli.case_option import IN_CASE, verb_of_case
from fenshui.cli.speaking import text
from fenshui.cli.verbs import add_verb
from fenshui.desk.case_reading import case_in
from fenshui.negotiation.acts import ACTS

DOING = {"opening_verbs": ("card", "open"), "act_verbs": ACTS}
KEEPING = {"take_in_verb": ("take-in",), "minutes_verb": ("minutes",), "agreements_verb": ("agreements",)}


def add_verbs(verbs: Any) -> None:
    """Add `case` with all that is done in one."""
    group = add_verb(verbs, "case")
    inner = group.add_subparsers(title=text("cli.verbs"), metavar=text("cli.verb"), required=True, dest="case_verb")
    inner.offer(DOING, IN_CASE)
    verb_of_case(inner, "show", show)
    inner.offer(KEEPING, IN_CASE)


def show(arguments: argparse.Namespace) -> int:
    """Say who takes part, what was done, what stands and whom it waits for."""
    tell_case(arguments, case_in(arguments.file), whole=True)
    return 0
