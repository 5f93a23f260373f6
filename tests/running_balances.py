"""The register as a cashier would keep it: what everybody has today, moved as the days come; no look ahead or back."""

from collections import defaultdict
from datetime import date

from fenshui.register.accounts import ECOLOGY, POOL


def number(text):
    return date.fromisoformat(text).toordinal()


class Running:
    """Holdings of today by (right, holder), and what is still to happen on which day."""

    def __init__(self):
        self.held = defaultdict(int)
        self.due = defaultdict(list)
        self.today = 0
        self.deals, self.terms, self.moved = {}, {}, {}

    def day(self, today):
        """A day begins: what falls due on it happens."""
        self.today = today
        for name, volume in self.due.pop(today, ()):
            self.held[name] += volume
        self.due.pop(today - 1, None)

    def wrote(self, entry):
        """An entry was written."""
        act = getattr(self, f"_{entry.kind}", None)
        if act is not None:
            act(entry.fields)

    def balances(self):
        """Everything that is more or less than nothing."""
        return {name: volume for name, volume in self.held.items() if volume}

    def _add(self, name, first, last, volume):
        for day, change in ((first, volume), (last + 1, -volume)):
            if day <= self.today:
                self.held[name] += change
            else:
                self.due[day].append((name, change))

    def _move(self, right, giver, taker, first, last, volume):
        self._add((right, giver), first, last, -volume)
        self._add((right, taker), first, last, volume)

    def _right_grant(self, said):
        first, last = number(said["from"]), number(said["to"])
        right, volume, ecology = said["right"], said["volume_m3"], said["ecological_m3"]
        self._add((right, said["holder"]), first, last, volume - ecology)
        self._add((right, ECOLOGY), first, last, ecology)
        if said["parent"]:
            self._add((said["parent"], self.terms[said["parent"]]["holder"]), first, last, -volume)
        self.terms[right] = dict(said)

    def _correct(self, said):
        """Only the end of a title is ever corrected here."""
        title = self.terms[said["right"]]
        old, new = number(title["to"]), number(said["changes"]["to"])
        sign, first, last = (1, old + 1, new) if new > old else (-1, new + 1, old)
        self._add((said["right"], title["holder"]), first, last, sign * title["volume_m3"])
        self._add((title["parent"], self.terms[title["parent"]]["holder"]), first, last, -sign * title["volume_m3"])
        title["to"] = said["changes"]["to"]

    def _agreement_pending(self, said):
        self.deals[said["agreement"]["id"]] = said["agreement"]

    def _agreement_posted(self, said):
        deal = self.deals[said["agreement"]]
        terms, parties = deal["transfer"], {one["role"]: one["holder"] for one in deal["parties"]}
        gets = terms["volume_m3"] * terms["exchange_rate_millionths"] // 1_000_000
        moved = (terms["right"], parties["transferor"], parties["transferee"], number(terms["to"]), gets)
        self.moved[said["agreement"]] = (*moved, number(terms["from"]), terms["volume_m3"] - gets)
        right, giver, taker, last, gets, first, rest = self.moved[said["agreement"]]
        self._move(right, giver, taker, first, last, gets)
        self._move(right, giver, ECOLOGY, first, last, rest)

    def _annul(self, said):
        right, giver, taker, last, gets, first, rest = self.moved[said["agreement"]]
        first = max(first, self.today)
        self._move(right, taker, giver, first, last, gets)
        self._move(right, ECOLOGY, giver, first, last, rest)

    def _reserve_in(self, said):
        first, last = number(said["from"]), number(said["to"])
        if said["way"] == "developed":
            self._add((said["right"], POOL), first, last, said["volume_m3"])
        else:
            self._move(said["right"], said["holder"], POOL, first, last, said["volume_m3"])

    def _reserve_out(self, said):
        first, last = number(said["from"]), number(said["to"])
        self._move(said["right"], POOL, said["holder"] or ECOLOGY, first, last, said["volume_m3"])

    def _saved_water(self, said):
        holder = self.terms[said["right"]]["holder"]
        self._move(said["right"], holder, said["investor"], number(said["from"]), number(said["to"]), said["saved_m3"])
