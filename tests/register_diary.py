"""Random days of a register: entries somebody might want to write, some of them forbidden, seeded and cheap."""

import random
from datetime import date

from fenshui.ledger.acceptance import followed
from fenshui.ledger.entry import Entry
from fenshui.ledger.lasting_map import LastingMap
from fenshui.ledger.state import AUTHORITY, PARTY, EnrolledKey, State
from fenshui.register.fields import PERMIT
from fenshui.sealing.envelope import envelope_bytes
from fenshui.sealing.signer import PublicKey, sha256_hex

RUNS = ((2024, 1, 1), (2025, 1, 1), (2026, 1, 1), (2027, 1, 1), (2028, 1, 1))
DAYS = tuple(date(*run).toordinal() + more for run in RUNS for more in range(-1, 3))
"""The days that matter: around the turns of years. No term ends on the last of a run, so its morrow is here too."""

LAST_DAYS = tuple(day for number, day in enumerate(DAYS) if number % 4 != 3)
FIRST_DAYS = DAYS
HOLDERS = ("gov", "farm", "town", "mill")
PEOPLE = ("yrcc", *HOLDERS)
OWNERS = {"river": "gov", "canal": "farm", "well": "town", "ditch": "mill"}
CLASS_OF = {"river": "basin", "canal": "abstraction", "well": "abstraction", "ditch": "irrigator"}
HASH = "ab" * 32
WHOLE_PERMIT = dict.fromkeys(PERMIT, "-")


def text_of(day):
    return date.fromordinal(day).isoformat() if day else ""


def key_of(person):
    return person.encode().hex().ljust(64, "0")


def keys_of(people):
    """A key for each of them; the authority's is `yrcc`'s."""
    found = LastingMap()
    for person in people:
        office = AUTHORITY if person == "yrcc" else PARTY
        key = EnrolledKey(person, office, PublicKey("ES256", person.encode()), "2023-01-01T00:00:00Z")
        found = found.having(key_of(person), key)
    return found


KEYS = keys_of(PEOPLE)
START = State(log="x/y", size=1, head="00" * 32, time="2023-12-31T00:00:00Z", keys=KEYS)


def signed_by(*people):
    return {key_of(person): "" for person in people}


def agreement_of(name, giver, taker, right, volume, first, last, sign_by, rate=1_000_000, **more):
    roles = {"transferor": giver, "transferee": taker, "authority": "yrcc"}
    parties = [{"role": role, "holder": one, "key": key_of(one)} for role, one in roles.items()]
    terms = {
        "right": right,
        "volume_m3": volume,
        "basis": "diversion",
        "exchange_rate_millionths": rate,
        "from": text_of(first),
        "to": text_of(last),
        "schedule": "as-used",
        "object": "saved-abstraction",
        **more,
    }
    signers = {role: key_of(one) for role, one in roles.items()}
    said = {"id": name, "sign_by": text_of(sign_by), "parties": parties, "required_signers": signers}
    return {**said, "transfer": terms}


class Diary:
    """A seeded source of entries; mostly about what is there, but never careful, so that every rule is asked."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.day = 0
        self.given = {}
        self.first_days = ["river", "canal", "well"] if self.dice.random() < 0.95 else []

    def entry(self, state):
        """The next entry somebody wants written, at the place the ledger would give it."""
        self.state = state
        self.day = min(self.day + self.dice.choice((0, 0, 0, 0, 0, 0, 1, 1, 4)), len(DAYS) - 1)
        if self.first_days:
            kind, fields = self._grant(self.first_days.pop(0))
        else:
            kind, fields = getattr(self, f"_{self.dice.choices(KINDS, WEIGHTS)[0]}")()
        time = f"{text_of(DAYS[self.day])}T08:00:00Z"
        return Entry(state.log, state.size, state.head, time, kind, fields, True)

    def name(self, what):
        """Mostly a new id, sometimes one that was given before."""
        self.given[what] = self.given.get(what, 0) + (self.dice.random() < 0.93)
        return f"{what}{self.given[what]}"

    def old(self, what):
        latest = self.given.get(what, 0)
        return f"{what}{self.dice.randint(max(1, latest - 2), max(1, latest))}"

    def deal(self, *stages):
        """Mostly an agreement at one of these stages, sometimes any other."""
        ripe = sorted(name for name, case in self.state.agreements.items() if case.stage in stages)
        return self.dice.choice(ripe) if ripe and self.dice.random() < 0.9 else self.old("deal")

    def person(self, right=""):
        """Mostly somebody who has something of the right."""
        return OWNERS[right] if right and self.dice.random() < 0.6 else self.dice.choice(HOLDERS)

    def right(self):
        return self.dice.choice(("river", "canal", "canal", "well", "ditch"))

    def volume(self):
        return self.dice.choice((1, 2, 3, 5, 10, 40, 60, 100))

    def term(self):
        """Mostly days that follow each other, and more often than not the turn of a year."""
        first, last = self.dice.choice(FIRST_DAYS[1:]), self.dice.choice(LAST_DAYS)
        return (last, first) if first > last and first in LAST_DAYS and self.dice.random() < 0.9 else (first, last)

    def said(self, **fields):
        first, last = self.term()
        last = 0 if self.dice.random() < 0.3 else last
        return {"volume_m3": self.volume(), "from": text_of(first), "to": text_of(last), **fields}

    def signers(self, *needed):
        """Those who must sign; now and then one of them is missing."""
        if self.dice.random() < 0.08:
            left_out = self.dice.choice(needed)
            return signed_by(*(person for person in needed if person != left_out)) or signed_by("mill")
        return signed_by(*needed)

    def _grant(self, right=""):
        begins, new = bool(right), self.dice.choice(("river", "canal", "well", "ditch", "ditch"))
        right = right or new
        parent = {"river": "", "canal": "river", "well": "", "ditch": self.dice.choice(("river", "canal", "well"))}[
            right
        ]
        surface = right != "well" if self.dice.random() < 0.95 else right == "well"
        size = self.dice.choice((100, 100, 101, 40)) if right == "river" else self.volume()
        fields = {
            "right": right,
            "holder": OWNERS[right],
            "class": CLASS_OF[right] if self.dice.random() < 0.97 else "basin",
            "region": right,
            "parent": parent,
            "basis": "diversion" if right != "river" or self.dice.random() < 0.5 else "consumption",
            "consumption_ratio_millionths": self.dice.choice((1_000_000, 300_000)),
            "volume_m3": size,
            "ecological_m3": self.dice.choice((0, 0, 0, 10, 101) if right == "river" else (0,) * 19 + (1,)),
            "source": "surface" if surface else "ground",
            "season": "",
            "year_starts": "",
            "permit": {} if right == "river" or self.dice.random() < 0.03 else WHOLE_PERMIT,
            "evidence": self.dice.choice(("", HASH, HASH, HASH)),
            "from": text_of(DAYS[0] if begins or self.dice.random() < 0.5 else self.dice.choice(FIRST_DAYS[:6])),
            "to": text_of(0 if self.dice.random() < 0.6 else self.dice.choice(LAST_DAYS[8:])),
            "signatures": self.signers("yrcc"),
        }
        if begins and self.dice.random() < 0.9:
            sizes = {"river": 100, "canal": self.dice.choice((40, 60)), "well": 40}
            water = "ground" if right == "well" else "surface"
            fields |= {"volume_m3": sizes[right], "ecological_m3": 0, "source": water, "signatures": signed_by("yrcc")}
            fields |= {"evidence": HASH, "class": CLASS_OF[right], "permit": {} if right == "river" else WHOLE_PERMIT}
        return "right_grant", fields

    def _correct(self):
        changes = {"volume_m3": self.volume()} if self.dice.random() < 0.6 else {}
        if not changes or self.dice.random() < 0.3:
            changes["to"] = text_of(self.dice.choice((0, *LAST_DAYS[6:])))
        fields = {"right": self.right(), "from": text_of(self.dice.choice(DAYS)), "changes": changes, "reason": "-"}
        return "correct", {**fields, "signatures": self.signers("yrcc")}

    def _pending(self):
        right = self.dice.choice(("canal", "canal", "canal", "well"))
        giver, taker = self.person(right), self.person()
        first, last = self.term()
        sign_by = DAYS[max(0, min(self.day + self.dice.randint(-1, 6), len(DAYS) - 1))]
        rate = self.dice.choice((1_000_000, 1_000_000, 500_000, 333_333))
        more = {"object": "irrigator"} if self.dice.random() < 0.05 else {}
        if self.dice.random() < 0.1:
            more["to_right"] = self.right()
        text = agreement_of(self.name("deal"), giver, taker, right, self.volume(), first, last, sign_by, rate, **more)
        return "agreement_pending", {"agreement": text}

    def _post(self):
        return "agreement_posted", {"agreement": self.deal("pending"), "files": {}}

    def _void(self):
        return "agreement_void", {
            "agreement": self.deal("pending"),
            "reason": "-",
            "by": key_of("farm"),
            "signature": "",
        }

    def _annul(self):
        people = ("farm", "town", "mill", "gov", "yrcc")
        some = self.dice.sample(people, self.dice.choice((5, 5, 5, 5, 4)))
        return "annul", {"agreement": self.deal("posted"), "reason": "-", "signatures": signed_by(*some)}

    def _lien(self):
        right, creditor = self.right(), self.dice.choice(("mill", "gov", "mill"))
        holder = self.person(right)
        said = self.said(lien=self.name("lien"), right=right, holder=holder, creditor=creditor)
        return "lien", {**said, "signatures": self.signers(holder, creditor)}

    def _lien_release(self):
        creditor = self.dice.choice(("mill", "gov", "mill"))
        said = {"lien": self.old("lien"), "volume_m3": self.volume(), "reason": "-"}
        return "lien_release", {**said, "signatures": self.signers(creditor)}

    def _reserve_in(self):
        way = self.dice.choice(("reserved", "lapsed", "lapsed", "bought_back", "developed"))
        right = self.right()
        holder = self.person(right)
        price = self.dice.choice((0, 0, 0, 100))
        said = self.said(lot=self.name("lot"), way=way, right=right, holder=holder, price_fen=price, reason="-")
        signers = ("yrcc", holder) if way == "bought_back" else ("yrcc",)
        evidence = self.dice.choice(("", HASH, HASH))
        return "reserve_in", {**said, "evidence": evidence, "signatures": self.signers(*signers)}

    def _reserve_out(self):
        operation = self.dice.choice(("sell", "release"))
        holder = self.person() if operation == "sell" or self.dice.random() < 0.5 else ""
        price = self.dice.choice((0, 50)) if operation == "sell" else self.dice.choice((0, 0, 0, 50))
        said = self.said(
            release=self.name("out"), operation=operation, right=self.right(), holder=holder, price_fen=price
        )
        signers = ("yrcc", holder) if operation == "sell" else ("yrcc",)
        return "reserve_out", {**said, "reason": "-", "signatures": self.signers(*signers)}

    def _metering(self):
        start = self.dice.randrange(len(DAYS) - 1)
        first, last = DAYS[start], DAYS[min(start + self.dice.randint(0, 4), len(DAYS) - 1)]
        right = self.right()
        holder = self.person(right)
        said = {"right": right, "holder": holder, "from": text_of(first), "to": text_of(last)}
        used = self.dice.choice((0, 1, 30))
        return "metering", {**said, "used_m3": used, "evidence": HASH, "signatures": self.signers(holder)}

    def _saved(self):
        said = self.said(project=self.name("works"), right=self.right(), investor=self.person(), invested_fen=100)
        said["saved_m3"] = said.pop("volume_m3")
        holder = OWNERS[said["right"]]
        return "saved_water", {**said, "evidence": HASH, "signatures": self.signers("yrcc", holder)}

    def _snapshot(self):
        said = {"right": self.right(), "on": text_of(DAYS[self.day]), "granted_m3": 100, "balances": {"gov": 100}}
        return "right_snapshot", {**said, "signatures": self.signers("yrcc")}


KINDS = ("grant", "correct", "pending", "post", "void", "annul", "lien", "lien_release", "reserve_in", "reserve_out",
         "metering", "saved", "snapshot")  # fmt: skip
WEIGHTS = (6, 6, 18, 16, 3, 6, 10, 5, 16, 10, 6, 6, 0.5)


def written(state, entry, rules):
    """The state after an entry by the ledger's own function; a posting comes with its signatures and its approval."""
    if entry.kind != "agreement_posted" or entry.fields["agreement"] not in state.agreements:
        return followed(state, entry, b"", rules)
    name = entry.fields["agreement"]
    for role in ("transferor", "transferee"):
        case = state.agreements[name]
        if role in case.missing_roles():
            said = {"agreement": name, "role": role, "by": case.signers[role], "signature": ""}
            state = followed(state, _next(state, entry, "signature", said), b"", rules)
    case = state.agreements[name]
    if case.approval is None:
        said = {"kind": "approval", "agreement": name, "envelope_sha256": sha256_hex(envelope_bytes(case.envelope))}
        approval = {"agreement": name, "approval": said, "by": case.signers["authority"], "signature": ""}
        state = followed(state, _next(state, entry, "approval", approval), b"", rules)
    case = state.agreements[name]
    files = {
        "agreement.json": sha256_hex(case.payload),
        "agreement.dsse.json": sha256_hex(envelope_bytes(case.envelope)),
        "approval.dsse.json": sha256_hex(envelope_bytes(case.approval)),
    }
    posting = _next(state, entry, "agreement_posted", {"agreement": name, "files": files})
    return followed(state, posting, b"", rules)


def _next(state, entry, kind, fields):
    return Entry(state.log, state.size, state.head, entry.time, kind, fields, True)
