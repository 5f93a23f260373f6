"""Whether those whose water a package moves sit at the table, each in the role in which it moves it."""

from fenshui.basin import Basin
from fenshui.negotiation.acts import PARTIES
from fenshui.negotiation.case import Case, Package, Participant
from fenshui.transfer import Transfer
from fenshui.words import Named, Refused, sentence


def check_holders(basin: Basin, case: Case, package: Package) -> None:
    """Raise `Refused` unless who gives is a transferor of the case, and who takes a transferee."""
    seats = {one.id: one for one in case.opening.participants}
    for transfer in package:
        for role, holder in holders_of(basin, transfer).items():
            _check_seat(seats.get(holder), role, known_as(basin, holder), transfer)


def check_bearer(basin: Basin, case: Case, package: Package, by: str) -> None:
    """Raise `Refused` where a party puts terms on the table by which it neither gives nor takes."""
    concerned = {holder for transfer in package for holder in holders_of(basin, transfer).values()}
    if case.participant(by).role in PARTIES and by not in concerned:
        raise Refused("negotiation.not_its_water", holder=known_as(basin, by))


def holders_of(basin: Basin, transfer: Transfer) -> dict[str, str]:
    """Who gives and who takes, by role. Raises `Refused` for a right that the basin does not know."""
    taker = _holder(basin, transfer, "to_right") if transfer.to_right else transfer.to_holder
    return {"transferor": _holder(basin, transfer, "right"), "transferee": taker}


def check_two_holders(basin: Basin, transfer: Transfer) -> None:
    """Raise `Refused` where who gives takes too: nobody deals with itself, and no register would record it."""
    holders = set(holders_of(basin, transfer).values())
    if len(holders) == 1:
        raise Refused("transfer.one_holder", id=transfer.id, holder=known_as(basin, holders.pop()))


def known_as(basin: Basin, holder: str) -> Named | str:
    """A holder for a sentence: by name, by id where the basin does not know it."""
    row = basin.holder_by_id.get(holder)
    return holder if row is None else Named(row)


def _holder(basin: Basin, transfer: Transfer, key: str) -> str:
    name = getattr(transfer, key)
    if name not in basin.right_by_id:
        raise Refused("transfer.no_such_right", id=transfer.id, key=key, right=name)
    return basin.right_by_id[name].holder


def _check_seat(seat: Participant | None, role: str, holder: Named | str, transfer: Transfer) -> None:
    if seat is None or seat.role not in PARTIES:
        raise Refused("negotiation.holder_absent", holder=holder)
    if seat.role != role:
        found, expected = (sentence(f"negotiation.role.{one}") for one in (seat.role, role))
        raise Refused("negotiation.other_role", id=transfer.id, holder=holder, found=found, expected=expected)
