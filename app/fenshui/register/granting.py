"""Rights come into being and change: granted out of a larger right, corrected, stated again, scaled with the year."""

from fenshui.ledger.changed import changed
from fenshui.ledger.entry import Entry
from fenshui.ledger.state import State
from fenshui.register.accounts import ECOLOGY, Account, Accounts, Title
from fenshui.register.checks import check_authority, check_free, check_new, check_not_stopped, check_term
from fenshui.register.fields import CLASSES, PERMIT
from fenshui.register.sources import SOURCE_RULES, in_basis
from fenshui.register.steps import NOTHING, Steps, at, combined, day_of, during, least, minus, plus, within
from fenshui.words import Refused, sentence


def right_grant(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """A title: out of its parent's free volume, or at the top of the river, or from a source of its own."""
    check_authority(state, entry)
    said = entry.fields
    check_new(accounts, "right", said["right"])
    parent = accounts.account(said["parent"]) if said["parent"] else None
    title = _title(said, parent)
    _check_place(title, parent, bool(said["evidence"]))
    _check_content(title, said["volume_m3"], said["ecological_m3"])
    granted = during(title.first, title.last, said["volume_m3"])
    ecology = during(title.first, title.last, said["ecological_m3"])
    held = {holder: steps for holder, steps in ((title.holder, minus(granted, ecology)), (ECOLOGY, ecology)) if steps}
    account = Account(title, granted, held)
    if parent is not None:
        parent, account = _carved(parent, account, entry.time[:10])
        accounts = accounts.having(parent)
    return accounts.having(account)


def correct(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """The authority changes a title from a day on: its permit, its volume, or the day it ends (renewal)."""
    check_authority(state, entry)
    account, changes, since = accounts.account(entry.fields["right"]), entry.fields["changes"], entry.fields["from"]
    check_not_stopped(account)
    first = max(day_of(since), account.title.first)
    if "permit" in changes:
        _check_permit(account.title.right_class, changes["permit"])
        account = changed(account, title=changed(account.title, permit=changes["permit"]))
    if "volume_m3" not in changes and "to" not in changes:
        return accounts.having(account)
    last = day_of(changes["to"]) if "to" in changes else account.title.last
    volume = changes.get("volume_m3", at(account.granted, min(first, account.title.last)))
    return _regranted(accounts, account, first, last, volume, entry.time[:10])


def right_snapshot(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """A signed statement of balances: where it differs from the account, nothing of the right moves from here on."""
    check_authority(state, entry)
    account, day = accounts.account(entry.fields["right"]), day_of(entry.fields["on"])
    here = {holder: at(steps, day) for holder, steps in account.held.items()}
    here = {holder: volume for holder, volume in here.items() if volume}
    agrees = here == entry.fields["balances"] and at(account.granted, day) == entry.fields["granted_m3"]
    return accounts.having(changed(account, stopped=None if agrees else entry.seq))


def allocable(accounts: Accounts, state: State, entry: Entry) -> Accounts:
    """What may be used in a water year, announced by the authority; the last word counts (丰增枯减)."""
    check_authority(state, entry)
    account, year = accounts.account(entry.fields["right"]), entry.fields["water_year"]
    if account.title.parent:
        raise Refused("register.not_at_the_top", right=account.title.right)
    announced = accounts.allocable.having((account.title.right, year), entry.fields["allocable_m3"])
    return changed(accounts, allocable=announced)


def _title(said: object, parent: Account | None) -> Title:
    assert isinstance(said, dict)
    above = parent.title if parent is not None else None
    return Title(
        right=said["right"],
        holder=said["holder"],
        right_class=said["class"],
        region=said["region"],
        parent=said["parent"],
        root=above.root if above else said["right"],
        basis=said["basis"],
        ratio_millionths=said["consumption_ratio_millionths"],
        source=said["source"],
        first=day_of(said["from"]),
        last=min(day_of(said["to"]), above.last) if above and not said["to"] else day_of(said["to"]),
        season=said["season"] or (above.season if above else ""),
        year_starts=above.year_starts if above else said["year_starts"] or "01-01",
        permit=said["permit"],
    )


def _check_place(title: Title, parent: Account | None, evidence: bool) -> None:
    """Surface water comes out of a larger right; other water stands by itself, on evidence of its works."""
    if parent is not None:
        above = parent.title
        if CLASSES.index(above.right_class) > CLASSES.index(title.right_class) or above.source != title.source:
            raise Refused("register.not_below", right=title.right, parent=above.right)
        if above.season != title.season and above.season:
            raise Refused("register.outside_season", right=title.right)
    elif SOURCE_RULES[title.source].from_quota:
        if CLASSES.index(title.right_class) > CLASSES.index("regional"):
            raise Refused("register.needs_parent", right=title.right)
    elif not evidence:
        raise Refused("register.needs_evidence", kind=sentence("ledger.kind.right_grant"))


def _check_content(title: Title, volume: int, ecological: int) -> None:
    if title.first > title.last:
        raise Refused("register.outside_term", right=title.right)
    if ecological > volume or (ecological and title.parent):
        raise Refused("register.ecology_too_large", right=title.right)
    _check_permit(title.right_class, title.permit)


def _check_permit(right_class: str, permit: object) -> None:
    """An abstraction right states what its permit says; every word of it is text."""
    assert isinstance(permit, dict)
    if right_class == "abstraction" and set(permit) != PERMIT:
        raise Refused("register.permit_incomplete", fields=", ".join(sorted(PERMIT ^ set(permit))))
    if not all(isinstance(value, str) for value in permit.values()):
        raise Refused("register.permit_incomplete", fields="-")


def _carved(parent: Account, account: Account, today: str) -> tuple[Account, Account]:
    """Parent and child after the child's volume left the parent's holder, on the parent's basis."""
    title = account.title
    check_not_stopped(parent)
    check_term(parent, title.first, title.last)
    carve = _carve(parent, account)
    check_free(parent, parent.title.holder, title.first, title.last, least(carve, title.first, title.last), today)
    parent = parent.with_held(parent.title.holder, minus(NOTHING, carve))
    return changed(parent, carved=plus(parent.carved, carve)), changed(account, carve=carve)


def _carve(parent: Account, account: Account) -> Steps:
    basis, ratio, wanted = account.title.basis, account.title.ratio_millionths, parent.title.basis
    return combined(account.granted, NOTHING, lambda volume, _: in_basis(volume, basis, ratio, wanted))


def _regranted(accounts: Accounts, account: Account, first: int, last: int, volume: int, today: str) -> Accounts:
    """The register after a title's volume or end changed; holder and parent must be able to bear it."""
    title = account.title
    if last < first:
        raise Refused("register.outside_term", right=title.right)
    before = within(account.granted, title.first, first - 1) if first > title.first else NOTHING
    granted = plus(before, during(first, last, volume))
    change = minus(granted, account.granted)
    new = changed(account.with_held(title.holder, change), granted=granted, title=changed(title, last=last))
    _check_bearable(new, title.holder, today)
    if title.parent:
        parent = accounts.account(title.parent)
        check_not_stopped(parent)
        carve = _carve(parent, new)
        more = minus(carve, account.carve)
        parent = parent.with_held(parent.title.holder, minus(NOTHING, more))
        _check_bearable(parent, parent.title.holder, today)
        accounts = accounts.having(changed(parent, carved=plus(parent.carved, more)))
        new = changed(new, carve=carve)
    return accounts.having(new)


def _check_bearable(account: Account, holder: str, today: str) -> None:
    lowest = least(account.free(holder, today))
    if lowest < 0:
        raise Refused("register.not_free", right=account.title.right, holder=holder, found=0, wanted=-lowest)
