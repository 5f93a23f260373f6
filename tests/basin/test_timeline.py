"""Periods: their dates, lengths, and places in the calendar year and in the water year."""

from datetime import date

import pytest
from fenshui.basin import Timeline
from hypothesis import given
from hypothesis import strategies as st

DAY = 86_400


def test_months_have_their_own_lengths():
    timeline = Timeline("month", date(2024, 1, 1), 3)
    assert timeline.dates == (date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1))
    assert timeline.seconds.tolist() == [31 * DAY, 29 * DAY, 31 * DAY]


def test_dekads_begin_on_the_1st_11th_and_21st():
    timeline = Timeline("dekad", date(2023, 1, 21), 3)
    assert timeline.dates == (date(2023, 1, 21), date(2023, 2, 1), date(2023, 2, 11), date(2023, 2, 21))
    assert timeline.seconds.tolist() == [11 * DAY, 10 * DAY, 10 * DAY]
    assert timeline.period_of_year.tolist() == [3, 4, 5]


def test_the_29th_of_february_is_day_60_and_the_1st_of_march_always_61():
    assert Timeline("day", date(2024, 2, 28), 3).period_of_year.tolist() == [59, 60, 61]
    assert Timeline("day", date(2023, 2, 28), 2).period_of_year.tolist() == [59, 61]


def test_a_year_may_begin_on_any_day():
    timeline = Timeline("year", date(2023, 7, 1), 2)
    assert timeline.dates[-1] == date(2025, 7, 1)
    assert timeline.seconds.tolist() == [366 * DAY, 365 * DAY]
    assert timeline.period_of_year.tolist() == [1, 1]


def test_a_water_year_bears_the_name_of_the_year_it_starts_in():
    timeline = Timeline("month", date(2023, 5, 1), 4, (7, 1))
    assert timeline.water_year.tolist() == [2022, 2022, 2023, 2023]


@pytest.mark.parametrize(("step", "full"), [("year", 1), ("month", 12), ("dekad", 36), ("day", 365)])
def test_how_many_periods_make_a_water_year(step, full):
    assert Timeline(step, date(2023, 1, 1), 1).periods_in_full_year == full


@given(st.sampled_from(("year", "month", "dekad", "day")), st.integers(1900, 2100), st.integers(1, 400))
def test_periods_follow_each_other_without_gap(step, year, periods):
    timeline = Timeline(step, date(year, 1, 1), periods)
    assert timeline.seconds.sum() == (timeline.dates[-1] - timeline.dates[0]).days * DAY
    assert (timeline.seconds > 0).all()
    assert all(
        timeline.place_in_year(day) == place
        for day, place in zip(timeline.dates, timeline.period_of_year, strict=False)
    )
