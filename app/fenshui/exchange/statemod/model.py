"""A StateMod deck into a basin: administration numbers become the order of service, delay tables lagged returns."""

import math
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from fenshui.basin import Basin, Inflows, Settings, Timeline, rows
from fenshui.exchange.imported import Imported, Report
from fenshui.exchange.names import Ids
from fenshui.exchange.statemod.deck import Deck, hm3_from_cfs, m3_s_from_cfs, read_deck
from fenshui.exchange.statemod.reservoirs import Stored, stored
from fenshui.units import M3_PER_HM3
from fenshui.words import Refused, sentence

_EPOCH = date(1849, 12, 31)
"""Day 0 of Colorado's administration numbers."""
_DAYS_OF_YEAR = 365.25


def import_statemod(path: Path, approximate: bool = False) -> Imported:
    """The deck of a file or folder, monthly. Raises `Refused` with the name of what cannot be expressed."""
    try:
        return Imported(*_Model(read_deck(path), approximate).basin())
    except (ValueError, IndexError, OverflowError, KeyError) as fault:  # records that are no records of a deck
        found = f"{type(fault).__name__}: {fault}"[:80]
        raise Refused("exchange.not_a_model", file=path.name, program="StateMod", found=found) from None


class _Model:
    """A deck while it is read into rows."""

    def __init__(self, deck: Deck, approximate: bool) -> None:
        self.deck, self.approximate, self.report, self.ids = deck, approximate, Report(), Ids()
        first, self.inflow = deck.series("rim")
        years = {year for station in self.inflow.values() for year in station}
        self.timeline = Timeline("month", first, 12 * (max(years, default=first.year) - first.year + 1))
        self.rank: dict[float, str] = {}

    def basin(self) -> tuple[Basin, Report]:
        """All tables of the basin, and what the report says."""
        links = [(line[:12].strip(), line[12:36].strip(), line[36:48].strip()) for line in self.deck.lines["rin"]]
        wishes = [
            self.deck.number(ending, line, 48, 64)
            for ending in ("ddr", "ifr", "rer")
            for line in self.deck.lines[ending]
        ]
        self.rank = {number: f"a{at}" for at, number in enumerate(sorted(set(wishes)), start=1)}
        ends = {start for start, _, down in links if not down}
        self.known = {start for start, _, _ in links}
        kept = self.kept()
        kinds = dict.fromkeys((one.node for one in kept.reservoirs), "reservoir")
        nodes = tuple(
            rows.Node(
                self.ids.of(start),
                kinds.get(self.ids.of(start), "outlet" if start in ends else "junction"),
                name_en=name,
                region="basin",
            )
            for start, name, _ in links
        )
        reaches = tuple(
            rows.Reach(f"{self.place(start)}--{self.place(down)}", self.place(start), self.place(down))
            for start, _, down in links
            if down
        )
        rights, series, returns = self.users()
        title = self.deck.place.stem
        basin = Basin(
            settings=Settings("", title, self.timeline, priorities=(*self.rank.values(), "storage")),
            nodes=nodes,
            reaches=reaches,
            inflows=self.inflows(),
            regions=(rows.Region("basin", name_en=title),),
            holders=tuple(rows.Holder(right.holder, kind="irrigator", region="basin") for right in rights),
            rights=tuple(rights),
            demand_series=tuple(series),
            returns=tuple(returns),
            targets=tuple(self.instream()),
            reservoirs=kept.reservoirs,
            reservoir_curves=kept.curves,
            rule_curves=kept.targets,
            sources=f"# {title}\n\nStateMod, {self.deck.place.name}\n",
        )
        self.report.has_read("reaches", reaches=len(reaches), nodes=len(nodes))
        self.report.has_read("nodes_of", kind="ddr", count=len(rights))
        return basin, self.report

    def kept(self) -> Stored:
        """The reservoirs; what only StateMod has, rules of operation and targets by month, is named."""
        for ending in ("opr", "tar"):
            if self.deck.lines[ending]:
                what = sentence("exchange.lacking.rules")
                if not self.approximate:
                    file = f"{self.deck.place.stem}.{ending}"
                    raise Refused("exchange.not_expressible", file=file, name=ending, what=what)
                self.report.has_left_out("element", name=f".{ending}", what=what)
        places = {name: self.ids.of(name) for name in self.known}
        return stored(self.deck, places, self.rank, self.approximate, self.report)

    def place(self, name: str) -> str:
        """The id of a station. Raises `Refused` where the network does not have it."""
        if name not in self.known:
            raise Refused("exchange.missing_part", file=self.deck.place.name, name=".rin", part=name)
        return self.ids.of(name)

    def inflows(self) -> Inflows:
        """Natural flow is gained on the way: what a station has more than the stations above it."""
        below = {line[:12].strip(): line[36:48].strip() for line in self.deck.lines["rin"]}
        total = {name: self.monthly(station) for name, station in self.inflow.items()}
        gain = {name: values.copy() for name, values in total.items()}
        for name, values in total.items():
            down = below.get(name, "")
            while down and down not in total:
                down = below.get(down, "")
            if down:
                gain[down] = gain[down] - values
        lost = [name for name, values in gain.items() if (values < -1e-9).any()]
        if lost:
            self.report.has_guessed("losing", count=len(lost))
        columns = [np.maximum(values, 0.0) for values in gain.values()]
        table = np.column_stack(columns or [np.zeros((self.timeline.periods, 0))])
        table.setflags(write=False)
        return Inflows(tuple(self.place(name) for name in gain), table)

    def monthly(self, station: dict[int, list[float]]) -> "np.typing.NDArray[np.float64]":
        """A station's months over the record; a year 0 stands for every year."""
        first, count = self.timeline.first_period.year, self.timeline.periods // 12
        years = [station.get(first + at, station.get(0)) for at in range(count)]
        if any(year is None for year in years):
            raise self.deck.fault("rim", str(sorted(station)), f"{first} – {first + count - 1}")
        return np.array(years, dtype=np.float64).ravel()

    def users(self) -> tuple[list[rows.Right], list[rows.DemandInPeriod], list[rows.Return]]:
        """Diversions with their decrees, seniors first; a station's demand is asked by its decrees in that order."""
        stations, returns = self.stations()
        _, demand = self.deck.series("ddm")
        left = {name: self.monthly(station) for name, station in demand.items()}
        days = self.timeline.seconds / 86_400.0
        rights, series, lines = list[rows.Right](), list[rows.DemandInPeriod](), list[rows.Return]()
        for line in sorted(self.deck.lines["ddr"], key=lambda each: self.deck.number("ddr", each, 48, 64)):
            station, number = line[36:48].strip(), self.deck.number("ddr", line, 48, 64)
            if station not in stations:
                raise Refused("exchange.missing_part", file=self.deck.place.name, name=".ddr", part=station)
            if station not in left or not self.deck.number("ddr", line, 72, 80, 1.0):
                what = sentence("exchange.lacking.switched_off")
                self.report.has_left_out("element", name=line[:12].strip(), what=what)
                continue
            name, (node, efficiency) = self.ids.new(line[:12].strip()), stations[station]
            decree = np.array([hm3_from_cfs(self.deck.number("ddr", line, 64, 72), float(length)) for length in days])
            asked = np.minimum(left[station], decree)
            left[station] = left[station] - asked
            dates = self.timeline.dates
            series += [rows.DemandInPeriod(name, day, float(v)) for day, v in zip(dates, asked, strict=False) if v > 0]
            annual = math.ceil(hm3_from_cfs(self.deck.number("ddr", line, 64, 72), _DAYS_OF_YEAR) * M3_PER_HM3) + 1
            rights.append(
                rows.Right(name, f"h-{name}"[:64], "abstraction", node, self.rank[number], annual_volume_m3=annual,
                           consumption_ratio=efficiency, seniority=_day_of(number))
            )  # fmt: skip
            lines += [rows.Return(name, *each) for each in returns.get(station, ())]
        return rights, series, lines

    def stations(self) -> tuple[dict[str, tuple[str, float]], dict[str, list[tuple[str, int, float]]]]:
        """Where each station takes water, what share it uses up, and where, when and which share comes back."""
        lines, at = self.deck.lines["dds"], 0
        found: dict[str, tuple[str, float]] = {}
        returns: dict[str, list[tuple[str, int, float]]] = {}
        delays = self.delays()
        while at + 1 < len(lines):
            name, node = lines[at][:12].strip(), lines[at][36:48].strip()
            count = int(self.deck.number("dds", lines[at + 1], 56, 64))
            efficiency = self.deck.number("dds", lines[at + 1], 64, 72, 100.0)
            at += 2
            if efficiency < 0:  # twelve monthly ones follow
                monthly = [self.deck.number("dds", lines[at], 8 * month, 8 * month + 8) for month in range(12)]
                if max(monthly) - min(monthly) > 1e-9 and not self.approximate:
                    what = sentence("exchange.lacking.monthly_efficiencies")
                    raise Refused("exchange.not_expressible", file=f"{self.deck.place.stem}.dds", name=name, what=what)
                efficiency, at = sum(monthly) / 12, at + 1
            found[name] = self.place(node), max(efficiency / 100.0, 1e-9)
            for line in lines[at : at + count]:
                share, table = self.deck.number("dds", line, 48, 56) / 100.0, int(self.deck.number("dds", line, 56, 64))
                back = self.place(line[36:48].strip())
                returns.setdefault(name, []).extend(
                    (back, lag, share * part) for lag, part in delays.get(table, [(0, 1.0)])
                )
            at += count
        return found, returns

    def delays(self) -> dict[int, list[tuple[int, float]]]:
        """Delay tables: after how many months which share is back."""
        found = {}
        for line in self.deck.lines["dly"]:
            words = line.split()
            shares = [float(word) / 100.0 for word in words[2 : 2 + int(words[1])]]
            found[int(words[0])] = [(lag, share) for lag, share in enumerate(shares) if share > 0]
        return found

    def instream(self) -> list[rows.Target]:
        """Instream rights: the decree, or the monthly demand where that is smaller."""
        places = {line[:12].strip(): line[36:48].strip() for line in self.deck.lines["ifs"]}
        _, asked = self.deck.series("ifa")
        found = []
        for line in self.deck.lines["ifr"]:
            station, number = line[36:48].strip(), self.deck.number("ifr", line, 48, 64)
            decree = m3_s_from_cfs(self.deck.number("ifr", line, 64, 72))
            node = self.place(places.get(station, station))
            months = asked.get(station, {}).get(0)
            for month in range(1, 13):
                days = (
                    30.4375
                    if months is None
                    else (date(2001 + month // 12, month % 12 + 1, 1) - date(2001, month, 1)).days
                )
                flow = decree if months is None else min(decree, months[month - 1] * 1e6 / (days * 86_400.0))
                found.append(rows.Target(node, month, flow, self.rank[number]))
        return found


def _day_of(number: float) -> date:
    """The day an administration number stands for."""
    return _EPOCH + timedelta(days=max(0, min(int(number), 60_000)))
