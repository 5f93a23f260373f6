"""Say what transfers of discharge rights do to the water quality: `discharge`."""

import argparse
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from fenshui.cli.opening import basin_and
from fenshui.cli.speaking import named, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.export.report.tables import Table
from fenshui.export.tables import json_text, write_texts
from fenshui.impact.quality import DischargeImpact, QualityChange, assess_discharges
from fenshui.transfer.discharge import read_discharge


def add_verbs(verbs: Any) -> None:
    """Add `discharge` to the command line."""
    verb = add_verb(verbs, "discharge")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfers", metavar="TRANSFER", type=Path, nargs="+", help=text("quality.transfers"))
    verb.add_argument("--out", metavar="DIR", type=Path, help=text("cli.help.out"))
    verb.set_defaults(act=assess)


def assess(arguments: argparse.Namespace) -> int:
    """Assess transfers of discharge rights taken together; `--out` gets the figures as JSON and CSV."""
    basin, transfers = basin_and(arguments.basin, [partial(read_discharge, file) for file in arguments.transfers])
    found = assess_discharges(basin, transfers)
    rows = tuple({"use": use, **asdict(change)} for use, changes in found.uses.items() for change in changes)
    crosses = {transfer.id: answer for transfer, answer in zip(transfers, found.crosses_provinces, strict=True)}
    whole = {"verdict": found.verdict, "crosses_provinces": crosses, "quality": rows}
    if arguments.out is not None:
        files = {"discharge.json": json_text(whole), "quality.csv": Table("quality", rows).text()}
        write_texts(files, arguments.out)
    if arguments.json:
        tell_machine(whole)
        return 0
    tell(f"quality.verdict.{found.verdict}")
    for name, answer in crosses.items():
        said = "untold" if answer is None else "yes" if answer else "no"
        tell("quality.crosses", id=name, answer=text(f"quality.answer.{said}"))
    _tell_uses(found, {node.id: named(node) for node in basin.nodes})
    return 0


def _tell_uses(found: DischargeImpact, names: dict[str, str]) -> None:
    for use, changes in found.uses.items():
        tell(f"cli.assess.baseline.{use}")
        for change in changes:
            tell("quality.line", node=names[change.node], pollutant=change.pollutant, **_figures(change))


def _figures(change: QualityChange) -> dict[str, str]:
    values = {
        "before": change.worst_before_mg_l,
        "after": change.worst_after_mg_l,
        "limit": change.limit_mg_l,
        "over_before": change.over_before,
        "over_after": change.over_after,
    }
    return {name: "–" if value is None else f"{value:.4g}" for name, value in values.items()}
