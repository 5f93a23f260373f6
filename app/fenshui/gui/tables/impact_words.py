"""The words of the impact review's headers."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fenshui.gui.wording.amounts import flow_unit, volume_unit, yearly_unit


class ImpactWords(QObject):
    """Says a header in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        volume, yearly, flow = volume_unit(), yearly_unit(), flow_unit()
        self.party = self.tr("Third party")
        self.injury = self.tr("Loss, {unit}").format(unit=yearly)
        self.gross = self.tr("Gross: a gain in May does not hide a loss in August")
        self.share = self.tr("Of demand")
        self.share_hint = self.tr("Loss as a share of the mean yearly demand")
        self.net = self.tr("Net, {unit}").format(unit=yearly)
        self.net_hint = self.tr("Loss less gain")
        self.worst = self.tr("Worst period")
        self.newly = self.tr("Newly short")
        self.newly_hint = self.tr("Periods with a shortage that were without one")
        self.injured = self.tr("Injured")
        self.injured_hint = self.tr("The loss is more than the share the basin calls none")
        self.yes = self.tr("yes")
        self.section = self.tr("Section")
        self.change = self.tr("Mean, {unit}").format(unit=flow)
        self.yearly = self.tr("A year, {unit}").format(unit=volume)
        self.lowest_change = self.tr("Lowest, {unit}").format(unit=flow)
        self.deficit = self.tr("New deficit")
        self.deficit_hint = self.tr("New or deeper deficit as a share of the volume to be kept")
        self.worse = self.tr("Worse")
        self.worse_hint = self.tr("A deficit is deeper by more than the share the basin calls none")
        self.region = self.tr("Region")
        self.quota = self.tr("Quota, {unit}").format(unit=volume)
        self.before = self.tr("Consumed before, {unit}").format(unit=volume)
        self.after = self.tr("Consumed after, {unit}").format(unit=volume)
