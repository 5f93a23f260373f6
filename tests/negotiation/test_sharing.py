"""Less water than is claimed: the cases of the literature, then what every rule promises."""

from itertools import permutations

import numpy as np
import pytest
from fenshui.negotiation.sharing import (
    RULES,
    adjusted_proportional,
    constrained_equal_awards,
    constrained_equal_losses,
    piniles,
    proportional,
    random_arrival,
    talmud,
)
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st

WIVES = [100, 200, 300]
"""Mishnah Ketubot 93a: three wives whose contracts name these sums, and an estate that does not reach."""


@pytest.mark.parametrize(
    ("estate", "awards"),
    [
        (100, [100 / 3, 100 / 3, 100 / 3]),
        (200, [50, 75, 75]),
        (300, [50, 100, 150]),
        (500, [200 / 3, 500 / 3, 800 / 3]),
    ],
)
def test_the_talmud_divides_an_estate_as_the_mishnah_says(estate, awards):
    """The fourth estate by self-duality: at 500 each loses what each gets at 100."""
    assert talmud(estate, WIVES) == pytest.approx(awards)


def test_two_hold_a_garment_and_one_claims_half_of_it():
    assert talmud(1, [1 / 2, 1]) == pytest.approx([1 / 4, 3 / 4])  # Mishnah Bava Metzia 2a
    assert talmud(125, [100, 200]) == pytest.approx([50, 75])  # each concedes, the rest is halved


@pytest.mark.parametrize(
    ("rule", "estate", "awards"),
    [
        (proportional, 200, [100 / 3, 200 / 3, 100]),
        (constrained_equal_awards, 200, [200 / 3, 200 / 3, 200 / 3]),
        (constrained_equal_awards, 300, [100, 100, 100]),
        (constrained_equal_awards, 400, [100, 150, 150]),
        (constrained_equal_losses, 100, [0, 0, 100]),
        (constrained_equal_losses, 200, [0, 50, 150]),
        (constrained_equal_losses, 300, [0, 100, 200]),
        (piniles, 200, [50, 75, 75]),
        (piniles, 400, [50 + 100 / 3, 100 + 100 / 3, 150 + 100 / 3]),  # all halves, then 100 in equal parts
        (adjusted_proportional, 200, [40, 80, 80]),  # nobody can ask for more than there is: 100, 200, 200
        (adjusted_proportional, 400, [60, 120, 220]),  # the third is left 100 undisputed, then 300 as 100:200:200
        (random_arrival, 100, [100 / 3, 100 / 3, 100 / 3]),
        (random_arrival, 200, [200 / 6, 500 / 6, 500 / 6]),  # six orders of arrival, written out
        (random_arrival, 300, [50, 100, 150]),
    ],
)
def test_a_rule_divides_the_wives_estate_as_worked_by_hand(rule, estate, awards):
    assert rule(estate, WIVES) == pytest.approx(awards)


claim = st.floats(0, 1e6, allow_subnormal=False)


@st.composite
def shortages(draw):
    """Claims, and an estate that reaches for some share of them, both ends included."""
    claims = draw(st.lists(claim, min_size=1, max_size=7))
    share = draw(st.sampled_from([0.0, 0.5, 1.0]) | st.floats(0, 1))
    return share * sum(claims), claims


ALL_RULES = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def close(value, claims):
    return pytest.approx(value, rel=1e-9, abs=1e-9 * (1 + sum(claims)))


@ALL_RULES
@given(shortages())
def test_everything_is_divided_and_nobody_gets_less_than_nothing_or_more_than_the_claim(rule, shortage):
    estate, claims = shortage
    awards = rule(estate, claims)
    assert awards.dtype == np.float64 and awards.shape == (len(claims),)
    assert awards.sum() == close(estate, claims)
    off = 1e-9 * (1 + sum(claims))
    assert (awards >= -off).all() and (awards <= np.array(claims) + off).all()


@ALL_RULES
@given(shortages(), st.randoms(use_true_random=False))
def test_only_the_claim_counts_not_the_place_in_the_list(rule, shortage, chance):
    estate, claims = shortage
    order = list(range(len(claims)))
    chance.shuffle(order)
    assert rule(estate, [claims[at] for at in order]) == close(rule(estate, claims)[order], claims)
    twins = rule(estate, [*claims, claims[0]])
    assert twins[0] == close(twins[-1], claims)


@ALL_RULES
@given(shortages())
def test_a_larger_claim_gets_no_less_and_loses_no_less(rule, shortage):
    estate, claims = shortage
    order = np.argsort(claims)
    awards = rule(estate, claims)[order]
    losses = np.array(claims)[order] - awards
    off = 1e-9 * (1 + sum(claims))
    assert (np.diff(awards) >= -off).all() and (np.diff(losses) >= -off).all()


@ALL_RULES
@given(shortages(), st.floats(0, 1))
def test_more_to_divide_leaves_nobody_with_less(rule, shortage, more):
    estate, claims = shortage
    larger = estate + more * (sum(claims) - estate)
    assert (rule(larger, claims) >= rule(estate, claims) - 1e-9 * (1 + sum(claims))).all()


@pytest.mark.parametrize("rule", [proportional, adjusted_proportional, talmud, random_arrival])
@given(shortage=shortages())
def test_a_self_dual_rule_divides_losses_as_it_divides_awards(rule, shortage):
    estate, claims = shortage
    losses = rule(max(0.0, sum(claims) - estate), claims)
    assert rule(estate, claims) == close(np.array(claims) - losses, claims)


@given(shortages())
def test_equal_losses_are_the_dual_of_equal_awards(shortage):
    estate, claims = shortage
    losses = constrained_equal_awards(max(0.0, sum(claims) - estate), claims)
    assert constrained_equal_losses(estate, claims) == close(np.array(claims) - losses, claims)


@pytest.mark.parametrize(
    "rule", [talmud, proportional, constrained_equal_awards, constrained_equal_losses], ids=lambda rule: rule.__name__
)
@given(shortage=shortages())
def test_who_leaves_with_the_award_changes_nothing_for_the_others(rule, shortage):
    """Consistency, which singles the Talmud rule out together with the contested garment (Aumann & Maschler 1985)."""
    estate, claims = shortage
    awards = rule(estate, claims)
    left = min(max(0.0, estate - awards[0]), sum(claims[1:]))
    assert rule(left, claims[1:]) == close(awards[1:], claims)


@given(shortages())
def test_the_talmud_divides_between_any_two_as_the_contested_garment(shortage):
    estate, claims = shortage
    awards = talmud(estate, claims)
    for i, j in permutations(range(len(claims)), 2):
        both = awards[i] + awards[j]
        undisputed = max(0.0, both - claims[i]), max(0.0, both - claims[j])  # what each leaves to the other
        garment = undisputed[1] + (both - sum(undisputed)) / 2
        assert awards[i] == close(garment, claims)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=5), st.floats(0, 1))
def test_random_arrival_is_the_mean_over_all_orders(claims, share):
    estate = share * sum(claims)
    orders = list(permutations(range(len(claims))))
    total = np.zeros(len(claims))
    for order in orders:
        left = estate
        for at in order:
            total[at] += min(left, claims[at])
            left -= min(left, claims[at])
    assert random_arrival(estate, claims) == pytest.approx(total / len(orders))


@ALL_RULES
def test_without_claims_or_without_water_nobody_gets_any_and_with_all_everybody_does(rule):
    assert rule(0, []).tolist() == []
    assert rule(0, [0, 0]).tolist() == [0, 0]
    assert rule(0, [3, 5]).tolist() == [0, 0]
    assert rule(8, [3, 5]) == pytest.approx([3, 5])


@ALL_RULES
@pytest.mark.parametrize(
    ("estate", "claims"),
    [(-1, [1]), (3, [1, 1]), (float("nan"), [1]), (1, [float("nan"), 2]), (1, [-1, 3]), (1, [float("inf")])],
)
def test_a_division_without_sense_is_refused(rule, estate, claims):
    with pytest.raises(Refused):
        rule(estate, claims)


def test_more_claimants_than_can_be_counted_are_refused_with_the_limit():
    with pytest.raises(Refused) as refused:
        random_arrival(1, [1] * 21)
    assert refused.value.sentence.values["most"] == 20


def test_twenty_claimants_are_still_counted():
    assert random_arrival(10, [1] * 20) == pytest.approx([0.5] * 20)
