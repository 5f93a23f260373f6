"""Reading and keeping a foreign basin, in the background; the readers are loaded here, when they are first needed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fenshui.words import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fenshui.basin import Basin
    from fenshui.gui.importing.questions import Asked
    from fenshui.words import Sentence


_BY_OPTION = ("exchange.which_way", "exchange.not_expressible")
"""What another answer would allow."""


@dataclass(frozen=True)
class Outcome:
    """A basin that was read, or none where there are faults; and the lines to show by part."""

    basin: Basin | None
    parts: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)


def read_source(asked: Asked) -> Outcome:
    """Read the file without trust; what is wrong with it comes back as lines."""
    from fenshui.reading.outside import Unaccepted

    try:
        return _tables(asked.source) if asked.kind == "tables" else _foreign(asked)
    except Unaccepted as found:
        return Outcome(None, {"faults": tuple(problem.line for problem in found.faults)})
    except Refused as refused:
        return Outcome(None, {"faults": (_in_window(refused.sentence),)})


def _in_window(reason: Sentence) -> Sentence:
    """A refusal that names what is chosen in the window, where a command line has an option for it."""
    room, _, key = reason.id.partition(".")
    return replace(reason, id=f"{room}.in_window.{key}") if reason.id in _BY_OPTION else reason


def keep(basin: Basin, end: Path) -> Path:
    """Write the basin, and say where it lies now. Raises `Refused` where it cannot be."""
    from fenshui.desk.importing import keep

    keep(basin, end)
    return end


def _foreign(asked: Asked) -> Outcome:
    from fenshui.desk.importing import Answers, bring_in
    from fenshui.exchange.river_lines import Direction

    answers = Answers(Direction(asked.way, asked.outlet), asked.snap_m, asked.approximate)
    imported, problems = bring_in(asked.kind, asked.source, answers)
    faults = tuple(problem.line for problem in problems if not problem.is_warning)
    warnings = (*imported.warnings, *(problem for problem in problems if problem.is_warning))
    report = imported.report
    parts = {
        "faults": faults,
        "read": tuple(report.read),
        "guessed": tuple(report.guessed),
        "left_out": tuple(report.left_out),
        "warnings": tuple(problem.line for problem in warnings),
    }
    return Outcome(None if faults else imported.basin, parts)


def _tables(source: Path) -> Outcome:
    """Tables of our own, which need no import but may be looked at before they are opened."""
    from fenshui.basin import read_basin
    from fenshui.words import sentence

    reading = read_basin(source)
    faults = tuple(problem.line for problem in reading.faults)
    warnings = tuple(problem.line for problem in reading.problems if problem.is_warning)
    basin = None if faults else reading.basin
    read = (
        ()
        if basin is None
        else (sentence("exchange.read.reaches", reaches=len(basin.reaches), nodes=len(basin.nodes)),)
    )
    return Outcome(basin, {"faults": faults, "read": read, "warnings": warnings})
