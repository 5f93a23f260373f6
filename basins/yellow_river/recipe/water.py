"""Monthly natural inflow 1956-2021: long-term means by reach, spread over the years and the months."""

import numpy as np
from numpy.typing import NDArray

from .bulletins import FIRST_YEAR, LAST_YEAR, Bulletins
from .layout import Layout
from .settings import FIRST_PERIOD, PERIODS
from .tables import Row, Unverified

Series = NDArray[np.float64]
STATIONS = ("tangnaihai", "lanzhou", "toudaoguai", "longmen", "sanmenxia", "huayuankou", "lijin")
MEAN_YEARS = range(1956, 2017)
USE_ABOVE_TANGNAIHAI = 1.3  # 1e8 m3 a year
MIDDLE_USE = 72.0  # 1e8 m3 a year consumed between 头道拐 and 花园口, 2003-2017, as `users.csv` splits the provinces
USE_IN_1956, FULL_USE_SINCE = 0.45, 1990  # how it grew
LATE_YEARS = range(1987, 2017)
ALLOCABLE_1987 = 370e8


def inflows(figures: Bulletins, layout: Layout) -> dict[str, Series]:
    """Inflow in hm3 by node, one value a period; means and splits are computed, see `sources.md`."""
    means = _natural_means(figures)
    upper, middle = _upper_ratio(figures), _middle_ratio(figures, means)
    columns: dict[str, Series] = {}
    for above, below in zip(("", *STATIONS), STATIONS, strict=False):
        months = _monthly_increment(figures, layout, means, above, below)
        years = upper if below in STATIONS[:3] else middle
        series = np.array([years[year] * months[month - 1] for year, month in _periods()])
        rows = [place.row for place in layout.places.values() if place.row["increment"] == below]
        total = sum(float(row["weight"]) for row in rows)
        columns |= {row["id"]: series * 100 * float(row["weight"]) / total for row in rows}
    return {id_: columns[id_] for id_ in layout.places if id_ in columns}


def tables(figures: Bulletins, columns: dict[str, Series], unverified: Unverified) -> dict[str, list[Row]]:
    for id_ in columns:
        reason = "按多年平均、年际系数和假定月分配推求 / computed from long-term means and assumed shares"
        unverified.add("inflows.csv", id_, id_, reason)
    rows: list[Row] = [
        {"period": f"{year}-{month:02d}-01"} | {id_: round(float(s[t]), 3) for id_, s in columns.items()}
        for t, (year, month) in enumerate(_periods())
    ]
    return {"inflows.csv": rows, "allocable.csv": _allocable(np.sum(list(columns.values()), axis=0), unverified)}


def _allocable(inflow: Series, unverified: Unverified) -> list[Row]:
    """370 * (0.3 + 0.7 * wetness); gives 321 for 2006-07, where the published plan says 310."""
    yearly = inflow.reshape(-1, 12).sum(axis=1)
    rows: list[Row] = []
    for year, wetness in enumerate(yearly / yearly.mean(), start=FIRST_PERIOD[0]):
        rows.append({"water_year": year, "allocable_m3": round(ALLOCABLE_1987 * (0.3 + 0.7 * wetness), -6)})
        unverified.add(
            "allocable.csv", str(year), "allocable_m3", "按丰枯系数推求 / computed from the wetness of the year"
        )
    return rows


def _natural_means(figures: Bulletins) -> dict[str, float]:
    """Natural means of 1956-2016: published at 花园口 and 利津, between by shrinking the increments of 1956-2000."""
    old = {id_: float(figures.stations[id_]["natural_mean_1956_2000"]) for id_ in STATIONS}
    published = {id_: float(figures.stations[id_]["natural_mean_1956_2016"]) for id_ in ("huayuankou", "lijin")}
    measured = figures.yearly_flow("tangnaihai")
    head = _mean(measured, MEAN_YEARS) + USE_ABOVE_TANGNAIHAI
    shrink = (published["huayuankou"] - head) / (old["huayuankou"] - old["tangnaihai"])
    return {id_: head + shrink * (old[id_] - old["tangnaihai"]) for id_ in STATIONS} | published


def _monthly_increment(figures: Bulletins, layout: Layout, means: dict[str, float], above: str, below: str) -> Series:
    """What a reach adds in each month of a mean year; months in which it would lose water add nothing."""
    added = means[below] * np.array(figures.monthly_shares(figures.stations[below]["name_zh"]))
    if above:
        arriving = layout.gain(above, below) * means[above]
        added = added - arriving * np.array(figures.monthly_shares(figures.stations[above]["name_zh"]))
    total = added.sum()
    kept = np.clip(added, 0.0, None)
    return np.asarray(kept * total / kept.sum())


def _upper_ratio(figures: Bulletins) -> dict[int, float]:
    """Years above 头道拐 follow 唐乃亥."""
    return _relative(figures.yearly_flow("tangnaihai"))


def _middle_ratio(figures: Bulletins, means: dict[str, float]) -> dict[int, float]:
    """Years between 头道拐 and 花园口 follow the measured difference plus what was used there.

    The swing about the mean is then narrowed so that 1987-2016 has the natural mean published for 花园口: the measured
    difference also holds the filling of reservoirs and what later changes of the land have taken from early years.
    """
    upper, lower = figures.yearly_flow("toudaoguai"), figures.yearly_flow("huayuankou")
    raw = _relative({year: lower[year] - upper[year] + MIDDLE_USE * _grown(year) for year in upper})
    late = float(figures.stations["huayuankou"]["natural_mean_1987_2016"])
    arriving = means["toudaoguai"] * _mean(_upper_ratio(figures), LATE_YEARS)
    published = (late - arriving) / (means["huayuankou"] - means["toudaoguai"])
    narrowed = (published - 1) / (_mean(raw, LATE_YEARS) - 1)
    return {year: 1 + narrowed * (ratio - 1) for year, ratio in raw.items()}


def _grown(year: int) -> float:
    share = (year - FIRST_YEAR) / (FULL_USE_SINCE - FIRST_YEAR)
    return min(1.0, USE_IN_1956 + (1 - USE_IN_1956) * share)


def _mean(years: dict[int, float], span: range) -> float:
    return float(np.mean([years[year] for year in span]))


def _relative(years: dict[int, float]) -> dict[int, float]:
    mean = _mean(years, MEAN_YEARS)
    return {year: years[year] / mean for year in range(FIRST_YEAR, LAST_YEAR + 1)}


def _periods() -> list[tuple[int, int]]:
    first = FIRST_PERIOD[0] * 12 + FIRST_PERIOD[1] - 1
    return [(month // 12, month % 12 + 1) for month in range(first, first + PERIODS)]
