"""Write the impact of transfers on paper: `report`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.cli.ensemble_lines import add_ensemble
from fenshui.cli.opening import basin_and_transfers
from fenshui.cli.speaking import language_spoken, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.reporting import findings_of, report


def add_verbs(verbs: Any) -> None:
    """Add `report` to the command line."""
    verb = add_verb(verbs, "report")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfers", metavar="TRANSFER", type=Path, nargs="+", help=text("cli.help.transfers"))
    verb.add_argument("--out", metavar="DIR", type=Path, required=True, help=text("cli.help.out_report"))
    verb.add_argument(
        "--active", metavar="TRANSFER", type=Path, action="append", default=[], help=text("cli.help.active")
    )
    add_ensemble(verb)
    verb.set_defaults(act=write)


def write(arguments: argparse.Namespace) -> int:
    """Assess, look for cures, and write `summary.pdf`, `report.pdf` and the data in the language spoken."""
    basin, both = basin_and_transfers(arguments.basin, [*arguments.transfers, *arguments.active])
    transfers, active = both[: len(arguments.transfers)], both[len(arguments.transfers) :]
    findings = findings_of(basin, transfers, active, arguments.ensemble)
    written = report(findings, arguments.out, language_spoken())
    if arguments.json:
        files = [path.relative_to(arguments.out).as_posix() for path in written]
        tell_machine({"out": str(arguments.out), "verdict": findings.assessment.verdict, "files": files})
    else:
        tell("cli.written", folder=arguments.out)
    return 0
