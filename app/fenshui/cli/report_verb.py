"""Write the impact of transfers on paper: `report`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.ensemble_lines import MOST_FACTOR
from fenshui.cli.opening import basin_in
from fenshui.cli.speaking import language_spoken, tell, tell_machine, text
from fenshui.desk.reporting import findings_of, report
from fenshui.transfer import read_transfer
from fenshui.words import Refused


def add_verbs(verbs: Any) -> None:
    """Add `report` to the command line."""
    about = text("cli.about_verb.report")
    verb = verbs.add_parser("report", help=about, description=about)
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfers", metavar="TRANSFER", type=Path, nargs="+", help=text("cli.help.transfers"))
    verb.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("cli.help.out_report"))
    verb.add_argument(
        "--active", metavar="TRANSFER", type=Path, action="append", default=[], help=text("cli.help.active")
    )
    verb.add_argument("--ensemble", metavar="N", type=int, default=0, help=text("ensemble.help.ensemble"))
    verb.set_defaults(act=write)


def write(arguments: argparse.Namespace) -> int:
    """Assess, look for cures, and write `summary.pdf`, `report.pdf` and the data in the language spoken."""
    if arguments.ensemble < 0:
        raise Refused("ensemble.cannot", members=arguments.ensemble, factor=1, most=f"{MOST_FACTOR:g}")
    transfers, active = ([read_transfer(file) for file in files] for files in (arguments.transfers, arguments.active))
    findings = findings_of(basin_in(arguments.basin), transfers, active, arguments.ensemble)
    written = report(findings, arguments.out, language_spoken())
    if arguments.json:
        files = [path.relative_to(arguments.out).as_posix() for path in written]
        tell_machine({"out": str(arguments.out), "verdict": findings.assessment.verdict, "files": files})
    else:
        tell("cli.written", folder=arguments.out)
    return 0
