"""Seven ways to divide less water than is claimed; each `f(estate, claims) -> awards` in the order of the claims.

Estate and claims are in one unit, whichever. Every rule gives nobody less than nothing or more than the claim and
divides the whole estate. Survey of all of them: Thomson, "Axiomatic and game-theoretic analysis of bankruptcy and
taxation problems: a survey", Mathematical Social Sciences 45 (2003) 249–297.
"""

from collections.abc import Callable, Mapping
from math import factorial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fenshui.words import Refused

Floats = NDArray[np.float64]
Rule = Callable[[float, ArrayLike], Floats]

MOST_ARRIVING = 20
"""Claimants whose every order of arrival is still counted: 2²⁰ sums of claims take well under a second."""
_ROUNDING = 1e-12


def proportional(estate: float, claims: ArrayLike) -> Floats:
    """Every claim is met by the same ratio (Aristotle, Nicomachean Ethics V; Thomson 2003, §3)."""
    estate, asked = _checked(estate, claims)
    total = asked.sum()
    return asked * (estate / total) if total > 0 else asked


def constrained_equal_awards(estate: float, claims: ArrayLike) -> Floats:
    """Equal awards, nobody above the claim: min(claim, λ) (Maimonides; Aumann & Maschler 1985; Thomson 2003, §3)."""
    estate, asked = _checked(estate, claims)
    return _equal_awards(estate, asked)


def constrained_equal_losses(estate: float, claims: ArrayLike) -> Floats:
    """Equal losses, nobody below nothing: max(0, claim − λ) (Maimonides; Aumann & Maschler 1985; Thomson 2003, §3)."""
    estate, asked = _checked(estate, claims)
    return asked - _equal_awards(_rest(asked, estate), asked)


def talmud(estate: float, claims: ArrayLike) -> Floats:
    """Equal awards up to half the claims, equal losses beyond: the contested-garment rule for many claimants.

    Source: Mishnah Ketubot 93a; Aumann & Maschler, "Game theoretic analysis of a bankruptcy problem from the Talmud",
    Journal of Economic Theory 36 (1985) 195–213. It is the nucleolus of the bankruptcy game.
    """
    estate, asked = _checked(estate, claims)
    if estate <= asked.sum() / 2:
        return _equal_awards(estate, asked / 2)
    return asked - _equal_awards(_rest(asked, estate), asked / 2)


def piniles(estate: float, claims: ArrayLike) -> Floats:
    """Equal awards up to half the claims, and once more equal awards on the other halves.

    Source: Piniles, Darkah shel Torah (Vienna 1861); Thomson 2003, §3.
    """
    estate, asked = _checked(estate, claims)
    half = asked.sum() / 2
    first = _equal_awards(min(estate, half), asked / 2)
    return first + _equal_awards(max(0.0, estate - half), asked / 2)


def adjusted_proportional(estate: float, claims: ArrayLike) -> Floats:
    """What the others leave to each without dispute first, the rest in the ratio of the claims that can be met.

    Source: Curiel, Maschler & Tijs, "Bankruptcy games", Zeitschrift für Operations Research 31 (1987) A143–A159. It is
    the τ-value of the bankruptcy game.
    """
    estate, asked = _checked(estate, claims)
    conceded = np.maximum(0.0, estate - (asked.sum() - asked))
    disputed = max(0.0, estate - conceded.sum())
    open_claims = np.clip(asked - conceded, 0.0, disputed)
    total = open_claims.sum()
    ratio = disputed / total if total > 0 else 0.0
    return np.asarray(conceded + open_claims * ratio)


def random_arrival(estate: float, claims: ArrayLike) -> Floats:
    """The mean over all orders of arrival, first come first served; exact, by the sums of all sets of claimants.

    Source: O'Neill, "A problem of rights arbitration from the Talmud", Mathematical Social Sciences 2 (1982) 345–371.
    It is the Shapley value of the bankruptcy game. Raises `Refused` for more than 20 claimants.
    """
    estate, asked = _checked(estate, claims)
    count = len(asked)
    if count > MOST_ARRIVING:
        raise Refused("negotiation.too_many_claimants", found=count, most=MOST_ARRIVING)
    return np.array([_mean_on_arrival(estate, asked, mine) for mine in range(count)], dtype=np.float64)


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        proportional,
        adjusted_proportional,
        constrained_equal_awards,
        constrained_equal_losses,
        talmud,
        random_arrival,
        piniles,
    )
}
"""Every rule by its name."""


def _equal_awards(estate: float, asked: Floats) -> Floats:
    """Awards min(claim, λ): sorted claims are met from the smallest until the rest can only share alike."""
    left, waiting = estate, len(asked)
    for claim in np.sort(asked).tolist():
        if claim * waiting >= left:
            return np.minimum(asked, left / waiting)
        left = max(0.0, left - claim)
        waiting -= 1
    return asked.copy()


def _mean_on_arrival(estate: float, asked: Floats, mine: int) -> float:
    """What one claimant finds on arrival, over all sets of those who came before."""
    before, size = np.zeros(1), np.zeros(1, dtype=np.int64)
    for claim in np.delete(asked, mine).tolist():
        before, size = np.concatenate((before, before + claim)), np.concatenate((size, size + 1))
    count = len(asked)
    ways = [factorial(here) * factorial(count - 1 - here) / factorial(count) for here in range(count)]
    found = np.clip(estate - before, 0.0, asked[mine])
    return float(np.dot(np.array(ways)[size], found))


def _rest(asked: Floats, estate: float) -> float:
    return max(0.0, float(asked.sum()) - estate)


def _checked(estate: float, claims: ArrayLike) -> tuple[float, Floats]:
    """Estate and claims as numbers that can be divided. Raises `Refused` for anything a division has no sense for."""
    asked = np.array(claims, dtype=np.float64)
    total = float(asked.sum())
    if asked.ndim != 1 or not np.isfinite(total) or bool((asked < 0).any()):
        raise Refused("negotiation.bad_claims", found=str(claims)[:80])
    if not 0 <= estate <= total * (1 + _ROUNDING):
        raise Refused("negotiation.bad_estate", estate=estate, total=total)
    return min(float(estate), total), asked
