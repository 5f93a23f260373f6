"""The timestepper of a Pywr model as a timeline."""

from datetime import date, datetime
from typing import Any

from fenshui.basin import Timeline
from fenshui.basin.settings_file import MOST_PERIODS, ends_in_time
from fenshui.exchange.pywr.document import Document
from fenshui.words import Refused, sentence

_MONTHS = ("M", "MS", "ME", "1M")
_DAYS = ("D", "1D", "1", "1.0")


def timeline_of(document: Document) -> Timeline:
    """Days or months from start to end. Raises `Refused` for other steps, and for more than a basin can have."""
    stepper = document.timestepper
    start, end = _day(stepper.get("start"), document), _day(stepper.get("end"), document)
    step = str(stepper.get("timestep", 1))
    if step in _DAYS:
        return _within_bounds("day", start, max((end - start).days + 1, 1), document)
    if step in _MONTHS and start.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        return _within_bounds("month", start, max(months, 1), document)
    what = sentence("exchange.lacking.step", step=step)
    raise Refused("exchange.not_expressible", file=document.path.name, name="timestepper", what=what)


def _within_bounds(step: str, start: date, periods: int, document: Document) -> Timeline:
    if periods > MOST_PERIODS or not ends_in_time(start, step, periods):
        file = document.path.name
        raise Refused("exchange.too_long", file=file, found=f"{periods:,}", first=start, most=f"{MOST_PERIODS:,}")
    return Timeline(step, start, periods)


def _day(value: Any, document: Document) -> date:
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        file = document.path.name
        raise Refused(
            "exchange.model_fault", file=file, name="timestepper", found=str(value)[:40], expected="2015-01-31"
        ) from None
