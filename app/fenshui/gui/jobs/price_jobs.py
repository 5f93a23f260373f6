"""What the window computes about prices; the rooms below are opened only when they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.export.drawing import Drawing, Points
    from fenshui.transfer import Transfer

NARROW, WIDE = 320.0, 520.0
"""Points across: a drawing for the panel, whose words stay words there, and one for a window of its own."""


@dataclass(frozen=True)
class Pictured:
    """A drawing by its width, `NARROW` or `WIDE`; the terms in it, and where in each drawing they lie."""

    drawings: dict[float, Drawing]
    is_corridor: bool
    terms: tuple[Transfer, ...] = ()
    places: dict[float, Points] | None = None

    def places_in(self, width: float) -> Points:
        """Where in a drawing the terms lie."""
        return self.places[width] if self.places is not None else ()


def corridor(
    cost: float, other_source: float | None, worth: float | None, basin: Basin, draft: Transfer, language: str
) -> Pictured:
    """Between which prices there is a deal; figures in fen per m³."""
    from fenshui.desk.pricing import Supposed, price_corridor
    from fenshui.export.corridor_picture import corridor_picture

    found = price_corridor(basin, draft, Supposed(cost, other_source, worth))
    return Pictured(
        {width: corridor_picture(found, draft.volume_m3, language, width) for width in (NARROW, WIDE)}, True
    )


def better(cost: float, worth: float, basin: Basin, draft: Transfer, language: str) -> Pictured:
    """The frontier of nearby terms that are better for both; figures in fen per m³."""
    from fenshui.desk.pricing import terms_better_for_both
    from fenshui.export.frontier_picture import frontier_picture, frontier_places
    from fenshui.negotiation.better_terms import Stakes

    found = terms_better_for_both(basin, draft, Stakes(cost, worth))
    return Pictured(
        {width: frontier_picture(found, language, width) for width in (NARROW, WIDE)},
        False,
        tuple(one.transfer for one in found[1:]),
        {width: frontier_places(found, width)[1:] for width in (NARROW, WIDE)},
    )
