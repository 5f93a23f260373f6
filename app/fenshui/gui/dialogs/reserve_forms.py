"""What is asked when water goes into the reserve or leaves it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fenshui.gui.dialogs.field_grid import Field
from fenshui.gui.dialogs.register_parts import Form, Parts, Typed
from fenshui.gui.jobs.register_jobs import Deed, Registered
from fenshui.gui.wording.language import spoken
from fenshui.register.fields import WAYS
from fenshui.words import sentence


class ReserveForms(QObject):
    """A form for each."""

    def take_in(self, parts: Parts, _: Registered) -> Form:
        """Water comes in by one of four ways; what is bought back is signed by the seller too."""
        ways = tuple((way, spoken(sentence(f"report.word.{way}"))) for way in WAYS)
        fields = (
            Field("way", self.tr("How it comes in"), "choice", choices=ways),
            parts.position(),
            Field("lot", self.tr("Id of the lot")),
            parts.volume(),
            *parts.term(),
            parts.price(),
            parts.reason(),
            parts.evidence(optional=True),
            *parts.signers(self.tr("authority"), may=self.tr("seller where bought back")),
        )

        def deed(typed: Typed) -> Deed:
            right, holder = typed.text("position").split()
            way = typed.text("way")
            said = {"way": way, "right": right, "holder": "" if way == "developed" else holder, "evidence": ""}
            return Deed("reserve_in", said | _common(typed, "lot"), typed.file())

        return Form(self.tr("Take into the reserve"), fields, deed)

    def let_out(self, parts: Parts, _: Registered) -> Form:
        """Water leaves: sold, signed by the buyer too, or released without a price."""
        operations = (("release", self.tr("Released without a price")), ("sell", self.tr("Sold")))
        fields = (
            Field("operation", self.tr("How it leaves"), "choice", choices=operations),
            parts.stock(),
            parts.holder(self.tr("To"), (("", self.tr("the river")),)),
            Field("release", self.tr("Id of what leaves")),
            parts.volume(),
            *parts.term(),
            parts.price(),
            parts.reason(),
            *parts.signers(self.tr("authority"), may=self.tr("buyer where sold")),
        )

        def deed(typed: Typed) -> Deed:
            said = {name: typed.text(name) for name in ("operation", "right", "holder")}
            return Deed("reserve_out", said | _common(typed, "release"))

        return Form(self.tr("Take out of the reserve"), fields, deed)


def _common(typed: Typed, name: str) -> dict[str, object]:
    return {
        name: typed.text(name),
        "volume_m3": typed.whole("volume_m3"),
        "from": typed.day("from"),
        "to": typed.day("to"),
        "price_fen": typed.whole("price_fen", 0) if typed.text("price_fen") else 0,
        "reason": typed.text("reason"),
    }
