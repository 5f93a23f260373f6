from dataclasses import replace
from datetime import date

import pytest
from fenshui.basin import rows
from fenshui.impact import assess, beginnings, impact_json, return_changes
from fenshui.transfer import Transfer
from rivers import right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}
EVENLY = (1 / 12,) * 12


def field_and_works(inflow=10.0):
    """A field above returns half of its 1 hm³ a month two months later at the ford; those below consume all."""
    rights = (
        right("field", "top", volume_m3=12_000_000, consumption_ratio=0.5),
        right("works", "low", "industry", 6_000_000),
        right("farm", "low", volume_m3=12_000_000),
    )
    reaches = [("top", "ford"), ("ford", "low"), ("low", "sea")]
    uses = {"field": 1.0, "works": 0.5, "farm": 1.0}
    basin = river(["top", "ford", "low", "sea"], reaches, {"top": inflow}, rights, uses, periods=12)
    return replace(basin, returns=(rows.Return("field", "ford", 2, 1.0),))


def test_what_the_field_sells_no_longer_comes_back_at_the_ford_two_months_later():
    """It sells 3 hm³ consumed, 6 diverted, 0.5 a month: 0.25 a month less come back, from March on."""
    deal = Transfer("deal", "field", 3_000_000, to_right="works", schedule=EVENLY, **TERM)
    (found,) = return_changes(assess(field_and_works(), [deal]).uses["actual"])
    assert found.node == "ford"
    assert found.change_hm3_per_year == pytest.approx(-0.25 * 10, rel=1e-3)
    assert found.by_period_of_year_hm3[:2] == (0.0, 0.0)
    assert found.by_period_of_year_hm3[2:] == pytest.approx([-0.25] * 10, rel=1e-3)


def test_the_loss_begins_in_june_where_farm_and_works_stand():
    """10 hm³ a month but 2 in June, and 0.5 that come back from April's field: works 0.5, field 1, farm 1, all served.

    Works that bought 0.5 more on paper leave 1.5 for field and farm: each is 0.25 short, for want of water below.
    """
    basin = field_and_works([10.0] * 5 + [2.0] + [10.0] * 6)
    idle = right("idle", "top", volume_m3=6_000_000)
    basin = replace(basin, rights=(*basin.rights, idle), demands=(*basin.demands, rows.Demand("idle", 1, 0.0)))
    deal = Transfer("deal", "idle", 6_000_000, to_right="works", schedule=EVENLY, **TERM)
    assessment = assess(basin, [deal])
    assert [(each.right, each.period, each.node) for each in beginnings(assessment.uses["actual"])] == [
        ("field", 5, "low"),
        ("farm", 5, "low"),
    ]
    (farm,) = (party for party in assessment.uses["actual"].third_parties if party.right == "farm")
    assert farm.worst_hm3 == pytest.approx(0.25)
    parties = impact_json(assessment)["third_parties"]
    (row,) = (each for each in parties if each["right"] == "farm" and each["use"] == "actual")
    assert (row["begins"], row["begins_at"]) == ("2023-06-01", "low")


def test_where_nobody_loses_nothing_begins():
    deal = Transfer("deal", "field", 3_000_000, to_right="works", schedule=EVENLY, **TERM)
    assessment = assess(field_and_works(), [deal])
    assert beginnings(assessment.uses["actual"]) == ()
    assert all(row["begins"] is None for row in impact_json(assessment)["third_parties"])
