"""Open a basin and say what is wrong with it: `check`."""

import argparse
from pathlib import Path
from typing import Any

from fenshui.basin import Basin, Reading, read_basin
from fenshui.basin.folder import capped
from fenshui.basin.unfinished import unfinished
from fenshui.cli.faulty import complain_of
from fenshui.cli.foreign_check import check_foreign
from fenshui.cli.speaking import in_words, named, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.reading import Problem
from fenshui.words import Refused


def add_verbs(verbs: Any) -> None:
    """Add `check` to the command line."""
    verb = add_verb(verbs, "check")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.set_defaults(act=check)


def check(arguments: argparse.Namespace) -> int:
    """Say every problem of a basin in a line of its own; faults give 2, warnings alone 0."""
    try:
        reading = read_basin(arguments.basin)
    except Refused:
        if not arguments.basin.is_file():
            raise
        return check_foreign(arguments.basin, arguments.json)
    problems = _problems(reading)
    complain_of(problems)
    if arguments.json:
        tell_machine({"basin": str(arguments.basin), "problems": [_as_data(each) for each in problems]})
    elif reading.basin is not None and not reading.faults:
        _tell_size(reading.basin)
    return 2 if reading.faults else 0


def _problems(reading: Reading) -> tuple[Problem, ...]:
    """What is wrong with a basin, then what a sound one still lacks."""
    if reading.basin is None or reading.faults:
        return reading.problems
    return capped((*reading.problems, *unfinished(reading.basin)))


def _as_data(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "row": problem.row,
        "column": problem.column,
        "found": problem.found,
        "expected": in_words(problem.expected),
        "is_warning": problem.is_warning,
    }


def _tell_size(basin: Basin) -> None:
    timeline = basin.settings.timeline
    tell(
        "cli.check.sound",
        name=named(basin.settings),
        nodes=len(basin.nodes),
        reaches=len(basin.reaches),
        rights=len(basin.rights),
        periods=timeline.periods,
        first=timeline.dates[0].isoformat(),
    )
