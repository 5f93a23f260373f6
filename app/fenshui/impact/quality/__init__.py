"""Water quality: how loads are diluted along the river, before and after a transfer of water or discharge."""

from fenshui.impact.quality.discharges import DischargeImpact, assess_discharges
from fenshui.impact.quality.mixing import concentrations_mg_l, pollutants_of
from fenshui.impact.quality.section_quality import QualityChange, limits_of, quality_changes

__all__ = [
    "DischargeImpact",
    "QualityChange",
    "assess_discharges",
    "concentrations_mg_l",
    "limits_of",
    "pollutants_of",
    "quality_changes",
]
