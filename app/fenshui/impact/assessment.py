"""What a transfer does to everybody else and to the river, against both baselines, and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from fenshui.allocation import USES, Allocation, Run, compile_river
from fenshui.basin import Basin
from fenshui.impact.paper_water import paper_water_m3
from fenshui.impact.regions import RegionPosition, region_positions
from fenshui.impact.sections import SectionChange, section_changes
from fenshui.impact.third_parties import ThirdParty, third_parties
from fenshui.transfer import Transfer, with_transfers

VERDICTS = ("none", "mitigable", "injury")
"""From best to worst."""
_SMALLER = (0.5, 0.1, 0.01)


@dataclass(frozen=True)
class UseImpact:
    """One baseline: the record before and after, and what changed."""

    use: str
    before: Allocation
    after: Allocation
    third_parties: tuple[ThirdParty, ...]
    sections: tuple[SectionChange, ...]
    regions: tuple[RegionPosition, ...]

    @property
    def injured(self) -> tuple[ThirdParty, ...]:
        """Third parties whose injury is more than the basin calls none, worst share first."""
        hurt = (party for party in self.third_parties if party.is_injured(self.before.basin))
        return tuple(sorted(hurt, key=lambda party: -party.share))

    @property
    def worse_sections(self) -> tuple[SectionChange, ...]:
        """Sections where a deficit is new or deeper."""
        return tuple(section for section in self.sections if section.is_worse(self.before.basin))

    @property
    def does_no_injury(self) -> bool:
        """No third party injured and no section worse."""
        return not self.injured and not self.worse_sections


@dataclass(frozen=True)
class Assessment:
    """The impact of transfers under both uses; the verdict is the worse of the two.

    `cure_share` is the largest tried share of the volume that would do no injury (1 where the whole does none, 0 where
    none was found).
    """

    basin: Basin
    transfers: tuple[Transfer, ...]
    active: tuple[Transfer, ...]
    uses: dict[str, UseImpact]
    paper_water_m3: int
    verdict: str
    cure_share: float
    seconds: float

    @property
    def basin_after(self) -> Basin:
        """The basin under the transfers: it has the rights they make, which one of them may sell on."""
        return self.uses["actual"].after.basin


def assess(basin: Basin, transfers: Sequence[Transfer], active: Sequence[Transfer] = ()) -> Assessment:
    """The impact of `transfers` taken together, on a basin in which `active` ones are already in force."""
    began = perf_counter()
    start = with_transfers(basin, active)
    before = {use: _run(start, use) for use in USES}
    uses = {use: compare(before[use], _run(with_transfers(start, transfers), use), transfers) for use in USES}
    cure = 1.0 if all(impact.does_no_injury for impact in uses.values()) else _smaller(before, transfers)
    return Assessment(
        basin=start,
        transfers=tuple(transfers),
        active=tuple(active),
        uses=uses,
        paper_water_m3=sum(paper_water_m3(before["actual"], transfer) for transfer in transfers),
        verdict="none" if cure == 1.0 else "mitigable" if cure > 0 else "injury",
        cure_share=cure,
        seconds=perf_counter() - began,
    )


def _run(basin: Basin, use: str) -> Allocation:
    return Run(compile_river(basin), use).allocation()


def compare(before: Allocation, after: Allocation, transfers: Sequence[Transfer]) -> UseImpact:
    """What changed between two runs of a record, the second under `transfers`."""
    parties = {name for transfer in transfers for name in (transfer.right, transfer.to_right, transfer.id)}
    return UseImpact(
        before.use,
        before,
        after,
        third_parties(before, after, parties),
        section_changes(before, after),
        region_positions(before, after),
    )


def _smaller(before: dict[str, Allocation], transfers: Sequence[Transfer]) -> float:
    """The largest of a few smaller shares of the volume that does no injury under either use; 0 where none does."""
    for share in _SMALLER:
        smaller = [replace(transfer, volume_m3=max(1, int(transfer.volume_m3 * share))) for transfer in transfers]
        basin = with_transfers(next(iter(before.values())).basin, smaller)
        if all(compare(before[use], _run(basin, use), smaller).does_no_injury for use in USES):
            return share
    return 0.0
