"""R7, R9, R15: what may be sold across provinces, and whether water may leave the basin."""

from fenshui.rules.answer import YES, Compared, RuleAnswer, answered, asks_nothing
from fenshui.rules.proposal import Proposal
from fenshui.units import M3_PER_HM3
from fenshui.words import Sentence, sentence, term

_CLASS_OF = {"regional-surplus": "regional", "saved-abstraction": "abstraction", "irrigator": "irrigator"}
"""The class of right whose object of trade it is; the other objects are of works and plans."""


def object_may_cross(proposal: Proposal) -> RuleAnswer:
    """R7: across provinces go surplus of a region or its plan, saved abstraction, and water of works not yet full."""
    if not proposal.crosses_provinces:
        return _inside("R7", proposal)
    transfer = proposal.transfer
    numbers, missing = _surplus(proposal) if transfer.object == "regional-surplus" else ([], _evidence(transfer.object))
    wanted = _CLASS_OF.get(transfer.object, proposal.giver.right_class)
    if wanted != proposal.giver.right_class:
        said = term("statement.objects", transfer.object), term("report.word", proposal.giver.right_class)
        missing.append(sentence("rule.missing.fitting_object", object=said[0], found=said[1]))
    short = len(numbers) == 2 and numbers[0].value > numbers[1].value
    return answered("R7", transfer.object != "irrigator" and not short, numbers, missing, transfer.id)


def _surplus(proposal: Proposal) -> tuple[list[Compared], list[Sentence]]:
    """The volume given and what the province's quota leaves over before the transfer, m³ of consumption a year."""
    region = proposal.giver_regions[-1]
    position = proposal.position(region)
    given = Compared("given_consumption", round(proposal.volumes.given_consumption_m3), "m3/year", proposal.giver.id)
    if position is None or position.quota_hm3 is None:
        return [given], [sentence("rule.missing.limit", file="regions.csv", column="quota_m3", region=region)]
    left = round((position.quota_hm3 - position.consumed_before_hm3_per_year) * M3_PER_HM3)
    return [given, Compared("surplus", left, "m3/year", region)], []


def _evidence(traded: str) -> list[Sentence]:
    return [] if traded == "irrigator" else [sentence(f"rule.missing.{traded.replace('-', '_')}")]


def on_national_platform(proposal: Proposal) -> RuleAnswer:
    """R9: across provinces the trade is made on the national platform, with proposal and approval outside the plan."""
    if not proposal.crosses_provinces:
        return _inside("R9", proposal)
    missing = [sentence("rule.missing.platform")]
    if proposal.transfer.object != "plan-surplus":
        missing.append(sentence("rule.missing.ministry"))
    return answered("R9", True, (), missing, proposal.transfer.id)


def _inside(rule: str, proposal: Proposal) -> RuleAnswer:
    if proposal.crosses_provinces is None:
        missing = [sentence("rule.missing.region", file="holders.csv")]
        return answered(rule, True, (), missing, proposal.transfer.id)
    return asks_nothing(rule, sentence("rule.note.one_province"), proposal.transfer.id)


def stays_in_basin(proposal: Proposal) -> RuleAnswer:
    """R15: the water is not used outside the basin, unless the basin allows it."""
    leaves, allowed = proposal.bought.out_of_basin, proposal.basin.settings.rules.out_of_basin_transfers
    numbers = (Compared("leaves_basin", float(leaves), YES), Compared("may_leave", float(allowed), YES))
    return answered("R15", allowed or not leaves, numbers, transfer=proposal.transfer.id)
