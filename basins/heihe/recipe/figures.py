"""Published figures of the Heihe, and what has been assumed to spread them over years and months (1e8 m³ a year)."""

FIRST_YEAR, LAST_YEAR = 1945, 2012
MANAGED_SINCE = 2000
YINGLUOXIA = {"whole": 15.87, "managed": 17.53}
ZHENGYIXIA = {"whole": 10.59, "managed": 10.19}
RULE = ((12.9, 6.3), (14.2, 7.6), (15.8, 9.5), (25.8, 21.3))
"""Arriving at 莺落峡, to be passed on at 正义峡; published are the third point and the slope above it, 1.18."""
BELOW_ZHENGYIXIA = 1.5
"""鼎新 and 东风场区 together."""
EAST_SHARE = 0.7
HUANGZANGSI = 4.05
ZHANGYE_SHARE = 6.3
"""15.8 - 9.5: what the rule leaves the middle reach in a mean year."""

YEAR_CYCLE = (0.82, 0.93, 1.05, 1.18, 1.02, 0.90, 1.10, 0.97, 1.03, 0.88, 1.12)
"""Assumed wetness of the years to 1999, in turn; their mean is 1."""
MANAGED_YEARS = (0.83, 0.75, 0.92, 1.09, 0.85, 1.03, 1.02, 1.18, 1.08, 1.21, 1.00, 1.03, 1.01)
"""Assumed wetness of the years from 2000; their mean is 1."""
FLOW_MONTHS = (2.3, 2.2, 3.3, 4.5, 7.2, 12.0, 21.0, 19.5, 14.5, 7.0, 3.7, 2.8)
USE_MONTHS = (0.0, 0.0, 3.0, 6.0, 11.0, 17.0, 23.0, 19.0, 13.0, 5.0, 3.0, 0.0)
"""Assumed shares of the months, per cent."""
DISTRICTS = {"ganzhou": 0.45, "linze": 0.22, "gaotai": 0.30}
TOWN_SHARE = 0.03
"""Assumed shares of what the middle reach consumes."""


def years() -> range:
    return range(FIRST_YEAR, LAST_YEAR + 1)


def mean_before(published: dict[str, float]) -> float:
    """Mean of the years before the river was managed, from the means of the whole record and of the rest."""
    early, all_years = MANAGED_SINCE - FIRST_YEAR, LAST_YEAR + 1 - FIRST_YEAR
    return (published["whole"] * all_years - published["managed"] * (all_years - early)) / early


def arriving(year: int) -> float:
    """What comes to 莺落峡 in a year."""
    if year >= MANAGED_SINCE:
        return YINGLUOXIA["managed"] * MANAGED_YEARS[year - MANAGED_SINCE]
    return mean_before(YINGLUOXIA) * YEAR_CYCLE[(year - FIRST_YEAR) % len(YEAR_CYCLE)]


def consumed(year: int) -> float:
    """What is consumed between 莺落峡 and 正义峡: the difference of their means, the same in every year of a time."""
    if year >= MANAGED_SINCE:
        return YINGLUOXIA["managed"] - ZHENGYIXIA["managed"]
    return mean_before(YINGLUOXIA) - mean_before(ZHENGYIXIA)
