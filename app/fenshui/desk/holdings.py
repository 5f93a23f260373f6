"""Who holds what on a day, and which pledges stand, by the ledger alone."""

from datetime import date
from pathlib import Path

from fenshui.desk.book import open_book
from fenshui.register import Positions, accounts_of, positions
from fenshui.register.pledging import LienRow, lien_extract


def positions_of(ledger: Path, on: date) -> Positions:
    """Every position of a day, from the entries written until its end."""
    with open_book(ledger) as book:
        return positions(book.entries(), on)


def liens_of(ledger: Path, on: date) -> tuple[LienRow, ...]:
    """Every pledge in force on a day, by what the ledger knows now."""
    with open_book(ledger) as book:
        return lien_extract(accounts_of(book.state), on.toordinal())
