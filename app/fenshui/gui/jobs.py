"""What runs in the background: each job takes values and gives one back.

The engine is imported here, inside the jobs: it takes seconds to load, and the window stands before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from fenshui.allocation import Allocation
    from fenshui.basin import Basin
    from fenshui.desk.opening import Opening
    from fenshui.desk.proposing import Preview
    from fenshui.gui.map.layout import Layout
    from fenshui.gui.map.levels import Levels
    from fenshui.impact import Assessment
    from fenshui.transfer import Transfer


def open_basin(folder: Path) -> tuple[Opening, Layout, Levels]:
    """A basin and the sheet to draw it on."""
    from fenshui.desk.opening import open_basin
    from fenshui.gui.map.layout import lay_out
    from fenshui.gui.map.levels import levels_of

    opening = open_basin(folder)
    layout = lay_out(opening.basin)
    return opening, layout, levels_of(layout.lines, layout.orders.astype(float))


def allocate(basin: Basin, use: str) -> Allocation:
    """The baseline under one use."""
    from fenshui.desk.allocating import baseline

    return baseline(basin, use)


def levels_by_flow(layout: Layout, allocation: Allocation) -> Levels:
    """The rivers as wide as their mean flow."""
    from fenshui.gui.map.levels import levels_of

    return levels_of(layout.lines, allocation.flow_hm3.mean(axis=0))


def open_draft(file: Path) -> Transfer:
    """A transfer from its file."""
    from fenshui.desk.proposing import open_draft

    return open_draft(file)


def preview(basin: Basin, draft: Transfer, use: str) -> Preview:
    """What a draft does to the whole record."""
    from fenshui.desk.proposing import preview

    return preview(basin, draft, use)


def assess(basin: Basin, draft: Transfer) -> Assessment:
    """The full impact of a draft."""
    from fenshui.desk.assessing import assess_deal

    return assess_deal(basin, draft)
