"""An assessment over many drawn records: asked for by `assess --ensemble`, and said as ranges."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from fenshui.basin import Basin
from fenshui.cli.speaking import tell, text
from fenshui.desk.amounts import whole
from fenshui.export.tables import json_text, write_texts
from fenshui.impact import Ensemble, Range, UseRanges, ensemble
from fenshui.transfer import Transfer
from fenshui.units import M3_PER_HM3

_MOST_LINES = 5
LEAST_FACTOR, MOST_FACTOR = 0.001, 100.0
MOST_MEMBERS = 1_000_000


def add_ensemble(verb: Any) -> None:
    """Let a verb be told the size of an ensemble."""
    shape = whole("--ensemble", 0, MOST_MEMBERS)
    verb.add_argument("--ensemble", metavar="N", type=shape, default=0, help=text("ensemble.help.ensemble"))


def ensemble_asked(arguments: argparse.Namespace, basin: Basin, transfers: Sequence[Transfer]) -> Ensemble | None:
    """The ensemble the arguments ask for, written to `--out` too; None where they ask for none."""
    if arguments.ensemble == 0:
        return None
    found = ensemble(
        basin, transfers, members=arguments.ensemble, seed=arguments.seed, inflow_factor=arguments.inflow_factor
    )
    if arguments.out is not None:
        write_texts({"ensemble.json": json_text(asdict(found))}, arguments.out)
    return found


def tell_ensemble(found: Ensemble | None) -> None:
    """Say in how many records nobody is injured, and between what the figures lie."""
    if found is None:
        return
    harmless = f"{found.harmless_share:.0%}"
    tell("ensemble.head", members=found.members, seed=found.seed, factor=f"{found.inflow_factor:g}", harmless=harmless)
    for use, ranges in found.uses.items():
        _tell_use(use, ranges)


def _tell_use(use: str, ranges: UseRanges) -> None:
    tell(f"cli.assess.baseline.{use}")
    tell("ensemble.injury", range=_m3(ranges.injury_hm3_per_year), rights=_count(ranges.injured_rights))
    often = sorted(ranges.injured_in.items(), key=lambda each: (-each[1], each[0]))
    for right, share in often[:_MOST_LINES]:
        tell("ensemble.right", right=right, share=f"{share:.0%}")
    for node, change in ranges.sections_hm3_per_year.items():
        tell("ensemble.section", node=node, range=_m3(change))


def _m3(values: Range) -> str:
    low, median, high = (f"{value * M3_PER_HM3:+,.0f}" for value in (values.low, values.median, values.high))
    return text("ensemble.range", low=low, median=median, high=high)


def _count(values: Range) -> str:
    return text("ensemble.range", low=f"{values.low:g}", median=f"{values.median:g}", high=f"{values.high:g}")
