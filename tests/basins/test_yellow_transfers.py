"""What four transfers on the Yellow River do, signs and sizes as measured and understood; hm³ a year."""

from functools import cache

import pytest
from fenshui.basin import read_basin
from fenshui.export.drawing import Words
from fenshui.export.report.maps import MapView, report_map
from fenshui.export.report.names import Names
from fenshui.export.report.tables import report_tables
from fenshui.impact import assess, impact_json, water_changes
from fenshui.places import sample_basin
from fenshui.rules import check_rules
from fenshui.transfer import read_transfer

FOLDER = sample_basin("yellow_river")
DEALS = ("aba-ningdong", "hetao-shenmu", "jingtai-delta", "weining-ningdong")
YEARS = 65


@cache
def assessed(name):
    return assess(read_basin(FOLDER).basin, [read_transfer(FOLDER / "transfers" / f"{name}.toml")])


def passing(name, use):
    """Mean change of the volume that passes every section."""
    return {section.node: section.mean_change_hm3_per_year for section in assessed(name).uses[use].sections}


def more_delivered(name, use, right):
    impact = assessed(name).uses[use]
    column = [each.id for each in impact.after.basin.rights].index(right)
    had = impact.before.delivered_hm3[:, column].sum() if column < impact.before.delivered_hm3.shape[1] else 0.0
    return (impact.after.delivered_hm3[:, column].sum() - had) / YEARS


def test_the_basin_comes_with_all_four_and_the_counter_offer_of_the_worked_case():
    assert tuple(sorted(file.stem for file in (FOLDER / "transfers").glob("*.toml"))) == (
        *DEALS,
        "weining-ningdong-less",
    )


@pytest.mark.parametrize("name", DEALS)
@pytest.mark.parametrize("use", ["actual", "entitlement"])
def test_all_changes_of_consumption_storage_losses_and_outflow_sum_to_nothing(name, use):
    impact = assessed(name).uses[use]
    changes = water_changes(impact.before, impact.after)
    assert abs(changes.total_hm3) <= 1e-8  # of 3 million hm³ that came in
    assert abs(changes.consumption_hm3) > 1.0


def test_half_of_what_weining_sells_to_ningdong_is_paper():
    """Weining may consume 579 and uses 551: of the 50 it sells 28 were in nobody's use, 22 it really gives up.

    So in the river Ningxia consumes 28 more, less what others go short; its irrigators stop taking 36-odd (22 at 0.54)
    and Ningdong takes 70 (50 at 0.712). Below Ningdong the river loses a little less than the paper.
    """
    assert assessed("weining-ningdong").paper_water_m3 == pytest.approx(27.6e6, abs=0.1e6)
    assert more_delivered("weining-ningdong", "actual", "weining-agriculture") == pytest.approx(-35.8, abs=1.0)
    assert more_delivered("weining-ningdong", "actual", "weining-ningdong") == pytest.approx(70.1, abs=0.2)
    change = passing("weining-ningdong", "actual")
    assert -29.0 < change["shizuishan"] < -27.0
    assert -23.0 < change["lijin"] < -19.0
    assert 0.0 < change["lanzhou"] < 2.0  # upstream reservoirs let down a little for a buyer of a higher class


def test_where_ningxia_uses_all_it_may_the_deal_moves_water_to_a_class_that_is_cut_last():
    """Against entitlements all 50 pass Qingtongxia and are taken below it instead of above; Ningxia has its quota.

    It still consumes 2.4 more a year: in dry years Weining's irrigators would have gone short, Ningdong's works do not.
    So much less passes Shizuishan. That is what moving water from irrigation to industry costs those below.
    """
    change = passing("weining-ningdong", "entitlement")
    assert change["qingtongxia"] == pytest.approx(49.1, abs=1.0)
    regions = {region.region: region for region in assessed("weining-ningdong").uses["entitlement"].regions}
    more = regions["ningxia"].consumed_after_hm3_per_year - regions["ningxia"].consumed_before_hm3_per_year
    assert more == pytest.approx(2.4, abs=0.5)
    assert change["shizuishan"] == pytest.approx(-more, abs=0.3)


def test_shenmu_buys_from_hetao_and_takes_from_its_own_tributary():
    """Water that Hetao leaves in the main stem never comes up the Kuye: Wenjiachuan loses all 20, whoever gave them.

    Against actual use Hetao gave up paper, so the main stem above gains next to nothing and all below Longmen lose.
    Against entitlements Toudaoguai gains what Hetao gives up, and below the mouth of the Kuye both cancel.
    """
    actual, entitlement = passing("hetao-shenmu", "actual"), passing("hetao-shenmu", "entitlement")
    assert assessed("hetao-shenmu").paper_water_m3 == 20_000_000
    assert actual["wenjiachuan"] == pytest.approx(-20.0, abs=0.1)
    assert entitlement["wenjiachuan"] == pytest.approx(-20.0, abs=0.1)
    assert 0.0 < actual["toudaoguai"] < 4.0 and -19.0 < actual["longmen"] < -16.0
    assert 17.0 < entitlement["toudaoguai"] < 20.0 and abs(entitlement["longmen"]) < 2.0


def test_water_bought_for_the_delta_passes_every_section_on_the_way():
    """Jingtai lies above Xiaheyan, the delta below Lijin. Against entitlements all between gain, ever less on the way.

    Those on the way who were short drink of it (4 hm³ a year), the delta is served before them all the same.
    Against actual use what Jingtai sold was paper: the delta's new 10 come out of what reached the sea.
    """
    change = passing("jingtai-delta", "entitlement")
    on_the_way = [change[node] for node in ("xiaheyan", "shizuishan", "toudaoguai", "tongguan", "huayuankou", "lijin")]
    assert on_the_way == sorted(on_the_way, reverse=True)
    assert 8.0 < on_the_way[0] < 9.5 and 4.5 < on_the_way[-1] < 6.5
    impact = assessed("jingtai-delta").uses["entitlement"]
    assert sum(party.gain_hm3_per_year for party in impact.third_parties) == pytest.approx(4.3, abs=0.5)
    actual = assessed("jingtai-delta").uses["actual"]
    changes = water_changes(actual.before, actual.after)
    assert changes.outflow_hm3 / YEARS == pytest.approx(-9.2, abs=0.3)
    assert more_delivered("jingtai-delta", "actual", "jingtai-delta") == pytest.approx(10.25, abs=0.05)


@pytest.mark.parametrize("name", DEALS)
def test_none_breaks_a_rule_and_what_the_data_lack_is_named(name):
    answers = check_rules(assessed(name))
    assert [answer.id for answer in answers if answer.answer == "broken"] == []
    untold = {answer.id: answer.missing for answer in answers if answer.answer == "cannot-tell"}
    assert {"R1", "R11", "R13", "R16"} <= set(untold) and all(untold.values())
    assert ("R9" in untold) == (name != "weining-ningdong")  # inside Ningxia no national platform is asked for


@pytest.mark.parametrize("name", DEALS)
def test_every_deal_is_drawn_before_after_and_as_difference(name):
    """What the map writes beside a section is what its table says; a gain points up and a loss down."""
    assessment = assessed(name)
    tables = report_tables(impact_json(assessment))
    names = Names(assessment.basin, "zh_CN")
    for use in ("entitlement", "actual"):
        before = report_map(tables, names, MapView(use, "before", "mean"))
        drawn = report_map(tables, names, MapView(use, "difference", "mean"))
        assert before.marks != drawn.marks
        said = {mark.text for mark in drawn.marks if isinstance(mark, Words)}
        for _, row in tables["sections"].numbered(use=use, node="toudaoguai"):
            change = row["mean_after_m3_s"] - row["mean_before_m3_s"]
            sign = "+" if change >= 0.0005 else "−" if change <= -0.0005 else ""
            figure = f"{abs(change):.3f}" if abs(change) < 1 else f"{abs(change):,.2f}"
            assert f"头道拐 {sign}{figure if sign else '0'}" in said
