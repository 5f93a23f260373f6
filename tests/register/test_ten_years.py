"""Ten years of a basin, some five hundred entries a year: on every day every drop is somebody's, once."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from fenshui.ledger.acceptance import followed
from fenshui.ledger.entry import entry_body, read_attested
from fenshui.market import market_of, watch
from fenshui.register import RULES, accounts_of, check_balances
from fenshui.register.invariants import check_account
from fenshui.register.positions import position_on
from fenshui.register.rules import touched
from fenshui.register.steps import FOREVER, at
from fenshui.words import Refused
from figures import note_figures
from planted_defects import planted as planted_defect
from register_diary import written as written_by
from running_balances import Running
from ten_years import BUYERS, FIRST, LAST, START, YEARS, TenYears, entry_of


class Told:
    """A diary as it was lived through: its entries, what was counted, what the watch saw at the end of each year."""

    def __init__(self, seed, planted=False, checked=True, last=LAST):
        self.diary, self.running, self.checked = TenYears(seed, planted), Running(), checked
        self.state = self.rebuilt = START
        self.entries, self.flags, self.broken = [], {}, []
        self.taken, self.refused = Counter(), Counter()
        self.held, self.until = {}, {}
        self.days, day = 0, FIRST
        while day <= last:
            self._day(day)
            day += timedelta(days=1)

    def _day(self, day):
        self.running.day(day.toordinal())
        changed = set()
        for act in self.diary.of_day(day, self.state):
            changed |= self._act(day, act)
        if self.checked:
            self._check(day, changed)
        self.days += 1
        if (day.month, day.day) == (6, 30):
            check_balances(self.state)
            for flag in watch(market_of(self.entries, accounts_of(self.state), day)):
                self.flags.setdefault((flag.kind, flag.holders, flag.evidence, flag.figures.get("year")), flag)

    def _act(self, day, act):
        kind, fields = act(self.state)
        try:
            entries, self.state = _written(self.state, entry_of(self.state, day, kind, fields))
        except Refused:
            self.refused[kind] += 1
            return set()
        self.taken[kind] += 1
        self.entries += entries
        if self.checked:
            for entry in entries:
                self.running.wrote(entry)
                self.rebuilt = _after(self.rebuilt, read_attested(entry_body(entry)))
        return set() if kind == "metering" else set(touched(accounts_of(self.state), entries[-1]))

    def _check(self, day, changed):
        """What the ledger's bytes say by themselves = what was counted along the way; the sums; what is tied up.

        An account that changed is looked through for every day there is; what it says of a day is asked again when it
        changed, and on every day on which one of its volumes begins or ends: in between it says the same.
        """
        today = day.toordinal()
        for right, account in accounts_of(self.rebuilt).rights.items():
            if right in changed or today >= self.until.get(right, 0):
                self._look_at(day, right, account)
            if right in changed:
                self._holds(day, "rebuilt = running", account == accounts_of(self.state).account(right))
                check_account(account, day.isoformat())
        self._holds(day, "rebuilt = counted along the way", self.held == self.running.balances())
        if day.day == 1:
            rows = position_on(self.rebuilt, day).rows
            self._holds(day, "a year's water", all(row.year_m3 >= 0 <= row.used_m3 for row in rows))

    def _look_at(self, day, right, account):
        today = day.toordinal()
        mine = {holder: at(steps, today) for holder, steps in account.held.items()}
        for name in [name for name in self.held if name[0] == right]:
            del self.held[name]
        self.held |= {(right, holder): volume for holder, volume in mine.items() if volume}
        whole = sum(mine.values()) + at(account.carved, today)  # holders, pool and ecology, and what was carved out
        self._holds(day, "pool + rights + ecology = cap", whole == at(account.granted, today))
        self._holds(day, "nothing negative", not mine or min(mine.values()) >= 0)
        ties = [*account.liens.values(), *account.pending.values()]
        tied = Counter()
        for one in ties:
            if one.first <= today <= one.last and getattr(one, "sign_by", "9") >= day.isoformat():
                tied[getattr(one, "holder", "") or one.giver] += one.tied[0][1]
        for holder, volume in tied.items():
            self._holds(day, "liens + pending <= holding", volume <= mine.get(holder, 0))
        turns = {turn for steps in (*account.held.values(), account.carved, account.granted) for turn, _ in steps}
        turns |= {turn for one in ties for turn in (one.first, one.last + 1)}
        turns |= {date.fromisoformat(one.sign_by).toordinal() + 1 for one in account.pending.values()}
        self.until[right] = min((turn for turn in turns if turn > today), default=FOREVER)

    def _holds(self, day, what, holds):
        if not holds:
            self.broken.append(f"{day}: {what}")


def _written(state, entry):
    """The entries that were written (a posting comes with its signatures and approval), and the state after them."""
    written = []

    def keep(before, one):
        written.append(one)
        return before

    return written, written_by(state, entry, (*RULES, keep))


def _after(state, entry):
    return followed(state.but(head=entry.prev), entry, b"", RULES)


def missed(told):
    """Planted abuses that no flag of their kind names, of those the ledger let through."""
    found = defaultdict(set)
    for flag in told.flags.values():
        found[flag.kind] |= {*flag.evidence, *flag.holders}
    done = {name for name, case in told.state.agreements.items() if case.stage == "posted"} | {"x-there"}
    return [
        (kind, day, name)
        for kind, some in told.diary.abuses.items()
        for day, name in some
        if name in done and name not in found[kind] and not (kind == "concentration" and "far" in found[kind])
        if kind != "hoarding" or day.year + 4 <= LAST.year
    ]


def alarms(told):
    """Flags that name nothing planted, by kind."""
    hands = {"x-there", "x-back", "hoarder", "far", "gov-far", *BUYERS}
    honest = [f for f in told.flags.values() if not any(one.startswith("x-") for one in f.evidence)]
    return Counter(flag.kind for flag in honest if not hands & {*flag.holders, *flag.evidence})


@pytest.fixture(scope="module")
def honest():
    return Told(0)


def test_on_every_day_of_ten_years_every_invariant_holds(honest, record_property):
    """Pool + rights + ecology = cap, nothing negative, liens + pending within the holding, rebuilt = running."""
    taken = sum(honest.taken.values())
    note_figures(record_property, "ten years of a register (seed 0)", days=honest.days, acts_taken=taken,
                 acts_refused=sum(honest.refused.values()), entries=len(honest.entries),
                 days_broken=len(honest.broken))  # fmt: skip
    assert honest.broken == []
    assert honest.days == (LAST - FIRST).days + 1
    assert taken >= 500 * YEARS


def test_the_ten_years_have_everything_an_authority_meets(honest):
    """Grants, trades, pledges, droughts, annulments, four ways into the reserve and two out of it, closed years."""
    assert {"annul", "agreement_void", "lien_release", "saved_water", "right_snapshot", "correct"} <= set(honest.taken)
    ways = Counter(entry.fields["way"] for entry in honest.entries if entry.kind == "reserve_in")
    assert set(ways) == {"reserved", "lapsed", "bought_back", "developed"}
    assert {e.fields["operation"] for e in honest.entries if e.kind == "reserve_out"} == {"sell", "release"}
    assert honest.taken["year_close"] == YEARS - 1
    assert min(e.fields["allocable_m3"] for e in honest.entries if e.kind == "allocable") < 10_000_000
    assert honest.refused["reserve_in"] and honest.refused["annul"]


def test_the_register_of_the_last_day_is_that_of_the_entries_alone(honest):
    rebuilt = START
    for entry in honest.entries:
        rebuilt = _after(rebuilt, read_attested(entry_body(entry)))
    assert position_on(rebuilt, LAST) == position_on(honest.state, LAST)
    year = accounts_of(rebuilt).closed
    assert {name: year[name] for name in year} == dict(accounts_of(honest.state).closed)


def test_every_planted_abuse_is_flagged_and_false_alarms_are_counted(honest, record_property):
    """Of normal prices 4.3 % lie more than three MADs from the median; all trades before news are looked at."""
    told = Told(1, planted=True, checked=False)
    planted = sum(map(len, told.diary.abuses.values()))
    note_figures(record_property, "market watch over ten years", planted_abuses=planted, missed=len(missed(told)),
                 false_alarms_among_them=sum(alarms(told).values()))  # fmt: skip
    clean = alarms(honest)
    note_figures(record_property, "market watch on a clean diary", trades=honest.taken["agreement_posted"],
                 **{f"false_alarms_by_{kind}": count for kind, count in sorted(clean.items())})  # fmt: skip
    kinds = {"circular", "price", "hoarding", "concentration", "sold_twice", "announcement", "over_use"}
    assert set(told.diary.abuses) == kinds
    assert missed(told) == []
    assert set(clean) <= {"price", "announcement"}
    assert clean["price"] < 0.08 * honest.taken["agreement_posted"]


@pytest.mark.parametrize(
    ("module", "right", "wrong"),
    [
        ("moving", "gives * rate // _MILLION", "gives"),
        ("reserve", 'account.moved(said["holder"], POOL, came)', "account.with_held(POOL, came)"),
        ("steps", "((first, volume), (last + 1, 0))", "((first, volume), (last, 0))"),
    ],
)
def test_a_register_that_is_wrong_is_found_within_fourteen_months(module, right, wrong):
    last = FIRST + timedelta(days=425)
    with planted_defect(module, right, wrong):
        try:
            broken = Told(0, last=last).broken
        except Refused as refused:
            broken = [str(refused)]
    assert broken


@pytest.mark.full
@pytest.mark.timeout(7200)
def test_ten_more_decades_hold_too(record_property):
    broken = acts = lost = 0
    for seed in range(2, 12):
        told = Told(seed, planted=seed % 2 == 0)
        broken, acts, lost = broken + len(told.broken), acts + sum(told.taken.values()), lost + len(missed(told))
    note_figures(record_property, "ten more decades (seeds 2..11)", acts=acts, broken=broken, missed=lost)
    assert (broken, lost) == (0, 0)
