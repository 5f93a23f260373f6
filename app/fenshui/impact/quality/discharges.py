"""What transfers of discharge rights do to the river between and below the places they move."""

from collections.abc import Sequence
from dataclasses import dataclass

from fenshui.allocation import USES, Run, compile_river
from fenshui.basin import Basin
from fenshui.impact.quality.section_quality import QualityChange, compared_quality
from fenshui.transfer.discharge import Discharge, with_discharges


@dataclass(frozen=True)
class DischargeImpact:
    """Every pollutant at every section, by use; the water is the same before and after.

    `verdict` is `none`, `injury` where a section is over its limit in more periods than before, or `cannot-tell` where
    a concentration rises and no limit is stated for it.
    """

    uses: dict[str, tuple[QualityChange, ...]]
    crosses_provinces: tuple[bool | None, ...]
    """Of each transfer; None where a node states no region."""

    @property
    def verdict(self) -> str:
        """The worst of all sections."""
        changes = [change for each in self.uses.values() for change in each]
        if any(change.newly_over for change in changes):
            return "injury"
        unknown = (change for change in changes if change.limit_mg_l is None)
        rises = any(
            (change.worst_after_mg_l or 0.0) > (change.worst_before_mg_l or 0.0) * (1 + 1e-9) for change in unknown
        )
        return "cannot-tell" if rises else "none"


def assess_discharges(basin: Basin, transfers: Sequence[Discharge]) -> DischargeImpact:
    """Transfers of discharge rights taken together, on the network that carries the water."""
    then = with_discharges(basin, transfers)
    runs = {use: Run(compile_river(basin), use).allocation() for use in USES}
    uses = {use: compared_quality(run, run, basin, then) for use, run in runs.items()}
    return DischargeImpact(uses, tuple(_crosses(basin, transfer) for transfer in transfers))


def _crosses(basin: Basin, transfer: Discharge) -> bool | None:
    nodes = {row.id: row.node for row in basin.loads}
    regions = [
        basin.region_and_parents(basin.node_by_id[nodes[name]].region) for name in (transfer.load, transfer.to_load)
    ]
    return regions[0][-1] != regions[1][-1] if all(regions) else None
