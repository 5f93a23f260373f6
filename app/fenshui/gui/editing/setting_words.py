"""The settings of a basin, as people say them."""

from __future__ import annotations

from PySide6.QtCore import QObject


class SettingWords(QObject):
    """Says them in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.titles = {
            "name.zh": self.tr("Chinese name"),
            "name.en": self.tr("English name"),
            "step": self.tr("Step"),
            "first_period": self.tr("First period"),
            "periods": self.tr("Periods"),
            "water_year_starts": self.tr("Water year starts on"),
            "as_of": self.tr("Rights valid on"),
            "inflow_unit": self.tr("Unit of inflows"),
            "priorities": self.tr("Classes, highest first"),
            "sharing": self.tr("Sharing inside a class"),
            "quota_exempt": self.tr("Never cut by quotas"),
            "rules.cap_counts_against": self.tr("A cap counts against"),
            "rules.out_of_basin_transfers": self.tr("Transfers out of the basin"),
            "rules.injury_share": self.tr("No injury below, share of use"),
            "rules.section_share": self.tr("No worsening below, share of target"),
            "rules.carry_over_share": self.tr("Carried over to the next year, share"),
            "map.credits.zh": self.tr("Source of the map, Chinese"),
            "map.credits.en": self.tr("Source of the map, English"),
            "map.review_number": self.tr("Map review number"),
        }
        self.choices = {
            "step": {
                "year": self.tr("years"),
                "month": self.tr("months"),
                "dekad": self.tr("dekads (ten days)"),
                "day": self.tr("days"),
            },
            "inflow_unit": {"hm3": "hm³", "m3_s": "m³/s"},
            "sharing": {
                "max-min": self.tr("equal shares of what is asked (max-min)"),
                "proportional": self.tr("proportional"),
                "equal-losses": self.tr("equal losses"),
                "seniority": self.tr("by date"),
            },
            "rules.cap_counts_against": {
                "transferor": self.tr("the region that gives"),
                "transferee": self.tr("the region that takes"),
            },
            "rules.out_of_basin_transfers": {"false": self.tr("not allowed"), "true": self.tr("allowed")},
        }
        self.tips = {
            "water_year_starts": self.tr("Month and day, as 07-01"),
            "priorities": self.tr("Words with commas between them, the class that is served first at the head"),
            "quota_exempt": self.tr("Words with commas between them; these classes count against quotas, uncut"),
        }
