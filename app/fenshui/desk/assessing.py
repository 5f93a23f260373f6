"""4  Assess: what a transfer does to everybody else, under both baselines."""

from __future__ import annotations

from collections.abc import Sequence

from fenshui.basin import Basin
from fenshui.impact import Assessment, Cure, assess, find_cures
from fenshui.rules import RuleAnswer, check_rules
from fenshui.transfer import Transfer


def assess_deal(basin: Basin, transfer: Transfer, active: Sequence[Transfer] = ()) -> Assessment:
    """The impact of one transfer, together with those already in force."""
    return assess(basin, (transfer,), active)


def rules_of(assessment: Assessment) -> tuple[RuleAnswer, ...]:
    """What the rules before a signature, R1–R16, answer to it."""
    return check_rules(assessment)


def cures_of(basin: Basin, transfer: Transfer, active: Sequence[Transfer] = ()) -> tuple[Cure, ...]:
    """What would cure a transfer that injures; seconds of work on a large basin."""
    return find_cures(basin, transfer, active)
