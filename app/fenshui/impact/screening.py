"""Many transfers, each on its own: what each would do to others, briefly, and which does least.

The river without any transfer runs once; each transfer is another set of requests on it. Runs go over threads (the
engine releases the GIL). Only figures are kept, no series; `assess` gives any one transfer in full.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from fenshui.allocation import USES, Allocation, Run, compile_river
from fenshui.basin import Basin
from fenshui.impact.paper_water import paper_water_m3
from fenshui.impact.sections import section_changes
from fenshui.impact.third_parties import injury_shares, shortage_change_hm3, third_party_columns, years_of_record
from fenshui.transfer import Transfer, with_transfers
from fenshui.words import Refused, Sentence

Progress = Callable[[int, int], bool]
"""Told how many of how many are done; answers whether to go on."""


@dataclass(frozen=True)
class Screened:
    """One transfer in brief, the worse of the uses; `refused` says why it cannot act on this basin at all."""

    id: str
    injured: int = 0
    worst_right: str = ""
    worst_share: float = 0.0
    injury_hm3_per_year: float = 0.0
    gain_hm3_per_year: float = 0.0
    worse_sections: int = 0
    worst_section: str = ""
    worst_section_share: float = 0.0
    paper_water_m3: int = 0
    refused: Sentence | None = None

    @property
    def rank(self) -> tuple[bool, int, float, float, str]:
        """Least harm first; what cannot act comes last."""
        harm = max(self.worst_share, self.worst_section_share)
        return self.refused is not None, self.injured + self.worse_sections, harm, self.injury_hm3_per_year, self.id


def screen(
    basin: Basin,
    transfers: Sequence[Transfer],
    uses: Sequence[str] = USES,
    quotas: str | None = None,
    workers: int = 2,
    progress: Progress = lambda done, of: True,
) -> tuple[Screened, ...]:
    """Every transfer taken alone, in the order of `Screened.rank`; what was not begun when cancelled is left out."""
    baselines = baselines_of(basin, uses, quotas)
    return tuple(sorted(_in_threads(baselines, transfers, workers, progress), key=lambda each: each.rank))


def baselines_of(basin: Basin, uses: Sequence[str], quotas: str | None = None) -> dict[str, Allocation]:
    """The river without any transfer, one run a use."""
    river = compile_river(basin)
    return {use: Run(river, use, quotas).allocation() for use in uses}


def screen_one(baselines: dict[str, Allocation], transfer: Transfer) -> Screened:
    """One transfer against runs of the basin without it, one a use."""
    basin = next(iter(baselines.values())).basin
    try:
        changed = compile_river(with_transfers(basin, [transfer]))
    except Refused as refused:
        return Screened(transfer.id, refused=refused.sentence)
    runs = {use: Run(changed, use, before.quotas).allocation() for use, before in baselines.items()}
    return max((_compared(baselines[use], after, transfer) for use, after in runs.items()), key=lambda each: each.rank)


def _compared(before: Allocation, after: Allocation, transfer: Transfer) -> Screened:
    basin, years = before.basin, years_of_record(before.basin)
    columns = third_party_columns(before, (transfer.right, transfer.to_right))
    change = shortage_change_hm3(before, after, columns)
    shares = injury_shares(change, before.wanted_hm3[:, columns])
    worst = int(shares.argmax()) if len(shares) else -1
    sections = section_changes(before, after)
    deficits = {section.node: max((kept.worse_share for kept in section.kept), default=0.0) for section in sections}
    deepest = max(deficits, key=lambda node: deficits[node], default="")
    return Screened(
        id=transfer.id,
        injured=int((shares > basin.settings.rules.injury_share).sum()),
        worst_right=basin.rights[columns[worst]].id if worst >= 0 and shares[worst] > 0 else "",
        worst_share=float(shares[worst]) if worst >= 0 else 0.0,
        injury_hm3_per_year=float(np.maximum(change, 0.0).sum()) / years,
        gain_hm3_per_year=float(np.maximum(-change, 0.0).sum()) / years,
        worse_sections=sum(section.is_worse(basin) for section in sections),
        worst_section=deepest if deficits.get(deepest, 0.0) > 0 else "",
        worst_section_share=deficits.get(deepest, 0.0),
        paper_water_m3=paper_water_m3(before, transfer),
    )


def _in_threads(
    baselines: dict[str, Allocation], transfers: Sequence[Transfer], workers: int, progress: Progress
) -> Iterator[Screened]:
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        waiting = [pool.submit(screen_one, baselines, transfer) for transfer in transfers]
        for done, task in enumerate(waiting, start=1):
            if not task.cancelled():
                yield task.result()
            if not progress(done, len(waiting)):
                for later in waiting[done:]:
                    later.cancel()
