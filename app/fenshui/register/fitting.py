"""Allotting no more than there is: livelihood first and uncut, the rest by one ratio where permits exceed a quota."""

from collections.abc import Mapping
from dataclasses import dataclass

from fenshui.basin import Basin
from fenshui.basin.rows import Right
from fenshui.register.sources import SOURCE_RULES, in_basis

_MILLION = 1_000_000


@dataclass(frozen=True)
class Cut:
    """A title out of which more was permitted than it holds: what was permitted and what is granted, m³, its basis."""

    parent: str
    permitted_m3: int
    granted_m3: int


def fitted_volumes(basin: Basin) -> dict[str, int]:
    """The volume each right is granted at the initial allotment, m³ in its own basis, rounded down where it is cut."""
    volumes = {right.id: right.annual_volume_m3 for right in basin.rights}
    for parent, children in _families(basin):
        room = _room(basin, parent, volumes)
        exempt = [one for one in children if one.priority in basin.settings.quota_exempt]
        others = [one for one in children if one.priority not in basin.settings.quota_exempt]
        room = _cut(basin, exempt, room, volumes)
        _cut(basin, others, room, volumes)
    return volumes


def cuts(basin: Basin) -> tuple[Cut, ...]:
    """Every title out of which the basin permits more than it holds."""
    volumes, found = fitted_volumes(basin), []
    for parent, children in _families(basin):
        permitted = sum(_needed(basin, one, one.annual_volume_m3) for one in children)
        granted = sum(_needed(basin, one, volumes[one.id]) for one in children)
        if granted < permitted:
            found.append(Cut(parent, permitted, granted))
    return tuple(found)


def in_parents_terms(right: Right, volume_m3: int, basis: str = "consumption") -> int:
    """What a volume of a right takes from the title it is carved out of, rounded up."""
    return in_basis(volume_m3, right.basis, round(right.consumption_ratio * _MILLION), basis)


def of_river(right: Right) -> bool:
    """Whether a right is carved out of the river's quota."""
    return SOURCE_RULES[right.source].from_quota


def quota_region(basin: Basin, right: Right) -> str:
    """The smallest region with a quota that a right lies in; nothing where there is none."""
    quotas = quotas_of(basin)
    return next((one for one in basin.region_and_parents(basin.quota_region_of(right)) if one in quotas), "")


def quota_above(basin: Basin, region: str) -> str:
    """The smallest region with a quota around a region; nothing where there is none."""
    quotas = quotas_of(basin)
    return next((one for one in basin.region_and_parents(region)[1:] if one in quotas), "")


def quotas_of(basin: Basin) -> Mapping[str, int]:
    """The quota of every region that has one, m³ of consumption."""
    return {region.id: region.quota_m3 for region in basin.regions if region.quota_m3}


def quota_name(region: str) -> str:
    """The title under which a region holds its quota."""
    return f"quota.{region}"


def _families(basin: Basin) -> list[tuple[str, list[Right]]]:
    """The titles that rights of the river are carved out of, each before its own children, with these."""
    families: dict[str, list[Right]] = {}
    for right in sorted(filter(of_river, basin.rights), key=lambda one: (_depth(basin, one), one.id)):
        region = quota_region(basin, right)
        if right.parent or region:
            families.setdefault(right.parent or quota_name(region), []).append(right)
    return list(families.items())


def _depth(basin: Basin, right: Right) -> int:
    above = basin.right_by_id.get(right.parent)
    return 0 if above is None else 1 + _depth(basin, above)


def _room(basin: Basin, parent: str, volumes: Mapping[str, int]) -> int:
    """What may be carved out of a title: all of a right, of a region's quota what its own regions leave."""
    if parent in volumes:
        return volumes[parent]
    inside = [region for region in quotas_of(basin) if quota_name(quota_above(basin, region)) == parent]
    return quotas_of(basin)[parent.removeprefix(quota_name(""))] - sum(quotas_of(basin)[one] for one in inside)


def _cut(basin: Basin, rights: list[Right], room: int, volumes: dict[str, int]) -> int:
    """Cut these by one ratio where they want more than there is room; what room they leave."""
    wanted = sum(_needed(basin, one, volumes[one.id]) for one in rights)
    if wanted > room:
        left = max(0, room - len(rights))  # each may be rounded up by one
        for one in rights:
            volumes[one.id] = volumes[one.id] * left // wanted
    return room - sum(_needed(basin, one, volumes[one.id]) for one in rights)


def _needed(basin: Basin, right: Right, volume_m3: int) -> int:
    above = basin.right_by_id.get(right.parent)
    return in_parents_terms(right, volume_m3, above.basis if above is not None else "consumption")
