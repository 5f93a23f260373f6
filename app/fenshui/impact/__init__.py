"""What a transfer does to everybody else and to the river."""

from fenshui.impact.assessment import VERDICTS, Assessment, UseImpact, assess, compare
from fenshui.impact.beginnings import Beginning, beginnings
from fenshui.impact.compensation import Compensation, compensations
from fenshui.impact.cures import Cure, find_cures
from fenshui.impact.drought import DroughtClause, DryYear, Pause, drought_clause
from fenshui.impact.endings import Ending, endings
from fenshui.impact.ensemble import Ensemble, Range, UseRanges, ensemble
from fenshui.impact.exchange import neutral, neutral_rate
from fenshui.impact.impact_json import impact_json
from fenshui.impact.paper_water import paper_water_m3
from fenshui.impact.reaches import ReachChange, WorkChange, nodes_on_the_way, reach_changes, work_changes
from fenshui.impact.regions import RegionPosition
from fenshui.impact.return_flow import ReturnChange, return_changes
from fenshui.impact.safe_volume import SafeVolume, safe_volume
from fenshui.impact.screening import Screened, screen
from fenshui.impact.sections import FlowKept, SectionChange, target_flow_m3_s
from fenshui.impact.third_parties import ThirdParty, years_of_record
from fenshui.impact.untold import POINTS, Untold, untold
from fenshui.impact.water_changes import WaterChanges, water_changes
from fenshui.impact.year_types import YearType, by_year_type

__all__ = [
    "POINTS",
    "VERDICTS",
    "Assessment",
    "Beginning",
    "Compensation",
    "Cure",
    "DroughtClause",
    "DryYear",
    "Ending",
    "Ensemble",
    "FlowKept",
    "Pause",
    "Range",
    "ReachChange",
    "RegionPosition",
    "ReturnChange",
    "SafeVolume",
    "Screened",
    "SectionChange",
    "ThirdParty",
    "Untold",
    "UseImpact",
    "UseRanges",
    "WaterChanges",
    "WorkChange",
    "YearType",
    "assess",
    "beginnings",
    "by_year_type",
    "compare",
    "compensations",
    "drought_clause",
    "endings",
    "ensemble",
    "find_cures",
    "impact_json",
    "neutral",
    "neutral_rate",
    "nodes_on_the_way",
    "paper_water_m3",
    "reach_changes",
    "return_changes",
    "safe_volume",
    "screen",
    "target_flow_m3_s",
    "untold",
    "water_changes",
    "work_changes",
    "years_of_record",
]
