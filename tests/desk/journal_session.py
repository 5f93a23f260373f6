"""A desk at work that is killed again and again: run by test_journal.py.

python journal_session.py FOLDER KILLS SEED     says one line of JSON: acts told, sessions that lost more than one
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
from fenshui.desk.desk import Desk
from fenshui.desk.journal import Journal, left_behind
from fenshui.desk.opening import Opening
from fenshui.places import sample_basin
from fenshui.transfer import Transfer

LONGEST_S = 0.004
FIRST = Transfer("t", "upper", to_right="lower", volume_m3=1, starts=date(2024, 1, 1), ends=date(2026, 12, 31))


def main(folder, kills, seed):
    where = sample_basin("two_farms")
    opening = Opening(where, read_basin(where).basin)
    chance, said = random.Random(seed), {"told": 0, "lost": 0, "under_way": 0}
    for number in range(kills):
        home = folder / str(number)
        told = told_until_killed(opening, home, number, chance.random() * LONGEST_S)
        said["told"] += told
        left = left_behind(home)
        kept = left.acts if left else 0
        said["under_way"] += kept == told + 1
        said["lost"] += kept not in (told, told + 1) or bool(
            left and left.drafts != drafts_after(opening, number, kept)
        )
    print(json.dumps(said))


def told_until_killed(opening, home, seed, after_s):
    """How many acts a session acknowledged before it was killed."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        desk = Desk(home / "ledger.db", Journal(home))
        for _ in played(desk, opening, seed):
            os.write(mouth, b"a")
        os._exit(0)
    os.close(mouth)
    told = os.read(ear, 1)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(ear, 1 << 20):
        told += more
    os.close(ear)
    return len(told)


def played(desk, opening, seed):
    """Act after act, the same for one seed."""
    chance = random.Random(seed)
    desk.take_opening(opening)
    yield
    for volume in range(1, 20_000):
        verb = chance.choice(("propose", "propose", "propose", "undo", "redo", "open"))
        if verb == "propose":
            desk.propose(replace(FIRST, volume_m3=volume))
        elif verb == "open":
            desk.take_opening(opening)
        else:
            (desk.undo if verb == "undo" else desk.redo)()
        yield


def drafts_after(opening, seed, acts):
    """What lies on the table after so many acts of a session that is not killed."""
    desk = Desk(Path("ledger.db"))
    for number, _ in enumerate(played(desk, opening, seed), start=1):
        if number == acts:
            break
    return desk.drafts


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
