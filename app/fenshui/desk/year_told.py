"""An opened, a planned and a closed water year in sentences, for whoever is to sign them."""

from collections.abc import Callable

from fenshui.basin import Basin
from fenshui.words import Sentence, sentence
from fenshui.yearly import AnnualPlan, Forecast, Opening
from fenshui.yearly.forecast import LEAST_YEARS
from fenshui.yearly.year_view import YearView

Called = Callable[[object], str]
"""The name of a region or node in the language of whoever reads."""


def opening_told(basin: Basin, opening: Opening, called: Called) -> tuple[Sentence, ...]:
    """The opening: forecast, what may be used, the quota of every region."""
    forecast = opening.forecast
    expected = sentence(
        "year_verbs.forecast",
        year=forecast.water_year,
        inflow=f"{forecast.inflow_m3:,}",
        wetness=f"{forecast.wetness:.1%}",
        how_often=_how_often(forecast),
        analogue=forecast.analogue,
    )
    quotas = [
        sentence(
            "year_verbs.quota",
            region=called(basin.region_by_id[row.region]),
            quota=f"{row.quota_m3:,}",
            normal=f"{row.normal_m3:,}",
            settled=f"{row.settled_m3:+,}",
        )
        for row in opening.quotas
    ]
    return (expected, _allocable(opening), *quotas)


def plan_told(basin: Basin, plan: AnnualPlan, called: Called) -> tuple[Sentence, ...]:
    """The plan: the opening, all rights together month by month, the flow at every section that has a target."""
    months = []
    for month in sorted({row.month for row in plan.rights}):
        mine = [row for row in plan.rights if row.month == month]
        wanted, planned = (sum(getattr(row, name) for row in mine) for name in ("wanted_m3", "planned_m3"))
        months.append(
            sentence("year_verbs.month", month=f"{month:%Y-%m}", planned=f"{planned:,}", wanted=f"{wanted:,}")
        )
    flows = [
        sentence(
            "year_verbs.flow",
            month=f"{row.month:%Y-%m}",
            section=called(basin.node_by_id[row.node]),
            planned=f"{row.planned_m3_s:,.1f}",
            target=f"{row.target_m3_s:,.1f}",
        )
        for row in plan.sections
        if row.target_m3_s
    ]
    return (*opening_told(basin, plan.opening, called), *months, *flows)


def closing_told(basin: Basin, view: YearView, called: Called) -> tuple[Sentence, ...]:
    """The closing: regions, sections, deductions, what is carried over."""
    found = [
        sentence(
            "year_verbs.region",
            region=called(basin.region_by_id[region.region]),
            quota=f"{region.quota_m3:,}",
            planned=f"{region.planned_consumed_m3:,}",
            consumed=f"{region.consumed_m3:,}",
            left=f"{region.left_m3:,}",
        )
        for region in view.closing.regions
    ]
    found += [
        sentence(
            "year_verbs.section",
            section=called(basin.node_by_id[one.node]),
            kept=one.kept,
            months=one.months,
            short=f"{one.shortfall_m3:,}",
        )
        for one in view.closing.sections
        if one.target_m3
    ]
    return (*found, *_settled(basin, view, called))


def _settled(basin: Basin, view: YearView, called: Called) -> list[Sentence]:
    """What next year loses and what it gains."""
    lost = [
        sentence(
            "year_verbs.deducted",
            region=called(basin.region_by_id[owed.region]) if owed.region in basin.region_by_id else owed.region,
            deducted=f"{owed.deducted_m3:,}",
        )
        for owed in view.closing.deductions
    ]
    kept = [
        sentence("year_verbs.carried", right=one.right, holder=one.holder, volume=f"{one.carried_m3:,}")
        for one in view.carried
    ]
    return lost + kept


def _how_often(forecast: Forecast) -> Sentence:
    if forecast.exceedance is None:
        return sentence("year_verbs.too_short", least=LEAST_YEARS)
    kind = f"year_{forecast.year_type}"
    return sentence(
        "year_verbs.exceeded", exceedance=f"{forecast.exceedance:.0%}", kind=sentence(f"report.word.{kind}")
    )


def _allocable(opening: Opening) -> Sentence:
    if opening.allocable_m3 is None:
        return sentence("year_verbs.no_allocable")
    if opening.normal_m3 is None:
        return sentence("year_verbs.allocable_alone", allocable=f"{opening.allocable_m3:,}")
    return sentence("year_verbs.allocable", allocable=f"{opening.allocable_m3:,}", normal=f"{opening.normal_m3:,}")
