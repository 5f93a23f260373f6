"""The price corridor and the frontier of better terms as pictures."""

from datetime import date

import pytest
from fenshui.export.chart_frame import ChartFrame, figure, ticks
from fenshui.export.corridor_picture import corridor_picture
from fenshui.export.drawing import Area, Circle, Words
from fenshui.export.frontier_picture import frontier_picture
from fenshui.negotiation.better_terms import Alternative
from fenshui.negotiation.corridor import corridor
from fenshui.transfer import Transfer


def words(drawing):
    return [mark.text for mark in drawing.marks if isinstance(mark, Words)]


def test_ticks_are_round_figures_inside_the_axis():
    assert ticks(0.6, 2.6) == pytest.approx((1.0, 1.5, 2.0, 2.5))
    assert [figure(tick) for tick in ticks(-7, 1200)] == ["0", "500", "1,000"]


def test_a_value_lies_where_the_axis_says():
    frame = ChartFrame(100, 0, 200, 50, x_low=10, x_high=20, y_low=0, y_high=5)
    assert (frame.x(15), frame.y(5), frame.y(0)) == (150, 0, 50)


@pytest.mark.parametrize(("language", "floor"), [("en", "floor 0.60"), ("zh_CN", "底价 0.60")])
def test_the_corridor_names_its_prices(language, floor):
    found = corridor(60, other_source=260, scarcity=140, compensation=20)
    assert floor in words(corridor_picture(found, 5_000_000, language))


def test_a_shut_corridor_says_so():
    assert "no price suits both" in words(corridor_picture(corridor(200, other_source=150), 1_000_000, "en"))


def test_what_comes_on_top_is_as_wide_as_it_costs():
    """0.20 of compensation and 0.10 of ecology: one twice as wide as the other."""
    drawing = corridor_picture(corridor(60, other_source=260, compensation=20, ecology=10), 1_000_000, "en")
    bands = [
        mark for mark in drawing.marks if isinstance(mark, Area) and mark.points[2][1] - mark.points[0][1] not in (8,)
    ]
    widths = [round(mark.points[1][0] - mark.points[0][0], 6) for mark in bands]
    assert widths[1] == pytest.approx(2 * widths[2])


def terms(price, giver, taker, volume=1_000_000):
    transfer = Transfer("t", "a", volume, date(2024, 1, 1), date(2024, 12, 31), to_right="b", price_fen_per_m3=price)
    return Alternative(transfer, giver, taker, True)


def test_every_set_of_terms_is_a_point_at_what_it_gains():
    drawing = frontier_picture([terms(50, 1e6, 1e6), terms(60, 3e6, 1e6), terms(55, 1e6, 3e6)], "en")
    points = [mark for mark in drawing.marks if isinstance(mark, Circle)]
    assert len(points) == 3
    proposal, giver_best, taker_best = points
    assert giver_best.x > proposal.x and giver_best.y == pytest.approx(proposal.y)
    assert taker_best.y < proposal.y and taker_best.x == pytest.approx(proposal.x)
    assert "1,000,000 m³ at 0.60" in words(drawing)
