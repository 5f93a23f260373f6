"""The pictures of an authority's year and market, drawn from the rows their tables show."""

from collections.abc import Sequence
from datetime import date

from fenshui.export.authority.charts import (
    AMBER,
    BLUE,
    GREEN,
    RED,
    SKY,
    Bar,
    Curve,
    bars_across,
    columns,
    lines,
    stairs,
)
from fenshui.export.drawing import Drawing
from fenshui.export.report.names import Names
from fenshui.market import PriceRow
from fenshui.yearly import AnnualPlan
from fenshui.yearly.closing import Closing
from fenshui.yearly.year_view import YearView

_MOST_CURVES, _MOST_BARS = 6, 16
_FEN, _M3_PER_HM3, _M3_PER_WAN = 100.0, 1e6, 1e4


def plan_picture(plan: AnnualPlan, names: Names) -> Drawing:
    """What all rights would use and what the plan gives them, month by month."""
    months = sorted({row.month for row in plan.rights})
    wanted = [sum(row.wanted_m3 for row in plan.rights if row.month == month) for month in months]
    planned = [sum(row.planned_m3 for row in plan.rights if row.month == month) for month in months]
    labels = [_month(month, names) for month in months]
    said = [names.say("authority.wanted"), names.say("authority.planned")]
    return columns(labels, [_in_unit(wanted, names), _in_unit(planned, names)], (SKY, BLUE), said, _unit(names))


def quota_picture(closing: Closing, names: Names) -> Drawing:
    """Quota, planned and metered consumption of every region."""
    colours = (SKY, BLUE, AMBER)
    bars = [
        Bar(
            names.region(row.region),
            tuple(_in_unit((row.quota_m3, row.planned_consumed_m3, row.consumed_m3), names)),
            colours=colours if row.left_m3 >= 0 else (SKY, BLUE, RED),
        )
        for row in closing.regions[:_MOST_BARS]
    ]
    said = [names.say(f"authority.{name}") for name in ("quota", "planned", "metered")]
    return bars_across(bars, colours, said, _unit(names))


def section_picture(closing: Closing, names: Names) -> Drawing:
    """Share of the months in which each section kept its target, and what its guarantor is deducted for it."""
    bars = [
        Bar(
            names.node(row.node),
            (100.0 * row.kept_share,),
            _deducted(row.shortfall_m3, names) if row.guarantor else "",
            (GREEN if not row.shortfall_m3 else RED,),
        )
        for row in closing.sections
        if row.target_m3
    ][:_MOST_BARS]
    said = [names.say("authority.kept"), names.say("authority.not_kept")]
    return bars_across(bars, (GREEN, RED), said, names.say("authority.percent_of_months"))


def stock_picture(view: YearView, names: Names) -> Drawing:
    """What the reserve held on the first day of every month."""
    labels = [(at, _month(day, names)) for at, (day, _) in enumerate(view.stock)]
    return stairs(_in_unit([volume for _, volume in view.stock], names), labels, _unit(names))


def price_picture(rows: Sequence[PriceRow], names: Names) -> Drawing:
    """Median price of each zone and class by year, with the lowest and the highest; those traded most, at most six."""
    volume: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.median is not None:
            volume[row.zone, row.right_class] = volume.get((row.zone, row.right_class), 0) + row.volume_m3
    shown = sorted(sorted(volume, key=lambda zone: -volume[zone])[:_MOST_CURVES])
    curves = [_curve([row for row in rows if (row.zone, row.right_class) == zone], names) for zone in shown]
    years = sorted({row.year for row in rows})
    step = max(1, len(years) // 12)
    labels = [(float(year), str(year)) for year in range(years[0], years[-1] + 1, step)] if years else [(0.0, "")]
    return lines(curves, labels, names.say("authority.yuan_per_m3"))


def _curve(rows: Sequence[PriceRow], names: Names) -> Curve:
    paid = [row for row in rows if row.median is not None and row.lowest is not None and row.highest is not None]
    first = paid[0]
    name = f"{names.region(first.zone)} · {names.word(first.right_class)}" if first.zone else names.word("no_zone")
    points = tuple((float(row.year), (row.median or 0.0) / _FEN) for row in paid)
    return Curve(name, points, tuple((float(r.year), (r.lowest or 0) / _FEN, (r.highest or 0) / _FEN) for r in paid))


def _deducted(shortfall_m3: int, names: Names) -> str:
    if not shortfall_m3:
        return ""
    (volume,) = _in_unit((shortfall_m3,), names)
    return names.say("authority.short", volume=f"{volume:,.1f}", unit=_unit(names))


def _month(day: date, names: Names) -> str:
    column = f"month_{day.month}"
    return names.say(f"report.head.{column}")


def _in_unit(volumes_m3: Sequence[float], names: Names) -> list[float]:
    divisor = _M3_PER_WAN if names.language == "zh_CN" else _M3_PER_HM3
    return [volume / divisor for volume in volumes_m3]


def _unit(names: Names) -> str:
    return names.say("authority.unit")
