"""4  Assess: what a transfer does to everybody else, under both baselines."""

from __future__ import annotations

from collections.abc import Sequence

from fenshui.basin import Basin
from fenshui.impact import Assessment, Cure, Ensemble, YearType, assess, by_year_type, ensemble, find_cures, neutral
from fenshui.impact.assessment import UseImpact
from fenshui.impact.ensemble import Progress
from fenshui.negotiation.holders import check_two_holders
from fenshui.rules import RuleAnswer, check_rules
from fenshui.transfer import Transfer


def assess_deal(basin: Basin, transfer: Transfer, active: Sequence[Transfer] = ()) -> Assessment:
    """The impact of one transfer, together with those already in force.

    Raises `Refused` where it cannot act on the basin, or nobody else takes what a holder gives.
    """
    check_two_holders(basin, transfer)
    return assess(basin, (transfer,), active)


def rules_of(assessment: Assessment) -> tuple[RuleAnswer, ...]:
    """What the rules before a signature, R1–R16, answer to it."""
    return check_rules(assessment)


def cures_of(basin: Basin, transfer: Transfer, active: Sequence[Transfer] = ()) -> tuple[Cure, ...]:
    """What would cure a transfer that injures; seconds of work on a large basin."""
    return find_cures(basin, transfer, active)


def neutral_of(basin: Basin, transfer: Transfer) -> Transfer:
    """The transfer at the exchange rate at which it takes from the river no more than it gives."""
    return neutral(basin, transfer)


def ensemble_of(basin: Basin, transfer: Transfer, members: int, progress: Progress) -> Ensemble:
    """The impact of one transfer over records drawn anew."""
    return ensemble(basin, (transfer,), members=members, progress=progress)


def year_types_of(impact: UseImpact) -> tuple[YearType, ...]:
    """The impact under one use in wet, normal and dry years."""
    return by_year_type(impact)
