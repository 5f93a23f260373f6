"""The columns of the impact review: third parties, sections, regions, under one baseline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from fenshui.gui.tables.column_table import Column
from fenshui.gui.tables.impact_words import ImpactWords
from fenshui.gui.wording.amounts import (
    flow_digits,
    flow_units_per_m3_s,
    m3_per_volume_unit,
    number_text,
    share_text,
    signed_text,
    volume_digits,
)
from fenshui.gui.wording.language import named
from fenshui.units import M3_PER_HM3, M3_PER_WAN_M3

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fenshui.basin import Basin
    from fenshui.impact import SectionChange, UseImpact

Filled = tuple["Sequence[str]", "Sequence[Column]"]


def parties_table(impact: UseImpact, basin: Basin, words: ImpactWords) -> Filled:
    """Third parties, the most injured first; those whom nothing happens to are left out."""
    touched = [row for row in impact.third_parties if row.injury_hm3_per_year > 0 or row.gain_hm3_per_year > 0]
    rows = sorted(touched, key=lambda row: -row.share)
    holders = [basin.holder_by_id.get(basin.right_by_id[row.right].holder) for row in rows]
    one = M3_PER_HM3 / m3_per_volume_unit()
    worst = [basin.settings.timeline.dates[row.worst_period].strftime("%Y-%m") if row.worst_hm3 else "" for row in rows]
    return [row.right for row in rows], [
        Column(
            words.party, [named(holder) if holder else row.right for holder, row in zip(holders, rows, strict=True)]
        ),
        Column(words.injury, np.array([row.injury_hm3_per_year * one for row in rows]), _small, words.gross),
        Column(words.share, np.array([row.share for row in rows]), share_text, words.share_hint),
        Column(words.net, np.array([row.net_hm3_per_year * one for row in rows]), _small, words.net_hint),
        Column(words.worst, worst),
        Column(words.newly, np.array([float(row.newly_short_periods) for row in rows]), _whole, words.newly_hint),
        Column(words.injured, [words.yes if row.is_injured(basin) else "" for row in rows], hint=words.injured_hint),
    ]


def sections_table(impact: UseImpact, basin: Basin, words: ImpactWords) -> Filled:
    """Every control section: what it loses or gains, and whether a deficit is new or deeper."""
    rows, flow, volume = impact.sections, flow_units_per_m3_s(), M3_PER_HM3 / m3_per_volume_unit()
    changes = np.array([row.mean_after_m3_s - row.mean_before_m3_s for row in rows]) * flow
    lowest = np.array([row.lowest_after_m3_s - row.lowest_before_m3_s for row in rows]) * flow
    return [row.node for row in rows], [
        Column(words.section, [named(basin.node_by_id[row.node]) for row in rows]),
        Column(words.change, changes, _signed_flow()),
        Column(words.yearly, np.array([row.mean_change_hm3_per_year * volume for row in rows]), _signed_volume()),
        Column(words.lowest_change, lowest, _signed_flow()),
        Column(words.deficit, np.array([_deepest(row) for row in rows]), share_text, words.deficit_hint),
        Column(words.worse, [words.yes if row.is_worse(basin) else "" for row in rows], hint=words.worse_hint),
    ]


def regions_table(impact: UseImpact, basin: Basin, words: ImpactWords) -> Filled:
    """Where the regions stand against their quotas, before and after."""
    rows, one = impact.regions, M3_PER_HM3 / m3_per_volume_unit()
    quotas = [np.nan if row.quota_hm3 is None else row.quota_hm3 * one for row in rows]
    return [row.region for row in rows], [
        Column(words.region, [named(basin.region_by_id[row.region]) for row in rows]),
        Column(words.quota, np.array(quotas), _volume()),
        Column(words.before, np.array([row.consumed_before_hm3_per_year * one for row in rows]), _volume()),
        Column(words.after, np.array([row.consumed_after_hm3_per_year * one for row in rows]), _volume()),
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
    return number_text(value, volume_digits(2 if abs(value) * m3_per_volume_unit() < 100 * M3_PER_WAN_M3 else 0))


def _whole(value: float) -> str:
    return number_text(value, 0)


def _volume() -> Callable[[float], str]:
    return partial(number_text, digits=volume_digits())


def _signed_volume() -> Callable[[float], str]:
    return partial(signed_text, digits=volume_digits(1))


def _signed_flow() -> Callable[[float], str]:
    return partial(signed_text, digits=flow_digits(3))
