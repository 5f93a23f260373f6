"""What may be granted or released in a region over its limit (超载地区): only livelihood; new industry buys."""

from collections.abc import Sequence

from fenshui.basin import Basin
from fenshui.basin.rows import Holder, Right
from fenshui.words import Refused, term

_SUPPLIER = "public_supplier"


def check_may_be_granted(basin: Basin, region: str, use: str) -> None:
    """Raise `Refused` for a new title in an overdrawn region, or in a region inside one, but for people's livelihood.

    What is left to everybody else there is to buy: on the market, or from the reserve (paid allotment, 有偿配置).
    Source: Yellow River Protection Law, art. 51; opinion 二 (R2).
    """
    over = _overdrawn(basin, region)
    if over and use not in basin.settings.quota_exempt:
        raise Refused("register.overdrawn", region=over, use=term("report.word", use))


def check_may_be_released(basin: Basin | None, holder: str) -> None:
    """Raise `Refused` where water of the reserve would go without a price to who has to buy it: to anybody in an
    overdrawn region but for people's livelihood; also where the basin does not tell, or is not there to tell. The
    region is that of its seat and those that its rights count against.

    A holder lives by the water where all its rights are for livelihood, or it has none yet and is a public supplier.
    Source: as for a title (R2).
    """
    known = None if basin is None else basin.holder_by_id.get(holder)
    rights = () if basin is None else [right for right in basin.rights if right.holder == holder]
    regions = _regions(basin, known, rights) if basin is not None and known is not None else []
    if basin is None or known is None or not regions:
        raise Refused("register.released_to_stranger", holder=holder)
    over, exempt = (
        next(filter(None, (_overdrawn(basin, region) for region in regions)), ""),
        basin.settings.quota_exempt,
    )
    uses = {right.priority for right in rights}
    if over and not (uses <= set(exempt) if uses else known.kind == _SUPPLIER):
        raise Refused("register.overdrawn_buys", region=over, holder=holder)


def _regions(basin: Basin, holder: Holder, rights: Sequence[Right]) -> list[str]:
    """The region of a holder's seat and those that its rights count against; none where the basin tells none."""
    told = [holder.region, *(basin.quota_region_of(right) for right in rights)]
    return [region for region in dict.fromkeys(told) if region]


def _overdrawn(basin: Basin, region: str) -> str:
    """The region over its limit among this one and those it lies in; nothing where none is."""
    return next((name for name in basin.region_and_parents(region) if basin.region_by_id[name].overdrawn), "")
