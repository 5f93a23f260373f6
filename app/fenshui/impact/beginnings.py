"""When and where the injury of each third party begins."""

from dataclasses import dataclass

import numpy as np

from fenshui.impact.assessment import UseImpact
from fenshui.impact.third_parties import parties_left, shortage_change_hm3


@dataclass(frozen=True)
class Beginning:
    """The first period in which a right is shorter than without the transfer, and the node whose shortage cuts it.

    `node` is blank where no place is short, but the yearly plan or the annual volume gives less.
    """

    right: str
    period: int
    node: str


def beginnings(impact: UseImpact) -> tuple[Beginning, ...]:
    """Of every third party that loses anything at all, in the order of the table."""
    before, after = impact.before, impact.after
    columns = parties_left(before, [party.right for party in impact.third_parties])
    loses = shortage_change_hm3(before, after, columns) > 0
    place = {right.id: index for index, right in enumerate(after.basin.rights)}
    found = []
    for number in np.flatnonzero(loses.any(axis=0)).tolist():
        name = before.basin.rights[columns[number]].id
        period = int(loses[:, number].argmax())
        node = int(after.binding_node[period, place[name]])
        found.append(Beginning(name, period, after.basin.nodes[node].id if node >= 0 else ""))
    return tuple(found)
