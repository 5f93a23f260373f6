"""What is asked about a holding: a meter's reading, a pledge, its release."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QObject

from fenshui.gui.dialogs.field_grid import Field
from fenshui.gui.dialogs.register_parts import Form, Parts, Typed
from fenshui.gui.jobs.register_jobs import Deed, Registered


class HoldingForms(QObject):
    """A form for each."""

    def reading(self, parts: Parts, _: Registered) -> Form:
        """What a meter counted over some days, with the sheet that proves it."""
        first, last = _month_before(date.today())
        fields = (
            parts.position(),
            Field("from", self.tr("First day"), value=first.isoformat()),
            Field("to", self.tr("Last day"), value=last.isoformat()),
            Field("used_m3", self.tr("Used"), unit=self.tr("m³")),
            parts.evidence(),
            *parts.signers(self.tr("holder or authority")),
        )

        def deed(typed: Typed) -> Deed:
            days = {"from": typed.day("from"), "to": typed.day("to")}
            said = _of(typed) | days | {"used_m3": typed.whole("used_m3", 0), "evidence": ""}
            return Deed("metering", said, typed.file())

        return Form(self.tr("Enter a reading"), fields, deed)

    def pledge(self, parts: Parts, _: Registered) -> Form:
        """A part of a holding is pledged; both sign."""
        fields = (
            parts.position(),
            Field("lien", self.tr("Id of the pledge")),
            parts.person("creditor", self.tr("Creditor")),
            parts.volume(),
            *parts.term(),
            *parts.signers(self.tr("debtor"), self.tr("creditor")),
        )

        def deed(typed: Typed) -> Deed:
            names = {name: typed.text(name) for name in ("lien", "creditor")}
            days = {"from": typed.day("from"), "to": typed.day("to")}
            return Deed("lien", _of(typed) | names | days | {"volume_m3": typed.whole("volume_m3")})

        return Form(self.tr("Pledge"), fields, deed)

    def release(self, parts: Parts, found: Registered) -> Form:
        """A pledge, or a part of it, is released by the creditor."""
        title = self.tr("Volume (empty: all of it)")
        fields = (
            parts.pledge(),
            Field("volume_m3", title, optional=True, unit=self.tr("m³ a year")),
            parts.reason(),
            *parts.signers(self.tr("creditor")),
        )

        def deed(typed: Typed) -> Deed:
            name = typed.text("lien")
            whole = next(one.volume_m3 for one in found.liens if one.lien == name)
            volume = typed.whole("volume_m3") if typed.text("volume_m3") else whole
            return Deed("lien_release", {"lien": name, "volume_m3": volume, "reason": typed.text("reason")})

        return Form(self.tr("Release a pledge"), fields, deed)


def _of(typed: Typed) -> dict[str, object]:
    right, holder = typed.text("position").split()
    return {"right": right, "holder": holder}


def _month_before(today: date) -> tuple[date, date]:
    """The first and the last day of the month before: what is read at the beginning of a month."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last
