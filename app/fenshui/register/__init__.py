"""Who holds what: rights, liens and the reserve, changed by entries only and rebuilt from them for any day."""

from fenshui.register.accounts import Account, Accounts, accounts_of
from fenshui.register.invariants import check_balances
from fenshui.register.positions import Position, Positions, position_on, positions
from fenshui.register.rules import RULES, follow

__all__ = [
    "RULES",
    "Account",
    "Accounts",
    "Position",
    "Positions",
    "accounts_of",
    "check_balances",
    "follow",
    "position_on",
    "positions",
]
