"""What must hold of every account on every day, checked after every entry and again when a ledger is taken up."""

from fenshui.ledger.state import State
from fenshui.register.accounts import POOL, Account, accounts_of
from fenshui.register.steps import FOREVER, least, plus, total
from fenshui.words import Refused


def check_balances(state: State) -> None:
    """Raise `Refused` unless every account of the register balances on every day there is."""
    accounts = accounts_of(state)
    carved: dict[str, list[Account]] = {}
    for account in accounts.rights.values():
        check_account(account, state.time[:10])
        if account.title.parent:
            carved.setdefault(account.title.parent, []).append(account)
    for right, account in accounts.rights.items():
        if total(child.carve for child in carved.get(right, [])) != account.carved:
            raise Refused("register.out_of_balance", right=right, what="carved")


def check_account(account: Account, today: str) -> None:
    """Raise `Refused` unless: held + carved = granted; nobody below nothing; the tied volume is there; pool = lots."""
    for what, holds in (
        ("granted", plus(total(account.held.values()), account.carved) == account.granted),
        ("held", all(least(held) >= 0 for held in account.held.values())),
        ("tied", all(least(account.free(holder, today)) >= 0 for holder in account.held)),
        ("pool", total(lot.left for lot in account.lots) == account.of(POOL)),
        ("term", _inside_term(account)),
    ):
        if not holds:
            raise Refused("register.out_of_balance", right=account.title.right, what=what)


def _inside_term(account: Account) -> bool:
    """Nothing is held before the right begins or after it ends."""
    first, last = account.title.first, account.title.last
    held = [steps for steps in account.held.values() if steps]
    return all(first <= steps[0][0] and (last >= FOREVER or steps[-1][0] <= last + 1) for steps in held)
