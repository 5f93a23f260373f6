"""Needs beside the quota: domestic, production and ecological, side by side, before anything is allotted (确权)."""

from dataclasses import dataclass

from fenshui.basin import Basin
from fenshui.basin.rows import Right
from fenshui.register.sources import SOURCE_RULES, in_basis

_MILLION, _LIVELIHOOD, _ECOLOGY = 1_000_000, "domestic", "ecology"


@dataclass(frozen=True)
class NeedsRow:
    """What a region needs of the river in a year, m³ of consumption, beside its quota in a normal year and in this one.

    `passes_m3` is the volume it must let pass at the sections it guarantees: no consumption, and no less a need.
    """

    region: str
    domestic_m3: int
    production_m3: int
    ecology_m3: int
    passes_m3: int
    quota_m3: int
    scaled_m3: int

    @property
    def left_m3(self) -> int:
        """What of this year's quota nobody is entitled to; below nothing where more is entitled than there is."""
        return self.scaled_m3 - self.domestic_m3 - self.production_m3 - self.ecology_m3


def needs(basin: Basin, allocable_m3: int | None = None) -> tuple[NeedsRow, ...]:
    """The needs of every region with a quota; its own rights count, and those of the regions inside it.

    With `allocable_m3` the quotas are scaled as the river of a year is (丰增枯减), all by the same ratio; where no
    top-level region states one there is nothing to scale by, and they stand as they are.
    """
    normal = basin.normal_quota_m3
    allocable = normal if allocable_m3 is None else allocable_m3
    found = {region.id: [0, 0, 0] for region in basin.regions}
    for right in basin.rights:
        if SOURCE_RULES[right.source].from_quota and not _is_whole(basin, right):
            for region in basin.region_and_parents(basin.quota_region_of(right)):
                found[region][_kind(right)] += _consumed(right)
    return tuple(
        NeedsRow(
            region=region.id,
            domestic_m3=found[region.id][0],
            production_m3=found[region.id][1],
            ecology_m3=found[region.id][2],
            passes_m3=_passes(basin, region.id),
            quota_m3=region.quota_m3,
            scaled_m3=region.quota_m3 * allocable // normal if normal else region.quota_m3,
        )
        for region in basin.regions
        if region.quota_m3 is not None
    )


def _is_whole(basin: Basin, right: Right) -> bool:
    """Whether other rights are carved out of it: then they are counted, and it is not."""
    return any(other.parent == right.id for other in basin.rights)


def _kind(right: Right) -> int:
    return {_LIVELIHOOD: 0, _ECOLOGY: 2}.get(right.priority, 1)


def _consumed(right: Right) -> int:
    return in_basis(right.annual_volume_m3, right.basis, round(right.consumption_ratio * _MILLION), "consumption")


def _passes(basin: Basin, region: str) -> int:
    """The volume of the targets at the sections that a region guarantees, alone or with others, in a year."""
    mine = {section.node for section in basin.sections if region in section.guarantor.split("+")}
    place_s = 365 * 86_400 / basin.settings.timeline.places
    highest: dict[tuple[str, int], float] = {}
    for row in basin.targets:
        if row.node in mine:
            name = (row.node, row.period_of_year)
            highest[name] = max(highest.get(name, 0.0), row.flow_m3_s)
    return round(max([sum(flow for (at, _), flow in highest.items() if at == node) for node in mine] or [0]) * place_s)
