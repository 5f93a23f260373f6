"""The comparison of pins: a row a term or an effect, a column a pin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fenshui.gui.jobs import pin_jobs
from fenshui.gui.tables.column_table import Column
from fenshui.gui.tables.comparison_words import Called, ComparisonWords
from fenshui.gui.tables.verdict_words import verdict_name
from fenshui.gui.wording.amounts import number_text, volume_text
from fenshui.gui.wording.language import named
from fenshui.gui.wording.parties import between
from fenshui.units import FEN_PER_YUAN, M3_PER_HM3, yuan_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.basin import Basin
    from fenshui.desk.pinning import Outcome, Pin
    from fenshui.gui.tables.basin_tables import Filled
    from fenshui.transfer import Transfer

NOTHING = "–"


def comparison_table(pins: Sequence[Pin], basin: Basin, words: ComparisonWords, called: Sequence[Called]) -> Filled:
    """Every pin with its terms and what they come to; the baseline has no terms."""
    told = [_told(pin, basin, words) for pin in pins]
    columns = [Column("", list(words.rows.values()))]
    columns += [
        Column(name.whole, [texts[row] for row in words.rows], hint=name.tip, head=name.short)
        for name, texts in zip(called, told, strict=True)
    ]
    return list(words.rows), columns


def _told(pin: Pin, basin: Basin, words: ComparisonWords) -> dict[str, str]:
    found = pin_jobs.outcome(pin)
    return _terms(pin.wanted.package, found, basin) | _effects(found, basin, words)


def _terms(package: Sequence[Transfer], found: Outcome, basin: Basin) -> dict[str, str]:
    if not package:
        return dict.fromkeys(("volume", "price", "total", "term", "parties", "rate", "paper"), NOTHING)
    rates = {one.exchange_rate for one in package}
    return {
        "volume": volume_text(found.volume_m3),
        "price": number_text(found.price_fen_per_m3 / FEN_PER_YUAN, 2),
        "total": yuan_text(found.total_fen),
        "term": f"{min(one.starts for one in package)} – {max(one.ends for one in package)}",
        "parties": "; ".join(between(one, basin) for one in package),
        "rate": number_text(rates.pop(), 3) if len(rates) == 1 else NOTHING,
        "paper": volume_text(found.paper_water_m3),
    }


def _effects(found: Outcome, basin: Basin, words: ComparisonWords) -> dict[str, str]:
    worst, section = found.worst_section, NOTHING
    if worst is not None:
        section = f"{named(basin.node_by_id[worst.node])} {volume_text(worst.mean_change_hm3_per_year * M3_PER_HM3)}"
    money = yuan_text(found.compensation_fen) if found.is_money_told else words.untold
    return {
        "verdict": verdict_name(found.verdict),
        "injured": str(found.injured),
        "section": section,
        "owed": volume_text(found.compensation_m3) if found.compensation_m3 else NOTHING,
        "money": money if found.compensation_m3 else NOTHING,
    }
