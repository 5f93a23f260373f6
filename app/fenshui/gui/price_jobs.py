"""What the window computes about prices; the rooms below are opened only when they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.transfer import Transfer


@dataclass(frozen=True)
class Pictured:
    """A picture (PNG of a drawing so many points wide), the terms in it, and where in the drawing each lies."""

    png: bytes
    width: float
    is_corridor: bool
    terms: tuple[Transfer, ...] = ()
    places: tuple[tuple[float, float], ...] = ()


def corridor(
    cost: float, other_source: float | None, worth: float | None, basin: Basin, draft: Transfer, language: str
) -> Pictured:
    """Between which prices there is a deal; figures in fen per m³."""
    from fenshui.desk.pricing import Supposed, price_corridor
    from fenshui.export.corridor_picture import corridor_picture
    from fenshui.export.drawing_png import drawing_png

    found = price_corridor(basin, draft, Supposed(cost, other_source, worth))
    drawing = corridor_picture(found, draft.volume_m3, language)
    return Pictured(drawing_png(drawing), drawing.width, True)


def better(cost: float, worth: float, basin: Basin, draft: Transfer, language: str) -> Pictured:
    """The frontier of nearby terms that are better for both; figures in fen per m³."""
    from fenshui.desk.pricing import terms_better_for_both
    from fenshui.export.drawing_png import drawing_png
    from fenshui.export.frontier_picture import frontier_picture, frontier_places
    from fenshui.negotiation.better_terms import Stakes

    found = terms_better_for_both(basin, draft, Stakes(cost, worth))
    drawing = frontier_picture(found, language)
    terms = tuple(one.transfer for one in found[1:])
    return Pictured(drawing_png(drawing), drawing.width, False, terms, frontier_places(found)[1:])
