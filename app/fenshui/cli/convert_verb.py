"""A basin folder into a GeoPackage and back: `convert`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.basin.conversion import convert
from fenshui.cli.speaking import tell, tell_machine, text
from fenshui.cli.verbs import add_verb


def add_verbs(verbs: Any) -> None:
    """Add `convert` to the command line."""
    verb = add_verb(verbs, "convert")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("convert.help.start"))
    verb.add_argument("target", metavar="TARGET", type=Path, help=text("convert.help.end"))
    verb.set_defaults(act=convert_basin)


def convert_basin(arguments: argparse.Namespace) -> int:
    """Write the basin in the other form and say how many files it has."""
    count = convert(arguments.basin, arguments.target)
    if arguments.json:
        tell_machine({"basin": str(arguments.basin), "written": str(arguments.target), "files": count})
    else:
        tell("convert.done", path=arguments.target, count=count)
    return 0
