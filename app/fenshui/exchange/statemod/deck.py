"""The files of a StateMod deck: records of fixed columns, comments begin with `#`."""

import calendar
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fenshui.exchange.units import HM3_PER_ACRE_FOOT
from fenshui.reading.encoding import decoded
from fenshui.reading.text import read_whole
from fenshui.words import Refused, Sentence, sentence

FILES = ("rin", "ris", "dds", "ddr", "ifs", "ifr", "rim", "ddm", "ifa", "dly", "res", "rer", "opr", "tar")
_M3_PER_CUBIC_FOOT = 0.3048**3


@dataclass(frozen=True)
class Deck:
    """Lines of each file without comments, by its ending; `place` names the file that was opened."""

    place: Path
    lines: dict[str, list[str]]

    def fault(self, ending: str, found: str, expected: str | Sentence) -> Refused:
        """The refusal of a record that makes no sense."""
        name = f"{self.place.stem}.{ending}"
        return Refused("exchange.model_fault", file=name, name=ending, found=found.strip()[:80], expected=expected)

    def number(self, ending: str, line: str, first: int, last: int, blank: float = 0.0) -> float:
        """The number in some columns of a record, counted from 0."""
        text = line[first:last].strip()
        try:
            return float(text) if text else blank
        except ValueError:
            raise self.fault(ending, line, sentence("exchange.expected.number")) from None

    def series(self, ending: str) -> tuple[date, dict[str, dict[int, list[float]]]]:
        """First day, and hm³ a month by station and year; the header says the years, the unit and the kind of year."""
        lines = self.lines[ending]
        if not lines:
            return date(2000, 1, 1), {}
        words = lines[0].replace("/", " ").replace("-", " ").split()
        if len(words) < 6 or words[-1].upper() != "CYR" or words[-2].upper() not in ("ACFT", "CFS"):
            raise self.fault(ending, lines[0], "1/1990 - 12/2000 ACFT CYR")
        found: dict[str, dict[int, list[float]]] = {}
        for line in lines[1:]:
            year = int(self.number(ending, line, 0, 4))
            values = [self.number(ending, line, 17 + 8 * month, 25 + 8 * month) for month in range(12)]
            found.setdefault(line[5:17].strip(), {})[year] = _hm3(values, year or 2001, words[-2].upper())
        return date(int(words[1]), 1, 1), found


def read_deck(path: Path) -> Deck:
    """The deck that a file belongs to, or the one in a folder. Raises `Refused` where there is none."""
    one = next(iter(sorted(path.glob("*.rin"))), path) if path.is_dir() else path
    lines = {ending: _lines(one.with_suffix(f".{ending}")) for ending in FILES}
    for needed in ("rin", "rim"):
        if not lines[needed]:
            raise Refused("exchange.missing_part", file=one.name, name="StateMod", part=f"{one.stem}.{needed}")
    return Deck(one, lines)


def _lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    text, _ = decoded(read_whole(path), path.name)
    return [line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _hm3(values: list[float], year: int, unit: str) -> list[float]:
    if unit == "ACFT":
        return [value * HM3_PER_ACRE_FOOT for value in values]
    return [hm3_from_cfs(value, calendar.monthrange(year, month)[1]) for month, value in enumerate(values, start=1)]


def hm3_from_cfs(flow: float, days: float) -> float:
    """The volume in hm³ of a flow in cubic feet a second over some days."""
    return m3_s_from_cfs(flow) * days * 86_400.0 / 1e6


def m3_s_from_cfs(flow: float) -> float:
    """A flow in m³/s from cubic feet a second."""
    return flow * _M3_PER_CUBIC_FOOT
