"""What may be granted where a region is over its limit (超载地区): nothing but livelihood; new industry buys."""

from fenshui.basin import Basin
from fenshui.words import Refused


def check_may_be_granted(basin: Basin, region: str, use: str) -> None:
    """Raise `Refused` for a new title in an overdrawn region, or in a region inside one, but for people's livelihood.

    What is left to everybody else there is to buy: on the market, or from the reserve (paid allotment, 有偿配置).
    Source: Yellow River Protection Law, art. 51; opinion 二 (R2).
    """
    if use in basin.settings.quota_exempt:
        return
    for name in basin.region_and_parents(region):
        if basin.region_by_id[name].overdrawn:
            raise Refused("register.overdrawn", region=name, use=use)
