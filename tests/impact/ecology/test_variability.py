from datetime import date

import numpy as np
import pytest
from fenshui.basin import Timeline
from fenshui.impact.ecology import Indicators, alteration, degree_of, flow_indicators, pulse_limits_m3_s

YEAR = Timeline("day", date(2001, 1, 1), 365)


def one_year(flow, pulses=(0.5, 100.0)):
    found = flow_indicators(flow, YEAR, pulses)
    return dict(zip(found.names, found.values[0].tolist(), strict=True))


def sample(*values):
    return Indicators(("x",), tuple(range(len(values))), np.array(values, dtype=float)[:, None])


def test_a_daily_series_has_33_indicators_and_a_monthly_one_18():
    flow = np.arange(1.0, 366.0)
    assert len(flow_indicators(flow, YEAR, (1, 2)).names) == 33
    assert len(flow_indicators(flow[:24], Timeline("month", date(2001, 1, 1), 24), (1, 2)).names) == 18
    assert len(flow_indicators(flow[:36], Timeline("dekad", date(2001, 1, 1), 36), (1, 2)).names) == 18
    with pytest.raises(ValueError, match="year"):
        flow_indicators(flow[:3], Timeline("year", date(2001, 1, 1), 3), (1, 2))


def test_a_year_that_rises_by_one_a_day():
    """1 … 365 m³/s: lowest week 1 … 7, mean 4; January's mean 16; mean of the year 183; one rise, no fall."""
    found = one_year(np.arange(1.0, 366.0))
    assert found["mean of month 1"] == 16.0
    assert (found["low of 1 days"], found["low of 7 days"], found["high of 3 days"]) == (1.0, 4.0, 364.0)
    assert found["base flow index"] == pytest.approx(4 / 183)
    assert (found["date of low"], found["date of high"]) == (0.0, 364.0)
    assert (found["mean rise"], found["mean fall"], found["reversals"]) == (1.0, 0.0, 0.0)
    assert (found["high pulses"], found["mean high pulse"]) == (1.0, 265.0)  # days 101 … 365


def test_two_dry_spells_of_three_and_five_days():
    flow = np.full(365, 10.0)
    flow[10:13] = 0.0
    flow[20:25] = 0.2
    found = one_year(flow)
    assert (found["low pulses"], found["mean low pulse"], found["days without water"]) == (2.0, 4.0, 3.0)
    assert found["reversals"] == 3.0  # down, up, down, up
    assert found["mean fall"] == pytest.approx(-(10 + 9.8) / 2)
    assert (found["high pulses"], found["mean high pulse"]) == (0.0, 0.0)


def test_in_a_monthly_year_three_months_run_together():
    found = flow_indicators(np.arange(1.0, 13.0), Timeline("month", date(2001, 1, 1), 12), (1, 2))
    values = dict(zip(found.names, found.values[0].tolist(), strict=True))
    assert (values["low of 1 months"], values["low of 3 months"], values["high of 3 months"]) == (1.0, 2.0, 11.0)


def test_water_years_cut_off_are_left_out():
    timeline = Timeline("month", date(2001, 1, 1), 30, water_year_starts=(7, 1))
    assert flow_indicators(np.ones(30), timeline, (1, 2)).years == (2001, 2002)


def test_a_regime_that_did_not_change_is_not_altered():
    before = sample(1, 2, 3, 4, 5)
    assert alteration(before, before).overall == 0.0
    assert alteration(sample(0, 0, 0), sample(0, 0, 0)).of == {"x": 0.0}


def test_two_of_four_years_expected_between_the_quartiles_and_one_found_is_half():
    """Before 1 … 4: quartiles 1.75 and 3.25, two of four inside. After: one of four inside, D = |1 - 2| / 2."""
    altered = alteration(sample(1, 2, 3, 4), sample(9, 9, 9, 2))
    assert (altered.of["x"], altered.overall, altered.degree) == (0.5, 0.5, "medium")
    assert alteration(sample(1, 2, 3, 4), sample(9, 9, 9, 9)).degree == "high"


def test_the_whole_is_the_root_of_the_mean_square():
    """One indicator gone (D = 1), one as before (0): √(1 / 2)."""
    before = Indicators(("a", "b"), (1, 2, 3, 4), np.array([[1.0, 1], [2, 2], [3, 3], [4, 4]]))
    after = Indicators(("a", "b"), (1, 2, 3, 4), np.array([[9.0, 1], [9, 2], [9, 3], [9, 4]]))
    assert alteration(before, after).overall == pytest.approx(0.5**0.5)


def test_degrees_turn_at_a_third_and_two_thirds():
    assert [degree_of(d) for d in (0.33, 0.34, 0.66, 0.67)] == ["low", "medium", "medium", "high"]
    with pytest.raises(ValueError, match="0"):
        alteration(sample(), sample(1))


def test_pulses_begin_at_the_quartiles_of_the_record():
    assert pulse_limits_m3_s(np.arange(5.0)) == (1.0, 3.0)
