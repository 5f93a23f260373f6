"""R2, R12, R16: whether the transferee may use more water, and for this."""

from fenshui.rules.answer import YES, Compared, RuleAnswer, answered, asks_nothing
from fenshui.rules.proposal import Proposal
from fenshui.words import Sentence, sentence

_BUYS = "industry"
"""In an overdrawn region new industrial use is told to buy; only livelihood gets a permit otherwise."""


def overdrawn_only_buys(proposal: Proposal) -> RuleAnswer:
    """R2: an overdrawn region gets no new permit but for livelihood; new industrial use buys, as it does here."""
    transfer, basin = proposal.transfer, proposal.basin
    stated = {region: basin.region_by_id[region].overdrawn for region in proposal.taker_regions}
    numbers = [
        Compared("overdrawn", float(overdrawn), YES, region)
        for region, overdrawn in stated.items()
        if overdrawn is not None
    ]
    needs = [sentence("rule.missing.overdrawn", file="regions.csv", region=" / ".join(stated) or "-")]
    allowed = {*basin.settings.quota_exempt, _BUYS}
    holds = proposal.bought.priority in allowed or not any(number.value for number in numbers)
    return answered("R2", holds, numbers, [] if numbers or proposal.bought.priority in allowed else needs, transfer.id)


def not_on_negative_list(proposal: Proposal) -> RuleAnswer:
    """R12: the use is not on the negative list of high water use; the list is about industry."""
    if proposal.bought.priority != "industry":
        return asks_nothing("R12", sentence("rule.note.no_industry"), proposal.transfer.id)
    listed = proposal.standing.negative_list if proposal.standing else None
    if listed is None:
        return answered("R12", True, (), [_missing(proposal, "negative_list")], proposal.transfer.id)
    numbers = [Compared("on_negative_list", float(listed), YES, proposal.transfer.to_right)]
    return answered("R12", not listed, numbers, transfer=proposal.transfer.id)


def within_norm(proposal: Proposal) -> RuleAnswer:
    """R16: what the taker may divert with the transfer stays within the norm of its trade, where a norm is stated."""
    standing = proposal.standing
    if standing is None or standing.norm_m3 is None:
        return answered("R16", True, (), [_missing(proposal, "norm_m3")], proposal.transfer.id)
    ratio = standing.consumption_ratio if standing.basis == "consumption" else 1.0
    after = round(standing.annual_volume_m3 / ratio + proposal.volumes.taken_diversion_m3)
    numbers = (
        Compared("taker_diversion", after, "m3/year", standing.id),
        Compared("norm", standing.norm_m3, "m3/year"),
    )
    return answered("R16", after <= standing.norm_m3, numbers, transfer=proposal.transfer.id)


def _missing(proposal: Proposal, column: str) -> Sentence:
    row = proposal.transfer.to_right or proposal.transfer.to_holder
    return sentence("rule.missing.cell", file="rights.csv", column=column, row=row)
