"""A transfer in the words of a report: who gives what to whom, how much, when, for how much."""

from collections.abc import Iterator, Mapping
from typing import Any

from fenshui.export.report.names import Names
from fenshui.units import yuan_text


def title_of(transfer: Mapping[str, Any], names: Names) -> str:
    """Giver and taker."""
    return f"{names.holder_of(transfer['right'])} → {taker_of(transfer, names)}"


def taker_of(transfer: Mapping[str, Any], names: Names) -> str:
    """Who takes: the holder of the standing right, or of the new one."""
    return names.holder_of(transfer["to_right"]) if transfer["to_right"] else names.holder(transfer["to_holder"])


def terms_of(transfer: Mapping[str, Any], names: Names) -> Iterator[tuple[str, str]]:
    """The terms as label and value."""
    given = f"{names.holder_of(transfer['right'])} ({transfer['right']})"
    place = transfer["to_right"] or names.node(transfer["to_node"])
    yield "right", given
    yield "to", f"{taker_of(transfer, names)} ({place})"
    yield "object", names.say(f"statement.objects.{transfer['object']}")
    basis = names.say(f"statement.bases.{transfer['basis']}")
    yield "volume", names.say("report.deal.volume", volume=f"{transfer['volume_m3']:,}", basis=basis)
    for side in ("given", "taken"):
        diverted, consumed = (f"{transfer[f'{side}_{what}_m3']:,}" for what in ("diversion", "consumption"))
        yield side, names.say("report.deal.both", diverted=diverted, consumed=consumed)
    yield "exchange_rate", f"{transfer['exchange_rate']:g}"
    yield "term", names.say("statement.from_to", starts=transfer["from"], ends=transfer["to"])
    yield "schedule", schedule_of(transfer["schedule"], names)
    yield "price", names.say("statement.price_per_m3", yuan=yuan_text(transfer["price_fen_per_m3"]))


def schedule_of(schedule: Any, names: Names) -> str:
    """Shares per period of the year, or that both sides take as they use."""
    if schedule == "as-used":
        return names.say("statement.as_used")
    return " · ".join(f"{share:.3f}".rstrip("0").rstrip(".") or "0" for share in schedule)
