"""A transfer tried in many forms: the river without it runs once, and how far each form is from harming nobody."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fenshui.allocation import USES, Allocation, Run, compile_river
from fenshui.basin import Basin
from fenshui.impact.assessment import UseImpact, compare
from fenshui.impact.sections import deepened_hm3
from fenshui.impact.third_parties import parties_left, shortage_change_hm3
from fenshui.transfer import Transfer, with_transfers

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trial:
    """Tries forms of one transfer on a basin, under both uses."""

    start: Basin

    @cached_property
    def before(self) -> dict[str, Allocation]:
        """The record without the transfer, by use."""
        return {use: Run(compile_river(self.start), use).allocation() for use in USES}

    def impacts(self, transfer: Transfer) -> tuple[UseImpact, ...]:
        """What a form does under each use, by a full run of the record."""
        river = compile_river(with_transfers(self.start, [transfer]))
        return tuple(compare(self.before[use], Run(river, use).allocation(), [transfer]) for use in USES)

    def is_safe(self, transfer: Transfer) -> bool:
        """Whether a form does no injury under either use."""
        return all(impact.does_no_injury for impact in self.impacts(transfer))


def excess(impacts: tuple[UseImpact, ...]) -> float:
    """How much the worst harm is above what the basin calls none, as a share of demand or target; ≤ 0: no injury."""
    rules = impacts[0].before.basin.settings.rules
    shares = [party.share - rules.injury_share for impact in impacts for party in impact.third_parties]
    deeper = [
        kept.worse_share - rules.section_share
        for impact in impacts
        for section in impact.sections
        for kept in section.kept
    ]
    return max([*shares, *deeper], default=0.0)


def harms(impact: UseImpact) -> tuple[Floats, Floats]:
    """Every harm (periods × third parties, then targets of sections), and its limit over the record, hm³."""
    before, rules = impact.before, impact.before.basin.settings.rules
    others = parties_left(before, [party.right for party in impact.third_parties])
    injury = np.maximum(shortage_change_hm3(before, impact.after, others), 0.0)
    deeper = deepened_hm3(before, impact.after)
    limits = [
        rules.injury_share * before.wanted_hm3[:, others].sum(axis=0),
        np.array([rules.section_share * volume for _, volume in deeper.values()]),
    ]
    return np.hstack([injury, *(series[:, None] for series, _ in deeper.values())]), np.concatenate(limits)
