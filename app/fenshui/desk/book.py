"""The ledger as the desk holds it: with the register's rules in it, for writing, reading and verifying alike."""

from pathlib import Path

from fenshui.ledger.ledger import Ledger
from fenshui.ledger.no_garbage import no_garbage
from fenshui.register import RULES, check_balances


def open_book(path: Path) -> Ledger:
    """A ledger held open with the register; raises `Refused` where an entry or a balance does not hold."""
    with no_garbage():
        book = Ledger(path, RULES)
        try:
            check_balances(book.state)
        except BaseException:
            book.close()
            raise
        return book
