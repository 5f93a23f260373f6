"""The columns of the impact review: third parties, sections, regions, under one baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fenshui.gui.amounts import number_text, share_text
from fenshui.gui.language import named
from fenshui.gui.tables.column_table import Column
from fenshui.gui.tables.impact_words import ImpactWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fenshui.basin import Basin
    from fenshui.impact import SectionChange, UseImpact

Filled = tuple["Sequence[str]", "Sequence[Column]"]
_WAN_PER_HM3 = 100.0


def parties_table(impact: UseImpact, basin: Basin, words: ImpactWords) -> Filled:
    """Third parties, the most injured first; those whom nothing happens to are left out."""
    touched = [row for row in impact.third_parties if row.injury_hm3_per_year > 0 or row.gain_hm3_per_year > 0]
    rows = sorted(touched, key=lambda row: -row.share)
    holders = [basin.holder_by_id.get(basin.right_by_id[row.right].holder) for row in rows]
    worst = [basin.settings.timeline.dates[row.worst_period].strftime("%Y-%m") if row.worst_hm3 else "" for row in rows]
    return [row.right for row in rows], [
        Column(
            words.party, [named(holder) if holder else row.right for holder, row in zip(holders, rows, strict=True)]
        ),
        Column(words.injury, np.array([row.injury_hm3_per_year * _WAN_PER_HM3 for row in rows]), _small, words.gross),
        Column(words.share, np.array([row.share for row in rows]), share_text, words.share_hint),
        Column(words.net, np.array([row.net_hm3_per_year * _WAN_PER_HM3 for row in rows]), _small, words.net_hint),
        Column(words.worst, worst),
        Column(words.newly, np.array([float(row.newly_short_periods) for row in rows]), _whole, words.newly_hint),
        Column(words.injured, [words.yes if row.is_injured(basin) else "" for row in rows], hint=words.injured_hint),
    ]


def sections_table(impact: UseImpact, basin: Basin, words: ImpactWords) -> Filled:
    """Every control section: what it loses or gains, and whether a deficit is new or deeper."""
    rows = impact.sections
    return [row.node for row in rows], [
        Column(words.section, [named(basin.node_by_id[row.node]) for row in rows]),
        Column(words.change, np.array([row.mean_after_m3_s - row.mean_before_m3_s for row in rows]), _signed),
        Column(words.yearly, np.array([row.mean_change_hm3_per_year * _WAN_PER_HM3 for row in rows]), _signed_whole),
        Column(
            words.lowest_change, np.array([row.lowest_after_m3_s - row.lowest_before_m3_s for row in rows]), _signed
        ),
        Column(words.deficit, np.array([_deepest(row) for row in rows]), share_text, words.deficit_hint),
        Column(words.worse, [words.yes if row.is_worse(basin) else "" for row in rows], hint=words.worse_hint),
    ]


def regions_table(impact: UseImpact, basin: Basin, words: ImpactWords) -> Filled:
    """Where the regions stand against their quotas, before and after."""
    rows = impact.regions
    quotas = [np.nan if row.quota_hm3 is None else row.quota_hm3 * _WAN_PER_HM3 for row in rows]
    return [row.region for row in rows], [
        Column(words.region, [named(basin.region_by_id[row.region]) for row in rows]),
        Column(words.quota, np.array(quotas), _whole),
        Column(words.before, np.array([row.consumed_before_hm3_per_year * _WAN_PER_HM3 for row in rows]), _whole),
        Column(words.after, np.array([row.consumed_after_hm3_per_year * _WAN_PER_HM3 for row in rows]), _whole),
    ]


TABLES: dict[str, tuple[str, Callable[[UseImpact, Basin, ImpactWords], Filled]]] = {
    "parties": ("right", parties_table),
    "sections": ("node", sections_table),
    "regions": ("region", regions_table),
}
"""Table -> (kind of selection its rows are, how it is filled)."""


def _deepest(section: SectionChange) -> float:
    return max((kept.worse_share for kept in section.kept), default=float("nan"))


def _small(value: float) -> str:
    return number_text(value, 2 if abs(value) < 100 else 0)


def _whole(value: float) -> str:
    return number_text(value, 0)


def _signed(value: float) -> str:
    return "0" if abs(value) < 5e-4 else ("+" if value > 0 else "") + number_text(value, 3)


def _signed_whole(value: float) -> str:
    return "0" if abs(value) < 0.05 else ("+" if value > 0 else "") + number_text(value, 1)
