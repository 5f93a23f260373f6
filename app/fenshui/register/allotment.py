"""The initial allotment (初始确权): from the river's quota to regions, to abstraction rights, to irrigators."""

from collections.abc import Iterator, Mapping
from typing import Any

from fenshui.basin import Basin
from fenshui.basin.rows import Right
from fenshui.register.fields import PERMIT
from fenshui.register.sources import SOURCE_RULES

RIVER = "river"
"""The id of the title at the top: what may be consumed of the whole river in a normal year."""

_MILLION = 1_000_000


def allotment(basin: Basin, evidence: str, since: str) -> Iterator[dict[str, Any]]:
    """The fields of every `right_grant`, each after the one it is carved out of.

    `evidence` is the SHA-256 of the basin's files, on which titles to other water than the river's rest; `since` the
    ISO date from which titles without a date of their own run. Regions without a quota hold nothing by themselves;
    what nobody was granted stays with the river's title. Source: opinion 二, 九; Decree 460.
    """
    quotas = {region.id: region.quota_m3 for region in basin.regions if region.quota_m3}
    tops = {region.id: region.quota_m3 for region in basin.regions if region.quota_m3 and region.parent not in quotas}
    loose = [right for right in basin.rights if _of_river(right) and _quota_of(basin, right) not in quotas]
    whole = sum(tops.values()) + sum(_consumed(right) for right in loose if not right.parent)
    yield _fields(RIVER, _authority(basin), "basin", "", whole, since) | {"year_starts": _starts(basin)}
    for region in basin.regions:
        if region.quota_m3:
            above = quota_name(region.parent) if region.parent in quotas else RIVER
            name, holder = quota_name(region.id), _government(basin, region.id)
            yield _fields(name, holder, "regional", above, region.quota_m3, since) | {"region": region.id}
    for right in sorted(basin.rights, key=lambda right: (bool(right.parent), right.id)):
        if right.annual_volume_m3 > 0:
            yield _right(basin, right, quotas, evidence, since)


def _right(basin: Basin, right: Right, quotas: Mapping[str, int | None], evidence: str, since: str) -> dict[str, Any]:
    region = _quota_of(basin, right)
    parent = (right.parent or (quota_name(region) if region in quotas else RIVER)) if _of_river(right) else ""
    starts = right.valid_from.isoformat() if right.valid_from else since
    permit = dict.fromkeys(sorted(PERMIT), "") | {"permit_no": right.permit_no or "", "use": right.priority}
    return _fields(right.id, right.holder, right.right_class, parent, right.annual_volume_m3, starts) | {
        "region": region,
        "basis": right.basis,
        "consumption_ratio_millionths": round(right.consumption_ratio * _MILLION),
        "source": right.source,
        "year_starts": "" if parent else _starts(basin),
        "permit": permit | {"intake_place": right.node} if right.right_class == "abstraction" else {},
        "evidence": "" if _of_river(right) else evidence,
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


def _of_river(right: Right) -> bool:
    return SOURCE_RULES[right.source].from_quota


def _consumed(right: Right) -> int:
    whole = right.annual_volume_m3
    return whole if right.basis == "consumption" else -(-whole * round(right.consumption_ratio * _MILLION) // _MILLION)


def _quota_of(basin: Basin, right: Right) -> str:
    """The region whose quota a right counts against."""
    holder = next((one for one in basin.holders if one.id == right.holder), None)
    return right.quota_region or (holder.region if holder else "")


def quota_name(region: str) -> str:
    """The title under which a region holds its quota."""
    return f"quota.{region}"


def _government(basin: Basin, region: str) -> str:
    """Who holds a region's quota: its government, else the authority for it."""
    found = [one.id for one in basin.holders if one.kind == "government" and one.region == region]
    return found[0] if found else _authority(basin)


def _authority(basin: Basin) -> str:
    return next((one.id for one in basin.holders if one.kind == "authority"), "authority")


def _starts(basin: Basin) -> str:
    month, day = basin.settings.timeline.water_year_starts
    return f"{month:02}-{day:02}"
