from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from fenshui.basin import Rules, rows
from fenshui.impact import assess, compensations, find_cures, neutral, neutral_rate
from fenshui.impact.schedules import best_schedule, fitted
from fenshui.impact.trial import Trial
from fenshui.transfer import Transfer, read_transfer, transfer_text, with_transfers
from rivers import right, river

TERM = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}
EVENLY = (1 / 12,) * 12
DEAL = Transfer("deal", "idle", 3_000_000, to_right="works", schedule=EVENLY, **TERM)


def dry_summer(**tables):
    """An idle right sells 3 hm³ a year to works that stand before a farm below; the river is short from June to August.

    The river brings 2 hm³ a month, 1.5 in June, July and August; the works take 0.5, the farm 1 in every month.
    """
    rights = (
        right("idle", "top", volume_m3=6_000_000),
        right("works", "mid", "industry", 6_000_000),
        right("farm", "low", volume_m3=12_000_000),
    )
    flow = [1.5 if month in (6, 7, 8) else 2.0 for month in range(1, 13)]
    return river(
        ["top", "mid", "low", "sea"],
        [("top", "mid"), ("mid", "low"), ("low", "sea")],
        {"top": flow},
        rights,
        {"idle": 0.0, "works": 0.5, "farm": 1.0},
        periods=12,
        **tables,
    )


def test_the_best_schedule_stays_out_of_the_dry_summer():
    """0.5 hm³ a month are to spare in nine months, 4.5 in all: 3 fit; not in June, July and August."""
    basin = dry_summer()
    assert assess(basin, [DEAL]).verdict != "none"
    shares = best_schedule(Trial(basin), DEAL)
    assert sum(shares) == pytest.approx(1.0, abs=1e-9)
    assert shares[5:8] == (0.0, 0.0, 0.0)
    assert assess(basin, [replace(DEAL, schedule=shares)]).verdict == "none"


def test_each_cure_is_a_transfer_ready_to_be_sent(tmp_path):
    """Smaller: the farm may lose 0.1 % of its 12 hm³, and loses x / 12 in each of three months: x = 0.048 hm³."""
    basin = dry_summer()
    cures = {cure.kind: cure for cure in find_cures(basin, DEAL)}
    assert list(cures) == ["schedule", "exchange-rate", "smaller-volume", "compensation"]
    assert [cure.is_harmless for cure in cures.values()] == [True, True, True, False]
    assert cures["smaller-volume"].transfer.volume_m3 == pytest.approx(48_000, abs=2)
    assert cures["exchange-rate"].transfer.exchange_rate == pytest.approx(0.016, abs=0.001)
    for cure in cures.values():
        (tmp_path / "cure.toml").write_text(transfer_text(cure.transfer), encoding="utf-8")
        sent = read_transfer(tmp_path / "cure.toml")
        assert sent == cure.transfer
        assert (assess(basin, [sent]).verdict == "none") == cure.is_harmless


def test_nothing_needs_to_be_cured_where_nobody_is_injured():
    assert find_cures(dry_summer(), replace(DEAL, volume_m3=40_000)) == ()


def test_a_river_short_all_year_leaves_compensation_only():
    """1.4 hm³ a month for 1.5, and nobody may lose anything: a smaller volume of a few m³ passes as rounding."""
    basin = dry_summer()
    values = np.full_like(basin.inflows.values, 1.4)
    rules = replace(basin.settings, rules=Rules(injury_share=0.0))
    basin = replace(basin, inflows=replace(basin.inflows, values=values), settings=rules)
    cures = find_cures(basin, DEAL)
    assert [cure.kind for cure in cures if not cure.is_harmless] == ["compensation"]
    assert all(cure.transfer.volume_m3 <= 5 for cure in cures if cure.is_harmless)


def test_the_farms_loss_is_its_benefit_before_less_its_benefit_after():
    """It loses 0.25 hm³ in June, July and August: 0.75 of the 12 it had. Above 10 hm³ a m³ is worth 2 fen to it."""
    points = ((0, 0), (10_000_000, 50_000_000), (20_000_000, 70_000_000))
    basin = dry_summer(benefits=tuple(rows.BenefitPoint("farm", *point) for point in points))
    (found,) = compensations(assess(basin, [DEAL]))
    assert found.right == "farm"
    assert found.volume_m3_per_year == pytest.approx(750_000, rel=1e-3)  # a year of 365 days is not quite a year
    assert found.fen_per_year == pytest.approx(1_500_000, rel=1e-3)
    assert compensations(assess(dry_summer(), [DEAL]))[0].fen_per_year is None


def test_shares_fill_the_periods_that_have_room():
    assert fitted(np.array([1.0, 1.0, 2.0]), np.array([1.0, 1.0, 1.0])).tolist() == [0.25, 0.25, 0.5]
    assert fitted(np.array([1.0, 1.0, 2.0]), np.array([0.1, 1.0, 0.3])).tolist() == pytest.approx([0.1, 0.6, 0.3])
    assert fitted(np.array([1.0, 0.0]), np.array([0.4, 1.0])).tolist() == pytest.approx([0.4, 0.6])
    assert fitted(np.ones(2), np.array([0.2, 0.3])).tolist() == pytest.approx([0.2, 0.3])


def losing_river():
    """top —10 %→ mid —20 %→ low; a branch joins at mid after losing half."""
    names = ("top", "mid", "low", "branch")
    rights = tuple(right(name, name, volume_m3=12_000_000, consumption_ratio=0.5) for name in names)
    reaches = [("top", "mid", {"loss": 0.1}), ("mid", "low", {"loss": 0.2}), ("branch", "mid", {"loss": 0.5})]
    return river(names, reaches, {"top": 10.0, "branch": 10.0}, rights, dict.fromkeys(names, 1.0), periods=12)


@pytest.mark.parametrize(
    ("giver", "taker", "rate"),
    [
        ("top", "low", 0.72),  # 0.9 · 0.8
        ("low", "top", 1.0),
        ("branch", "top", 0.5 / 0.9),  # 0.5 arrives of the branch's, 0.9 of the top's
        ("top", "branch", 1.0),
        ("mid", "mid", 1.0),
    ],
)
def test_the_neutral_rate_is_what_arrives(giver, taker, rate):
    deal = Transfer("deal", giver, 1_000_000, to_right=taker, **TERM)
    assert neutral_rate(losing_river(), deal) == pytest.approx(rate)


def test_at_the_neutral_rate_nothing_changes_below_the_taker():
    """The top gives 1.2 hm³ a year, 0.1 a month; the low right gets 72 % of it: the river below runs as before."""
    deal = Transfer("deal", "top", 1_200_000, to_right="low", schedule=EVENLY, **TERM)
    basin = losing_river()
    basin = replace(basin, rights=tuple(replace(each, annual_volume_m3=6_000_000) for each in basin.rights))
    for offered, change in ((deal, -0.028 * 12), (neutral(basin, deal), 0.0)):
        impact = assess(basin, [offered]).uses["entitlement"]
        low = [node.id for node in basin.nodes].index("low")
        moved = (impact.after.outflow_hm3 - impact.before.outflow_hm3)[:, low].sum()
        assert moved == pytest.approx(change, abs=1e-6)


def test_a_diversion_kept_equal_becomes_a_consumption_kept_equal():
    deal = Transfer("deal", "top", 1_200_000, to_right="mid", basis="diversion", conversion="same-diversion", **TERM)
    offered = neutral(losing_river(), deal)
    assert (offered.conversion, offered.exchange_rate) == ("neutral", pytest.approx(0.9))
    assert with_transfers(losing_river(), [offered]).right_by_id["deal"].annual_volume_m3 == 540_000


@pytest.mark.parametrize(
    ("points", "fen"),
    [
        (((11_750_000, 11_750_000),), 500_000),  # 1 fen a m³ up to 11.75 hm³, nothing beyond: 11.25 of 12 are left
        (((6_000_000, 6_000_000), (12_000_000, 24_000_000)), None),  # a curve that steepens contradicts itself
    ],
)
def test_a_curve_is_flat_beyond_its_last_point_and_one_that_steepens_tells_nothing(points, fen):
    basin = dry_summer(benefits=tuple(rows.BenefitPoint("farm", *point) for point in points))
    (found,) = compensations(assess(basin, [DEAL]))
    assert found.fen_per_year == (fen if fen is None else pytest.approx(fen, rel=1e-3))
