"""What a flow is worth to the river: low flows, the regime, and what a compact makes sections pass."""

from fenshui.impact.ecology.indicators import Indicators, flow_indicators, pulse_limits_m3_s
from fenshui.impact.ecology.low_flow import assured_driest_month_m3_s, seven_day_low_m3_s
from fenshui.impact.ecology.release_rule import (
    ReleaseAccount,
    arrears_hm3,
    double_deduction_hm3,
    owed_release_hm3,
    release_accounts,
)
from fenshui.impact.ecology.section_ecology import SectionEcology, natural_flow, section_ecology
from fenshui.impact.ecology.tennant import TENNANT_CLASSES, season_means_m3_s, tennant_class
from fenshui.impact.ecology.variability import Alteration, alteration, degree_of

__all__ = [
    "TENNANT_CLASSES",
    "Alteration",
    "Indicators",
    "ReleaseAccount",
    "SectionEcology",
    "alteration",
    "arrears_hm3",
    "assured_driest_month_m3_s",
    "degree_of",
    "double_deduction_hm3",
    "flow_indicators",
    "natural_flow",
    "owed_release_hm3",
    "pulse_limits_m3_s",
    "release_accounts",
    "season_means_m3_s",
    "section_ecology",
    "seven_day_low_m3_s",
    "tennant_class",
]
