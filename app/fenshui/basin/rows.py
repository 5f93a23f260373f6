"""The rows of a basin's tables, one frozen class a table; a field is a column, `basin-format` says what it means."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


def column(name: str, **more: Any) -> Any:
    """A field whose column is called otherwise than the field, because the name is taken in Python."""
    return field(metadata={"column": name}, **more)


@dataclass(frozen=True, slots=True)
class Node:
    """A place on the river: source, junction, diversion, reservoir, section or outlet."""

    id: str
    kind: str
    name_zh: str = ""
    name_en: str = ""
    region: str = ""
    river_km: float | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch of river or canal from one node to the next; `loss` is the share lost on the way."""

    id: str
    from_node: str = column("from")
    to_node: str = column("to")
    kind: str = "river"
    loss: float = 0.0
    capacity_m3_s: float | None = None
    lag_periods: int = 0
    split_share: float | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A province, prefecture or county, with its share of the river (consumption) and its limit of use (diversion)."""

    id: str
    name_zh: str = ""
    name_en: str = ""
    parent: str = ""
    quota_m3: int | None = None
    cap_m3: int | None = None
    overdrawn: bool | None = None


@dataclass(frozen=True, slots=True)
class Allocable:
    """The volume that may be used in the water year which starts in `water_year` (丰增枯减)."""

    water_year: int
    allocable_m3: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds rights: a government, an enterprise, an irrigation district, a supplier, the authority."""

    id: str
    name_zh: str = ""
    name_en: str = ""
    kind: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Right:
    """A right to use water (用水权): who, where, how much a water year, and how much of it is consumed."""

    id: str
    holder: str
    right_class: str = column("class")
    node: str = ""
    priority: str = ""
    basis: str = "diversion"
    annual_volume_m3: int = 0
    consumption_ratio: float = 1.0
    source: str = "surface"
    permit_no: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    metered: bool | None = None
    seniority: date | None = None
    parent: str = ""
    quota_region: str = ""
    out_of_basin: bool = False
    pledged_m3: int | None = None
    negative_list: bool | None = None
    norm_m3: int | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What a right really uses in a period of the calendar year, every year alike."""

    right: str
    period_of_year: int
    diversion_hm3: float


@dataclass(frozen=True, slots=True)
class DemandInPeriod:
    """What a right really uses in one period of the record; replaces the pattern there."""

    right: str
    period: date
    diversion_hm3: float


@dataclass(frozen=True, slots=True)
class Return:
    """Where, when and which share of the part not consumed comes back to the river."""

    right: str
    node: str
    lag_periods: int = 0
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Reservoir:
    """A node that stores water; what it holds below dead storage is locked."""

    node: str
    capacity_hm3: float
    dead_hm3: float = 0.0
    initial_hm3: float = 0.0


@dataclass(frozen=True, slots=True)
class StorageLimit:
    """The most a reservoir may hold in a period of the year (flood season)."""

    node: str
    period_of_year: int
    max_hm3: float


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of a reservoir's storage–area–level curve."""

    node: str
    storage_hm3: float
    area_km2: float
    level_m: float | None = None


@dataclass(frozen=True, slots=True)
class Evaporation:
    """Depth that evaporates from a reservoir in a period of the year, net of rain."""

    node: str
    period_of_year: int
    depth_mm: float


@dataclass(frozen=True, slots=True)
class RuleTarget:
    """What a reservoir should hold at the end of a period of the year, and in which class it asks for it."""

    node: str
    period_of_year: int
    target_hm3: float
    priority: str = "storage"


@dataclass(frozen=True, slots=True)
class Section:
    """A control section (断面): who guarantees its flow (regions joined by `+`), and the warning flow."""

    node: str
    guarantor: str = ""
    warning_m3_s: float | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """The flow that should leave a node by its river reaches in a period of the year."""

    node: str
    period_of_year: int
    flow_m3_s: float
    priority: str = "ecology"


@dataclass(frozen=True, slots=True)
class ReleasePoint:
    """A point of a yearly section rule: what must pass `node` when so much arrived at `from_node`."""

    node: str
    from_node: str
    inflow_hm3: float
    release_hm3: float


@dataclass(frozen=True, slots=True)
class BenefitPoint:
    """A point of the benefit a right has of what it is delivered in a water year."""

    right: str
    delivered_m3: int
    benefit_fen: int


@dataclass(frozen=True, slots=True)
class Load:
    """What a discharge point (排污口) puts into the river in a period of the year, every year alike, in tonnes; or the
    concentration of the water that enters at a node. A holder has it as a discharge right (排污权)."""

    id: str
    node: str
    pollutant: str
    period_of_year: int
    load_t: float = 0.0
    inflow_mg_l: float | None = None
    holder: str = ""


@dataclass(frozen=True, slots=True)
class QualityLimit:
    """The most of a pollutant that may be in the water that leaves a node; a row without node states its decay."""

    node: str
    pollutant: str
    limit_mg_l: float | None = None
    decay_per_day: float = 0.0


TABLES: dict[str, tuple[str, type, bool]] = {
    "nodes.csv": ("nodes", Node, True),
    "reaches.csv": ("reaches", Reach, True),
    "regions.csv": ("regions", Region, True),
    "allocable.csv": ("allocable", Allocable, False),
    "holders.csv": ("holders", Holder, True),
    "rights.csv": ("rights", Right, True),
    "demands.csv": ("demands", Demand, True),
    "demand_series.csv": ("demand_series", DemandInPeriod, False),
    "returns.csv": ("returns", Return, False),
    "reservoirs.csv": ("reservoirs", Reservoir, True),
    "storage_limits.csv": ("storage_limits", StorageLimit, False),
    "reservoir_curves.csv": ("reservoir_curves", CurvePoint, False),
    "evaporation.csv": ("evaporation", Evaporation, False),
    "rule_curves.csv": ("rule_curves", RuleTarget, False),
    "sections.csv": ("sections", Section, True),
    "targets.csv": ("targets", Target, True),
    "release_rules.csv": ("release_rules", ReleasePoint, False),
    "benefits.csv": ("benefits", BenefitPoint, False),
    "loads.csv": ("loads", Load, False),
    "quality_limits.csv": ("quality_limits", QualityLimit, False),
}
"""File name -> (field of `Basin`, class of its rows, whether the file must be there)."""
