"""Try many transfers or many volumes: `screen` and `safe-volume`."""

import argparse
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from fenshui.allocation import USES
from fenshui.cli.opening import basin_and, basin_and_transfers
from fenshui.cli.speaking import in_words, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.amounts import whole
from fenshui.export.tables import write_texts
from fenshui.impact import Screened, safe_volume, screen
from fenshui.transfer import read_transfers
from fenshui.words import Refused

_MOST_LINES = 20


def add_verbs(verbs: Any) -> None:
    """Add both verbs to the command line."""
    verb = add_verb(verbs, "screen")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfers", metavar="TRANSFERS.csv", type=Path, help=text("screen.help.transfers"))
    verb.add_argument("--use", choices=USES, help=text("screen.help.use"))
    where = verb.add_mutually_exclusive_group()
    shape = whole("--workers", 1, 1024)
    where.add_argument("--workers", metavar="N", type=shape, default=2, help=text("screen.help.workers"))
    where.add_argument("--dask", metavar="ADDRESS", help=text("screen.help.dask"))
    verb.add_argument("--out", metavar="DIR", type=Path, help=text("screen.help.out"))
    verb.set_defaults(act=screen_transfers)
    verb = add_verb(verbs, "safe-volume")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfer", metavar="TRANSFER", type=Path, help=text("screen.help.transfer"))
    verb.set_defaults(act=find_safe_volume)


def screen_transfers(arguments: argparse.Namespace) -> int:
    """Screen every transfer of a table and say which does least harm."""
    basin, (transfers,) = basin_and(arguments.basin, [partial(read_transfers, arguments.transfers)])
    uses = (arguments.use,) if arguments.use else USES
    if arguments.dask:
        found = _on_cluster()(basin, transfers, arguments.dask, uses)
    else:
        found = screen(basin, transfers, uses, workers=arguments.workers)
    if arguments.out is not None:
        write_texts({"screened.csv": _table(found)}, arguments.out)
    if arguments.json:
        tell_machine([_plain(one) for one in found])
    else:
        _tell(found)
    return 0


def find_safe_volume(arguments: argparse.Namespace) -> int:
    """Find the largest volume without injury."""
    basin, (transfer,) = basin_and_transfers(arguments.basin, [arguments.transfer])
    found = safe_volume(basin, transfer)
    if arguments.json:
        tell_machine({"volume_m3": found.volume_m3, "most_m3": found.most_m3, "monotone": found.monotone})
        return 0
    tell("screen.safe", volume=f"{found.volume_m3:,}", most=f"{found.most_m3:,}", count=len(found.tried))
    if not found.monotone:
        tell("screen.not_monotone")
    return 0


def _on_cluster() -> Any:
    """The cluster's `screen`; only who asks for a cluster needs its packages."""
    try:
        from fenshui.impact.cluster import screen_on_cluster
    except ModuleNotFoundError:
        raise Refused("screen.no_dask") from None
    return screen_on_cluster


def _tell(found: tuple[Screened, ...]) -> None:
    tell("screen.head", count=len(found))
    for place, one in enumerate(found[:_MOST_LINES], start=1):
        if one.refused is not None:
            tell("screen.refused", reason=in_words(one.refused))
            continue
        tell(
            "screen.line",
            place=place,
            id=one.id,
            injured=one.injured,
            right=one.worst_right or text("screen.nobody"),
            share=f"{one.worst_share:.3%}",
            sections=one.worse_sections,
            paper=f"{one.paper_water_m3:,}",
        )


def _plain(one: Screened) -> dict[str, object]:
    values = {field.name: getattr(one, field.name) for field in fields(one)}
    return {**values, "refused": None if one.refused is None else in_words(one.refused)}


def _table(found: tuple[Screened, ...]) -> str:
    columns = [field.name for field in fields(Screened)]
    rows = ([_cell(value) for value in _plain(one).values()] for one in found)
    return "\n".join([",".join(columns), *(",".join(row) for row in rows)]) + "\n"


def _cell(value: object) -> str:
    text_of_it = "" if value is None else str(value)
    return f'"{text_of_it.replace(chr(34), chr(34) * 2)}"' if any(c in text_of_it for c in ',"\n') else text_of_it
