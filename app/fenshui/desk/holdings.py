"""Who holds what on a day, which pledges stand, what lies in the reserve and what lies idle, by the ledger alone."""

from datetime import date
from pathlib import Path

from fenshui.desk.book import open_book
from fenshui.register import Positions, accounts_of, positions
from fenshui.register.idle import IdleRow, idle_rights
from fenshui.register.pledging import LienRow, lien_extract
from fenshui.register.reserve_report import LotRow, reserve_lots
from fenshui.sealing.certificate import Person


def positions_of(ledger: Path, on: date) -> Positions:
    """Every position of a day, from the entries written until its end."""
    with open_book(ledger) as book:
        return positions(book.entries(), on)


def people_of(ledger: Path) -> dict[str, Person]:
    """Everybody whose key the ledger knows, by the holder's id; the name that was given last."""
    with open_book(ledger) as book:
        told = (entry.fields.get("person") for entry in book.entries())
        people = [Person(**one) for one in told if isinstance(one, dict)]
    return {one.holder: one for one in people}


def liens_of(ledger: Path, on: date) -> tuple[LienRow, ...]:
    """Every pledge in force on a day, by what the ledger knows now."""
    with open_book(ledger) as book:
        return lien_extract(accounts_of(book.state), on.toordinal())


def reserve_of(ledger: Path, on: date) -> tuple[LotRow, ...]:
    """What lies in the reserve on a day, by what the ledger knows now, in release order."""
    with open_book(ledger) as book:
        return reserve_lots(accounts_of(book.state), on.toordinal())


def idle_of(ledger: Path, on: date) -> tuple[IdleRow, ...]:
    """What lay idle in the two water years before a day, by what the ledger knows now."""
    with open_book(ledger) as book:
        return idle_rights(accounts_of(book.state), on)
