"""A water year as an authority publishes it: opened, planned, closed, with the reserve and the pledges beside it."""

from dataclasses import dataclass
from datetime import date

from fenshui.register.pledging import LienRow
from fenshui.register.reserve_report import LotRow, ReserveAct
from fenshui.yearly.closing import Closing


@dataclass(frozen=True)
class Carried:
    """What a holder takes from a right over into the next year, m³ in the right's basis."""

    right: str
    holder: str
    carried_m3: int


@dataclass(frozen=True)
class YearView:
    """The whole year. `stock`: what the reserve held on the first day of each month, m³; `carried`: where the basin
    allows it; the rest stands as it stood on the last day told of."""

    closing: Closing
    carried: tuple[Carried, ...] = ()
    stock: tuple[tuple[date, int], ...] = ()
    lots: tuple[LotRow, ...] = ()
    acts: tuple[ReserveAct, ...] = ()
    liens: tuple[LienRow, ...] = ()
