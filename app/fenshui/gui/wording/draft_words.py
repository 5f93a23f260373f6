"""What an edit of the draft changed, in words."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.gui.wording.amounts import number_text, volume_text
from fenshui.gui.wording.language import named, spoken
from fenshui.gui.wording.parties import between, holder_of, person_of
from fenshui.transfer import OBJECTS
from fenshui.units import FEN_PER_YUAN
from fenshui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from fenshui.basin import Basin
    from fenshui.transfer import Transfer


class DraftWords(QObject):
    """Says an edit in the language and units in force at the moment it is made."""

    def __init__(self, basin: Basin) -> None:
        super().__init__()
        self._basin = basin
        self._names = {
            "volume_m3": self.tr("volume"),
            "price_fen_per_m3": self.tr("price"),
            "exchange_rate": self.tr("exchange rate"),
            "starts": self.tr("first day"),
            "ends": self.tr("last day"),
            "right": self.tr("from"),
            "to_right": self.tr("to"),
            "to_holder": self.tr("to"),
            "object": self.tr("object"),
            "schedule": self.tr("schedule"),
            "release_from": self.tr("release from"),
        }

    def edit(self, old: Transfer | None, new: Transfer | None) -> str:
        """What is another in the new draft than in the old one."""
        if new is None:
            return self.tr("Nothing on the table")
        if old is None or old.id != new.id:
            name, volume = between(new, self._basin), volume_text(new.volume_m3)
            return self.tr("{name} on the table, {volume}").format(name=name, volume=volume)
        changed = [field.name for field in fields(new) if getattr(old, field.name) != getattr(new, field.name)]
        said = [self._change(name, old, new) for name in changed if name in self._names]
        return self.tr("; ").join(filter(None, said)) or self.tr("other terms")

    def _change(self, name: str, old: Transfer, new: Transfer) -> str:
        write = self._writers().get(name, str)
        before, after = (write(getattr(one, name)) for one in (old, new))
        if name == "schedule":
            return self._names[name]
        return (
            f"{self._names[name]} {before} → {after}" if before and after else f"{self._names[name]} {after or before}"
        )

    def _writers(self) -> dict[str, Callable[..., str]]:
        return {
            "volume_m3": volume_text,
            "price_fen_per_m3": lambda fen: self.tr("{yuan} yuan/m³").format(yuan=number_text(fen / FEN_PER_YUAN, 2)),
            "exchange_rate": lambda rate: number_text(rate, 3),
            "right": partial(holder_of, basin=self._basin),
            "to_right": partial(holder_of, basin=self._basin),
            "to_holder": partial(person_of, basin=self._basin),
            "object": self._object,
            "release_from": lambda node: named(self._basin.node_by_id[node]) if node else "",
        }

    def _object(self, code: str) -> str:
        return spoken(sentence(f"statement.objects.{code}")) if code in OBJECTS else code
