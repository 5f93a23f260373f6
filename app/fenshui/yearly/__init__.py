"""The yearly work of an authority: open a water year, plan it by month and section, close it."""

from fenshui.yearly.annual_plan import AnnualPlan, RightMonth, SectionMonth, annual_plan
from fenshui.yearly.closing import Closing, SectionYear, close_year
from fenshui.yearly.forecast import Forecast, forecast_by_exceedance, forecast_of
from fenshui.yearly.opening import Opening, QuotaOfYear, open_year

__all__ = [
    "AnnualPlan",
    "Closing",
    "Forecast",
    "Opening",
    "QuotaOfYear",
    "RightMonth",
    "SectionMonth",
    "SectionYear",
    "annual_plan",
    "close_year",
    "forecast_by_exceedance",
    "forecast_of",
    "open_year",
]
