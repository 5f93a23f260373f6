"""4  Pin: terms laid beside the draft, each with what they do to everybody else, so that they can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fenshui.basin import Basin
from fenshui.desk.blotter import CaseLine, positions
from fenshui.desk.wanted import Wanted
from fenshui.impact import Assessment, SectionChange, assess, compensations

KINDS = ("baseline", "offer", "counter", "draft")
"""In the order they stand side by side."""


@dataclass(frozen=True)
class Pin:
    """Terms with their impact; the baseline has no terms."""

    wanted: Wanted
    assessment: Assessment


@dataclass(frozen=True)
class Outcome:
    """A pin in a few figures: volumes in whole m³ a year, money in fen; the price is the mean of the package's.

    `worst_section` is the section lowered most under either use; compensation counts whoever can be told, and
    `is_money_told` says whether that is everybody.
    """

    volume_m3: int
    total_fen: int
    price_fen_per_m3: float
    verdict: str
    paper_water_m3: int
    injured: int
    worst_section: SectionChange | None
    compensation_m3: int
    compensation_fen: int
    is_money_told: bool


def pinned(basin: Basin, wanted: Wanted) -> Pin:
    """Terms with their impact, assessed on the basin as it stands."""
    return Pin(wanted, assess(basin, wanted.package))


def with_pin(pins: Sequence[Pin], new: Pin) -> tuple[Pin, ...]:
    """One pin more: the same terms are pinned once, a newer offer or counter-offer takes the place of the older."""
    alone = new.wanted.kind if new.wanted.kind != "draft" else None
    kept = [
        pin
        for pin in pins
        if pin.wanted.kind != alone and (pin.wanted.kind, pin.wanted.package) != (new.wanted.kind, new.wanted.package)
    ]
    return tuple(sorted([*kept, new], key=lambda pin: KINDS.index(pin.wanted.kind)))


def wanted_of_case(line: CaseLine) -> tuple[Wanted, ...]:
    """The baseline, the last offer and the last counter-offer of a negotiation (the authority's proposal counts)."""
    kinds = [("offer" if act.kind == "offer" else "counter", act) for act, _ in positions(line.case)]
    last, count = dict(kinds), Counter(kind for kind, _ in kinds)
    found = [Wanted("baseline")]
    for kind in ("offer", "counter"):
        if kind in last:
            by = line.case.participant(last[kind].by)
            found.append(Wanted(kind, last[kind].package, by.id, by.name_zh, by.name_en, count[kind]))
    return tuple(found)


def outcome(pin: Pin) -> Outcome:
    """What terms come to, for a table that compares them."""
    package, found = pin.wanted.package, pin.assessment
    volume = sum(one.volume_m3 for one in package)
    worth = sum(one.volume_m3 * one.price_fen_per_m3 for one in package)
    sections = [section for impact in found.uses.values() for section in impact.sections]
    worst = min(sections, key=lambda section: section.mean_change_hm3_per_year, default=None)
    owed = compensations(found)
    return Outcome(
        volume_m3=volume,
        total_fen=sum(one.total_fen for one in package),
        price_fen_per_m3=worth / volume if volume else 0.0,
        verdict=found.verdict,
        paper_water_m3=found.paper_water_m3,
        injured=len({party.right for impact in found.uses.values() for party in impact.injured}),
        worst_section=worst if worst is not None and worst.mean_change_hm3_per_year < -1e-9 else None,
        compensation_m3=sum(one.volume_m3_per_year for one in owed),
        compensation_fen=sum(one.fen_per_year or 0 for one in owed),
        is_money_told=all(one.fen_per_year is not None for one in owed),
    )
