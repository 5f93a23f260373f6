"""What the tables of a basin are called, and columns that mean something of their own in one table."""

from __future__ import annotations

from PySide6.QtCore import QObject


class TableTitles(QObject):
    """Says them in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.special = {
            ("rights", "node"): self.tr("Point of diversion"),
            ("holders", "kind"): self.tr("Kind of holder"),
            ("returns", "node"): self.tr("Comes back at"),
            ("release_rules", "from_node"): self.tr("Measured at"),
            ("loads", "id"): self.tr("Discharge point"),
            ("loads", "holder"): self.tr("Holder of the discharge right"),
        }
        self.tables = {
            "nodes": self.tr("Nodes"),
            "reaches": self.tr("Reaches"),
            "rights": self.tr("Rights"),
            "demands": self.tr("Actual use by period, hm³ diverted"),
            "demand_series": self.tr("Actual use in single periods"),
            "returns": self.tr("Return flows"),
            "benefits": self.tr("Benefits of water"),
            "reservoirs": self.tr("Reservoirs"),
            "storage_limits": self.tr("Storage limits by period, hm³"),
            "rule_curves": self.tr("Rule curves by period, hm³"),
            "evaporation": self.tr("Evaporation by period, mm"),
            "reservoir_curves": self.tr("Storage, area and level"),
            "sections": self.tr("Control sections"),
            "targets": self.tr("Target flows by period, m³/s"),
            "release_rules": self.tr("Yearly rules of release"),
            "inflows": self.tr("Inflows"),
            "regions": self.tr("Regions"),
            "holders": self.tr("Holders"),
            "allocable": self.tr("Water that may be used, by water year"),
            "loads": self.tr("Loads of pollutants"),
            "quality_limits": self.tr("Limits of water quality"),
        }
