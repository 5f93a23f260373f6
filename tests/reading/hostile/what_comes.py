"""Reads each file named, in a process of its own, and prints what came of it: `[[outcome, seconds], …], peak of MiB`.

A process of its own, because only so is the most memory that it ever held that of the reading; told by `VmHWM`, for
`ru_maxrss` still counts the process that it was begun from.
"""

import json
import re
import sys
import time
from pathlib import Path

from fenshui.reading.outside import read_outside
from fenshui.words import LANGUAGES, Refused, say


def what_comes_of(path):
    """`refused`, `warned` or `accepted`, with every reason in one line and both languages."""
    try:
        foreign = read_outside(path)
    except Refused as refused:
        sentences, outcome = [refused.sentence], "refused"
    else:
        sentences = [problem.line for problem in foreign.problems]
        outcome = "refused" if foreign.faults else "warned" if foreign.warnings else "accepted"
    assert outcome == "accepted" or sentences
    for sentence in sentences:
        assert all("\n" not in say(sentence, language).strip() for language in LANGUAGES)
    return outcome


def timed(path):
    began = time.monotonic()
    return what_comes_of(path), time.monotonic() - began


if __name__ == "__main__":
    came = [timed(Path(name)) for name in sys.argv[1:]]
    peak_kib = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    print(json.dumps([came, int(peak_kib[1]) / 1024]))
