"""The credit record of everybody who trades: published deductions for what was found, and a grade."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fenshui.market.watch import Flag

FULL = 100
DEDUCTIONS: Mapping[str, int] = {
    "over_use": 20,
    "sold_twice": 40,
    "circular": 25,
    "price": 5,
    "hoarding": 10,
    "announcement": 10,
    "concentration": 0,
}
"""Points taken for each flag that the authority has upheld; concentration is nobody's fault (unverified defaults)."""
GRADES = ((90, "A"), (75, "B"), (60, "C"), (0, "D"))
"""The least points of each grade."""


@dataclass(frozen=True)
class CreditRecord:
    """A holder's points and grade, with every deduction: (kind, points, evidence)."""

    holder: str
    points: int
    grade: str
    deductions: tuple[tuple[str, int, tuple[str, ...]], ...]


def credit_records(holders: Iterable[str], upheld: Iterable[Flag]) -> tuple[CreditRecord, ...]:
    """Everybody's record by the flags that were upheld, worst first; points do not fall below 0."""
    flags = tuple(upheld)
    records = [_record(holder, [flag for flag in flags if holder in flag.holders]) for holder in sorted(set(holders))]
    return tuple(sorted(records, key=lambda record: (record.points, record.holder)))


def _record(holder: str, flags: list[Flag]) -> CreditRecord:
    taken = [(flag.kind, DEDUCTIONS[flag.kind], flag.evidence) for flag in flags if DEDUCTIONS[flag.kind]]
    points = max(0, FULL - sum(points for _, points, _ in taken))
    grade = next(name for least, name in GRADES if points >= least)
    return CreditRecord(holder, points, grade, tuple(taken))
