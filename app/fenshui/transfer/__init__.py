"""What is proposed: the terms of a transfer, and the basin under it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from fenshui.transfer.terms import MOST_EXCHANGE_RATE, OBJECTS, Transfer, most_m3
from fenshui.transfer.transfer_file import read_transfer, transfer_from, transfer_text
from fenshui.transfer.transfers_table import read_transfers
from fenshui.transfer.unfit import Unfit

if TYPE_CHECKING:
    from fenshui.transfer.changed_basin import Volumes, with_transfers, yearly_volumes

__all__ = [
    "MOST_EXCHANGE_RATE", "OBJECTS", "Transfer", "Unfit", "Volumes", "most_m3", "read_transfer",
    "read_transfers", "transfer_from", "transfer_text", "with_transfers", "yearly_volumes",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """What changes a basin brings the engine along, and is loaded when it is asked for: a ticket stands before that."""
    if name in ("Volumes", "with_transfers", "yearly_volumes"):
        return getattr(import_module(f"{__name__}.changed_basin"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
