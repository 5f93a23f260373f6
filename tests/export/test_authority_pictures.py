"""Pictures of the year and the market: half the water is half the bar, and everything lies on the paper."""

from datetime import date

import pytest
from fenshui.basin import read_basin
from fenshui.export.authority.charts import Bar, Curve, bars_across, columns, lines, stairs
from fenshui.export.authority.pictures import (
    plan_picture,
    price_picture,
    quota_picture,
    section_picture,
    stock_picture,
)
from fenshui.export.drawing import Area, Circle, Words
from fenshui.export.report.names import Names
from fenshui.market import PriceRow
from fenshui.places import sample_basin
from fenshui.yearly import annual_plan, close_year, forecast_of, open_year
from fenshui.yearly.year_view import YearView

FARMS = read_basin(sample_basin("two_farms")).basin


@pytest.fixture(scope="module")
def closing():
    plan = annual_plan(FARMS, open_year(FARMS, forecast_of(FARMS, 2027, 65_000_000)))
    observed = {("ford", date(2027, month, 1)): 1.5 if month == 6 else 3.0 for month in range(1, 13)}
    return close_year(plan, {"upper-farm": 30_000_000}, observed)


def on_paper(drawing):
    """Every point of every mark; words by an estimate of their width."""
    for mark in drawing.marks:
        if isinstance(mark, Words):
            wide = mark.size * sum(1.0 if ord(letter) > 0x2E80 else 0.55 for letter in mark.text)
            left = mark.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
            yield from ((left, mark.y), (left + wide, mark.y))
        elif isinstance(mark, Circle):
            yield mark.x, mark.y
        else:
            yield from mark.points


def areas(drawing, colour):
    found = [mark for mark in drawing.marks if isinstance(mark, Area) and mark.fill == colour]
    return [(max(x for x, _ in one.points) - min(x for x, _ in one.points),
             max(y for _, y in one.points) - min(y for _, y in one.points)) for one in found]  # fmt: skip


def test_half_the_value_is_half_the_bar():
    wide = [
        width for width, _ in areas(bars_across([Bar("a", (10.0,)), Bar("b", (5.0,))], ["#123456"], [], ""), "#123456")
    ]
    assert wide[1] == pytest.approx(wide[0] / 2)
    tall = [height for _, height in areas(columns(["a", "b"], [[4.0, 2.0]], ["#123456"], [], ""), "#123456")]
    assert tall[1] == pytest.approx(tall[0] / 2)


def test_a_price_twice_as_high_stands_twice_as_high():
    drawing = lines([Curve("a", ((2024.0, 1.0), (2025.0, 2.0)))], [(2024.0, "2024"), (2025.0, "2025")], "")
    low, high = [mark.y for mark in drawing.marks if isinstance(mark, Circle)]
    nought = next(mark.y for mark in drawing.marks if isinstance(mark, Words) and mark.text == "0") - 3
    assert nought - high == pytest.approx(2 * (nought - low))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_everything_lies_on_the_paper(closing, language):
    names = Names(FARMS, language)
    stock = tuple((date(2027, month, 1), month * 1_000_000) for month in range(1, 13))
    rows = [PriceRow(zone, kind, year, 9, 900, 900, 100.0 + year % 7, 100.0, 50, 900)
            for zone in ("hill", "plain", "") for kind in ("regional", "abstraction", "irrigator")
            for year in range(2010, 2030)]  # fmt: skip
    for drawing in (
        plan_picture(closing.plan, names),
        quota_picture(closing, names),
        section_picture(closing, names),
        stock_picture(YearView(closing, stock=stock), names),
        price_picture(rows, names),
        price_picture([], names),
        stairs([], [], ""),
    ):
        assert all(-1 <= x <= drawing.width + 1 and 0 <= y <= drawing.height for x, y in on_paper(drawing))
