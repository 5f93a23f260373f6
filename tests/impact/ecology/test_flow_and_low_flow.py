from datetime import date

import numpy as np
import pytest
from fenshui.basin import Timeline
from fenshui.impact.ecology import (
    assured_driest_month_m3_s,
    season_means_m3_s,
    seven_day_low_m3_s,
    tennant_class,
)

DAY = 86_400.0


def months(count, water_year=(1, 1)):
    return Timeline("month", date(2001, 1, 1), count, water_year)


def days(years, first=2001):
    return Timeline("day", date(first, 1, 1), 365 * years)


@pytest.mark.parametrize(
    ("winter", "summer", "expected"),
    [
        (40, 60, "excellent"),
        (39, 60, "very good"),
        (40, 49, "good"),
        (20, 40, "good"),
        (10, 30, "fair"),
        (10, 29, "poor"),
        (90, 9, "severe"),
    ],
)
def test_tennant_takes_the_poorer_half_of_the_year(winter, summer, expected):
    assert tennant_class(winter, summer, 100.0) == expected


def test_tennant_needs_a_natural_flow():
    with pytest.raises(ValueError, match="0"):
        tennant_class(1.0, 1.0, 0.0)


def test_the_halves_of_the_year_are_weighted_by_their_days():
    """October to March of 2001: 31+28+31+31+30+31 days; 2 m³/s in February, else 1: (182 - 28 + 56) / 182."""
    flow = np.ones(12)
    flow[1] = 2.0
    assert season_means_m3_s(flow, months(12)) == (pytest.approx((182 + 28) / 182), 1.0)
    assert season_means_m3_s(flow[:6], months(3).__class__("year", date(2001, 1, 1), 6)) is None


def test_q90_of_nine_years_is_the_lowest_driest_month():
    """Nine years with driest months of 1 … 9 m³/s: frequency m / (n + 1), so 90 % exceed exactly the first."""
    flow = np.concatenate([np.r_[np.full(11, 20.0), low] for low in (4, 2, 9, 1, 7, 3, 8, 5, 6)])
    assert assured_driest_month_m3_s(flow, months(108), 0.90) == pytest.approx(1.0)
    assert assured_driest_month_m3_s(flow, months(108), 0.50) == pytest.approx(5.0)
    assert assured_driest_month_m3_s(flow, months(108), 0.85) == pytest.approx(1.5)


def test_a_month_of_days_is_their_mean_and_a_year_cut_off_says_nothing():
    timeline = days(1)
    flow = np.where([day.month == 2 for day in timeline.dates[:-1]], 3.0, 8.0)
    flow[32] = 1.0  # 2 February: the month's mean is (27 · 3 + 1) / 28
    assert assured_driest_month_m3_s(flow, timeline) == pytest.approx(82 / 28)
    assert assured_driest_month_m3_s(flow[:11], months(11)) is None
    assert assured_driest_month_m3_s(flow[:3], Timeline("year", date(2001, 1, 1), 3)) is None


def test_7q10_is_the_lowest_week_of_the_driest_of_nine_years():
    """A week of 1 … 9 m³/s in nine years (none of them with a 29 February counted): once in ten years below 1."""
    timeline = Timeline("day", date(2001, 1, 1), 365 * 3)
    flow = np.full(365 * 3, 50.0)
    for year, low in enumerate((3.0, 1.0, 2.0)):
        flow[365 * year + 200 : 365 * year + 207] = low
    assert seven_day_low_m3_s(flow, timeline, return_years=4.0) == pytest.approx(1.0)
    assert seven_day_low_m3_s(flow, timeline, return_years=2.0) == pytest.approx(2.0)
    flow[571] = 50.0  # one day of the driest week: its mean rises to (6 · 1 + 50) / 7 = 8; now 2 is the driest
    assert seven_day_low_m3_s(flow, timeline, return_years=4.0) == pytest.approx(2.0)
    assert seven_day_low_m3_s(np.ones(12), months(12)) is None
