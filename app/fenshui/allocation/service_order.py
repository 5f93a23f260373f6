"""The order in which groups are served: per class targets, users, rule curves; storage keeps, then fills."""

from dataclasses import dataclass
from datetime import date

from fenshui.basin import Basin

KEEP = "keep"
FILL = "fill"
_UNDATED = date.max


@dataclass(frozen=True)
class ServiceOrder:
    """Group numbers from 0, highest first, by (class, what) with what one of target, user, rule, keep, fill.

    Under `seniority` the users of a class form a group for each date, undated last (first in time, first in right).
    """

    number: dict[tuple[str, str, date | None], int]

    @property
    def count(self) -> int:
        """How many groups there are; the highest water line."""
        return len(self.number)

    def of_target(self, priority: str) -> int:
        """The group of a class's targets."""
        return self.number[priority, "target", None]

    def of_users(self, priority: str, seniority: date | None, sharing: str) -> int:
        """The group of a user."""
        return self.number[priority, "user", (seniority or _UNDATED) if sharing == "seniority" else None]

    def of_rule(self, priority: str) -> int:
        """The group of a class's rule curves."""
        return self.number[priority, "rule", None]

    @property
    def of_keep(self) -> int:
        """The group in which reservoirs ask for what they held."""
        return self.number["storage", KEEP, None]

    @property
    def of_fill(self) -> int:
        """The group in which reservoirs ask for what is missing."""
        return self.number["storage", FILL, None]


def service_order(basin: Basin) -> ServiceOrder:
    """The groups of a basin in service order."""
    keys: list[tuple[str, str, date | None]] = []
    for priority in basin.settings.priorities:
        keys.append((priority, "target", None))
        keys += [(priority, "user", day) for day in _dates(basin, priority)]
        keys.append((priority, "rule", None))
        if priority == "storage":
            keys += [(priority, KEEP, None), (priority, FILL, None)]
    return ServiceOrder({key: number for number, key in enumerate(keys)})


def _dates(basin: Basin, priority: str) -> list[date | None]:
    if basin.settings.sharing != "seniority":
        return [None]
    return sorted({right.seniority or _UNDATED for right in basin.rights if right.priority == priority})  # type: ignore[return-value]
