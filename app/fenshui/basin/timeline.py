"""The periods of a basin's record: dates, lengths, places in the calendar year and in the water year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

STEPS = ("year", "month", "dekad", "day")
PERIODS_PER_YEAR = {"year": 1, "month": 12, "dekad": 36, "day": 366}
_LEAP_YEAR = 2000


@dataclass(frozen=True)
class Timeline:
    """`periods` steps from `first_period`; `water_year_starts` is (month, day)."""

    step: str
    first_period: date
    periods: int
    water_year_starts: tuple[int, int] = (1, 1)

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """First day of every period, and of the one after the last."""
        return tuple(self._date(period) for period in range(self.periods + 1))

    @cached_property
    def seconds(self) -> NDArray[np.float64]:
        """Length of every period in seconds."""
        days = [(later - earlier).days for earlier, later in zip(self.dates, self.dates[1:], strict=False)]
        return np.array(days, dtype=float) * 86_400.0

    @cached_property
    def period_of_year(self) -> NDArray[np.int64]:
        """Place of every period in the calendar year, from 1 (29 February is day 60, 1 March always 61)."""
        return np.array([self.place_in_year(day) for day in self.dates[:-1]], dtype=np.int64)

    @cached_property
    def water_year(self) -> NDArray[np.int64]:
        """The year in which the water year of every period starts."""
        start = self.water_year_starts
        return np.array([day.year - ((day.month, day.day) < start) for day in self.dates[:-1]], dtype=np.int64)

    @property
    def places(self) -> int:
        """How many places a calendar year has."""
        return PERIODS_PER_YEAR[self.step]

    @property
    def periods_in_full_year(self) -> int:
        """How many periods make a water year that the record does not cut off (365 for days)."""
        return 365 if self.step == "day" else self.places

    def place_in_year(self, day: date) -> int:
        """The period of the calendar year in which a day lies, from 1."""
        if self.step == "year":
            return 1
        if self.step == "month":
            return day.month
        if self.step == "dekad":
            return (day.month - 1) * 3 + min((day.day - 1) // 10, 2) + 1
        return date(_LEAP_YEAR, day.month, day.day).timetuple().tm_yday

    def _date(self, period: int) -> date:
        first = self.first_period
        if self.step == "day":
            return first + timedelta(days=period)
        if self.step == "year":
            return date(first.year + period, first.month, first.day)
        if self.step == "month":
            year, month = divmod(first.month - 1 + period, 12)
            return date(first.year + year, month + 1, 1)
        year, place = divmod(self.place_in_year(first) - 1 + period, 36)
        return date(first.year + year, place // 3 + 1, place % 3 * 10 + 1)
