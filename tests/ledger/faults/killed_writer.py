"""A program that writes into ledgers and is killed: run by test_kills.py, one process of its own a kill.

python killed_writer.py FOLDER KILLS SEED     says one line of JSON: what was acknowledged, and what was lost
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from deals import LOG, NAMES, NOW, PEOPLE, keys, new_ledger
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger, create_ledger
from fenshui.ledger.store import Store
from fenshui.ledger.verify import verify_store

LONGEST_S, MOST = 0.02, 12
"""A kill comes so long, at most, after fewer than so many things were acknowledged."""


def main(folder, kills, seed):
    new_ledger(folder, "start.db").close()
    chance, said = random.Random(seed), {"acknowledged": 0, "lost": 0, "in_the_middle": 0}
    for _ in range(kills):
        for path in folder.glob("*ledger.db*"):  # those of the kill before
            path.unlink()
        verb = chance.choice((append, append, append, begin, back_up))
        if verb is not begin:
            shutil.copy(folder / "start.db", folder / "ledger.db")
        before = 0 if verb is begin else chance.randrange(MOST)
        told = told_until_killed(verb, folder, before, chance.random() * LONGEST_S)
        said["acknowledged"] += len(told)
        said["in_the_middle"] += is_unfinished(folder)
        said["lost"] += is_lost(verb, folder, len(told))
    print(json.dumps(said))


def is_unfinished(folder):
    """Whether the kill came between the beginning of something and its end."""
    journals = [path for path in folder.glob("*ledger.db-journal") if path.stat().st_size]
    return bool(journals or list(folder.glob(".*unfinished")))


def told_until_killed(verb, folder, before, after_s):
    """The bytes a writing process wrote, one for each thing it acknowledged, until it was killed after some."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        verb(folder, mouth)
        os._exit(0)
    os.close(mouth)
    told = b"".join(os.read(ear, 1) for _ in range(before + 1))
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told += os.read(ear, 1 << 20)
    os.close(ear)
    return told[1:]


def append(folder, mouth):
    with Ledger(folder / "ledger.db") as ledger:
        os.write(mouth, b"b")
        for number in range(10_000):
            ledger.append([Draft("note", {"text": f"{number}"})], NOW, keys()["log"], [os.urandom(3_000)])
            os.write(mouth, b"a")


def begin(folder, mouth):
    os.write(mouth, b"b")
    create_ledger(folder / "ledger.db", LOG, NAMES, keys()["authority"], PEOPLE["authority"], keys()["log"], NOW)
    os.write(mouth, b"a")


def back_up(folder, mouth):
    with Ledger(folder / "ledger.db") as ledger:
        os.write(mouth, b"b")
        for number in range(10_000):
            ledger.backup(folder / f"copy of ledger.db {number}")
            os.write(mouth, b"a")


def is_lost(verb, folder, told):
    """Whether less is there than was acknowledged, or anything that does not hold."""
    if verb is append:
        return not told <= size_of(folder / "ledger.db") - 3 <= told + 1
    if verb is begin:
        return told > 0 and size_of(folder / "ledger.db") != 1
    copies = list(folder.glob("copy of ledger.db *"))
    return not told <= len(copies) <= told + 1 or any(size_of(copy) != 3 for copy in copies)


def size_of(path):
    store = Store(path)
    try:
        return len(store.rows()) if verify_store(store) == () else -1
    finally:
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
