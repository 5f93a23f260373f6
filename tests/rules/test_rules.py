"""Every rule on the smallest river that can break it; volumes in m³ a year."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.basin import Rules, rows
from fenshui.impact import assess, impact_json
from fenshui.rules import broken_rules, check_rules, rules_json, unanswered_rules
from fenshui.transfer import Transfer
from fenshui.words import LANGUAGES
from rivers import right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}
DEAL = Transfer("deal", "mill", 4_000_000, to_right="town", object="saved-abstraction", **TERM)
EVENLY = (1 / 12,) * 12


def two_provinces(quota_m3=20_000_000, cap_m3=20_000_000, **changes):
    """A mill above in one province, works below in another, a section between: 1 hm³ a month each of a river of 3.

    All of what is taken is consumed. The mill may use 12 hm³ a year and so may the works, and everything is stated.
    """
    told = {"metered": True, "negative_list": False, "norm_m3": 40_000_000, "pledged_m3": 0}
    told |= {"valid_from": date(2020, 1, 1), "valid_to": date(2029, 12, 31)}
    rights = (
        replace(right("mill", "up", "industry", 12_000_000, **told), holder="miller"),
        replace(right("town", "down", "industry", 12_000_000, **told), holder="works"),
    )
    regions = (
        rows.Region("north", quota_m3=quota_m3, cap_m3=cap_m3, overdrawn=False),
        rows.Region("south", quota_m3=20_000_000, cap_m3=20_000_000, overdrawn=False),
    )
    holders = (
        rows.Holder("miller", kind="enterprise", region="north"),
        rows.Holder("works", "", "", "enterprise", "south"),
    )
    basin = river(
        ["up", "ford", "down", "sea"],
        [("up", "ford"), ("ford", "down"), ("down", "sea")],
        {"up": 3.0},
        rights,
        {"mill": 1.0, "town": 1.0},
        periods=36,
        regions=regions,
        holders=holders,
        sections=(rows.Section("ford", "north", 0.1),),
    )
    return replace(basin, demand_series=_every_year(basin, "mill"), **changes)


def _every_year(basin, name, use=1.0):
    return tuple(rows.DemandInPeriod(name, day, use) for day in basin.settings.timeline.dates[:-1])


def right_changed(basin, name, **changes):
    rights = tuple(replace(each, **changes) if each.id == name else each for each in basin.rights)
    return replace(basin, rights=rights)


def answer(basin, rule, transfer=DEAL):
    (found,) = (each for each in check_rules(assess(basin, [transfer])) if each.id == rule)
    return found


def region_changed(basin, name, **changes):
    return replace(basin, regions=tuple(replace(r, **changes) if r.id == name else r for r in basin.regions))


def test_of_a_river_that_states_all_only_what_no_file_can_state_is_left_to_be_said():
    answers = check_rules(assess(two_provinces(), [DEAL]))
    assert [each.id for each in answers] == [f"R{number}" for number in range(1, 17)]
    assert broken_rules(answers) == ()
    assert [each.id for each in unanswered_rules(answers)] == ["R7", "R9"]  # saved? on the platform?


def test_r1_the_giver_answers_for_what_it_sold():
    """The mill uses 12 of its 12 and sells 4: it uses 8 and the works 4 more, all counted in the north: 12."""
    found = answer(two_provinces(quota_m3=12_000_000, cap_m3=12_000_000), "R1")
    assert found.answer == "met"
    assert [(n.name, n.value) for n in found.numbers] == [
        ("consumption_after", pytest.approx(12_000_000, rel=1e-3)),
        ("quota", 12_000_000),
        ("diversion_after", pytest.approx(12_000_000, rel=1e-3)),
        ("cap", 12_000_000),
    ]
    assert answer(two_provinces(quota_m3=11_000_000), "R1").answer == "broken"
    assert answer(two_provinces(cap_m3=11_000_000), "R1").answer == "broken"


def test_r1_counts_against_the_taker_where_the_basin_says_so():
    """Then the south has 12 + 4 = 16 hm³: over a quota of 15 and within one of 17; the north's no longer matters."""
    basin = two_provinces(quota_m3=1)
    basin = replace(basin, settings=replace(basin.settings, rules=Rules(cap_counts_against="transferee")))
    assert answer(region_changed(basin, "south", quota_m3=15_000_000), "R1").answer == "broken"
    assert answer(region_changed(basin, "south", quota_m3=17_000_000), "R1").answer == "met"


def test_r1_a_blank_cap_cannot_be_told_and_a_broken_quota_is_broken_all_the_same():
    found = answer(two_provinces(cap_m3=None), "R1")
    assert (found.answer, found.missing[0].values["column"]) == ("cannot-tell", "cap_m3")
    assert answer(two_provinces(quota_m3=1, cap_m3=None), "R1").answer == "broken"


@pytest.mark.parametrize(
    ("overdrawn", "priority", "expected"),
    [
        (True, "industry", "met"),  # new industrial use buys
        (True, "domestic", "met"),  # livelihood
        (True, "agriculture", "broken"),
        (False, "agriculture", "met"),
        (None, "agriculture", "cannot-tell"),
    ],
)
def test_r2_an_overdrawn_region_takes_no_more_but_for_livelihood_and_bought_industry(overdrawn, priority, expected):
    basin = region_changed(two_provinces(), "south", overdrawn=overdrawn)
    assert answer(right_changed(basin, "town", priority=priority), "R2").answer == expected


def test_r3_what_is_approved_stays_within_the_shares_of_the_river():
    """Rights of 12 + 12; quotas of 20 + 20, then 3 + 20."""
    assert [n.value for n in answer(two_provinces(), "R3").numbers] == [24_000_000, 40_000_000]
    assert answer(two_provinces(quota_m3=3_000_000), "R3").answer == "broken"
    assert answer(two_provinces(quota_m3=None), "R3").answer == "cannot-tell"


def test_r3_a_transfer_between_rights_carved_out_of_another_changes_nothing():
    basin = two_provinces()
    whole = rows.Right("whole", "miller", "regional", "up", "industry", annual_volume_m3=20_000_000)
    basin = replace(
        right_changed(basin, "mill", parent="whole"),
        rights=(*right_changed(basin, "mill", parent="whole").rights, whole),
    )
    assert answer(basin, "R3").numbers[0].value == 32_000_000
    assert answer(basin, "R3", replace(DEAL, exchange_rate=1.5)).numbers[0].value == 34_000_000


def idle_mill(inflow):
    """The mill uses nothing of its 12: what it sells is paper; the works use 1 hm³ a month of a river of `inflow`."""
    basin = two_provinces()
    basin = replace(basin, demand_series=_every_year(basin, "mill", 0.0), sections=(rows.Section("sea", "north", 0.4),))
    values = np.full_like(basin.inflows.values, inflow)
    return replace(basin, inflows=replace(basin.inflows, values=values))


def test_r4_and_r14_paper_water_that_empties_a_section_breaks_both():
    """Of 2.2 hm³ a month 1.2 reach the sea, 0.45 m³/s; a sale of 4 a year takes a third of a hm³ a month: 0.33 m³/s."""
    found = answer(idle_mill(2.2), "R4")
    assert (found.answer, found.numbers[0].of) == ("broken", "sea")
    charged = answer(idle_mill(2.2), "R14")
    assert charged.answer == "broken"
    before, added = (number.value for number in charged.numbers)
    # a month of m seconds: deficit 0.4 m - (2.2 - 1 - 1/3); deducted twice
    seconds = assess(idle_mill(2.2), [DEAL]).basin.settings.timeline.seconds
    deficit = sum(max(0.0, 0.4 * m / 1e6 - (2.2 - 4 / 3)) for m in seconds) / 3
    assert (before, added) == (0, pytest.approx(2e6 * deficit, rel=1e-2))
    assert answer(idle_mill(5.0), "R4").answer == answer(idle_mill(5.0), "R14").answer == "met"


def test_r4_without_a_target_anywhere_cannot_be_told():
    assert answer(two_provinces(sections=()), "R4").answer == "cannot-tell"
    assert answer(two_provinces(sections=(rows.Section("ford", "", 0.1),)), "R14").answer == "cannot-tell"


def test_r5_an_injured_third_party_needs_compensation_and_a_hearing():
    """A farm takes the last 0.5 of 1.5 hm³; the idle mill's sold third of a hm³ a month is taken from it."""
    basin = idle_mill(1.5)
    farm = right("farm", "down", "agriculture", 12_000_000)
    demands = (*basin.demands, *(rows.Demand("farm", place, 0.5) for place in range(1, 13)))
    found = answer(replace(basin, rights=(*basin.rights, farm), demands=demands, sections=()), "R5")
    assert (found.answer, found.missing[0].id) == ("cannot-tell", "rule.missing.compensation")
    assert found.numbers[0].of == "farm" and found.numbers[0].value == pytest.approx(2 / 3, rel=1e-3)
    assert answer(two_provinces(), "R5").answer == "met"


@pytest.mark.parametrize(
    ("changes", "ends", "expected"),
    [
        ({}, date(2029, 12, 31), "met"),
        ({}, date(2030, 1, 1), "broken"),
        ({"valid_to": date(2060, 1, 1)}, date(2035, 1, 1), "broken"),  # more than ten years
        ({"valid_to": None}, date(2026, 1, 1), "cannot-tell"),
        ({"right_class": "irrigator"}, date(2024, 12, 31), "met"),
        ({"right_class": "irrigator"}, date(2025, 1, 1), "cannot-tell"),
        ({"right_class": "regional"}, date(2060, 1, 1), "met"),
    ],
)
def test_r6_the_term_ends_with_the_permit(changes, ends, expected):
    basin = right_changed(two_provinces(), "mill", **changes)
    assert answer(basin, "R6", replace(DEAL, ends=ends)).answer == expected


@pytest.mark.parametrize(
    ("right_class", "traded", "quota_m3", "expected"),
    [
        ("regional", "regional-surplus", 20_000_000, "met"),  # uses 12 of 20, sells 4 of the 8 left over
        ("regional", "regional-surplus", 15_000_000, "broken"),
        ("regional", "regional-surplus", None, "cannot-tell"),
        ("abstraction", "regional-surplus", 20_000_000, "cannot-tell"),
        ("abstraction", "saved-abstraction", 20_000_000, "cannot-tell"),
        ("regional", "plan-surplus", 20_000_000, "cannot-tell"),
        ("regional", "works-not-at-capacity", 20_000_000, "cannot-tell"),
        ("irrigator", "irrigator", 20_000_000, "broken"),
    ],
)
def test_r7_only_some_objects_cross_provinces(right_class, traded, quota_m3, expected):
    basin = right_changed(two_provinces(quota_m3=quota_m3), "mill", right_class=right_class)
    assert answer(basin, "R7", replace(DEAL, object=traded)).answer == expected


def test_r7_and_r9_ask_nothing_inside_one_province_and_cannot_tell_without_regions():
    basin = two_provinces()
    together = replace(basin, holders=tuple(replace(holder, region="north") for holder in basin.holders))
    nowhere = replace(basin, holders=tuple(replace(holder, region="") for holder in basin.holders))
    for rule in ("R7", "R9"):
        assert answer(together, rule, replace(DEAL, object="irrigator")).note.id == "rule.note.one_province"
        assert answer(nowhere, rule).missing[0].id == "rule.missing.region"


def test_r9_a_surplus_inside_the_annual_plan_needs_no_approval_of_its_own():
    assert len(answer(two_provinces(), "R9").missing) == 2
    assert len(answer(two_provinces(), "R9", replace(DEAL, object="plan-surplus")).missing) == 1


@pytest.mark.parametrize(
    ("kind", "expected"), [("public_supplier", "broken"), ("", "cannot-tell"), ("irrigator", "met")]
)
def test_r8_a_public_supplier_does_not_sell(kind, expected):
    basin = two_provinces()
    holders = tuple(replace(h, kind=kind) if h.id == "miller" else h for h in basin.holders)
    assert answer(replace(basin, holders=holders), "R8").answer == expected


def test_r10_two_idle_years_running_break_it_and_one_does_not():
    basin = two_provinces()
    first = tuple(replace(row, diversion_hm3=0.0) for row in basin.demand_series[:12])
    second = tuple(replace(row, diversion_hm3=0.0) for row in basin.demand_series[:24])
    for idle, expected in ((first, "met"), (second, "broken")):
        found = answer(replace(basin, demand_series=idle + basin.demand_series[len(idle) :]), "R10")
        assert (found.answer, found.numbers[0].value) == (expected, len(idle) / 12)
    assert answer(replace(basin, demand_series=()), "R10").answer == "cannot-tell"


@pytest.mark.parametrize(("pledged_m3", "expected"), [(8_000_000, "met"), (8_000_001, "broken"), (None, "cannot-tell")])
def test_r11_a_pledged_volume_stays(pledged_m3, expected):
    """The mill holds 12 and sells 4: 8 are left to be pledged."""
    assert answer(right_changed(two_provinces(), "mill", pledged_m3=pledged_m3), "R11").answer == expected


@pytest.mark.parametrize(("listed", "expected"), [(True, "broken"), (False, "met"), (None, "cannot-tell")])
def test_r12_no_water_for_what_is_on_the_negative_list(listed, expected):
    basin = right_changed(two_provinces(), "town", negative_list=listed)
    assert answer(basin, "R12").answer == expected
    assert answer(right_changed(basin, "town", priority="domestic"), "R12").answer == "met"


@pytest.mark.parametrize(("metered", "expected"), [(True, "met"), (False, "broken"), (None, "cannot-tell")])
@pytest.mark.parametrize("name", ["mill", "town"])
def test_r13_both_sides_are_metered(name, metered, expected):
    assert answer(right_changed(two_provinces(), name, metered=metered), "R13").answer == expected


def test_r13_a_right_that_is_yet_to_be_made_has_no_meter():
    new = replace(DEAL, to_right="", to_node="down", to_holder="works", to_priority="industry")
    assert answer(two_provinces(), "R13", new).missing[0].id == "rule.missing.new_meter"


@pytest.mark.parametrize(
    ("leaves", "allowed", "expected"), [(True, False, "broken"), (True, True, "met"), (False, False, "met")]
)
def test_r15_water_stays_in_the_basin(leaves, allowed, expected):
    basin = right_changed(two_provinces(), "town", out_of_basin=leaves)
    settings = replace(basin.settings, rules=Rules(out_of_basin_transfers=allowed))
    assert answer(replace(basin, settings=settings), "R15").answer == expected


@pytest.mark.parametrize(("norm_m3", "expected"), [(16_000_000, "met"), (15_999_999, "broken"), (None, "cannot-tell")])
def test_r16_the_takers_use_is_within_its_norm(norm_m3, expected):
    """The works hold 12 and buy 4."""
    assert answer(right_changed(two_provinces(), "town", norm_m3=norm_m3), "R16").answer == expected


def test_two_transfers_are_asked_one_by_one_and_together():
    answers = check_rules(assess(two_provinces(), [DEAL, replace(DEAL, id="other", volume_m3=1_000_000)]))
    assert [each.transfer for each in answers if each.id == "R6"] == ["deal", "other"]
    assert [each.transfer for each in answers if each.id == "R4"] == [""]


def test_the_json_says_numbers_source_and_what_is_missing_in_both_languages():
    assessment = assess(two_provinces(cap_m3=None), [DEAL])
    row = impact_json(assessment, rules_json(check_rules(assessment)))["rules"][0]
    assert (row["id"], row["answer"], row["transfer"]) == ("R1", "cannot-tell", "deal")
    said = row["numbers"][1]
    assert {key: said.pop(key) for key in ("zh", "en")}["en"] == "quota (north) 20,000,000 m³ a year"
    assert said == {"name": "quota", "value": 20_000_000, "unit": "m3/year", "of": "north"}
    assert all({"zh", "en"} == set(row[key]) for key in ("title", "source"))
    assert "cap_m3" in row["missing"][0]["zh"] and len(LANGUAGES) == len(row["missing"][0])
