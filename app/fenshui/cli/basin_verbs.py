"""Divide the water of a basin: `allocate`, `judge`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.allocation import ENGINES, USES, Allocation, Judgement, Run, allocate, compile_river, judge
from fenshui.basin import Basin, river_network
from fenshui.cli.opening import basin_in, period_in
from fenshui.cli.speaking import named, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.export.tables import run_summary, write_allocation

AGREES = 1e-9
"""The gap between engine and judge, as a share of the largest request, up to which they agree."""


def add_verbs(verbs: Any) -> None:
    """Add `allocate` and `judge` to the command line."""
    allocating = _verb(verbs, "allocate", allocate_basin)
    _add_use(allocating)
    allocating.add_argument("--engine", choices=ENGINES, default="auto", help=text("cli.help.engine"))
    allocating.add_argument("--out", metavar="DIR", type=Path, help=text("cli.help.out"))
    judging = _verb(verbs, "judge", judge_period)
    judging.add_argument("period", metavar="PERIOD", help=text("cli.help.period"))
    _add_use(judging)


def _verb(verbs: Any, name: str, act: Any) -> Any:
    verb = add_verb(verbs, name)
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.set_defaults(act=act)
    return verb


def _add_use(verb: Any) -> None:
    verb.add_argument("--use", choices=USES, default="actual", help=text("cli.help.use"))
    verb.add_argument("--quotas", choices=("enforce", "report"), help=text("cli.help.quotas"))


def allocate_basin(arguments: argparse.Namespace) -> int:
    """Divide the water of the whole record, say how it went, and write the tables where asked."""
    allocation = allocate(basin_in(arguments.basin), arguments.use, arguments.quotas, arguments.engine)
    if arguments.out is not None:
        write_allocation(allocation, arguments.out)
    if arguments.json:
        tell_machine(run_summary(allocation))
    else:
        _tell_run(allocation, arguments.out)
    return 0


def judge_period(arguments: argparse.Namespace) -> int:
    """Divide one period by networkx too; 1 where it differs from the engine."""
    basin = basin_in(arguments.basin)
    period = period_in(basin, arguments.period)
    judgement = judge(Run(compile_river(basin), arguments.use, arguments.quotas), period)
    if arguments.json:
        tell_machine(_judgement_as_data(basin, judgement))
    else:
        _tell_judgement(basin, judgement)
    return 0 if judgement.worst_difference <= AGREES else 1


def _tell_run(allocation: Allocation, folder: Path | None) -> None:
    basin, totals = allocation.basin, allocation.totals
    tell("cli.allocate.engine", name=named(basin.settings), engine=allocation.engine, tier=allocation.tier)
    tell("cli.allocate.proofs", periods=len(allocation.asked_hm3), error=f"{allocation.max_balance_error:.1e}")
    tell("cli.allocate.totals", **{name: f"{value:,.3f}" for name, value in totals.items()})
    shortage = allocation.shortage_hm3.sum(axis=0)
    for column in shortage.argsort()[::-1][:5].tolist():
        if shortage[column] > 0:
            asked = allocation.asked_hm3[:, column].sum()
            share = f"{shortage[column] / asked:.1%}"
            right = basin.rights[column].id
            tell("cli.allocate.short", right=right, shortage_hm3=f"{shortage[column]:,.3f}", share=share)
    if folder is not None:
        tell("cli.written", folder=folder)


def _tell_judgement(basin: Basin, judgement: Judgement) -> None:
    day = basin.settings.timeline.dates[judgement.period].isoformat()
    gap = f"{judgement.worst_difference:.1e}"
    agrees = judgement.worst_difference <= AGREES
    tell("cli.judge.agrees" if agrees else "cli.judge.differs", period=day, gap=gap)
    for right, judged, engine in _both(basin, judgement):
        cut = judgement.bottlenecks.get(right)
        where = text("cli.judge.cut", nodes=", ".join(bottleneck(basin, cut))) if cut else ""
        tell("cli.judge.right", right=right, judged=f"{judged:.6f}", engine=f"{engine:.6f}", cut=where)


def _judgement_as_data(basin: Basin, judgement: Judgement) -> dict[str, object]:
    return {
        "period": basin.settings.timeline.dates[judgement.period].isoformat(),
        "worst_difference": judgement.worst_difference,
        "agrees": judgement.worst_difference <= AGREES,
        "rights": [
            {
                "right": right,
                "judge_hm3": judged,
                "engine_hm3": engine,
                "bottleneck": bottleneck(basin, judgement.bottlenecks.get(right, ())),
            }
            for right, judged, engine in _both(basin, judgement)
        ],
    }


def _both(basin: Basin, judgement: Judgement) -> list[tuple[str, float, float]]:
    """Right, what the judge and what the engine gives it, of those that get anything or go short."""
    rows = zip(basin.rights, judgement.delivered_hm3.tolist(), judgement.engine_hm3.tolist(), strict=True)
    return [(right.id, a, b) for right, a, b in rows if a > 0 or b > 0 or right.id in judgement.bottlenecks]


def bottleneck(basin: Basin, cut: tuple[str, ...]) -> list[str]:
    """The lowest nodes of the part of the river that is short: no reach leads on inside it."""
    network = river_network(basin)
    return [node for node in cut if not any(below in cut for below in network.successors(node))]
