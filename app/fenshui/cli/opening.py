"""The basin and the period that an argument names."""

from bisect import bisect_right
from datetime import date
from pathlib import Path

from fenshui.basin import Basin, read_basin
from fenshui.cli.faulty import FaultyBasin
from fenshui.words import Refused


def basin_in(folder: Path) -> Basin:
    """The basin in a folder. Raises `FaultyBasin` where it has faults, `Refused` where it is none."""
    reading = read_basin(folder)
    if reading.basin is None or reading.faults:
        raise FaultyBasin(reading.faults)
    return reading.basin


def period_in(basin: Basin, words: str) -> int:
    """The period that holds a day (`1997-07-01`), or has this number from 0. Raises `Refused` where there is none."""
    timeline = basin.settings.timeline
    if words.isdecimal():
        found = int(words)
    else:
        try:
            found = bisect_right(timeline.dates, date.fromisoformat(words)) - 1
        except ValueError:
            found = -1
    if not 0 <= found < timeline.periods:
        first, end = timeline.dates[0].isoformat(), timeline.dates[-1].isoformat()
        raise Refused("cli.no_such_period", found=words, first=first, end=end, last=timeline.periods - 1)
    return found
