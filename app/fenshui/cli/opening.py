"""The basin and the period that an argument names."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from fenshui.basin import Basin, read_basin
from fenshui.cli.faulty import FaultyBasin
from fenshui.cli.parser import Unusable
from fenshui.transfer import Transfer, Unfit, read_transfer
from fenshui.words import Refused, Sentence

T = TypeVar("T")


def basin_in(folder: Path) -> Basin:
    """The basin in a folder. Raises `FaultyBasin` where it has faults, `Refused` where it is none."""
    reading = read_basin(folder)
    if reading.basin is None or reading.faults:
        raise FaultyBasin(reading.faults)
    return reading.basin


def basin_and_transfers(folder: Path, files: Sequence[Path]) -> tuple[Basin, tuple[Transfer, ...]]:
    """The basin in a folder and the transfers in files. Raises `Unusable` with the faults of all of them."""
    return basin_and(folder, [partial(read_transfer, file) for file in files])


def basin_and(folder: Path, reads: Sequence[Callable[[], T]]) -> tuple[Basin, tuple[T, ...]]:
    """The basin in a folder and what else is read. Raises `Unusable` with the faults of all of them."""
    faults: list[Sentence] = []
    basin = _read(partial(basin_in, folder), faults)
    found = [_read(read, faults) for read in reads]
    if basin is None or faults:
        raise Unusable(tuple(faults))
    return basin, tuple(one for one in found if one is not None)


def _read(read: Callable[[], T], faults: list[Sentence]) -> T | None:
    """What is read; None where it cannot be, after noting why."""
    try:
        return read()
    except Unfit as unfit:
        faults += unfit.faults
    except Refused as refused:
        faults.append(refused.sentence)
    except FaultyBasin as faulty:
        faults += [fault.line for fault in faulty.faults]
    return None


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
