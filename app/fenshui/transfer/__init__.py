"""What is proposed: the terms of a transfer, and the basin under it."""

from fenshui.transfer.changed_basin import Volumes, with_transfers, yearly_volumes
from fenshui.transfer.terms import MOST_EXCHANGE_RATE, OBJECTS, Transfer
from fenshui.transfer.transfer_file import read_transfer, transfer_from, transfer_text
from fenshui.transfer.transfers_table import read_transfers
from fenshui.transfer.unfit import Unfit

__all__ = [
    "MOST_EXCHANGE_RATE", "OBJECTS", "Transfer", "Unfit", "Volumes", "read_transfer", "read_transfers",
    "transfer_from", "transfer_text", "with_transfers", "yearly_volumes",
]  # fmt: skip
