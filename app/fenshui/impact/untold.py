"""What an assessment cannot tell, and what is missing or contradicts itself: said rather than guessed."""

from collections.abc import Iterator
from dataclasses import dataclass

from fenshui.basin import Basin
from fenshui.impact.assessment import Assessment
from fenshui.impact.drought import driest_first
from fenshui.impact.reaches import nodes_on_the_way
from fenshui.impact.year_types import TYPES, water_year_inflows_hm3, year_types
from fenshui.transfer import Transfer
from fenshui.words import Sentence, sentence

_FEW_YEARS = 10
_ROUNDED = 1.001


@dataclass(frozen=True)
class Untold:
    """A point of the assessment (a name of `POINTS`) that cannot be told, wholly or in part, and why."""

    point: str
    why: Sentence


POINTS = (
    "sections", "returns", "reaches", "regions", "ecology", "quality", "third_parties", "drought", "together",
    "certainty",
)  # fmt: skip
"""The ten points an assessment must show, in their order. Source: domain, §4."""


def untold(assessment: Assessment) -> tuple[Untold, ...]:
    """Everything missing, and everything stated that contradicts itself, by point; nothing where all can be told."""
    return tuple(sorted(_all(assessment), key=lambda each: POINTS.index(each.point)))


def _all(assessment: Assessment) -> Iterator[Untold]:
    basin = assessment.basin
    yield from _of_sections(basin)
    yield from _of_works(assessment)
    for transfer in assessment.transfers:
        yield from _of_regions(assessment.basin_after, transfer)
    if not basin.loads:
        yield Untold("quality", sentence("untold.no_file", file="loads.csv"))
    elif not basin.quality_limits:
        yield Untold("quality", sentence("untold.no_file", file="quality_limits.csv"))
    yield from _of_money(assessment)
    yield from _of_record(basin)
    yield from _contradictions(basin)


def _of_sections(basin: Basin) -> Iterator[Untold]:
    if not basin.sections:
        yield Untold("sections", sentence("untold.no_sections"))
    kept = {row.node for row in basin.targets} | {row.node for row in basin.sections if row.warning_m3_s}
    for section in basin.sections:
        if section.guarantor and section.node not in kept:
            yield Untold("sections", sentence("untold.no_target", node=section.node))
    if basin.settings.timeline.step != "day" and basin.sections:
        yield Untold("ecology", sentence("untold.no_days"))


def _of_works(assessment: Assessment) -> Iterator[Untold]:
    way = nodes_on_the_way(assessment)
    for reach in assessment.basin.reaches:
        if reach.kind == "canal" and reach.capacity_m3_s is None and {reach.from_node, reach.to_node} <= way:
            yield Untold("reaches", sentence("untold.no_capacity", reach=reach.id))


def _of_regions(basin: Basin, transfer: Transfer) -> Iterator[Untold]:
    giver = basin.right_by_id[transfer.right]
    taker = basin.right_by_id.get(transfer.to_right)
    for right in (giver, taker):
        name = basin.quota_region_of(right) if right else basin.holder_by_id[transfer.to_holder].region
        chain = basin.region_and_parents(name)
        for column in ("quota_m3", "cap_m3"):
            if all(getattr(basin.region_by_id[region], column) is None for region in chain):
                yield Untold("regions", sentence("untold.no_limit", column=column, region=" / ".join(chain) or "-"))


def _of_money(assessment: Assessment) -> Iterator[Untold]:
    known = {point.right for point in assessment.basin.benefits}
    injured = {party.right for impact in assessment.uses.values() for party in impact.injured}
    for right in sorted(injured - known):
        yield Untold("third_parties", sentence("untold.no_benefit", right=right))


def _of_record(basin: Basin) -> Iterator[Untold]:
    years, inflow = water_year_inflows_hm3(basin)
    if len(years) < _FEW_YEARS:
        yield Untold("certainty", sentence("untold.few_years", years=len(years)))
    lacking = [kind for kind in TYPES if kind not in year_types(inflow)]
    driest = driest_first(basin)
    if "dry" in lacking and driest.size:
        yield Untold("drought", sentence("untold.no_dry_year", year=int(years[driest[0]])))


def _contradictions(basin: Basin) -> Iterator[Untold]:
    """Figures that cannot both be right: a use above its right, a share above its whole."""
    used: dict[str, float] = {}
    for row in basin.demands:
        used[row.right] = used.get(row.right, 0.0) + row.diversion_hm3
    for right in basin.rights:
        ratio = right.consumption_ratio if right.basis == "consumption" else 1.0
        most = right.annual_volume_m3 / ratio
        if used.get(right.id, 0.0) * 1e6 > most * _ROUNDED + 1:
            said = {"right": right.id, "use": f"{used[right.id] * 1e6:,.0f}", "volume": f"{most:,.0f}"}
            yield Untold("third_parties", sentence("untold.more_than_held", **said))
    for region in basin.regions:
        inner = [each.quota_m3 for each in basin.regions if each.parent == region.id and each.quota_m3 is not None]
        if region.quota_m3 is not None and sum(inner) > region.quota_m3:
            yield Untold("regions", sentence("untold.quotas_exceed", region=region.id, inner=f"{sum(inner):,}"))
