"""What the window computes after an assessment; the heavy rooms are opened only when they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fenshui.basin import Basin
    from fenshui.gui.live.background import Task
    from fenshui.impact import Cure, Ensemble, YearType
    from fenshui.impact.assessment import UseImpact
    from fenshui.transfer import Transfer


def cures(basin: Basin, draft: Transfer) -> tuple[Cure, ...]:
    """Every cure of a draft that injures."""
    from fenshui.desk.assessing import cures_of

    return cures_of(basin, draft)


def neutral(basin: Basin, draft: Transfer) -> Transfer:
    """A draft at the neutral rate."""
    from fenshui.desk.assessing import neutral_of

    return neutral_of(basin, draft)


def ranges(basin: Basin, draft: Transfer, members: int, task: Task) -> Ensemble:
    """The impact on drawn records; says how far it is, and stops where nobody wants it any more."""
    from fenshui.desk.assessing import ensemble_of

    def progress(done: int, of: int) -> bool:
        task.report(done / of)
        return True

    return ensemble_of(basin, draft, members, progress)


def year_types(impact: UseImpact) -> tuple[YearType, ...]:
    """The impact in wet, normal and dry years."""
    from fenshui.desk.assessing import year_types_of

    return year_types_of(impact)
