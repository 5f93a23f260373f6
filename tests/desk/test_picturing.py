from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.basin import Basin, Inflows, Settings, Timeline
from fenshui.basin.rows import Node, Right, Section, Target
from fenshui.desk.picturing import (
    Moment,
    change_m3_s,
    changed,
    flows_m3_s,
    section_states,
    share_met,
    targets_m3_s,
    water_year_inflows_hm3,
    year_types,
)

DAY = 86_400.0
SECONDS = np.array([DAY, 2 * DAY])


def gauge(*targets, warning=None, priorities=("domestic", "ecology", "agriculture", "sediment", "storage")):
    """One control section over two years of one period each."""
    settings = Settings("", "", Timeline("year", date(2001, 1, 1), 2), priorities=priorities)
    return Basin(
        settings,
        (Node("g", "section"),),
        (),
        Inflows(("g",), np.array([[3.0], [1.0]])),
        sections=(Section("g", warning_m3_s=warning),),
        targets=targets,
    )


def hm3(*flows_in_m3_s):
    """What these flows carry in the two years of a gauge."""
    return np.array(flows_in_m3_s)[:, None] * 365 * DAY / 1e6


def test_a_volume_of_one_day_and_the_double_of_two_days_are_the_same_flow():
    volumes = np.array([[0.0864], [0.1728]])  # 1 m³/s each
    assert flows_m3_s(volumes, SECONDS, Moment(0)) == pytest.approx([1.0])
    assert flows_m3_s(volumes, SECONDS, Moment(1)) == pytest.approx([1.0])
    assert flows_m3_s(volumes, SECONDS, Moment(span="mean")) == pytest.approx([1.0])


def test_the_worst_change_is_the_greatest_loss_not_the_greatest_gain():
    before, after = np.zeros((2, 1)), np.array([[-0.0864], [0.3456]])
    assert change_m3_s(before, after, SECONDS, Moment(span="worst")) == pytest.approx([-1.0])
    assert change_m3_s(before, after, SECONDS, Moment(span="mean")) == pytest.approx([1.0])


def test_a_hundredth_of_the_scale_is_still_no_change():
    assert changed(np.array([0.009, 0.011, -0.011, 0.0]), 1.0) == ["same", "more", "less", "same"]


def test_a_section_below_its_target_is_short_and_below_its_warning_flow_in_danger():
    basin = gauge(Target("g", 1, 100.0), warning=30.0)
    for flow, expected in ((120.0, "met"), (100.0, "met"), (60.0, "short"), (29.0, "warning")):
        assert section_states(basin, hm3(flow, 0), Moment(0)) == {"g": expected}
    assert section_states(basin, hm3(190.0, 20.0), Moment(span="worst")) == {"g": "warning"}
    assert section_states(basin, hm3(190.0, 20.0), Moment(span="mean")) == {"g": "met"}


def test_a_target_of_a_class_after_the_last_user_is_a_wish_and_no_guarantee():
    basin = gauge(Target("g", 1, 100.0), Target("g", 1, 1400.0, "sediment"))
    farmer = Right("farm", "people", "abstraction", "g", "agriculture")
    assert targets_m3_s(replace(basin, rights=(farmer,)), "g").tolist() == [100.0, 100.0]
    assert targets_m3_s(basin, "g").tolist() == [1400.0, 1400.0]  # without users every class counts


def test_the_driest_years_are_dry_and_the_wettest_wet():
    assert year_types(np.array([5.0, 1.0, 3.0])) == ["wet", "dry", "normal"]
    kinds = year_types(np.arange(100.0))
    assert kinds[0] == "dry" and kinds[-1] == "wet" and kinds[50] == "normal"
    assert kinds.count("wet") == kinds.count("dry")


def test_inflow_is_summed_over_water_years():
    years, inflow = water_year_inflows_hm3(gauge())
    assert years.tolist() == [2001, 2002]
    assert inflow.tolist() == [3.0, 1.0]


def test_a_target_is_met_in_half_of_the_periods_that_have_one():
    flow, target, seconds = np.array([2.0, 1.0, 0.5]), np.array([2.0 + 1e-9, 2.0, 0.0]), np.full(3, DAY)
    assert share_met(flow, target, seconds) == 0.5
    assert share_met(flow, np.zeros(3), seconds) == 1.0
