"""R6, R8, R10, R11, R13: what the transferor's permit allows, and whether both sides are metered."""

from collections.abc import Iterable

import numpy as np

from fenshui.basin.rows import Right
from fenshui.rules.answer import YES, Compared, RuleAnswer, answered, asks_nothing
from fenshui.rules.proposal import Proposal
from fenshui.units import M3_PER_HM3
from fenshui.words import Sentence, sentence

_YEAR_DAYS = 366
_LONGEST_DAYS = 3653
"""Ten years."""


def term_within_permit(proposal: Proposal) -> RuleAnswer:
    """R6: the term ends with the permit, ten years at most; irrigators trade up to a year without approval."""
    transfer, giver = proposal.transfer, proposal.giver
    if giver.right_class == "regional":
        return _not_asked("R6", proposal, "regional")
    days = (transfer.ends - transfer.starts).days + 1
    numbers = [Compared("term_days", days, "days")]
    if giver.right_class == "irrigator":
        numbers.append(Compared("without_approval_days", _YEAR_DAYS, "days"))
        missing = [sentence("rule.missing.approval")] if days > _YEAR_DAYS else []
        return answered("R6", True, numbers, missing, transfer.id)
    numbers.append(Compared("longest_term_days", _LONGEST_DAYS, "days"))
    if giver.valid_to is None:
        return answered("R6", days <= _LONGEST_DAYS, numbers, [_cell("valid_to", giver)], transfer.id)
    left = (giver.valid_to - transfer.starts).days + 1
    numbers.append(Compared("permit_days_left", left, "days", giver.id))
    return answered("R6", days <= min(left, _LONGEST_DAYS), numbers, transfer=transfer.id)


def no_public_supplier_sells(proposal: Proposal) -> RuleAnswer:
    """R8: an urban public supplier does not sell an abstraction right."""
    giver = proposal.giver
    if giver.right_class != "abstraction":
        return _not_asked("R8", proposal, "not_abstraction")
    holder = proposal.basin.holder_by_id.get(giver.holder)
    kind = holder.kind if holder else ""
    missing = [] if kind else [sentence("rule.missing.holder_kind", file="holders.csv", holder=giver.holder)]
    return answered("R8", kind != "public_supplier", (), missing, proposal.transfer.id)


def not_idle_two_years(proposal: Proposal) -> RuleAnswer:
    """R10: an abstraction right unused for two years running may lapse, so it is not there to be sold.

    Years without use are counted in `demand_series.csv`; a pattern for every year alike proves only that none is used
    where it is zero.
    """
    giver = proposal.giver
    if giver.right_class == "regional":
        return _not_asked("R10", proposal, "regional")
    before = proposal.assessment.uses["actual"].before
    column = next((i for i, right in enumerate(before.basin.rights) if right.id == giver.id), None)
    if column is None:
        return _not_asked("R10", proposal, "bought")
    year, first = np.unique(before.basin.settings.timeline.water_year, return_inverse=True)
    used = np.bincount(first, weights=before.wanted_hm3[:, column], minlength=len(year))
    idle = _longest_run(used * M3_PER_HM3 < 1.0)
    numbers = [Compared("idle_years", idle, "years", giver.id), Compared("idle_years_allowed", 1, "years")]
    stated = {row.right for row in before.basin.demand_series}
    missing = [] if giver.id in stated else [sentence("rule.missing.series", file="demand_series.csv", right=giver.id)]
    return answered("R10", idle < 2 and bool(used.any()), numbers, missing, proposal.transfer.id)


def _longest_run(flags: Iterable[bool]) -> int:
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest


def not_pledged(proposal: Proposal) -> RuleAnswer:
    """R11: what is pledged stays; the volume left to the transferor covers it, unless the pledgee consents."""
    giver = proposal.giver
    if giver.pledged_m3 is None:
        return answered("R11", True, (), [_cell("pledged_m3", giver)], proposal.transfer.id)
    numbers = (
        Compared("pledged", giver.pledged_m3, "m3/year", giver.id),
        Compared("volume_left", giver.annual_volume_m3, "m3/year", giver.id),
    )
    return answered("R11", giver.pledged_m3 <= giver.annual_volume_m3, numbers, transfer=proposal.transfer.id)


def both_metered(proposal: Proposal) -> RuleAnswer:
    """R13: giver and taker are metered online; a regional right has no meter of its own."""
    rights = [proposal.giver] if proposal.giver.right_class != "regional" else []
    missing: list[Sentence] = []
    if proposal.standing is None:
        missing.append(sentence("rule.missing.new_meter"))
    elif proposal.standing.right_class != "regional":
        rights.append(proposal.standing)
    numbers = [
        Compared("metered", float(right.metered), YES, right.id) for right in rights if right.metered is not None
    ]
    missing += [_cell("metered", right) for right in rights if right.metered is None]
    return answered("R13", all(number.value for number in numbers), numbers, missing, proposal.transfer.id)


def _cell(column: str, right: Right) -> Sentence:
    return sentence("rule.missing.cell", file="rights.csv", column=column, row=right.id)


def _not_asked(rule: str, proposal: Proposal, why: str) -> RuleAnswer:
    return asks_nothing(rule, sentence(f"rule.note.{why}"), proposal.transfer.id)
