"""R1, R3: shares of the river and limits of use."""

from collections.abc import Iterator

from fenshui.basin import Basin
from fenshui.impact import Assessment
from fenshui.rules.answer import Compared, RuleAnswer, answered
from fenshui.rules.proposal import Proposal
from fenshui.transfer import Transfer, yearly_volumes
from fenshui.units import M3_PER_HM3
from fenshui.words import sentence

_YEARLY = "m3/year"
_ROUNDING_M3 = 1.0


def within_cap_and_quota(proposal: Proposal) -> RuleAnswer:
    """R1: the region the volume counts against stays within quota (consumption) and cap (diversion), sales included.

    Use is that of a mean year of actual use with the transfer in force, m³. The volume counts against the
    transferor's region, or the transferee's where the basin says so (`cap_counts_against`).
    """
    against_giver = proposal.basin.settings.rules.cap_counts_against == "transferor"
    regions = proposal.giver_regions if against_giver else proposal.taker_regions
    numbers = [number for region in regions for number in _use_and_limits(proposal, region)]
    stated = {number.name for number in numbers}
    missing = [
        sentence("rule.missing.limit", file="regions.csv", column=column, region=" / ".join(regions) or "-")
        for column, name in (("quota_m3", "quota"), ("cap_m3", "cap"))
        if name not in stated
    ]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    holds = all(use.value <= limit.value + _ROUNDING_M3 for use, limit in pairs)
    return answered("R1", holds, numbers, missing, proposal.transfer.id)


def _use_and_limits(proposal: Proposal, region: str) -> Iterator[Compared]:
    """Use after, then its limit, for every limit the region states."""
    position = proposal.position(region)
    if position is None:
        return
    for use, used, limit, allowed in (
        ("consumption_after", position.consumed_after_hm3_per_year, "quota", position.quota_hm3),
        ("diversion_after", position.diverted_after_hm3_per_year, "cap", position.cap_hm3),
    ):
        if allowed is not None:
            yield Compared(use, round(used * M3_PER_HM3), _YEARLY, region)
            yield Compared(limit, round(allowed * M3_PER_HM3), _YEARLY, region)


def within_available_water(assessment: Assessment) -> RuleAnswer:
    """R3: the consumption approved by all rights on the river stays within what a normal year has for them (Σ quotas).

    Rights carved out of a regional right are counted in it.
    """
    basin = assessment.uses["actual"].after.basin
    quotas = [region.quota_m3 for region in basin.regions if not region.parent]
    available = sum(quota for quota in quotas if quota is not None)
    numbers = [Compared("approved_consumption", _approved_m3(assessment, basin), _YEARLY)]
    if not available or None in quotas:
        return answered("R3", True, numbers, [sentence("rule.missing.quotas", file="regions.csv")])
    numbers.append(Compared("available_water", available, _YEARLY))
    return answered("R3", numbers[0].value <= available + _ROUNDING_M3, numbers)


def _approved_m3(assessment: Assessment, basin: Basin) -> int:
    transfers = (*assessment.active, *assessment.transfers)
    made = {transfer.id for transfer in transfers}
    own = sum(
        right.annual_volume_m3 * (1.0 if right.basis == "consumption" else right.consumption_ratio)
        for right in basin.rights
        if right.source == "surface" and not right.parent and right.id not in made
    )
    return round(own + sum(_added_m3(basin, transfer, transfer.right in made) for transfer in transfers))


def _added_m3(basin: Basin, transfer: Transfer, giver_is_made: bool) -> float:
    """What a transfer adds to the sum over rights that no transfer made and that are carved out of none, m³."""
    volumes = yearly_volumes(basin, transfer)
    top = giver = basin.right_by_id[transfer.right]
    while top.parent in basin.right_by_id:
        top = basin.right_by_id[top.parent]
    if giver_is_made:
        return volumes.taken_consumption_m3 - volumes.given_consumption_m3
    # the top right was lowered by the giver's diversion at its own ratio; given up was the giver's consumption
    lowered = volumes.given_diversion_m3 * top.consumption_ratio if top is not giver else volumes.given_consumption_m3
    return volumes.taken_consumption_m3 + lowered - volumes.given_consumption_m3
