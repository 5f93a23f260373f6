"""When in the year a transfer does least harm."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation.requests import entitlement_year_hm3
from fenshui.basin import Basin
from fenshui.impact.assessment import UseImpact
from fenshui.impact.trial import Trial, excess, harms
from fenshui.transfer import Transfer, yearly_volumes
from fenshui.units import hm3_from_m3

Floats = NDArray[np.float64]
_ROUNDS = 8
_MOST_PLACES = 36
_DIGITS = 9
_ROUNDING = 1e-12


def best_schedule(trial: Trial, transfer: Transfer) -> tuple[float, ...] | None:
    """Shares per period of the year, summing to 1, of the least harm found; None where the year has no such parts.

    Tried are even parts and the shapes of both sides' use, then water is moved out of the periods that do harm, by full
    runs. No share is more than the giver has in that period. A search, not a proof: there may be a better one.
    """
    places = trial.start.settings.timeline.places
    if not 1 < places <= _MOST_PLACES:
        return None
    most = _most(trial.start, transfer)
    tried = [(excess(impacts), shares, impacts) for shares, impacts in _first(trial, transfer, most)]
    worst, best, impacts = min(tried, key=lambda each: each[0])
    for _ in range(_ROUNDS):
        if worst <= 0:
            break
        shares = fitted(_away_from_harm(trial.start, best, impacts), most)
        impacts_then = trial.impacts(scheduled(transfer, shares))
        if excess(impacts_then) >= worst - _ROUNDING:
            break
        worst, best, impacts = excess(impacts_then), shares, impacts_then
    return scheduled(transfer, best).schedule


def scheduled(transfer: Transfer, shares: Floats) -> Transfer:
    """The transfer on a stated schedule; shares are rounded so that people can write them, and still sum to 1."""
    rounded = np.round(shares, _DIGITS)
    rounded[int(rounded.argmax())] += 1.0 - rounded.sum()
    return replace(transfer, schedule=tuple(rounded.tolist()))


def _first(trial: Trial, transfer: Transfer, most: Floats) -> Iterator[tuple[Floats, tuple[UseImpact, ...]]]:
    basin = trial.start
    places = basin.settings.timeline.places
    shapes = [np.ones(places), entitlement_year_hm3(basin, transfer.right)]
    if transfer.to_right:
        shapes.append(entitlement_year_hm3(basin, transfer.to_right))
    if transfer.schedule:
        shapes.append(np.array(transfer.schedule))
    for shape in shapes:
        shares = fitted(shape, most)
        yield shares, trial.impacts(scheduled(transfer, shares))


def _most(basin: Basin, transfer: Transfer) -> Floats:
    """The largest share that the giver has to give in each period of the year."""
    given = hm3_from_m3(yearly_volumes(basin, transfer).given_diversion_m3)
    return entitlement_year_hm3(basin, transfer.right) / given


def fitted(weights: Floats, most: Floats) -> Floats:
    """Shares in proportion to weights, none above its most, that sum to 1 (or to all there is, where that is less).

    Both (places,), not negative; where the weighted periods cannot hold all, the rest goes into the others.
    """
    shares = np.zeros(len(weights))
    for weight in (weights, np.ones(len(weights))):
        for _ in range(len(weights)):
            left, room = 1.0 - shares.sum(), most - shares
            open_to = np.where(room > _ROUNDING, weight, 0.0)
            if left <= _ROUNDING or open_to.sum() <= 0:
                break
            shares = shares + np.minimum(left * open_to / open_to.sum(), room)
    return shares


def _away_from_harm(basin: Basin, shares: Floats, impacts: tuple[UseImpact, ...]) -> Floats:
    """Weights for the next try: nothing in the most harmful period of the year, less in the others that harm."""
    harm = np.zeros(len(shares))
    for impact in impacts:
        each, limits = harms(impact)
        over = each.sum(axis=0) > limits
        total = (each[:, over] / np.maximum(limits[over], _ROUNDING)).sum(axis=1)
        harm += np.bincount(basin.settings.timeline.period_of_year - 1, weights=total, minlength=len(shares))
    weights = np.where(shares > 0, shares, shares.max() * (harm <= 0))
    return np.asarray(weights * (1.0 - harm / harm.max())) if harm.max() > 0 else weights
