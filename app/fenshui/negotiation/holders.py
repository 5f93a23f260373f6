"""Whether those whose water a package moves all sit at the table."""

from fenshui.basin import Basin
from fenshui.negotiation.acts import PARTIES
from fenshui.negotiation.case import Case, Package
from fenshui.words import Refused


def check_holders(basin: Basin, case: Case, package: Package) -> None:
    """Raise `Refused` unless every right that gives and every one that takes is held by a party to the case."""
    parties = {one.id for one in case.opening.participants if one.role in PARTIES}
    for holder in holders_of(basin, package):
        if holder not in parties:
            raise Refused("negotiation.holder_absent", holder=holder)


def holders_of(basin: Basin, package: Package) -> tuple[str, ...]:
    """Who gives and who takes, each once. Raises `Refused` for a right that the basin does not know."""
    found: dict[str, None] = {}
    for transfer in package:
        for name in filter(None, (transfer.right, transfer.to_right)):
            if name not in basin.right_by_id:
                raise Refused("transfer.no_such_right", id=transfer.id, key="right", right=name)
            found[basin.right_by_id[name].holder] = None
        if not transfer.to_right:
            found[transfer.to_holder] = None
    return tuple(found)
