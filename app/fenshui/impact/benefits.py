"""What water is worth to its users: `benefits.csv`, piecewise linear in a year's diversion."""

from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise

from fenshui.basin import Basin
from fenshui.words import Refused

Curve = tuple[tuple[float, float], ...]
"""Points (volume diverted in a year in m³, benefit in fen), from (0, 0) on; flat beyond the last."""


def benefit_curves(basin: Basin) -> dict[str, Curve]:
    """The benefit curves of a basin by right (`benefits.csv`), points in the order of their volume.

    (0, 0) need not be stated. Raises `Refused` where a curve falls or steepens.
    """
    stated = sorted((point.right, point.delivered_m3, point.benefit_fen) for point in basin.benefits)
    by_right = groupby(stated, key=lambda point: point[0])
    return {right: checked_curve(right, [(float(x), float(y)) for _, x, y in points]) for right, points in by_right}


def checked_curve(right: str, points: Iterable[tuple[float, float]]) -> Curve:
    """A curve that starts at (0, 0), never falls and never steepens. Raises `Refused` for any other."""
    stated = tuple(points)
    curve = stated if stated and stated[0] == (0.0, 0.0) else ((0.0, 0.0), *stated)
    widths = [there[0] - here[0] for here, there in pairwise(curve)]
    if not widths or min(widths) <= 0:
        raise Refused("negotiation.curve", right=right)
    slopes = [rise for _, rise in pieces(curve)]
    if slopes[-1] < 0 or any(later > earlier * (1 + 1e-12) for earlier, later in pairwise(slopes)):
        raise Refused("negotiation.curve", right=right)
    return curve


def pieces(curve: Curve) -> tuple[tuple[float, float], ...]:
    """The pieces of a curve: width in m³ and benefit in fen per m³, steepest first."""
    return tuple((there[0] - here[0], (there[1] - here[1]) / (there[0] - here[0])) for here, there in pairwise(curve))


def benefit_fen(curve: Curve, volume_m3: float) -> float:
    """What a year's diversion is worth, fen."""
    total, left = 0.0, volume_m3
    for width, rise in pieces(curve):
        total += rise * min(width, max(0.0, left))
        left -= width
    return total


def marginal_fen_per_m3(curves: Mapping[str, Curve], volumes_m3: Mapping[str, float]) -> dict[str, float]:
    """What one m³ more would be worth to each right at a year's diversion, fen per m³; nothing beyond the curve."""
    found = {}
    for right, curve in curves.items():
        ahead = [piece for piece, (end, _) in zip(pieces(curve), curve[1:], strict=True) if end > volumes_m3[right]]
        found[right] = ahead[0][1] if ahead else 0.0
    return found
