"""Ten years of a basin, day by day and seeded: what an authority, its provinces, farms and works write into a register.

An honest diary keeps to what people do in good faith; `planted` adds the abuses a supervisor must find, and remembers
them: kind -> (day, agreement, or whoever it is).
"""

import random
from datetime import date, timedelta

from fenshui.ledger.entry import Entry
from fenshui.ledger.state import State
from fenshui.register import accounts_of
from fenshui.register.accounts import ECOLOGY, POOL
from fenshui.register.closing import most_carried
from fenshui.register.fields import PERMIT
from fenshui.register.steps import at
from fenshui.register.year import days_of_year, used_in_year, volume_in_year
from register_diary import HASH, agreement_of, key_of, keys_of, signed_by, text_of

FIRST, YEARS, EVENTS = date(2024, 7, 1), 10, 500
REGIONS = ("upper", "middle", "lower", "far")
GOVERNMENTS = {region: f"gov-{region}" for region in REGIONS}
FARMS = {f"farm-{region}-{n}": region for region in REGIONS[:3] for n in range(4)}
MILLS = {f"mill-{region}-{n}": region for region in REGIONS[:3] for n in range(4)}
TOWNS = {f"town-{region}": region for region in REGIONS[:3]}
BUYERS = {f"far-{n}": "far" for n in range(8)}
OTHERS = ("bank", "fund", "plant", "hoarder", "x-there", "x-back")
PEOPLE = ("yrcc", *GOVERNMENTS.values(), *FARMS, *MILLS, *TOWNS, *BUYERS, *OTHERS)
LAST = date(FIRST.year + YEARS, 6, 30)
END = "2044-06-30"


START = State(log="x/y", size=1, head="00" * 32, time="2024-06-30T00:00:00Z", keys=keys_of(PEOPLE))


def grant(right, holder, right_class, parent, volume, region="", since=FIRST, to=END, **more):
    """The fields of a title."""
    permit = dict.fromkeys(PERMIT, "-") if right_class == "abstraction" else {}
    return {
        "right": right, "holder": holder, "class": right_class, "region": region, "parent": parent,
        "basis": "diversion", "consumption_ratio_millionths": 1_000_000, "volume_m3": volume, "ecological_m3": 0,
        "source": "surface", "season": "", "year_starts": "" if parent else "07-01", "permit": permit, "evidence": "",
        "from": since.isoformat(), "to": to, "signatures": signed_by("yrcc"), **more,
    }  # fmt: skip


def titles():
    """The initial allotment: river, provinces, farms, works and towns, one reclaimed source."""
    yield grant("river", "yrcc", "basin", "", 12_000_000, ecological_m3=2_000_000)
    for region, government in GOVERNMENTS.items():
        yield grant(f"quota.{region}", government, "regional", "river", 2_400_000, region)
    for people, volume in ((FARMS, 250_000), (MILLS, 120_000), (TOWNS, 150_000)):
        for holder, region in people.items():
            yield grant(holder, holder, "abstraction", f"quota.{region}", volume, region)
    for holder in ("x-there", "farm-far"):
        yield grant(holder, "x-there" if holder == "x-there" else "gov-far", "abstraction", "quota.far", 400_000, "far")
    yield grant("reuse", "plant", "abstraction", "", 200_000, "middle", source="reclaimed", evidence=HASH)


class TenYears:
    """A seeded source of (kind, fields) for every day, by what the register says at that moment."""

    def __init__(self, seed, planted=False):
        self.dice = random.Random(seed)
        self.number = 0
        self.made = {}
        self.wetness = self.coming = 1.0
        self.price = 100.0
        self.planted = planted
        self.abuses = {}
        self.waiting = []
        self.lots = self.works = 0

    def of_day(self, day, state):
        """What somebody wants to write on a day, one after the other, each by the state the one before left."""
        self.day = day
        if day == FIRST:
            for fields in titles():
                yield lambda state, fields=fields: ("right_grant", fields)
        yield from self._authority(day)
        for at_day, act in [one for one in self.waiting if one[0] <= day]:
            self.waiting.remove((at_day, act))
            yield act
        if self.planted:
            yield from self._abuses(day)
        for _ in range(self.dice.choice((0, 0, 1, 1, 1, 1, 2))):
            yield getattr(self, self.dice.choices(ACTS, WEIGHTS)[0])

    # the authority's year

    def _authority(self, day):
        if (day.month, day.day) == (7, 3) and day.year > FIRST.year:
            yield self._close
        if (day.month, day.day) == (6, 20):
            self.coming = self.dice.choice((0.72, 0.8, 0.97, 1.0, 1.0, 1.02, 1.1))
        if (day.month, day.day) == (7, 6):
            self.wetness = self.coming
            self.price *= self.dice.uniform(1.0, 1.12)
            yield self._allocable
        if (day.month, day.day) == (11, 1) and self.wetness < 0.9:
            self.wetness *= 1.02
            yield self._allocable
        if day.day == 28:
            users = [*FARMS, *MILLS, *TOWNS, "reuse"]
            for right in self.dice.sample(users, 19):
                yield lambda state, right=right: self._metering(state, right)

    def _allocable(self, state):
        volume = round(12_000_000 * self.wetness)
        year = self.day.year if self.day.month >= 7 else self.day.year - 1
        return "allocable", {"right": "river", "water_year": year, "allocable_m3": volume, "signatures": ONE}

    def _close(self, state):
        accounts = accounts_of(state)
        year = self.day.year - 1
        _, last = days_of_year(accounts.account("river"), year)
        carried = {}
        for right in self.dice.sample([*FARMS, *MILLS], 8):
            most = most_carried(accounts, accounts.account(right), right, last, 100_000)
            if most:
                carried[right] = {right: most}
        shortfalls = {"quota.lower": self.dice.randint(1, 40_000)} if self.wetness < 0.9 else {}
        said = {"right": "river", "water_year": year, "carry_over_millionths": 100_000, "carried": carried}
        return "year_close", {**said, "shortfalls": shortfalls, "evidence": "", "reason": "-", "signatures": ONE}

    def _metering(self, state, right, share=0.9, holder=""):
        """A reading since the last one; honest people stop where the year's water ends."""
        account = accounts_of(state).account(right)
        holder = holder or account.title.holder
        today = self.day.toordinal()
        last = max((use.last for use in account.uses if use.holder == holder), default=0)
        year_first, _ = days_of_year(account, self.day.year if self.day.month >= 7 else self.day.year - 1)
        left = volume_in_year(accounts_of(state), account, holder, today) - used_in_year(account, holder, today)
        used = max(0, min(left, int(self.dice.uniform(0.6, share) * at(account.of(holder), today) / 9)))
        said = {"right": right, "holder": holder, "from": text_of(max(last + 1, year_first)), "to": text_of(today)}
        return "metering", {**said, "used_m3": used, "evidence": HASH, "signatures": signed_by(holder)}

    # trades

    def _name(self, what):
        self.number += 1
        return f"{what}-{self.number}"

    def _trade(self, state, right="", giver="", taker="", **more):
        """A farm sells to works of its own region or below, for whole years; signed within two weeks, mostly."""
        right = right or self.dice.choice([*FARMS, *FARMS, *[f"quota.{region}" for region in REGIONS[:3]]])
        account = accounts_of(state).account(right)
        giver = giver or account.title.holder
        taker = taker or self.dice.choice([*MILLS, *TOWNS])
        first = date(self.day.year + (self.day.month >= 7), 7, 1)
        last = date(first.year + self.dice.choice((1, 1, 2, 3)), 6, 30)
        name = self._name(more.pop("named", "deal"))
        kind = "plan-surplus" if account.title.right_class == "regional" else "works-not-at-capacity"
        volume = self.dice.choice((2_000, 4_000, 6_000, 10_000))
        terms = {"object": kind, "price_fen_per_m3": round(self.price * self.dice.gauss(1, 0.06)), "volume": volume}
        terms |= more
        first, last = terms.pop("first", first), terms.pop("last", last)
        if self.dice.random() < 0.04 and not more:
            terms["price_fen_per_m3"] = 0
        sign_by = self.day + timedelta(days=14)
        text = agreement_of(
            name, giver, taker, right, terms.pop("volume"), first.toordinal(), last.toordinal(), sign_by.toordinal(),
            self.dice.choice((1_000_000, 1_000_000, 950_000)), **terms,
        )  # fmt: skip
        text["made"] = self.day.isoformat()
        fate = "post" if more else self.dice.choices(("post", "void", "expire"), (20, 1, 1))[0]
        if fate != "expire":
            then = self.day + timedelta(days=self.dice.randint(1, 12))
            self.waiting.append((then, lambda state: self._finish(name, fate, giver)))
        return "agreement_pending", {"agreement": text}

    def _finish(self, name, fate, giver):
        if fate == "void":
            said = {"agreement": name, "reason": "-", "by": key_of(giver), "signature": ""}
            return "agreement_void", said
        return "agreement_posted", {"agreement": name, "files": {}}

    def _annul(self, state):
        standing = sorted(n for n, case in state.agreements.items() if case.stage == "posted" and n.startswith("deal"))
        name = self.dice.choice(standing[-40:]) if standing else "none"
        return "annul", {"agreement": name, "reason": "-", "signatures": signed_by(*PEOPLE)}

    # titles, pledges, works, the reserve

    def _grant(self, state):
        parent = self.dice.choice([*FARMS])
        name, to = self._name("plot"), self.day + timedelta(days=self.dice.randint(200, 1500))
        fields = grant(name, parent, "irrigator", parent, self.dice.choice((500, 1_000)), FARMS[parent], self.day)
        return "right_grant", {**fields, "to": to.isoformat()}

    def _correct(self, state):
        plots = sorted(name for name in accounts_of(state).rights if name.startswith("plot"))
        right = self.dice.choice(plots or ["river"])
        to = (self.day + timedelta(days=self.dice.randint(400, 1800))).isoformat()
        return "correct", {"right": right, "from": self.day.isoformat(), "changes": {"to": to}, "reason": "renewed",
                           "signatures": ONE}  # fmt: skip

    def _lien(self, state):
        right = self.dice.choice([*FARMS, *MILLS])
        term = {"from": self.day.isoformat(), "to": (self.day + timedelta(days=self.dice.randint(90, 900))).isoformat()}
        said = {"lien": self._name("lien"), "right": right, "holder": right, "creditor": "bank", "volume_m3": 5_000}
        return "lien", {**said, **term, "signatures": signed_by(right, "bank")}

    def _lien_release(self, state):
        standing = sorted(accounts_of(state).liens)
        name = self.dice.choice(standing) if standing else "none"
        said = {"lien": name, "volume_m3": self.dice.choice((5_000, 2_500)), "reason": "repaid"}
        return "lien_release", {**said, "signatures": signed_by("bank")}

    def _store(self, state):
        way = self.dice.choice(("reserved", "bought_back", "developed", "lapsed"))
        region = self.dice.choice(REGIONS[:3])
        right = {"developed": "river", "reserved": f"quota.{region}"}.get(way, self.dice.choice([*FARMS, *MILLS]))
        holder = "" if way == "developed" else GOVERNMENTS[region] if way == "reserved" else right
        if way == "lapsed":
            right, holder = "farm-far", "gov-far"
        to = (self.day + timedelta(days=self.dice.randint(100, 1200))).isoformat()
        said = {"lot": self._name("lot"), "way": way, "right": right, "holder": holder, "volume_m3": 3_000}
        said |= {"price_fen": 300_000 if way == "bought_back" else 0, "evidence": HASH, "reason": "-"}
        signers = ("yrcc", holder) if way == "bought_back" else ("yrcc",)
        return "reserve_in", {**said, "from": self.day.isoformat(), "to": to, "signatures": signed_by(*signers)}

    def _draw(self, state):
        today = self.day.toordinal()
        full = [name for name, one in accounts_of(state).rights.items() if at(one.of(POOL), today) > 0]
        right = self.dice.choice(sorted(full) or ["river"])
        sells = self.dice.random() < 0.5
        holder = self.dice.choice([*MILLS]) if sells else ""
        to = (self.day + timedelta(days=self.dice.randint(20, 200))).isoformat()
        said = {"release": self._name("out"), "operation": "sell" if sells else "release", "right": right}
        said |= {"holder": holder, "price_fen": 150_000 if sells else 0, "volume_m3": 1_000, "reason": "-"}
        signers = ("yrcc", holder) if sells else ("yrcc",)
        return "reserve_out", {**said, "from": self.day.isoformat(), "to": to, "signatures": signed_by(*signers)}

    def _saved(self, state):
        right = self.dice.choice([*FARMS])
        last = self.day + timedelta(days=2_000)
        said = {"project": self._name("works"), "right": right, "investor": "fund", "saved_m3": 2_000}
        said |= {"invested_fen": 1_000_000, "evidence": HASH, "from": self.day.isoformat(), "to": last.isoformat()}
        return "saved_water", {**said, "signatures": signed_by("yrcc", right)}

    def _snapshot(self, state):
        """A signed statement of balances as they are."""
        right = self.dice.choice([*FARMS, *MILLS])
        account, today = accounts_of(state).account(right), self.day.toordinal()
        balances = {holder: at(steps, today) for holder, steps in account.held.items() if at(steps, today)}
        said = {"right": right, "on": self.day.isoformat(), "granted_m3": at(account.granted, today)}
        return "right_snapshot", {**said, "balances": balances, "signatures": ONE}

    # abuses

    def _abuses(self, day):
        """Once a year each, on days drawn from the seed of the diary."""
        year = day.year if day.month >= 7 else day.year - 1
        if (day.month, day.day) == (8, 5):
            yield lambda state: self._abuse("circular", state, "x-there", "x-there", "x-back", volume=3_000)
        if (day.month, day.day) == (9, 20):
            back = {"first": date(year + 1, 7, 1), "last": date(year + 2, 6, 30), "volume": 900}
            yield lambda state: self._abuse("circular", state, "x-there", "x-back", "x-there", **back)
        if (day.month, day.day) == (10, 10):
            dear = round(self.price * self.dice.choice((0.3, 2.5, 4)))
            yield lambda state: self._abuse("price", state, price_fen_per_m3=dear)
        if (day.month, day.day) == (12, 1) and year % 3 == 0:
            long = {"first": date(year + 1, 7, 1), "last": date(year + 5, 6, 30), "volume": 8_000}
            yield lambda state: self._abuse("hoarding", state, taker="hoarder", **long)
        if day.month == 2 and day.day <= 8:
            size = 20_000 if day.day <= 4 else 500
            buyer = f"far-{day.day - 1}"
            yield lambda state: self._abuse("concentration", state, "quota.far", taker=buyer, volume=size)
        if (day.month, day.day) == (3, 1):
            yield self._x_works
        if (day.month, day.day) in ((3, 2), (3, 20)):
            twice = {"object": "saved-abstraction", "volume": 1_500, "first": date(year + 1, 7, 1),
                     "last": date(year + 2, 6, 30)}  # fmt: skip
            yield lambda state: self._abuse("sold_twice", state, "farm-far", **twice)
        if (day.month, day.day) == (6, 27) and abs(self.coming - self.wetness) > 0.06 * self.wetness:
            yield lambda state: self._abuse("announcement", state)
        if (day.month, day.day) == (6, 28) and day.year > FIRST.year:
            yield self._over_use

    def _abuse(self, kind, state, right="", giver="", taker="", **more):
        act = self._trade(state, right, giver, taker, named=f"x-{kind}", **more)
        terms = act[1]["agreement"]
        self.abuses.setdefault(kind, []).append((self.day, terms["id"]))
        return act

    def _x_works(self, state):
        first, last = date(self.day.year, 7, 1), date(self.day.year + 1, 6, 30)
        said = {"project": self._name("x-works"), "right": "farm-far", "investor": "fund", "saved_m3": 2_000}
        said |= {"invested_fen": 1, "evidence": HASH, "from": first.isoformat(), "to": last.isoformat()}
        return "saved_water", {**said, "signatures": signed_by("yrcc", "gov-far")}

    def _over_use(self, state):
        """Somebody who holds 400,000 m³ meters half as much again."""
        account, today = accounts_of(state).account("x-there"), self.day.toordinal()
        last = max((use.last for use in account.uses), default=0)
        first, _ = days_of_year(account, self.day.year - 1)
        said = {"right": "x-there", "holder": "x-there", "from": text_of(max(last + 1, first)), "to": text_of(today)}
        self.abuses.setdefault("over_use", []).append((self.day, "x-there"))
        return "metering", {**said, "used_m3": 600_000, "evidence": HASH, "signatures": signed_by("x-there")}


ONE = signed_by("yrcc")
ACTS = ("_trade", "_annul", "_grant", "_correct", "_lien", "_lien_release", "_store", "_draw", "_saved", "_snapshot")
WEIGHTS = (40, 3, 8, 4, 9, 7, 14, 9, 3, 3)
NOBODY = (POOL, ECOLOGY)


def entry_of(state, day, kind, fields):
    """The entry at its place in the ledger."""
    return Entry(state.log, state.size, state.head, f"{day.isoformat()}T08:00:00Z", kind, fields, True)
