"""The words of the comparison of pins: its rows, and what a negotiator calls what is pinned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fenshui.gui.wording.amounts import volume_text
from fenshui.gui.wording.language import named
from fenshui.gui.wording.parties import giver_of, taker_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fenshui.basin import Basin
    from fenshui.desk.pinning import Pin
    from fenshui.desk.wanted import Wanted
    from fenshui.transfer import Transfer


@dataclass(frozen=True)
class Called:
    """What a pin is: "draft 2", "offer 1"; who gives whom how much, in whole and short; what the mouse tells of it."""

    kind: str
    whole: str
    short: str
    tip: str


class ComparisonWords(QObject):
    """Says a row or a name in the language in force at the moment it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = {
            "verdict": self.tr("Verdict"),
            "volume": self.tr("Volume a year"),
            "price": self.tr("Price, yuan/m³"),
            "total": self.tr("Total, yuan"),
            "term": self.tr("Term"),
            "parties": self.tr("From → to"),
            "rate": self.tr("Exchange rate"),
            "paper": self.tr("Paper water"),
            "injured": self.tr("Injured third parties"),
            "section": self.tr("Section lowered most"),
            "owed": self.tr("Compensation, water a year"),
            "money": self.tr("Compensation, yuan a year"),
        }
        self.untold = self.tr("cannot be told")
        self._kinds = {
            "baseline": self.tr("Baseline"),
            "offer": self.tr("offer"),
            "counter": self.tr("counter-offer"),
            "draft": self.tr("draft"),
        }
        self._whole, self._short = self.tr("{parties}, {volume} · {kind}"), self.tr("{volume} · {kind}")
        self._proposed, self._ids = self.tr("Proposed by {who}"), self.tr("Transfer {ids}")

    def called(self, pins: Sequence[Pin], basin: Basin, shorten: Callable[[str], str] = str) -> list[Called]:
        """Every pin by its parties, its volume and its number among its like; `shorten` makes a party's name fit."""
        numbers = _numbers([pin.wanted for pin in pins])
        return [self._called(pin.wanted, number, basin, shorten) for pin, number in zip(pins, numbers, strict=True)]

    def _called(self, wanted: Wanted, number: int, basin: Basin, shorten: Callable[[str], str]) -> Called:
        kind = f"{self._kinds[wanted.kind]} {number}" if number else self._kinds[wanted.kind]
        if not wanted.package:
            return Called(kind, kind, kind, kind)
        volume = volume_text(sum(one.volume_m3 for one in wanted.package))
        whole = self._whole.format(parties=_between(wanted.package, basin, str), volume=volume, kind=kind)
        second = self._short.format(volume=volume, kind=kind)
        tip = [whole, self._ids.format(ids=", ".join(one.id for one in wanted.package))]
        if wanted.kind != "draft":
            tip.append(self._proposed.format(who=named(wanted)))
        return Called(kind, whole, f"{_between(wanted.package, basin, shorten)}\n{second}", "\n".join(tip))


def _between(package: Sequence[Transfer], basin: Basin, shorten: Callable[[str], str]) -> str:
    """Giver and taker of the first transfer, and how many more there are."""
    first = package[0]
    text = f"{shorten(giver_of(first, basin))} → {shorten(taker_of(first, basin))}"
    return f"{text} (+{len(package) - 1})" if len(package) > 1 else text


def _numbers(wanted: Sequence[Wanted]) -> list[int]:
    """Offers have the number they have in their case; drafts are counted where there are several."""
    drafts = [at for at, one in enumerate(wanted) if one.kind == "draft"]
    counted = {at: place + 1 for place, at in enumerate(drafts)} if len(drafts) > 1 else {}
    return [counted.get(at, one.number) for at, one in enumerate(wanted)]
