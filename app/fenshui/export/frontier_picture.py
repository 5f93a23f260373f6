"""Better terms as a picture: each point one set of terms, by what giver and taker gain in a year."""

from collections.abc import Iterator, Sequence

from fenshui.export.chart_frame import INK, ChartFrame
from fenshui.export.drawing import Circle, Drawing, Line, Mark, Words
from fenshui.export.map_labels import Labels
from fenshui.negotiation.better_terms import Alternative
from fenshui.words import say, sentence

_WIDTH, _HEIGHT, _LEFT = 520.0, 400.0, 52.0
_FRONTIER, _HARM = "#1f7a4d", "#b3261e"
_WAN = 1e6


def frontier_picture(found: Sequence[Alternative], language: str, width: float = _WIDTH) -> Drawing:
    """The proposal (first) and the frontier found by `better_terms`; gains in 万元 a year; `width` in points."""
    frame = _frame(found, width)
    marks: list[Mark] = [
        Words(20, 28, say(sentence("price.frontier"), language), 13, INK),
        *frame.y_axis(say(sentence("price.taker_gain"), language), _WAN),
        *frame.x_axis(say(sentence("price.giver_gain"), language), _WAN),
        *_points(found, frame, language),
    ]
    return Drawing(width, _HEIGHT, tuple(marks))


def frontier_places(found: Sequence[Alternative], width: float = _WIDTH) -> tuple[tuple[float, float], ...]:
    """Where in the picture each of the terms lies, in points from the upper left corner."""
    frame = _frame(found, width)
    return tuple((frame.x(one.giver_fen), frame.y(one.taker_fen)) for one in found)


def _frame(found: Sequence[Alternative], width: float) -> ChartFrame:
    across, up = _span([one.giver_fen for one in found]), _span([one.taker_fen for one in found])
    return ChartFrame(_LEFT, 70, width - 30, _HEIGHT - 50, *across, *up)


def _points(found: Sequence[Alternative], frame: ChartFrame, language: str) -> Iterator[Mark]:
    proposal, frontier = found[0], found[1:]
    places = [(frame.x(one.giver_fen), frame.y(one.taker_fen)) for one in frontier]
    if len(places) > 1:
        yield Line(tuple(places), _FRONTIER, 1.2, 3)
    labels = Labels((frame.left, frame.top, frame.right, frame.bottom))
    x, y = frame.x(proposal.giver_fen), frame.y(proposal.taker_fen)
    labels.avoid(x, y, 6)
    yield Circle(x, y, 5, "#ffffff", INK if proposal.hurts_nobody else _HARM, 2)
    words = "price.proposal" if proposal.hurts_nobody else "price.proposal_hurts"
    labels.add(x, y, say(sentence(words), language), 9, INK if proposal.hurts_nobody else _HARM)
    for place_x, place_y in places:
        labels.avoid(place_x, place_y, 5)
        yield Circle(place_x, place_y, 4, _FRONTIER)
    for one, (place_x, place_y) in zip(frontier, places, strict=True):
        terms = sentence(
            "price.terms", volume=f"{one.transfer.volume_m3:,}", yuan=f"{one.transfer.price_fen_per_m3 / 100:.2f}"
        )
        labels.add(place_x, place_y, say(terms, language), 8)
    yield from labels.marks


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(*values, 0.0), max(*values, 0.0)
    rim = max(high - low, 1.0) * 0.08
    return low - rim, high + rim
