"""Two or more parties divide what they can only have together."""

import numpy as np
from numpy.typing import ArrayLike

from fenshui.negotiation.games.coalitions import Floats
from fenshui.words import Refused

_ROUNDING = 1e-12


def nash_bargaining(
    total: float, disagreement: ArrayLike, weights: ArrayLike | None = None, caps: ArrayLike | None = None
) -> Floats:
    """What each gets of `total` where the weighted product of gains over disagreement is largest.

    max Π (x_i − d_i)^w_i: x_i = d_i + w_i · (total − Σd) with weights that sum to 1; who would pass the cap gets the
    cap, and what is above it goes to the others in the ratio of their weights (left undivided where all are at theirs).
    Weights are equal and caps none unless stated. Sources: Nash, "The bargaining problem", Econometrica 18 (1950)
    155–162; Kalai, "Nonsymmetric Nash solutions", International Journal of Game Theory 6 (1977) 129–133. Raises
    `Refused` where there is less than the parties have without an agreement.
    """
    lowest = np.array(disagreement, dtype=np.float64)
    weight = np.ones_like(lowest) if weights is None else np.array(weights, dtype=np.float64)
    most = np.full_like(lowest, np.inf) if caps is None else np.array(caps, dtype=np.float64)
    _check(total, lowest, weight, most)
    gain = max(0.0, total - float(lowest.sum()))
    return lowest + _filled(gain, weight, most - lowest)


def _filled(gain: float, weight: Floats, room: Floats) -> Floats:
    """min(room, weight · λ) with the sum `gain`: those who reach their cap first are filled first."""
    level = np.divide(room, weight, out=np.full_like(room, np.inf), where=weight > 0)
    shares = np.zeros_like(room)
    left, waiting = gain, float(weight.sum())
    for at in np.argsort(level, kind="stable").tolist():
        if weight[at] == 0:
            continue
        shares[at] = min(room[at], left * min(1.0, weight[at] / waiting))
        left -= shares[at]
        waiting -= weight[at]
    return shares


def _check(total: float, lowest: Floats, weight: Floats, most: Floats) -> None:
    if not (lowest.ndim == 1 and len(lowest) and lowest.shape == weight.shape == most.shape):
        raise Refused("negotiation.bargaining_lists", found=(lowest.size, weight.size, most.size))
    finite = np.isfinite(total) and np.isfinite(lowest).all() and np.isfinite(weight).all()
    if not finite or (weight < 0).any() or weight.sum() <= 0 or not (most >= lowest).all():
        raise Refused("negotiation.bargaining_numbers")
    if total < lowest.sum() - _ROUNDING * (abs(total) + float(np.abs(lowest).sum())):
        raise Refused("negotiation.nothing_to_gain", total=total, apart=float(lowest.sum()))
