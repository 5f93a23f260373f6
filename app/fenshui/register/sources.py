"""Where the water of a right comes from, and what follows: the river's quota binds surface water only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SourceRule:
    """What holds for rights to water of one source.

    `from_quota`: it is carved out of the river's quota (else it stands by itself, on evidence of the works).
    `leaves_region`: it may change hands across regions, because the river or a pipe carries it there.
    """

    from_quota: bool
    leaves_region: bool


SOURCE_RULES = {
    "surface": SourceRule(True, True),
    "ground": SourceRule(False, False),
    "reclaimed": SourceRule(False, True),
    "rain": SourceRule(False, False),
    "desalinated": SourceRule(False, True),
    "mine": SourceRule(False, True),
    "brackish": SourceRule(False, False),
}
"""Source -> rule. 非常规水 (reclaimed, rain, desalinated, mine, brackish) counts against caps, never against quotas."""


def in_basis(volume: int, basis: str, ratio_millionths: int, wanted: str) -> int:
    """A right's volume on another basis, rounded up: consumption = diversion · k (k = ratio_millionths / 10⁶)."""
    if basis == wanted:
        return volume
    if wanted == "consumption":
        return -(-volume * ratio_millionths // 1_000_000)
    return -(-volume * 1_000_000 // ratio_millionths)
