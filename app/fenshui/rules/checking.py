"""All the rules of an assessment, in their order."""

from collections.abc import Callable, Iterable

from fenshui.impact import Assessment
from fenshui.rules.answer import RuleAnswer
from fenshui.rules.harm import no_guarantor_charged, no_section_worse, no_third_party_harmed
from fenshui.rules.limits import within_available_water, within_cap_and_quota
from fenshui.rules.permits import (
    both_metered,
    no_public_supplier_sells,
    not_idle_two_years,
    not_pledged,
    term_within_permit,
)
from fenshui.rules.places import object_may_cross, on_national_platform, stays_in_basin
from fenshui.rules.proposal import Proposal
from fenshui.rules.taker import not_on_negative_list, overdrawn_only_buys, within_norm

OF_EACH: tuple[Callable[[Proposal], RuleAnswer], ...] = (
    within_cap_and_quota,
    overdrawn_only_buys,
    term_within_permit,
    object_may_cross,
    no_public_supplier_sells,
    on_national_platform,
    not_idle_two_years,
    not_pledged,
    not_on_negative_list,
    both_metered,
    stays_in_basin,
    within_norm,
)
"""Rules asked of every transfer by itself."""
OF_ALL: tuple[Callable[[Assessment], RuleAnswer], ...] = (
    within_available_water,
    no_section_worse,
    no_third_party_harmed,
    no_guarantor_charged,
)
"""Rules asked of all transfers taken together."""


def check_rules(assessment: Assessment) -> tuple[RuleAnswer, ...]:
    """R1–R16 for an assessment, in that order; rules about one transfer once for each. Source: domain, §3."""
    answers = [rule(assessment) for rule in OF_ALL]
    answers += [rule(Proposal(assessment, transfer)) for transfer in assessment.transfers for rule in OF_EACH]
    return tuple(sorted(answers, key=lambda answer: int(answer.id[1:])))


def broken_rules(answers: Iterable[RuleAnswer]) -> tuple[RuleAnswer, ...]:
    """The rules that keep anybody from signing."""
    return tuple(answer for answer in answers if answer.answer == "broken")


def unanswered_rules(answers: Iterable[RuleAnswer]) -> tuple[RuleAnswer, ...]:
    """The rules of which the data cannot tell; they need a signed statement."""
    return tuple(answer for answer in answers if answer.answer == "cannot-tell")
