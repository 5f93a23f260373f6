"""Reservoirs of a StateMod deck: stations (.res, six kinds of cards) and their storage rights (.rer)."""

from dataclasses import dataclass

from fenshui.basin import rows
from fenshui.exchange.imported import Report
from fenshui.exchange.statemod.deck import Deck
from fenshui.exchange.units import HM3_PER_ACRE_FOOT
from fenshui.words import Refused, Sentence, sentence

_KM2_PER_ACRE = 4046.8564224e-6


@dataclass(frozen=True)
class Station:
    """A reservoir at a station of the network: volumes in hm³, its curve as (hm³, km²), what the basin cannot hold."""

    name: str
    at: str
    capacity_hm3: float
    dead_hm3: float
    initial_hm3: float
    curve: tuple[tuple[float, float], ...]
    lacking: tuple[Sentence, ...]


def stations(deck: Deck) -> list[Station]:
    """Every reservoir of the deck that is switched on."""
    lines, at = deck.lines["res"], 0
    found = []
    while at < len(lines):
        head = lines[at : at + 2]
        if len(head) < 2:
            raise deck.fault("res", lines[at], sentence("exchange.expected.second_card"))
        counts = [int(deck.number("res", head[1], first, first + 8)) for first in (56, 64, 72, 80)]
        if min(counts) < 0:
            raise deck.fault("res", head[1], sentence("exchange.expected.counts"))
        cards = lines[at + 2 : at + 2 + sum(counts)]
        if len(cards) < sum(counts):
            raise deck.fault("res", head[1], sentence("exchange.expected.cards", count=sum(counts)))
        at += 2 + sum(counts)
        if deck.number("res", head[0], 48, 56, 1.0):
            found.append(_station(deck, head, cards, counts))
    return found


def _station(deck: Deck, head: list[str], cards: list[str], counts: list[int]) -> Station:
    owners, points = cards[: counts[0]], cards[sum(counts[:3]) :]
    least, most, release, dead = (deck.number("res", head[1], first, first + 8) for first in (24, 32, 40, 48))
    table = [[deck.number("res", card, first, first + 8) for first in (24, 32, 40)] for card in points]
    parts = {
        "release": 0 < release < 99999,
        "owners": len(owners) > 1,
        "evaporation": counts[1] > 0,
        "rain": counts[2] > 0,
        "seepage": any(seepage > 0 for _, _, seepage in table),
    }
    return Station(
        head[0][:12].strip(),
        head[0][36:48].strip(),
        most * HM3_PER_ACRE_FOOT,
        max(least, dead) * HM3_PER_ACRE_FOOT,
        min(sum(deck.number("res", card, 32, 40) for card in owners), most) * HM3_PER_ACRE_FOOT,
        tuple((volume * HM3_PER_ACRE_FOOT, area * _KM2_PER_ACRE) for volume, area, _ in table),
        tuple(
            sentence(f"exchange.lacking.reservoir.{part}", cfs=f"{release:g}")
            for part, is_there in parts.items()
            if is_there
        ),
    )


@dataclass(frozen=True)
class Stored:
    """The tables of a basin that reservoirs fill."""

    reservoirs: tuple[rows.Reservoir, ...] = ()
    curves: tuple[rows.CurvePoint, ...] = ()
    targets: tuple[rows.RuleTarget, ...] = ()


def stored(deck: Deck, places: dict[str, str], rank: dict[float, str], approximate: bool, report: Report) -> Stored:
    """The reservoirs at these nodes (station of the network -> id), their storage rights as targets of their class.

    A storage right fills the reservoir at its rank; what is stored no later right may draw. Raises `Refused` for what
    the basin format cannot express, unless it may be approximated.
    """
    found = stations(deck)
    for station in found:
        if station.at not in places:
            raise Refused("exchange.missing_part", file=deck.place.name, name=".res", part=station.at)
        for what in station.lacking:
            if not approximate:
                file = f"{deck.place.stem}.res"
                raise Refused("exchange.not_expressible", file=file, name=station.name, what=what)
            report.has_left_out("element", name=station.name, what=what)
    if found:
        report.has_read("nodes_of", kind="res", count=len(found))
    return Stored(
        tuple(
            rows.Reservoir(places[one.at], one.capacity_hm3, min(one.dead_hm3, one.capacity_hm3), one.initial_hm3)
            for one in found
        ),
        tuple(rows.CurvePoint(places[one.at], *point) for one in found for point in one.curve),
        tuple(target for one in found for target in _targets(deck, one, places[one.at], rank, report)),
    )


def _targets(deck: Deck, station: Station, node: str, rank: dict[float, str], report: Report) -> list[rows.RuleTarget]:
    """Storage rights, seniors first: each fills above what the one before it filled."""
    full, found = station.dead_hm3, []
    mine = [line for line in deck.lines["rer"] if line[36:48].strip() == station.name]
    for line in sorted(mine, key=lambda each: deck.number("rer", each, 48, 64)):
        if not deck.number("rer", line, 72, 80, 1.0):
            continue
        decree_hm3 = deck.number("rer", line, 64, 72) * HM3_PER_ACRE_FOOT
        full = min(full + decree_hm3, station.capacity_hm3)
        priority = rank[deck.number("rer", line, 48, 64)]
        found += [rows.RuleTarget(node, month, full, priority) for month in range(1, 13)]
        report.has_guessed("storage_right", name=line[:12].strip(), hm3=round(full, 3), priority=priority)
    return found
