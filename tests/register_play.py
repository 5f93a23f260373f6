"""Playing a diary on the register and on the plain one, until they differ."""

from fenshui.register import RULES, accounts_of
from fenshui.register.steps import NOTHING, at, plus, total
from fenshui.words import Refused
from plain_register import Plain
from register_diary import DAYS, START, Diary, written


def difference(seed, steps):
    """What the register and the plain one first disagree about in a diary, nothing where they never do."""
    diary, plain, state = Diary(seed), Plain(), START
    for step in range(steps):
        entry = diary.entry(state)
        state, taken = _tried(state, entry)
        if plain.write(entry) != taken:
            return f"seed {seed}, step {step}: {entry.kind} {'taken' if taken else 'refused'}: {entry.fields}"
        if taken:
            for right, account in accounts_of(state).rights.items():
                if not _same(account, plain.rights[right]):
                    return f"seed {seed}, step {step}: after {entry.kind}, {right}: {entry.fields}"
    return ""


def _tried(state, entry):
    try:
        return written(state, entry, RULES), True
    except Refused:
        return state, False


def _same(account, plain):
    """The same volumes on every day, and pool + rights + ecological reserve = cap."""
    held = {holder: [at(steps, day) for day in DAYS] for holder, steps in account.held.items()}
    here = {holder: row for holder, row in plain["held"].items() if any(row)}
    lots = [(lot["id"], lot["left"]) for lot in plain["lots"]]
    return (
        {holder: row for holder, row in held.items() if any(row)} == here
        and [(lot.id, [at(lot.left, day) for day in DAYS]) for lot in account.lots] == lots
        and plus(total(account.held.values()), account.carved) == account.granted
        and [at(account.granted, day) for day in DAYS] == list(plain["granted"])
        and (account.stopped is not None) == plain["stopped"]
        and total(lot.left for lot in account.lots) == account.held.get("(pool)", NOTHING)
    )
