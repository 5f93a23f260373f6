"""R4, R5, R14: what the transfer does to sections, to third parties, and to those who guarantee a section."""

from fenshui.impact import Assessment, SectionChange
from fenshui.register.closing import TIMES_DEDUCTED
from fenshui.rules.answer import Compared, RuleAnswer, answered, asks_nothing
from fenshui.units import M3_PER_HM3
from fenshui.words import sentence


def no_section_worse(assessment: Assessment) -> RuleAnswer:
    """R4: no deficit under a target or the warning flow is new or deeper by more than the basin calls none.

    Deficits that are there without the transfer are reported beside it, m³ a year. The worse of both uses counts.
    """
    limit = assessment.basin.settings.rules.section_share
    kept = [(section, flow) for section in _sections(assessment) for flow in section.kept]
    if not kept:
        return answered("R4", True, (), [sentence("rule.missing.targets", file="targets.csv")])
    section, worst = max(kept, key=lambda each: each[1].worse_share)
    existing = max(kept, key=lambda each: each[1].deficit_before_hm3_per_year)
    numbers = (
        Compared("deeper_share", worst.worse_share, "share", section.node),
        Compared("section_share", limit, "share"),
        Compared("deficit_without", round(existing[1].deficit_before_hm3_per_year * M3_PER_HM3), "m3/year",
                 existing[0].node),
    )  # fmt: skip
    return answered("R4", worst.worse_share <= limit, numbers)


def no_third_party_harmed(assessment: Assessment) -> RuleAnswer:
    """R5: no third party is injured; where one is, compensation and a hearing are needed, which no file states."""
    parties = [party for impact in assessment.uses.values() for party in impact.third_parties]
    worst = max(parties, key=lambda party: party.share, default=None)
    if worst is None:
        return asks_nothing("R5", sentence("rule.note.no_third_party"))
    hurt = {party.right for impact in assessment.uses.values() for party in impact.injured}
    numbers = (
        Compared("injured_share", worst.share, "share", worst.right),
        Compared("injury_share", assessment.basin.settings.rules.injury_share, "share"),
        Compared("injured_rights", len(hurt), "rights"),
    )
    return answered("R5", True, numbers, [sentence("rule.missing.compensation", count=len(hurt))] if hurt else [])


def no_guarantor_charged(assessment: Assessment) -> RuleAnswer:
    """R14: a shortfall at a guaranteed section is deducted twice next period; the transfer puts that on nobody.

    Numbers are the mean yearly deductions of the section it changes most, m³: twice the deficit before and after.
    """
    sections = [one for one in _sections(assessment) if one.guarantor]
    kept = [(section, flow) for section in sections for flow in section.kept]
    if not kept:
        return answered("R14", True, (), [sentence("rule.missing.guarantors", file="sections.csv")])
    section, worst = max(kept, key=lambda each: each[1].deepened_hm3_per_year)
    numbers = (
        Compared("deduction_before", _deduction_m3(worst.deficit_before_hm3_per_year), "m3/year", section.node),
        Compared("deduction_added", _deduction_m3(worst.deepened_hm3_per_year), "m3/year", section.node),
    )
    limit = assessment.basin.settings.rules.section_share
    return answered("R14", all(flow.worse_share <= limit for _, flow in kept), numbers)


def _deduction_m3(deficit_hm3: float) -> int:
    return round(TIMES_DEDUCTED * deficit_hm3 * M3_PER_HM3)


def _sections(assessment: Assessment) -> list[SectionChange]:
    return [section for impact in assessment.uses.values() for section in impact.sections]
