"""What a party will not tell: it stays on its own desk, and nothing that leaves the desk is made from it."""

from dataclasses import dataclass, field
from typing import Any, NoReturn

from fenshui.negotiation.case import Package


@dataclass(frozen=True)
class PrivateLimits:
    """The worst price a party would accept and what the water is worth to it, fen per m³.

    No function that writes a file, a document or a picture takes one; it shows nothing when printed and cannot be
    pickled, so that no log, error report or worker process carries it off either.
    """

    party: str
    reserve_fen_per_m3: int = field(repr=False)
    valuation_fen_per_m3: int = field(repr=False)

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError("private limits stay where they are")


def within_limits(limits: PrivateLimits, package: Package, gives: frozenset[str]) -> bool:
    """Whether a package keeps to the limits; `gives` are the rights by which the party gives.

    A giver wants at least its reserve price for every transfer, a taker wants to pay no more than its own.
    """
    for transfer in package:
        price, reserve = transfer.price_fen_per_m3, limits.reserve_fen_per_m3
        if price < reserve if transfer.right in gives else price > reserve:
            return False
    return True
