"""What water is worth to its users: `benefits.csv`, piecewise linear in a year's diversion."""

from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise
from pathlib import Path

from fenshui.basin.cells import number
from fenshui.reading.csv_table import read_csv
from fenshui.words import Refused

COLUMNS = ("right", "volume_m3", "benefit_fen")

Curve = tuple[tuple[float, float], ...]
"""Points (volume diverted in a year in m³, benefit in fen), from (0, 0) on; flat beyond the last."""


def read_benefits(path: Path) -> dict[str, Curve]:
    """The benefit curves of a file by right. Raises `Refused` where a row or a curve is none.

    A row is a point of a right's curve, rows of one right together and in the order of the volume; (0, 0) need not be
    stated.
    """
    table, problems = read_csv(path)
    if table is None:
        raise Refused("negotiation.benefits_unusable", problem=problems[0].line)
    if table.header != COLUMNS:
        raise Refused("negotiation.benefits_columns", found=", ".join(table.header), expected=", ".join(COLUMNS))
    rows = groupby(table.rows, key=lambda row: row[0])
    stated = [(right, _points(right, of_right)) for right, of_right in rows]
    if len(dict(stated)) < len(stated):
        raise Refused("negotiation.benefits_apart")
    return {right: checked_curve(right, points) for right, points in stated}


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


def _points(right: str, rows: Iterable[tuple[str, ...]]) -> list[tuple[float, float]]:
    try:
        return [(number(volume), number(benefit)) for _, volume, benefit in rows]
    except ValueError:
        raise Refused("negotiation.curve", right=right) from None
