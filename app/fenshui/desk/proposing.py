"""3  Propose: a transfer being drafted, and what it would do at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from fenshui.allocation import Allocation
    from fenshui.basin import Basin
    from fenshui.transfer import Transfer


@dataclass(frozen=True)
class Drafts:
    """The draft on the table and the drafts before and after it; undo puts the old draft back."""

    now: Transfer | None = None
    past: tuple[Transfer | None, ...] = ()
    future: tuple[Transfer | None, ...] = ()

    def edited(self, draft: Transfer | None) -> Drafts:
        """A new draft on the table; what had been undone is forgotten."""
        return self if draft == self.now else Drafts(draft, (*self.past, self.now))

    def undone(self) -> Drafts:
        """The draft before this one, where there is one."""
        return Drafts(self.past[-1], self.past[:-1], (self.now, *self.future)) if self.past else self

    def redone(self) -> Drafts:
        """The draft that was undone last, where there is one."""
        return Drafts(self.future[0], (*self.past, self.now), self.future[1:]) if self.future else self


@dataclass(frozen=True)
class Preview:
    """The whole record with a draft in force, under one use."""

    draft: Transfer
    use: str
    after: Allocation


def open_draft(file: Path) -> Transfer:
    """The transfer in a file. Raises `Refused` where it is none."""
    from fenshui.transfer import read_transfer

    return read_transfer(file)


def with_volume(draft: Transfer, volume_m3: int) -> Transfer:
    """The same terms for another volume a year, in whole m³."""
    return replace(draft, volume_m3=volume_m3)


def preview(basin: Basin, draft: Transfer, use: str) -> Preview:
    """Run the whole record with the draft in force."""
    from fenshui.allocation import allocate
    from fenshui.transfer import with_transfers

    return Preview(draft, use, allocate(with_transfers(basin, (draft,)), use))
