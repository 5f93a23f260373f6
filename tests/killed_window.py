"""A window at work that is killed again and again, and started again as its user would start it.

    python killed_window.py FOLDER KILLS SEED [LONGEST [ACTS]]    says one line of JSON for every kill
    python killed_window.py FOLDER two                     two windows on the same folders; says what each finds

Two windows do the same acts, each at a desk of its own; one of them is never killed. After every act both tell what
their users would see. What the killed one finds again must be what it told last, or what the other one comes to with
the act that was under way. It then goes on where it is, and is killed again. The moment of a kill is drawn evenly from
the LONGEST seconds after the start, the start itself among them; or it comes soon after up to so many ACTS.
"""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic

from window_acts import ACTS
from window_lives import PATIENCE_S, Life, desk_with_two_basins, load_everything
from window_told import without_pixels

LONGEST_S = 4.0
"""The latest moment of a kill after a start."""
SOON_S = 0.15
"""The latest moment of a kill after the acts that were to come before it."""
MOST_ACTS = 60
"""At one desk, before both windows move to a new one: what is recovered would only take longer to be told."""


class Play:
    """Both windows, and what was found after every kill."""

    def __init__(self, folder, seed, longest_s, most_acts):
        self.folder, self.chance, self.desks = folder, random.Random(seed), 0
        self.longest_s, self.most_acts = longest_s, most_acts
        self.found, self.open = [], []
        self.begin_anew()

    def begin_anew(self):
        """Two new desks with the same on them."""
        self.desks, self.acts, self.owed = self.desks + 1, 0, None
        place = self.folder / str(self.desks)
        self.mine, twins = (desk_with_two_basins(place / name) for name in ("killed", "spared"))
        self.twin, self.life = Life(twins), Life(self.mine)
        self.after = without_pixels(self.twin.told_at_last()["told"])
        self.last = self.life.told_at_last()["told"]

    def kill(self, number):
        """So many kills, in as many desks as it takes."""
        for _ in range(number):
            acts = self.chance.randrange(self.most_acts + 1)
            self.play_until(acts, self.chance.random() * (SOON_S if acts else self.longest_s))
            self.life = Life(self.mine)
            if self.acts >= MOST_ACTS:
                self.find_again(PATIENCE_S)
                self.end()
                self.begin_anew()
        self.find_again(PATIENCE_S)
        self.end()

    def play_until(self, acts_first, seconds):
        """Act after act until the window is killed: so many seconds after so many acts, or after its start."""
        begun, act, acts = monotonic(), None, self.acts
        until = begun + (PATIENCE_S if acts_first else seconds)
        if not self.open or self.find_again(until - begun):
            said = True
            while said:
                if acts_first and self.acts - acts == acts_first:
                    until = monotonic() + seconds
                act = self.next_act()
                said = self.life.answer(until)
                if said:
                    self.keep_step(act, said["told"])
                    act = None
        self.life.kill()
        self.owed = act or self.owed
        self.open.append({"act": act[0] if act else "(start)", "acts": self.acts - acts, "after_s": round(seconds, 3)})

    def next_act(self):
        """The act that was under way when the last window was killed and came to nothing; else a new one for both."""
        act, self.owed = self.owed or self.drawn(), None
        if act is not self.done_by_twin:
            self.twin.order(act)
            self.done_by_twin = act
            self.ahead = None
        self.life.order(act)
        return act

    def drawn(self):
        (act,) = self.chance.choices([*ACTS], [*ACTS.values()])
        return act.__name__, self.chance.randrange(10**6)

    done_by_twin = ahead = None

    def caught_up(self):
        """What the twin comes to with the act under way."""
        if self.ahead is None:
            self.ahead = without_pixels(self.twin.told_at_last()["told"])
        return self.ahead

    def keep_step(self, act, told):
        """Two windows to which nothing happens do the same."""
        if without_pixels(told) != self.caught_up():
            raise RuntimeError(
                f"{act}: the windows differ without a kill: {differences(without_pixels(told), self.ahead)}"
            )
        self.last, self.acts = told, self.acts + 1

    def find_again(self, seconds):
        """Whether the window comes to rest in time; then it is said of every kill since what was lost."""
        said = self.life.answer(monotonic() + seconds)
        if said is None:
            return False
        took_s, told = round(monotonic() - self.life.begun, 3), said["told"]
        outcome = self.outcome(told)
        for one in self.open:
            self.found.append({**one, "found": outcome, "took_s": took_s, "notice": said["notice"]})
            print(json.dumps(self.found[-1], ensure_ascii=False), flush=True)
        self.open = []
        if outcome not in ("the act before", "the act under way"):
            raise RuntimeError(f"{self.owed}: {outcome}")
        if outcome == "the act under way":
            self.acts, self.owed = self.acts + 1, None
        self.last = told
        return True

    def outcome(self, told):
        if self.owed is None:
            return "the act before" if told == self.last else f"lost: {differences(told, self.last)}"
        if without_pixels(told) == self.caught_up():
            return "the act under way"
        if without_leftover(told, self.owed, self.mine) == self.last:
            return "the act before"
        return f"lost: {differences(told, self.last)}; or {differences(without_pixels(told), self.caught_up())}"

    def end(self):
        """The window is closed as it should: the next start is undisturbed and the ledger whole."""
        self.life.order("close")
        assert self.life.is_over() == 0, "the window did not close"
        left = [*(self.mine.ledger.parent / "sessions").glob("*")]
        assert all(file.stat().st_size == 0 for file in left), left  # killed before it had begun
        check_elsewhere(self.mine.ledger)
        self.life = Life(self.mine)
        said = self.life.told_at_last()
        assert not (said["notice"] or "").startswith(("desk.", "edit.")), said["notice"]
        for one in (self.life, self.twin):
            one.kill()


def check_elsewhere(ledger):
    """In a process of its own: windows are forked from this one, in which no thread may hold a lock of OpenSSL's."""
    subprocess.run([sys.executable, "-m", "fenshui", "verify", str(ledger)], check=True, stdout=subprocess.DEVNULL)


def without_leftover(told, act, desk):
    """A basin that was saved under another name and is whole, though the window did not come to say so, is put away:
    somebody who saves again chooses another name."""
    name, number = act
    extra = [*desk.folder.glob(f"saved-{number}*")] if name.startswith("save") else []
    left = {place.name: told["basins"].pop(place.name) for place in extra if place.name in told["basins"]}
    for place in extra:
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    assert all(whole == told["edits"][told["edit"]] for whole in left.values()), left
    return told


def differences(found, expected):
    return {name: (found[name], expected[name]) for name in found if found[name] != expected[name]}


def two_windows(folder):
    """A second start while a window is open; a fault in one of them; both are killed, and started again twice."""
    desk = desk_with_two_basins(folder / "desk")
    lives = [Life(desk) for _ in range(2)]
    found = {"first": lives[0].told_at_last(), "second": lives[1].told_at_last()}
    for life, price in zip(lives, (7, 9), strict=True):
        life.order(["change_price", price])
        life.told_at_last()
        life.order(["fill_in_form", price])
        life.told_at_last()
    lives[0].order(["fall", 0])
    found["after a fault"] = lives[0].told_at_last()
    for name, life in (("saved first", lives[0]), ("saved second", lives[1])):
        life.order(["save_basin", 0])
        found[name] = life.told_at_last()
    for life in lives:
        life.kill()
    for name in ("started again", "and again"):
        life = Life(desk)
        found[name] = life.told_at_last()
        life.order("close")
        life.is_over()
    print(json.dumps(found))


def main(folder, kills, seed="0", longest_s=LONGEST_S, most_acts="0"):
    load_everything()
    if kills == "two":
        two_windows(folder)
    else:
        Play(folder, int(seed), float(longest_s), int(most_acts)).kill(int(kills))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
