"""What coalitions can do on their own: games worked by hand, then what every division promises for any game."""

from itertools import combinations
from time import perf_counter

import numpy as np
import pytest
from fenshui.negotiation.games import (
    core_violations,
    nash_bargaining,
    nucleolus,
    per_capita_nucleolus,
    prenucleolus,
    separable_costs_remaining_benefits,
    shapley_value,
)
from fenshui.negotiation.sharing import random_arrival, talmud
from fenshui.words import Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog


def every_coalition(players):
    return [frozenset(some) for size in range(1, len(players) + 1) for some in combinations(players, size)]


def game(**worth):
    """A game from names such as `ab=3`."""
    return {frozenset(name): value for name, value in worth.items()}


def bankruptcy(estate, claims):
    """What the others leave to a coalition when they are paid in full (O'Neill 1982)."""
    players = range(len(claims))
    return {
        some: max(0.0, estate - sum(claims[other] for other in players if other not in some))
        for some in every_coalition(players)
    }


def airport(costs):
    """Each coalition needs the runway of its largest aeroplane."""
    return {some: max(costs[player] for player in some) for some in every_coalition(range(len(costs)))}


def random_game(seed, players, whole=False):
    chance = np.random.default_rng(seed)
    draw = (lambda: int(chance.integers(0, 6))) if whole else (lambda: float(chance.uniform(0, 10)))
    return {some: draw() for some in every_coalition(range(players))}


def values(division):
    return [division[player] for player in sorted(division)]


def test_a_glove_market_pays_the_single_left_glove():
    """One left glove a, two right ones: Shapley 2/3, 1/6, 1/6; the nucleolus is the only point of the core."""
    gloves = game(a=0, b=0, c=0, ab=1, ac=1, bc=0, abc=1)
    assert values(shapley_value(gloves)) == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert values(nucleolus(gloves)) == pytest.approx([1, 0, 0])
    assert core_violations(gloves, {"a": 1, "b": 0, "c": 0}) == {}
    gains = core_violations(gloves, shapley_value(gloves))
    assert gains == {frozenset("ab"): pytest.approx(1 / 6), frozenset("ac"): pytest.approx(1 / 6)}


def test_a_nucleolus_of_three_players_worked_by_hand():
    """v(ab)=4, v(ac)=3, v(bc)=2, v(abc)=6, alone 0.

    Excess of a pair is v − 6 + the third award, of one alone −award. First level: raise the least of all: bound by
    c alone (−z) and ab (z − 2), so z = 1 at level −1. With x + y = 5, the rest: −x, −y, ac: 3 − 6 + y, bc: 2 − 6 + x.
    Highest of y − 3, x − 4, −x, −y is lowest where y − 3 = x − 4: x = 3, y = 2.
    """
    assert values(nucleolus(game(a=0, b=0, c=0, ab=4, ac=3, bc=2, abc=6))) == pytest.approx([3, 2, 1])


def test_nobody_gets_less_than_alone_in_the_nucleolus_but_perhaps_in_the_prenucleolus():
    """v(ab)=6 beyond v(abc)=4, alone 0. Pre: ab and c are most hurt and share it: z with 6 − (4 − z) = −z, z = −1."""
    unwilling = game(a=0, b=0, c=0, ab=6, ac=0, bc=0, abc=4)
    assert values(prenucleolus(unwilling)) == pytest.approx([2.5, 2.5, -1])
    assert values(nucleolus(unwilling)) == pytest.approx([2, 2, 0])


def test_excess_a_head_divides_the_burden_by_heads():
    """v(ab)=6, all 9, else 0. Excess of ab 6 − 9 + z, of c −z. Whole: z = 1.5; a head: (z − 3)/2 = −z, z = 1."""
    pair = game(a=0, b=0, c=0, ab=6, ac=0, bc=0, abc=9)
    assert values(nucleolus(pair)) == pytest.approx([3.75, 3.75, 1.5])
    assert values(per_capita_nucleolus(pair)) == pytest.approx([4, 4, 1])


@pytest.mark.parametrize("estate", [100, 200, 300, 450])
def test_the_talmud_is_the_nucleolus_and_random_arrival_the_shapley_value_of_the_bankruptcy_game(estate):
    claims = [100, 200, 300]
    assert values(nucleolus(bankruptcy(estate, claims))) == pytest.approx(talmud(estate, claims).tolist())
    assert values(shapley_value(bankruptcy(estate, claims))) == pytest.approx(random_arrival(estate, claims).tolist())


@given(st.lists(st.integers(0, 20), min_size=2, max_size=6), st.floats(0, 1))
def test_so_it_is_for_any_bankruptcy(claims, share):
    estate = share * sum(claims)
    assert values(nucleolus(bankruptcy(estate, claims))) == pytest.approx(talmud(estate, claims).tolist(), abs=1e-7)


def test_a_runway_is_paid_piece_by_piece_by_those_who_need_the_piece():
    """Littlechild & Owen 1973: the Shapley value of the airport game; costs 2, 5, 6, 12."""
    pieces = [2 / 4, 2 / 4 + 3 / 3, 2 / 4 + 3 / 3 + 1 / 2, 2 / 4 + 3 / 3 + 1 / 2 + 6]
    assert values(shapley_value(cost=airport([2, 5, 6, 12]))) == pytest.approx(pieces)


def test_the_nucleolus_of_a_runway_goes_by_littlechilds_recursion():
    """Littlechild 1974, costs 2, 5, 6, 12: again and again the least of what k of them pay for k + 1 shares.

    2/2 = 1 is the least of 2/2, 5/3, 6/4: the first pays 1. Then 5/3 of (5 − 1)/2, (6 − 1)/3: the second and the third
    pay 5/3 each, and the last the rest.
    """
    found = values(nucleolus(cost=airport([2, 5, 6, 12])))
    assert found == pytest.approx([1, 5 / 3, 5 / 3, 12 - 1 - 10 / 3])


def test_a_dam_for_three_purposes_is_paid_by_what_remains_to_each():
    """Separable 14 − 12 = 2, 14 − 10 = 4, 14 − 8 = 6; alone 4, 6, 8: each saves 2, so the rest, 2, goes in thirds."""
    dam = game(a=4, b=6, c=8, ab=8, ac=10, bc=12, abc=14)
    assert values(separable_costs_remaining_benefits(cost=dam)) == pytest.approx([8 / 3, 14 / 3, 20 / 3])
    benefits = {"a": 3, "b": 20, "c": 20}  # a would not pay more than 3: 1, 2, 2 remain
    found = separable_costs_remaining_benefits(cost=dam, benefits=benefits)
    assert values(found) == pytest.approx([2 + 2 / 5, 4 + 4 / 5, 6 + 4 / 5])


def test_a_cost_counts_as_a_negative_worth():
    costs = random_game(3, 4)
    negative = {some: -value for some, value in costs.items()}
    for rule in (shapley_value, prenucleolus, separable_costs_remaining_benefits):
        assert values(rule(cost=costs)) == pytest.approx([-value for value in values(rule(negative))])


def test_who_pays_more_than_alone_would_walk_out_of_a_cost_game():
    dam = game(a=4, b=6, ab=8)
    assert core_violations(cost=dam, division={"a": 5, "b": 3}) == {frozenset("a"): pytest.approx(1)}
    assert core_violations(cost=dam, division={"a": 2, "b": 3}) == {frozenset("ab"): pytest.approx(-3)}


seeds = st.integers(0, 10**6)


@given(seeds, st.integers(1, 5))
def test_every_division_is_complete(seed, players):
    any_game = random_game(seed, players)
    everybody = frozenset(range(players))
    any_game[everybody] += 10 * players  # so that there is a division that gives everybody as much as alone
    for rule in (shapley_value, nucleolus, prenucleolus, per_capita_nucleolus, separable_costs_remaining_benefits):
        assert sum(rule(any_game).values()) == pytest.approx(any_game[everybody])


@given(seeds, st.integers(2, 5))
def test_the_names_of_the_players_do_not_matter(seed, players):
    any_game = random_game(seed, players, whole=True)
    any_game[frozenset(range(players))] += 5 * players
    renamed = {frozenset(players - 1 - player for player in some): worth for some, worth in any_game.items()}
    for rule in (shapley_value, nucleolus, prenucleolus, per_capita_nucleolus, separable_costs_remaining_benefits):
        assert values(rule(renamed)) == pytest.approx(values(rule(any_game))[::-1], abs=1e-7)


@given(seeds, seeds, st.integers(1, 5))
def test_the_shapley_value_of_two_games_at_once_is_the_sum(one, other, players):
    first, second = random_game(one, players), random_game(other, players)
    both = {some: first[some] + second[some] for some in first}
    summed = np.add(values(shapley_value(first)), values(shapley_value(second)))
    assert values(shapley_value(both)) == pytest.approx(summed.tolist())


@given(seeds, st.integers(2, 5))
def test_who_adds_nothing_gets_nothing(seed, players):
    core = random_game(seed, players - 1)
    idle = players - 1
    with_idle = {some: core.get(some - {idle}, 0) for some in every_coalition(range(players))}
    assert shapley_value(with_idle)[idle] == pytest.approx(0)
    assert prenucleolus(with_idle)[idle] == pytest.approx(0, abs=1e-7)


def core_is_empty(worth, players):
    members = np.array([[float(player in some) for player in range(players)] for some in worth])
    least = linprog(np.ones(players), -members, -np.array(list(worth.values())), bounds=(None, None)).fun
    return least > worth[frozenset(range(players))] + 1e-7


@given(seeds, st.integers(2, 5), st.floats(0, 30))
def test_the_nucleolus_is_in_the_core_when_there_is_one(seed, players, more):
    any_game = random_game(seed, players)
    any_game[frozenset(range(players))] += more
    if not core_is_empty(any_game, players):
        assert core_violations(any_game, nucleolus(any_game)) == {}


def excesses(worth, division, a_head=False):
    return np.array(
        [
            (worth[some] - sum(division[player] for player in some)) / (len(some) if a_head else 1)
            for some in worth
            if len(some) < len(division)
        ]
    )


def comes_first(one, other):
    """Whether sorted excesses `one` are lexicographically no larger than `other`, rounding aside."""
    one, other = np.sort(one)[::-1], np.sort(other)[::-1]
    apart = np.flatnonzero(np.abs(one - other) > 1e-7)
    return not len(apart) or one[apart[0]] < other[apart[0]]


@given(seeds, st.integers(2, 5), st.booleans())
def test_no_nearby_division_has_smaller_excesses(seed, players, whole):
    any_game = random_game(seed, players, whole)
    any_game[frozenset(range(players))] += 10 * players
    chance = np.random.default_rng(seed)
    for rule, a_head in ((prenucleolus, False), (nucleolus, False), (per_capita_nucleolus, True)):
        best = rule(any_game)
        least = excesses(any_game, best, a_head)
        for size in (1e-3, 0.1, 3.0):
            step = chance.normal(0, size, players)
            near = {player: best[player] + step[player] - step.mean() for player in range(players)}
            alone = all(near[player] >= any_game[frozenset({player})] for player in range(players))
            if rule is prenucleolus or alone:
                assert comes_first(least, excesses(any_game, near, a_head))


@given(seeds, st.integers(2, 5), st.booleans())
def test_the_prenucleolus_is_balanced_at_every_level(seed, players, whole):
    """Kohlberg's criterion: at each excess, the coalitions at or above it carry positive weights that sum to all."""
    any_game = random_game(seed, players, whole)
    best = prenucleolus(any_game)
    proper = [some for some in any_game if len(some) < players]
    members = np.array([[float(player in some) for player in range(players)] for some in proper])
    least = excesses(any_game, best)
    for level in np.unique(least.round(6)):
        at_least = members[least >= level - 2e-6]
        weights = cheapest_positive_weights(at_least)
        assert weights is not None


def cheapest_positive_weights(members):
    """Weights of at least 1 with which the coalitions sum to the same number for every player, or None."""
    count, players = members.shape
    rows = np.column_stack((members.T, -np.ones(players)))
    found = linprog(np.ones(count + 1), A_eq=rows, b_eq=np.zeros(players), bounds=[(1, None)] * count + [(0, None)])
    return found.x if found.status == 0 else None


def test_a_game_is_refused_when_it_is_not_one():
    for wrong in (
        {},
        game(a=1, ab=2),
        game(a=1, b=float("nan"), ab=2),
        {**game(a=1), frozenset(): 1},
        {frozenset({player}): 0 for player in range(13)},
    ):
        with pytest.raises(Refused):
            shapley_value(wrong)
    with pytest.raises(Refused):
        shapley_value()
    with pytest.raises(Refused):
        nucleolus(game(a=2, b=2, ab=3))
    with pytest.raises(Refused):
        core_violations(game(a=2), {"b": 2})
    with pytest.raises(Refused):
        separable_costs_remaining_benefits(cost=game(a=2), benefits={"b": 2})


@settings(max_examples=1)
@given(seeds)
def test_twelve_players_are_divided_in_time(seed):
    large = random_game(seed, 12, whole=True)
    large[frozenset(range(12))] += 30
    began = perf_counter()
    shapley_value(large)
    assert perf_counter() - began < 5
    began = perf_counter()
    found = nucleolus(large)
    assert perf_counter() - began < 30
    assert sum(found.values()) == pytest.approx(large[frozenset(range(12))])


def test_what_is_gained_by_agreeing_is_divided_by_weight():
    assert nash_bargaining(10, [1, 3]) == pytest.approx([4, 6])
    assert nash_bargaining(10, [1, 3], [2, 1]) == pytest.approx([5, 5])
    assert nash_bargaining(10, [1, 3], [0, 1]) == pytest.approx([1, 9])


def test_who_is_full_leaves_the_rest_to_the_others():
    assert nash_bargaining(12, [0, 0, 0], caps=[2, 100, 100]) == pytest.approx([2, 5, 5])
    assert nash_bargaining(12, [0, 0, 0], [1, 1, 2], [100, 2, 6]) == pytest.approx([4, 2, 6])
    assert nash_bargaining(12, [0, 0], caps=[2, 3]) == pytest.approx([2, 3])  # more than they can take


@given(
    st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 5), st.floats(0.1, 10)), min_size=1, max_size=5),
    st.floats(0, 30),
    seeds,
)
def test_no_other_division_has_a_larger_product_of_gains(parties, gain, seed):
    lowest, weight, room = np.array(parties).T
    total = float(lowest.sum()) + gain
    best = nash_bargaining(total, lowest, weight, lowest + room)
    assert best.sum() == pytest.approx(min(total, float((lowest + room).sum())))
    assert (best >= lowest - 1e-9).all() and (best <= lowest + room + 1e-9).all()
    chance = np.random.default_rng(seed)
    other = chance.uniform(0, 1, len(lowest)) * room
    other *= min(1.0, gain / other.sum()) if other.sum() > 0 else 1.0
    product = np.prod(np.power(np.maximum(best - lowest, 0), weight))
    assert product >= np.prod(np.power(other, weight)) * (1 - 1e-9) - 1e-12


@pytest.mark.parametrize(
    "wrong",
    [
        (1, [1, 1]),
        (float("nan"), [0]),
        (1, []),
        (1, [0, 0], [1]),
        (1, [0, 0], [0, 0]),
        (1, [0, 0], [-1, 1]),
        (1, [0, 0], None, [-1, 5]),
    ],
)
def test_a_bargain_without_sense_is_refused(wrong):
    with pytest.raises(Refused):
        nash_bargaining(*wrong)
