"""How transfers change a basin: the giver holds less, the taker has a right of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation.requests import entitlement_year_hm3
from fenshui.basin import Basin
from fenshui.basin.rows import Demand, Return, Right, Target
from fenshui.transfer.terms import Transfer
from fenshui.units import hm3_from_m3
from fenshui.words import Refused


@dataclass(frozen=True)
class Volumes:
    """A year's volume of a transfer, m³: what the giver gives up and the taker gets, consumed and diverted."""

    given_consumption_m3: float
    given_diversion_m3: float
    taken_consumption_m3: float
    taken_diversion_m3: float


def with_transfers(basin: Basin, transfers: Iterable[Transfer]) -> Basin:
    """The basin under transfers, one after the other. Raises `Refused` where one cannot act on this basin."""
    for transfer in transfers:
        basin = _with_transfer(basin, transfer)
    return basin


def yearly_volumes(basin: Basin, transfer: Transfer) -> Volumes:
    """A year's volume on both sides. Neutral: D_taker = D_giver · k_giver / k_taker · rate (domain, §5)."""
    giver, ratio = _giver(basin, transfer), _model(basin, transfer).consumption_ratio
    rate = transfer.exchange_rate
    if transfer.basis == "consumption":
        given = float(transfer.volume_m3)
        return Volumes(given, given / giver.consumption_ratio, given * rate, given * rate / ratio)
    given = transfer.volume_m3 * giver.consumption_ratio
    taken = given * rate if transfer.conversion == "neutral" else transfer.volume_m3 * rate * ratio
    return Volumes(given, float(transfer.volume_m3), taken, taken / ratio)


def _with_transfer(basin: Basin, transfer: Transfer) -> Basin:
    giver, volumes = _giver(basin, transfer), yearly_volumes(basin, transfer)
    taker = _taker(basin, transfer, volumes)
    given = volumes.given_consumption_m3 if giver.basis == "consumption" else volumes.given_diversion_m3
    if given > giver.annual_volume_m3 + 0.5:
        asked, held = f"{round(given):,}", f"{giver.annual_volume_m3:,}"
        raise Refused("transfer.more_than_held", id=transfer.id, asked=asked, most=held)
    lowered = {giver.id: _lowered(giver, given), **_parents_lowered(basin, giver, volumes.given_diversion_m3)}
    return replace(
        basin,
        rights=(*(lowered.get(right.id, right) for right in basin.rights), taker),
        demands=basin.demands + _demands(basin, transfer, volumes),
        returns=basin.returns + _returns(basin, transfer, taker),
        targets=_with_release(basin, transfer),
        stated_shapes={**basin.stated_shapes, **_shapes(basin, transfer, volumes)},
    )


def _lowered(right: Right, given_m3: float) -> Right:
    return replace(right, annual_volume_m3=max(0, right.annual_volume_m3 - round(given_m3)))


def _parents_lowered(basin: Basin, giver: Right, given_diversion_m3: float) -> dict[str, Right]:
    """The regional rights that the giver is carved out of, each lowered by as much diversion.

    They ask for their volume less what is carved out of them: without this they would ask for what was sold.
    """
    lowered: dict[str, Right] = {}
    above = basin.right_by_id.get(giver.parent)
    while above is not None and above.id not in lowered:
        ratio = above.consumption_ratio if above.basis == "consumption" else 1.0
        lowered[above.id] = _lowered(above, given_diversion_m3 * ratio)
        above = basin.right_by_id.get(above.parent)
    return lowered


def _giver(basin: Basin, transfer: Transfer) -> Right:
    right = basin.right_by_id.get(transfer.right)
    if right is None:
        raise Refused("transfer.no_such_right", id=transfer.id, key="right", right=transfer.right)
    return right


def _taker(basin: Basin, transfer: Transfer, volumes: Volumes) -> Right:
    """The right a transfer creates: of its own, with the place, class and ratio of the taker's."""
    if transfer.id in basin.right_by_id:
        raise Refused("transfer.id_taken", id=transfer.id)
    model = _model(basin, transfer)
    counts_against_giver = basin.settings.rules.cap_counts_against == "transferor"
    return replace(
        model,
        id=transfer.id,
        right_class="abstraction",
        basis="consumption",
        annual_volume_m3=round(volumes.taken_consumption_m3),
        source="surface",
        permit_no="",
        parent="",
        pledged_m3=None,
        valid_from=None,
        valid_to=None,
        quota_region=basin.quota_region_of(_giver(basin, transfer) if counts_against_giver else model),
    )


def _model(basin: Basin, transfer: Transfer) -> Right:
    """The right whose place, class and ratio the new one has: the taker's, or one made from the terms."""
    if not transfer.to_right:
        return _new_right(basin, transfer)
    if transfer.to_right == transfer.right:
        raise Refused("transfer.to_itself", id=transfer.id, right=transfer.right)
    right = basin.right_by_id.get(transfer.to_right)
    if right is None:
        raise Refused("transfer.no_such_right", id=transfer.id, key="to_right", right=transfer.to_right)
    return right


def _new_right(basin: Basin, transfer: Transfer) -> Right:
    if transfer.to_node not in basin.node_by_id:
        raise Refused("transfer.no_such_node", id=transfer.id, node=transfer.to_node)
    if transfer.to_holder not in basin.holder_by_id:
        raise Refused("transfer.no_such_holder", id=transfer.id, holder=transfer.to_holder)
    if transfer.to_priority not in basin.settings.priorities:
        raise Refused("transfer.no_such_class", id=transfer.id, priority=transfer.to_priority)
    return Right(
        transfer.id,
        transfer.to_holder,
        "abstraction",
        transfer.to_node,
        transfer.to_priority,
        consumption_ratio=transfer.to_consumption_ratio,
    )


def _demands(basin: Basin, transfer: Transfer, volumes: Volumes) -> tuple[Demand, ...]:
    """The taker uses all it bought: in the stated shares, in the shape of its own use, or in equal parts."""
    places = basin.settings.timeline.places
    shape = _taker_shape(basin, transfer)
    bought = hm3_from_m3(volumes.taken_diversion_m3)
    return tuple(Demand(transfer.id, place + 1, bought * shape[place]) for place in range(places) if shape[place] > 0)


def _taker_shape(basin: Basin, transfer: Transfer) -> NDArray[np.float64]:
    places = basin.settings.timeline.places
    if transfer.schedule:
        if len(transfer.schedule) != places:
            raise Refused("transfer.schedule_length", id=transfer.id, found=len(transfer.schedule), expected=places)
        return np.array(transfer.schedule)
    own = np.zeros(places)
    for row in basin.demands:
        if row.right == transfer.to_right:
            own[row.period_of_year - 1] = row.diversion_hm3
    return own / own.sum() if own.sum() > 0 else np.full(places, 1.0 / places)


def _with_release(basin: Basin, transfer: Transfer) -> tuple[Target, ...]:
    """The flows to be kept, with what a reservoir promises: of the highest class, never less than was to be kept."""
    if not transfer.release_from:
        return basin.targets
    places = basin.settings.timeline.places
    if not any(store.node == transfer.release_from for store in basin.reservoirs):
        raise Refused("transfer.no_such_reservoir", id=transfer.id, node=transfer.release_from)
    if len(transfer.release_m3_s) != places:
        found = len(transfer.release_m3_s)
        raise Refused("transfer.release_length", id=transfer.id, found=found, expected=places)
    highest = basin.settings.priorities[0]
    promised = {place: flow for place, flow in enumerate(transfer.release_m3_s, 1) if flow > 0}
    kept = []
    for row in basin.targets:
        same = row.node == transfer.release_from and row.priority == highest
        flow = promised.pop(row.period_of_year, 0.0) if same else 0.0
        kept.append(replace(row, flow_m3_s=max(row.flow_m3_s, flow)))
    return (*kept, *(Target(transfer.release_from, place, flow, highest) for place, flow in promised.items()))


def _returns(basin: Basin, transfer: Transfer, taker: Right) -> tuple[Return, ...]:
    """What the taker does not consume comes back as the rest of its use does."""
    return tuple(replace(row, right=taker.id) for row in basin.returns if row.right == transfer.to_right)


def _shapes(basin: Basin, transfer: Transfer, volumes: Volumes) -> dict[str, tuple[float, ...]]:
    """A stated schedule binds both: what the giver may still divert in each period, and what the taker may."""
    if not transfer.schedule:
        return {}
    shares = _taker_shape(basin, transfer)
    kept = entitlement_year_hm3(basin, transfer.right) - shares * hm3_from_m3(volumes.given_diversion_m3)
    return {
        transfer.right: tuple(np.maximum(0.0, kept).tolist()),
        transfer.id: tuple((shares * hm3_from_m3(volumes.taken_diversion_m3)).tolist()),
    }
