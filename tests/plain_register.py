"""The register once more, as plainly as it can be said: tables of volumes by day, looked through one by one."""

import copy
from datetime import date

from fenshui.register.fields import PERMIT
from register_diary import DAYS, key_of

RANK = {"basin": 0, "regional": 1, "abstraction": 2, "irrigator": 3}
END = 10**9


class No(Exception):  # noqa: N818
    """Not allowed."""


def need(true):
    if not true:
        raise No


def number(text):
    return date.fromisoformat(text).toordinal() if text else END


class Plain:
    """Rights by name; each knows who has how much on each of the days looked at."""

    def __init__(self):
        self.rights = {}
        self.names = set()
        self.deals = {}

    def write(self, entry):
        """Whether the entry may be written; if so it counts from here on."""
        before = copy.deepcopy((self.rights, self.names, self.deals)) if entry.kind in WHOLE_COPY else None
        self.entry, self.said, self.today = entry, entry.fields, number(entry.time[:10])
        try:
            getattr(self, entry.kind)()
        except No:
            if before:
                self.rights, self.names, self.deals = before
            return False
        return True

    # what is asked again and again

    def signed(self, person):
        return key_of(person) in self.said["signatures"]

    def fresh(self, what, name):
        need((what, name) not in self.names)
        self.names.add((what, name))

    def right(self, name):
        need(name in self.rights)
        return self.rights[name]

    def days(self, first, last):
        return [i for i, day in enumerate(DAYS) if first <= day <= last]

    def term(self, right):
        first = number(self.said["from"])
        last = number(self.said["to"])
        last = right["last"] if last == END else last
        need(right["first"] <= first <= last <= right["last"])
        return self.days(first, last)

    def free(self, right, holder, i):
        volume = right["held"].get(holder, ZERO)[i]
        for lien in right["liens"].values():
            if lien["holder"] == holder and i in lien["days"]:
                volume -= lien["volume"]
        for deal in right["pending"].values():
            if deal["giver"] == holder and i in deal["days"] and deal["sign_by"] >= self.today:
                volume -= deal["gives"]
        return volume

    def has_free(self, right, holder, days, volume):
        need(all(self.free(right, holder, i) >= volume for i in days))

    def give(self, right, giver, taker, days, volume):
        for holder, sign in ((giver, -1), (taker, 1)):
            row = right["held"].setdefault(holder, list(ZERO))
            for i in days:
                row[i] += sign * volume

    # entries

    def right_grant(self):
        said = self.said
        need(self.signed("yrcc"))
        self.fresh("right", said["right"])
        parent = self.right(said["parent"]) if said["parent"] else None
        first, last = number(said["from"]), number(said["to"])
        if parent and last == END:
            last = parent["last"]
        need(first <= last)
        if parent:
            need(RANK[parent["class"]] <= RANK[said["class"]] and parent["source"] == said["source"])
            need(not parent["stopped"] and parent["first"] <= first and last <= parent["last"])
        elif said["source"] == "surface":
            need(said["class"] in ("basin", "regional"))
        else:
            need(said["evidence"])
        eco = said["ecological_m3"]
        need(eco <= said["volume_m3"] and not (eco and parent))
        need(said["class"] != "abstraction" or set(said["permit"]) == PERMIT)
        days = self.days(first, last)
        right = {
            "class": said["class"],
            "holder": said["holder"],
            "source": said["source"],
            "first": first,
            "last": last,
            "basis": said["basis"],
            "ratio": said["consumption_ratio_millionths"],
            "parent": said["parent"],
            "region": said["region"],
            "root": parent["root"] if parent else said["right"],
            "granted": list(ZERO),
            "held": {},
            "carved": list(ZERO),
            "carve": list(ZERO),
            "liens": {},
            "pending": {},
            "lots": [],
            "uses": [],
            "stopped": False,
        }
        for i in days:
            right["granted"][i] = said["volume_m3"]
        self.give(right, "nobody", said["holder"], days, said["volume_m3"] - eco)
        self.give(right, "nobody", "(ecology)", days, eco)
        del right["held"]["nobody"]
        if parent:
            self.carve(parent, right, range(len(DAYS)))
        self.rights[said["right"]] = right

    def carve(self, parent, right, all_days):
        for i in all_days:
            wanted = in_parents_terms(right["granted"][i], right, parent)
            more = wanted - right["carve"][i]
            if more:
                need(self.free(parent, parent["holder"], i) >= more)
                parent["held"].setdefault(parent["holder"], list(ZERO))[i] -= more
                parent["carved"][i] += more
                right["carve"][i] = wanted

    def correct(self):
        need(self.signed("yrcc"))
        right, changes = self.right(self.said["right"]), self.said["changes"]
        need(not right["stopped"])
        first = max(number(self.said["from"]), right["first"])
        last = number(changes["to"]) if "to" in changes else right["last"]
        shown = min(first, right["last"])
        volume = changes.get("volume_m3", next(right["granted"][i] for i, day in enumerate(DAYS) if day == shown))
        need(last >= first)
        for i, day in enumerate(DAYS):
            if day >= first:
                new = volume if day <= last else 0
                right["held"].setdefault(right["holder"], list(ZERO))[i] += new - right["granted"][i]
                right["granted"][i] = new
        right["last"] = last
        need(all(self.free(right, right["holder"], i) >= 0 for i in range(len(DAYS))))
        if right["parent"]:
            parent = self.rights[right["parent"]]
            need(not parent["stopped"])
            self.carve(parent, right, range(len(DAYS)))

    def deal(self, text):
        terms = text["transfer"]
        right = self.right(terms["right"])
        need(terms["object"] == {"abstraction": "saved-abstraction", "irrigator": "irrigator"}.get(right["class"]))
        if "to_right" in terms:
            other = self.right(terms["to_right"])
            need(not (other["source"] == right["source"] == "surface" and other["root"] != right["root"]))
            need(right["source"] == "surface" or other["region"] == right["region"])
        holders = {one["role"]: one["holder"] for one in text["parties"]}
        need(holders["transferor"] != holders["transferee"])
        need(not right["stopped"])
        first, last = number(terms["from"]), number(terms["to"])
        need(right["first"] <= first <= last <= right["last"])
        days, volume = self.days(first, last), terms["volume_m3"]
        gives = volume if right["basis"] == "diversion" else -(-volume * right["ratio"] // 10**6)
        self.has_free(right, holders["transferor"], days, gives)
        gets = gives * terms["exchange_rate_millionths"] // 10**6
        return {
            "giver": holders["transferor"],
            "taker": holders["transferee"],
            "days": days,
            "gives": gives,
            "last": last,
            "gets": gets,
            "right": terms["right"],
            "sign_by": number(text["sign_by"]),
            "text": text,
            "stage": "pending",
        }

    def agreement_pending(self):
        text = self.said["agreement"]
        need(text["id"] not in self.deals and self.today <= number(text["sign_by"]))
        if not self.rights:
            self.deals[text["id"]] = {"stage": "pending", "text": text, "sign_by": number(text["sign_by"])}
            return
        deal = self.deal(text)
        self.deals[text["id"]] = deal
        self.rights[deal["right"]]["pending"][text["id"]] = deal

    def open_deal(self):
        name = self.said["agreement"]
        need(name in self.deals)
        deal = self.deals[name]
        need(deal["stage"] == "pending" and self.today <= deal["sign_by"])
        return name, deal

    def agreement_posted(self):
        name, deal = self.open_deal()
        if "right" not in deal:
            if not self.rights:
                deal["stage"] = "posted"
                return
            deal = self.deals[name] = self.deal(deal["text"])
        right = self.rights[deal["right"]]
        right["pending"].pop(name, None)
        need(not right["stopped"])
        self.has_free(right, deal["giver"], deal["days"], deal["gives"])
        self.give(right, deal["giver"], deal["taker"], deal["days"], deal["gets"])
        self.give(right, deal["giver"], "(ecology)", deal["days"], deal["gives"] - deal["gets"])
        deal["stage"] = "posted"

    def agreement_void(self):
        name, deal = self.open_deal()
        need(self.said["by"] in [party["key"] for party in deal["text"]["parties"]])
        deal["stage"] = "void"
        if "right" in deal:
            self.rights[deal["right"]]["pending"].pop(name)

    def annul(self):
        deal = self.deals.get(self.said["agreement"])
        need(deal and deal["stage"] == "posted")
        need(all(self.signed(party["holder"]) for party in deal["text"]["parties"]))
        if "right" in deal:
            right = self.rights[deal["right"]]
            need(not right["stopped"] and self.today <= deal["last"])
            days = [i for i in deal["days"] if DAYS[i] >= self.today]
            self.has_free(right, deal["taker"], days, deal["gets"])
            self.give(right, deal["taker"], deal["giver"], days, deal["gets"])
            self.give(right, "(ecology)", deal["giver"], days, deal["gives"] - deal["gets"])
        deal["stage"] = "annulled"

    def lien(self):
        said = self.said
        need(("lien", said["lien"]) not in self.names)
        right = self.right(said["right"])
        need(self.signed(said["holder"]) and self.signed(said["creditor"]) and said["holder"] != said["creditor"])
        need(not right["stopped"])
        days = self.term(right)
        self.has_free(right, said["holder"], days, said["volume_m3"])
        self.names.add(("lien", said["lien"]))
        right["liens"][said["lien"]] = {
            "holder": said["holder"],
            "creditor": said["creditor"],
            "days": days,
            "volume": said["volume_m3"],
        }

    def lien_release(self):
        found = [right for right in self.rights.values() if self.said["lien"] in right["liens"]]
        need(found)
        lien = found[0]["liens"][self.said["lien"]]
        need(lien["volume"] >= self.said["volume_m3"] and self.signed(lien["creditor"]))
        lien["volume"] -= self.said["volume_m3"]

    def reserve_in(self):
        said = self.said
        need(self.signed("yrcc") and ("lot", said["lot"]) not in self.names)
        right = self.right(said["right"])
        need(not right["stopped"])
        days, volume, way, holder = self.term(right), said["volume_m3"], said["way"], said["holder"]
        if way == "developed":
            need(not right["parent"] and said["evidence"])
            for i in days:
                right["granted"][i] += volume
            self.give(right, "nobody", "(pool)", days, volume)
            del right["held"]["nobody"]
        else:
            need(way != "reserved" or holder == right["holder"])
            need(self.signed(holder) if way == "bought_back" else not said["price_fen"])
            if way == "lapsed":
                year = date.fromordinal(self.today).year
                first, last = date(year - 2, 1, 1).toordinal(), date(year - 1, 12, 31).toordinal()
                row = right["held"].get(holder, ZERO)
                need(first >= right["first"] and first >= DAYS[0])
                need(all(row[i] >= volume for i in self.days(first, last)) and said["evidence"])
                uses = [use for use in right["uses"] if use["holder"] == holder and use["volume"]]
                need(not any(use["last"] >= first and use["first"] <= last for use in uses))
            self.has_free(right, holder, days, volume)
            self.give(right, holder, "(pool)", days, volume)
        self.names.add(("lot", said["lot"]))
        ends = END if said["to"] == "" and right["last"] == END else DAYS[days[-1]]
        left = [volume if i in days else 0 for i in range(len(DAYS))]
        right["lots"].append({"id": said["lot"], "way": way, "ends": ends, "left": left})

    def reserve_out(self):
        said = self.said
        need(self.signed("yrcc") and ("release", said["release"]) not in self.names)
        right = self.right(said["right"])
        need(not right["stopped"])
        days, wanted = self.term(right), said["volume_m3"]
        self.has_free(right, "(pool)", days, wanted)
        need(self.signed(said["holder"]) if said["operation"] == "sell" else not said["price_fen"])
        self.names.add(("release", said["release"]))
        self.give(right, "(pool)", said["holder"] or "(ecology)", days, wanted)
        ways = ["reserved", "lapsed", "bought_back", "developed"]
        ordered = sorted(right["lots"], key=lambda lot: (last_of(lot), ways.index(lot["way"])))
        for i in days:
            still = wanted
            for lot in ordered:
                taken = min(still, lot["left"][i])
                lot["left"][i] -= taken
                still -= taken
        right["lots"] = [lot for lot in right["lots"] if any(lot["left"])]

    def metering(self):
        said = self.said
        right = self.right(said["right"])
        need(self.signed(said["holder"]) or (said["holder"] == right["holder"] and self.signed("yrcc")))
        first, last = number(said["from"]), number(said["to"])
        need(first <= last <= self.today and said["from"][:4] == said["to"][:4])
        mine = [use for use in right["uses"] if use["holder"] == said["holder"]]
        need(all(last < use["first"] or use["last"] < first for use in mine))
        right["uses"].append({"holder": said["holder"], "first": first, "last": last, "volume": said["used_m3"]})

    def saved_water(self):
        said = self.said
        need(self.signed("yrcc"))
        right = self.right(said["right"])
        need(self.signed(right["holder"]) and ("project", said["project"]) not in self.names and not right["stopped"])
        days = self.term(right)
        self.has_free(right, right["holder"], days, said["saved_m3"])
        self.names.add(("project", said["project"]))
        self.give(right, right["holder"], said["investor"], days, said["saved_m3"])

    def right_snapshot(self):
        need(self.signed("yrcc"))
        right = self.right(self.said["right"])
        i = DAYS.index(number(self.said["on"]))
        here = {holder: row[i] for holder, row in right["held"].items() if row[i]}
        right["stopped"] = here != self.said["balances"] or right["granted"][i] != self.said["granted_m3"]


ZERO = (0,) * len(DAYS)
WHOLE_COPY = {"right_grant", "correct", "agreement_posted", "reserve_in"}


def last_of(lot):
    """The day index on which a lot is used up or ends, after the last for one that goes on for ever."""
    days = [i for i, volume in enumerate(lot["left"]) if volume]
    return END if lot["ends"] == END and days[-1] == len(DAYS) - 1 else days[-1]


def in_parents_terms(volume, right, parent):
    if right["basis"] == parent["basis"]:
        return volume
    if parent["basis"] == "consumption":
        return -(-volume * right["ratio"] // 10**6)
    return -(-volume * 10**6 // right["ratio"])
