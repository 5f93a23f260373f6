"""A desk at work that is killed again and again: run by test_journal.py.

python journal_session.py FOLDER KILLS SEED     says one line of JSON: acts told, sessions that lost more than one

An act is a draft put on the table, undone or redone; terms pinned or taken away; the basin edited, an edit undone or
redone; the basin saved; the basin opened again.
"""

import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from fenshui.basin import read_basin
from fenshui.basin.conversion import convert
from fenshui.basin.editing.river import move_node, split_reach
from fenshui.basin.editing.rows_in import with_row
from fenshui.basin.rows import Node
from fenshui.basin.writing import files_of
from fenshui.desk.desk import Desk
from fenshui.desk.editing import begin, digest_of, save
from fenshui.desk.journal import Journal, left_behind
from fenshui.desk.opening import Opening
from fenshui.desk.setting_aside import put_back
from fenshui.desk.taking_up import taken_up
from fenshui.desk.wanted import Wanted
from fenshui.places import sample_basin
from fenshui.transfer import Transfer

SOON_S = 0.003
"""The latest moment of a kill after the acts that come before it."""
MOST_FIRST = 60
MOST_ACTS = 5_000
FIRST = Transfer("t", "upper", to_right="lower", volume_m3=1, starts=date(2024, 1, 1), ends=date(2026, 12, 31))
VERBS = (
    lambda basin, at: move_node(basin, basin.nodes[at % len(basin.nodes)].id, (100.0 + at / 1000, 30.0)),
    lambda basin, at: split_reach(basin, basin.reaches[0].id, Node(f"m{at}", "junction")),
    lambda basin, at: with_row(basin, "rights", replace(basin.rights[at % 2], annual_volume_m3=at)),
)


class Session:
    """What a window does with its desk, without the window: draft, pins, basin."""

    def __init__(self, home, journal):
        self.home, self.folder = home, home / "farms"
        self.desk = Desk(home / "ledger.db", journal)
        self.open()

    def open(self):
        opening = Opening(self.folder, read_basin(self.folder).basin)
        self.desk.take_opening(opening)
        self.edits = begin(opening.basin, self.folder, self.desk.journal)
        self.edits.note("read", digest_of(opening.basin))

    def draft(self, chance, at):
        verb = chance.choice(("propose", "propose", "undo", "redo"))
        if verb == "propose":
            self.desk.propose(replace(FIRST, volume_m3=at))
        else:
            getattr(self.desk, verb)()

    def pin(self, chance, at):
        draft = self.desk.draft
        wanted = Wanted("draft", (draft,), id=f"pin {at}") if draft else Wanted("baseline")
        self.desk.take_pins((), chance.choice(((), (wanted,), (*self.desk.wanted[-3:], wanted))))

    def edit(self, chance, at):
        verb = chance.choice(("edited", "edited", "undone", "redone"))
        before = self.edits
        change = chance.choice(VERBS)
        self.edits = before.edited(lambda basin: change(basin, at)) if verb == "edited" else getattr(before, verb)()
        if self.edits is not before and self.desk.wanted:
            self.desk.wanted = ()  # the window takes the pins away once it shows the edited basin

    def save(self, chance, at):
        if len(self.edits.states) < 12:
            self.edits = save(self.edits, self.folder)
        else:
            self.open()

    def shown(self):
        """All that has to be there again: drafts, pins, every basin that undo reaches, and which of them it is."""
        states = [files_of(state) for state in self.edits.states]
        return self.desk.drafts, self.desk.wanted, states, len(self.edits.past), files_of(self.edits.saved)


def played(home, journal, seed):
    """Act after act, the same for one seed; each is told once it is done."""
    chance = random.Random(seed)
    session = Session(home, journal)
    yield session
    for at in range(1, MOST_ACTS):
        acts = (session.draft, session.draft, session.pin, session.edit, session.edit)
        act = session.save if chance.random() < 0.04 else chance.choice(acts)
        act(chance, at)
        yield session


def main(folder, kills, seed):
    chance, said = random.Random(seed), {"told": 0, "lost": 0, "edits": 0, "pins": 0, "saves": 0}
    for number in range(kills):
        home = folder / str(number)
        convert(sample_basin("two_farms"), home / "farms")
        told = told_until_killed(home, number, chance.randint(1, MOST_FIRST), chance.random() * SOON_S)
        found = recovered(home)
        said["told"] += told
        said["lost"] += found not in shown_after(folder / f"{number} alive", number, told)
        said["edits"] += found is not None and len(found[2]) > 1
        said["pins"] += found is not None and bool(found[1])
        said["saves"] += found is not None and found[4] != files_of(read_basin(sample_basin("two_farms")).basin)
    print(json.dumps(said))


def told_until_killed(home, seed, acts, after_s):
    """How many acts a session acknowledged before it was killed, so long after so many of them."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        for _ in played(home, Journal(home), seed):
            os.write(mouth, b"a")
        os._exit(0)
    os.close(mouth)
    told = b""
    while len(told) < acts:
        told += os.read(ear, acts)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ear, 1 << 20):
        told += more
    os.close(ear)
    return len(told)


def recovered(home):
    """What the next session finds."""
    left = left_behind(home)
    if left is None:
        return None
    session = Session.__new__(Session)
    session.desk = Desk(home / "ledger.db")
    session.desk.take_up(left)
    put_back(left.basin)
    session.edits = taken_up(begin(read_basin(left.basin).basin, left.basin), left)
    return session.shown()


def shown_after(home, seed, acts):
    """What is there after so many acts of a session that is not killed, and after one more."""
    convert(sample_basin("two_farms"), home / "farms")
    found = []
    for number, session in enumerate(played(home, None, seed), start=1):
        if number >= acts:
            found.append(session.shown())
        if number > acts:
            return found
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
