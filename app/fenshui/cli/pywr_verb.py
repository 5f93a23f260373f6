"""A basin as a model of Pywr: `export-pywr`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.opening import basin_in
from fenshui.cli.speaking import in_words, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.exporting_pywr import export_pywr


def add_verbs(verbs: Any) -> None:
    """Add `export-pywr` to the command line."""
    verb = add_verb(verbs, "export-pywr")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("target", metavar="FILE", type=Path, help=text("pywr_verb.help.target"))
    verb.add_argument("--approximate", action="store_true", help=text("pywr_verb.help.approximate"))
    verb.set_defaults(act=export)


def export(arguments: argparse.Namespace) -> int:
    """Write the model and name what it leaves out."""
    left_out = export_pywr(basin_in(arguments.basin), arguments.target, arguments.approximate)
    if arguments.json:
        tell_machine({"written": str(arguments.target), "left_out": [in_words(one) for one in left_out]})
        return 0
    for one in left_out:
        tell("exchange.line", part=text("exchange.part.left_out"), what=in_words(one))
    tell("cli.written", folder=arguments.target)
    return 0
