"""What there is: a river basin as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fenshui.basin import rows
from fenshui.basin.geometry import Geometry
from fenshui.basin.timeline import Timeline


@dataclass(frozen=True)
class Rules:
    """The basin's own settings of the checks before a signature (`[rules]` in basin.toml)."""

    cap_counts_against: str = "transferor"
    out_of_basin_transfers: bool = False
    injury_share: float = 0.001
    section_share: float = 0.001
    carry_over_share: float = 0.0


@dataclass(frozen=True)
class MapSource:
    """Whose shapes the maps of a basin show, and the number of their review (`[map]`); empty where not stated."""

    credits_zh: str = ""
    credits_en: str = ""
    review_number: str = ""


@dataclass(frozen=True)
class Settings:
    """The file `basin.toml`."""

    name_zh: str
    name_en: str
    timeline: Timeline
    as_of: date | None = None
    inflow_unit: str = "hm3"
    priorities: tuple[str, ...] = ("domestic", "ecology", "industry", "agriculture", "storage")
    sharing: str = "max-min"
    quota_exempt: tuple[str, ...] = ()
    rules: Rules = Rules()
    map_source: MapSource = MapSource()


@dataclass(frozen=True)
class Inflows:
    """Water that enters the river: `values[period, column]` in the basin's inflow unit, a column a node; read-only."""

    nodes: tuple[str, ...]
    values: NDArray[np.float64]


@dataclass(frozen=True)
class Basin:
    """Everything a basin folder says: tables as tuples of rows, in the order of the files."""

    settings: Settings
    nodes: tuple[rows.Node, ...]
    reaches: tuple[rows.Reach, ...]
    inflows: Inflows
    regions: tuple[rows.Region, ...] = ()
    holders: tuple[rows.Holder, ...] = ()
    rights: tuple[rows.Right, ...] = ()
    demands: tuple[rows.Demand, ...] = ()
    demand_series: tuple[rows.DemandInPeriod, ...] = ()
    allocable: tuple[rows.Allocable, ...] = ()
    returns: tuple[rows.Return, ...] = ()
    reservoirs: tuple[rows.Reservoir, ...] = ()
    storage_limits: tuple[rows.StorageLimit, ...] = ()
    reservoir_curves: tuple[rows.CurvePoint, ...] = ()
    evaporation: tuple[rows.Evaporation, ...] = ()
    rule_curves: tuple[rows.RuleTarget, ...] = ()
    sections: tuple[rows.Section, ...] = ()
    targets: tuple[rows.Target, ...] = ()
    release_rules: tuple[rows.ReleasePoint, ...] = ()
    benefits: tuple[rows.BenefitPoint, ...] = ()
    loads: tuple[rows.Load, ...] = ()
    quality_limits: tuple[rows.QualityLimit, ...] = ()
    geometry: Geometry = field(default_factory=Geometry)
    sources: str = ""
    stated_shapes: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Diversion in hm³ by period of the year that binds a right in both uses: the schedule a transfer states."""

    @cached_property
    def node_by_id(self) -> Mapping[str, rows.Node]:
        """Nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def right_by_id(self) -> Mapping[str, rows.Right]:
        """Rights by id."""
        return {right.id: right for right in self.rights}

    @cached_property
    def holder_by_id(self) -> Mapping[str, rows.Holder]:
        """Holders by id."""
        return {holder.id: holder for holder in self.holders}

    @cached_property
    def region_by_id(self) -> Mapping[str, rows.Region]:
        """Regions by id."""
        return {region.id: region for region in self.regions}

    def quota_region_of(self, right: rows.Right) -> str:
        """The region against whose quota and cap a right counts: the one it names, else its holder's."""
        if right.quota_region:
            return right.quota_region
        holder = self.holder_by_id.get(right.holder)
        return holder.region if holder else ""

    def bearer_of_name(self, of: str) -> rows.Region | rows.Node | rows.Holder | None:
        """Whose name people read for an id: a region's, a node's, or that of a right's holder; none where unknown."""
        right = self.right_by_id.get(of)
        holder = self.holder_by_id.get(right.holder) if right is not None else None
        return self.region_by_id.get(of) or self.node_by_id.get(of) or holder

    @cached_property
    def normal_quota_m3(self) -> int:
        """What the quotas of all top-level regions come to in a normal year; 0 where none of them states one."""
        return sum(region.quota_m3 or 0 for region in self.regions if not region.parent)

    def region_and_parents(self, region_id: str) -> tuple[str, ...]:
        """A region and those it lies in, smallest first."""
        chain: list[str] = []
        while region_id in self.region_by_id and region_id not in chain:
            chain.append(region_id)
            region_id = self.region_by_id[region_id].parent
        return tuple(chain)
