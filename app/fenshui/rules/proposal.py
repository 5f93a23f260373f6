"""One transfer as the rules see it: both rights, both regions, and the assessment it is part of."""

from dataclasses import dataclass
from functools import cached_property

from fenshui.basin import Basin
from fenshui.basin.rows import Right
from fenshui.impact import Assessment, RegionPosition
from fenshui.transfer import Transfer, Volumes, yearly_volumes


@dataclass(frozen=True)
class Proposal:
    """A transfer and what was found out about it."""

    assessment: Assessment
    transfer: Transfer

    @property
    def basin(self) -> Basin:
        """The basin with the transfer in force."""
        return self.assessment.basin_after

    @property
    def giver(self) -> Right:
        """The right that gives, already lowered."""
        return self.basin.right_by_id[self.transfer.right]

    @property
    def bought(self) -> Right:
        """The right that the transfer makes."""
        return self.basin.right_by_id[self.transfer.id]

    @property
    def standing(self) -> Right | None:
        """The right the taker has already, where the transfer names one."""
        return self.basin.right_by_id.get(self.transfer.to_right)

    @cached_property
    def volumes(self) -> Volumes:
        """A year's volume on both sides, m³; the giver's ratio stands as before, so the lowered basin will do."""
        return yearly_volumes(self.basin, self.transfer)

    @property
    def giver_regions(self) -> tuple[str, ...]:
        """The region whose share is sold and those it lies in, smallest first."""
        return self.basin.region_and_parents(self.basin.quota_region_of(self.giver))

    @property
    def taker_regions(self) -> tuple[str, ...]:
        """The region where the water is to be used and those it lies in, smallest first."""
        holder = self.basin.holder_by_id.get(self.bought.holder)
        region = holder.region if holder and holder.region else self.basin.node_by_id[self.bought.node].region
        return self.basin.region_and_parents(region)

    @property
    def crosses_provinces(self) -> bool | None:
        """Whether giver and taker lie in different top regions; None where a region is not stated."""
        if not self.giver_regions or not self.taker_regions:
            return None
        return self.giver_regions[-1] != self.taker_regions[-1]

    def position(self, region: str) -> RegionPosition | None:
        """Where a region stands in a mean year of actual use, before and after."""
        found = (each for each in self.assessment.uses["actual"].regions if each.region == region)
        return next(found, None)
