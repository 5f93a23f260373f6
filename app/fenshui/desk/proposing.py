"""3  Propose: a transfer being drafted, and what it would do at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fenshui.words import Refused

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

    @property
    def states(self) -> tuple[Transfer | None, ...]:
        """Every draft that undo and redo reach, in the order they were put on the table."""
        return (*self.past, self.now, *self.future)

    def edited(self, draft: Transfer | None) -> Drafts:
        """A new draft on the table; what had been undone is forgotten."""
        return self if draft == self.now else Drafts(draft, (*self.past, self.now))

    def undone(self, steps: int = 1) -> Drafts:
        """The draft so many edits before this one, or the first there is."""
        return self._standing_at(max(len(self.past) - steps, 0))

    def redone(self, steps: int = 1) -> Drafts:
        """The draft so many undone edits after this one, or the last there is."""
        return self._standing_at(min(len(self.past) + steps, len(self.states) - 1))

    def _standing_at(self, at: int) -> Drafts:
        states = self.states
        return Drafts(states[at], states[:at], states[at + 1 :])


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


def save_draft(draft: Transfer, file: Path) -> None:
    """Write a draft as a transfer file. Raises `Refused` where the disk will not take it."""
    from fenshui.sealing.durable_file import write_durably
    from fenshui.transfer import transfer_text

    write_durably(file, transfer_text(draft).encode("utf-8"))


def first_draft(basin: Basin, giver: str, today: date) -> Transfer:
    """A draft to start from: a tenth of the giver's volume for three whole years, to the next holder in the table.

    Raises `Refused` where the basin has no two holders of rights to trade between.
    """
    from fenshui.transfer import Transfer

    rights = [right.id for right in basin.rights]
    at = rights.index(giver) if giver in rights else 0
    in_turn = (*basin.rights[at:], *basin.rights[:at])
    others = [right for right in in_turn if right.holder != in_turn[0].holder]
    if not others:
        raise Refused("desk.nothing_to_trade", count=len(rights))
    return Transfer(
        id=_free_id(set(rights)),
        right=in_turn[0].id,
        to_right=others[0].id,
        volume_m3=max(1, in_turn[0].annual_volume_m3 // 10),
        starts=date(today.year + 1, 1, 1),
        ends=date(today.year + 3, 12, 31),
    )


def _free_id(taken: set[str]) -> str:
    return next(name for number in range(1, len(taken) + 2) if (name := f"transfer-{number}") not in taken)


def preview(basin: Basin, draft: Transfer, use: str) -> Preview:
    """Run the whole record with the draft in force. Raises `Refused` where it cannot be, or nobody else takes it."""
    from fenshui.allocation import allocate
    from fenshui.negotiation.holders import check_two_holders
    from fenshui.transfer import with_transfers

    check_two_holders(basin, draft)
    return Preview(draft, use, allocate(with_transfers(basin, (draft,)), use))
