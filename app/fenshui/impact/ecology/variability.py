"""How far a flow regime is altered: range of variability, indicator by indicator and as a whole."""

from dataclasses import dataclass

import numpy as np

from fenshui.impact.ecology.indicators import Indicators

_LOW, _HIGH = 1.0 / 3.0, 2.0 / 3.0
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Alteration:
    """Alteration D of every indicator (0 none), the whole as the root of the mean of D², and its degree."""

    of: dict[str, float]
    overall: float

    @property
    def degree(self) -> str:
        """`low`, `medium` or `high`."""
        return degree_of(self.overall)


def degree_of(altered: float) -> str:
    """Below 33 % low, to 67 % medium, above high. Source: domain, §5 (RVA)."""
    return "low" if altered < _LOW else "medium" if altered <= _HIGH else "high"


def alteration(before: Indicators, after: Indicators) -> Alteration:
    """Of each indicator D = |N - Nₑ| / Nₑ: N years after lie between the quartiles of before, Nₑ were to be expected.

    Nₑ is the share of the years before that lie there (about half), times the years after, so a regime that did not
    change has D = 0; where none was to be expected (records of two years), one found is D = 1. Both with the same
    names. Raises ValueError where one holds no year. Source: Richter et al. 1997 (RVA); as a whole √(ΣD² / n),
    Shiau and Wu 2007.
    """
    if not before.years or not after.years or before.names != after.names:
        raise ValueError((len(before.years), len(after.years)))
    low, high = np.quantile(before.values, (0.25, 0.75), axis=0)
    slack = _ROUNDING * np.maximum(1.0, np.abs(high))
    share = ((before.values >= low - slack) & (before.values <= high + slack)).mean(axis=0)
    found = ((after.values >= low - slack) & (after.values <= high + slack)).sum(axis=0)
    expected = share * len(after.years)
    gap = np.abs(found - expected)
    altered = np.divide(gap, expected, out=np.minimum(gap, 1.0), where=expected > 0)
    return Alteration(dict(zip(before.names, altered.tolist(), strict=True)), float(np.sqrt((altered**2).mean())))
