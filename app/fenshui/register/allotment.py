"""The initial allotment (初始确权): from the river's quota to regions, to abstraction rights, to irrigators."""

from collections.abc import Iterator
from typing import Any

from fenshui.basin import Basin
from fenshui.basin.rows import Right
from fenshui.register.fields import PERMIT
from fenshui.register.fitting import (
    fitted_volumes,
    in_parents_terms,
    of_river,
    quota_above,
    quota_name,
    quota_region,
    quotas_of,
)

RIVER = "river"
"""The id of the title at the top: what may be consumed of the whole river in a normal year."""

_MILLION = 1_000_000


def allotment(basin: Basin, evidence: str, since: str) -> Iterator[dict[str, Any]]:
    """The fields of every `right_grant`, each after the one it is carved out of.

    `evidence` is the SHA-256 of the basin's files, on which titles to other water than the river's rest; `since` the
    ISO date from which titles without a date of their own run. Regions without a quota hold nothing by themselves;
    what nobody was granted stays with the river's title; nobody is granted more than there is (`fitted_volumes`).
    Source: opinion 二, 九; Decree 460.
    """
    quotas, volumes = quotas_of(basin), fitted_volumes(basin)
    tops = [region.quota_m3 for region in basin.regions if region.id in quotas and not quota_above(basin, region.id)]
    loose = [right for right in basin.rights if of_river(right) and not right.parent and not quota_region(basin, right)]
    whole = sum(quota or 0 for quota in tops) + sum(in_parents_terms(right, volumes[right.id]) for right in loose)
    yield _fields(RIVER, _authority(basin), "basin", "", whole, since) | {"year_starts": _starts(basin)}
    for region in basin.regions:
        if region.quota_m3:
            above = quota_above(basin, region.id)
            name, holder = quota_name(region.id), _government(basin, region.id)
            parent = quota_name(above) if above else RIVER
            yield _fields(name, holder, "regional", parent, region.quota_m3, since) | {"region": region.id}
    for right in sorted(basin.rights, key=lambda right: (bool(right.parent), right.id)):
        if volumes[right.id] > 0:
            yield _right(basin, right, volumes[right.id], evidence, since)


def _right(basin: Basin, right: Right, volume_m3: int, evidence: str, since: str) -> dict[str, Any]:
    region = quota_region(basin, right)
    parent = (right.parent or (quota_name(region) if region else RIVER)) if of_river(right) else ""
    starts = right.valid_from.isoformat() if right.valid_from else since
    permit = dict.fromkeys(sorted(PERMIT), "") | {"permit_no": right.permit_no or "", "use": right.priority}
    return _fields(right.id, right.holder, right.right_class, parent, volume_m3, starts) | {
        "region": basin.quota_region_of(right),
        "basis": right.basis,
        "consumption_ratio_millionths": round(right.consumption_ratio * _MILLION),
        "source": right.source,
        "year_starts": "" if parent else _starts(basin),
        "permit": permit | {"intake_place": right.node} if right.right_class == "abstraction" else {},
        "evidence": "" if of_river(right) else evidence,
        "to": right.valid_to.isoformat() if right.valid_to else "",
    }


def _fields(name: str, holder: str, right_class: str, parent: str, volume_m3: int, since: str) -> dict[str, Any]:
    return {
        "right": name,
        "holder": holder,
        "class": right_class,
        "region": "",
        "parent": parent,
        "basis": "consumption",
        "consumption_ratio_millionths": _MILLION,
        "volume_m3": volume_m3,
        "ecological_m3": 0,
        "source": "surface",
        "season": "",
        "year_starts": "",
        "permit": {},
        "evidence": "",
        "from": since,
        "to": "",
    }


def _government(basin: Basin, region: str) -> str:
    """Who holds a region's quota: its government, else the authority for it."""
    found = [one.id for one in basin.holders if one.kind == "government" and one.region == region]
    return found[0] if found else _authority(basin)


def _authority(basin: Basin) -> str:
    return next((one.id for one in basin.holders if one.kind == "authority"), "authority")


def _starts(basin: Basin) -> str:
    month, day = basin.settings.timeline.water_year_starts
    return f"{month:02}-{day:02}"
