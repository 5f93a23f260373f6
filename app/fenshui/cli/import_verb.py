"""Another program's basin into ours: `import`, with a report of what was read, guessed and left out."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.basin.conversion import convert
from fenshui.cli.faulty import FaultyBasin, complain_of
from fenshui.cli.speaking import in_words, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.amounts import amount, place
from fenshui.desk.importing import FORMATS, Answers, bring_in, keep
from fenshui.exchange import Imported
from fenshui.exchange.river_lines import DIRECTIONS, Direction
from fenshui.reading.outside import Unaccepted
from fenshui.words import Refused, Sentence

_OURS = "geopackage"
_PARTS = ("read", "guessed", "left_out")


def add_verbs(verbs: Any) -> None:
    """Add `import` to the command line."""
    verb = add_verb(verbs, "import")
    verb.add_argument("format", metavar="FORMAT", choices=(*FORMATS, _OURS), help=text("exchange.help.format"))
    verb.add_argument("source", metavar="SOURCE", type=Path, help=text("exchange.help.source"))
    verb.add_argument("basin", metavar="BASIN", type=Path, nargs="?", help=text("exchange.help.basin"))
    verb.add_argument("--out", metavar="BASIN", type=Path, help=text("exchange.help.out"))
    verb.add_argument("--approximate", action="store_true", help=text("exchange.help.approximate"))
    verb.add_argument("--direction", choices=DIRECTIONS, default="", help=text("exchange.help.direction"))
    verb.add_argument("--outlet", metavar="LON,LAT", type=place("--outlet"), help=text("exchange.help.outlet"))
    verb.add_argument("--snap-m", metavar="M", type=_snap, default=1.0, help=text("exchange.help.snap"))
    verb.set_defaults(act=import_basin)


_snap = amount("--snap-m", 0, 100_000)


def _direction(arguments: argparse.Namespace) -> Direction:
    if arguments.direction == "outlet" and arguments.outlet is None:
        raise Refused("exchange.no_outlet")
    if arguments.outlet is not None and arguments.direction not in ("", "outlet"):
        raise Refused("exchange.two_directions", direction=arguments.direction)
    return Direction("outlet" if arguments.outlet else arguments.direction, arguments.outlet)


def import_basin(arguments: argparse.Namespace) -> int:
    """Read, report, and write where the basin is sound; without a place to write to, only report."""
    end = arguments.out or arguments.basin
    if arguments.format == _OURS:
        return _convert(arguments, end)
    answers = Answers(_direction(arguments), arguments.snap_m, arguments.approximate)
    try:
        imported, problems = bring_in(arguments.format, arguments.source, answers)
    except Unaccepted as found:
        raise FaultyBasin(found.faults) from None
    complain_of(imported.warnings)
    if any(not problem.is_warning for problem in problems):
        raise FaultyBasin(problems)
    count = keep(imported.basin, end) if end is not None else 0
    _tell(arguments, imported, end, count)
    return 0


def _convert(arguments: argparse.Namespace, end: Path | None) -> int:
    """A GeoPackage of the basin format is read as it is."""
    if end is None:
        raise Refused("exchange.where_to")
    count = convert(arguments.source, end)
    if arguments.json:
        tell_machine({"source": str(arguments.source), "written": str(end), "files": count})
    else:
        tell("convert.done", path=end, count=count)
    return 0


def _tell(arguments: argparse.Namespace, imported: Imported, end: Path | None, count: int) -> None:
    if arguments.json:
        report = {part: [in_words(each) for each in _said(imported, part)] for part in _PARTS}
        warnings = [in_words(problem.line) for problem in imported.warnings]
        written = str(end) if end is not None else None
        tell_machine({"source": str(arguments.source), "written": written, "report": report, "warnings": warnings})
        return
    for part in _PARTS:
        for each in _said(imported, part):
            tell("exchange.line", part=text(f"exchange.part.{part}"), what=each)
    if end is not None:
        tell("convert.done", path=end, count=count)


def _said(imported: Imported, part: str) -> list[Sentence]:
    found: list[Sentence] = getattr(imported.report, part)
    return found
