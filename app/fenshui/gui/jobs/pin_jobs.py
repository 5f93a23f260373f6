"""What the window computes for pins; the rooms below are opened only when they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.basin import Basin
    from fenshui.desk.blotter import CaseLine
    from fenshui.desk.pinning import Outcome, Pin
    from fenshui.desk.wanted import Wanted
    from fenshui.impact import Assessment
    from fenshui.transfer import Transfer


def pinned(basin: Basin, wanted: Sequence[Wanted]) -> tuple[Pin, ...]:
    """Terms with their impact."""
    from fenshui.desk.pinning import pinned

    return tuple(pinned(basin, one) for one in wanted)


def baseline() -> Wanted:
    """No terms at all."""
    from fenshui.desk.wanted import Wanted

    return Wanted("baseline")


def draft(package: tuple[Transfer, ...], name: str) -> Wanted:
    """The terms of the ticket under a name."""
    from fenshui.desk.wanted import Wanted

    return Wanted("draft", package, id=name)


def of_case(line: CaseLine) -> tuple[Wanted, ...]:
    """What a negotiation is about: the baseline, the last offer, the last counter-offer."""
    from fenshui.desk.pinning import wanted_of_case

    return wanted_of_case(line)


def pin(wanted: Wanted, assessment: Assessment) -> Pin:
    """Terms whose impact is known already."""
    from fenshui.desk.pinning import Pin

    return Pin(wanted, assessment)


def with_pin(pins: Sequence[Pin], new: Pin) -> tuple[Pin, ...]:
    """One pin more."""
    from fenshui.desk.pinning import with_pin

    return with_pin(pins, new)


def outcome(pin: Pin) -> Outcome:
    """What terms come to."""
    from fenshui.desk.pinning import outcome

    return outcome(pin)
