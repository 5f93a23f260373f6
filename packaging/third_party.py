"""Collects the licences of every package that is shipped, by following what pyproject.toml needs."""

import re
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

from packaging.requirements import Requirement

UNSTATED = {"pyrage": "MIT"}
"""What the package's own repository says where its metadata does not."""
HOMES = ("homepage", "home", "source", "repository", "source code")
ROOT = Path(__file__).resolve().parent.parent
HEAD = """# What Fenshui ships with

Every package that the program is installed with, its version and its licence as it states them itself; the installers
leave out what would ask a network (aiohttp). Their texts lie with them in the program's folder. Qt (PySide6, LGPL-3.0)
and other LGPL parts are separate shared libraries in that folder: replace the files by builds of your own of the same
version and start the program again. The typefaces are Noto Sans SC and Noto Serif SC (SIL Open Font License 1.1);
the marks in `resources/typefaces/` are made from the first (`packaging/window_marks`) under the same licence.

| package | version | licence | home |
|---|---|---|---|
"""


def shipped(name: str, found: dict[str, None]) -> dict[str, None]:
    """The packages that a package needs, itself left out, each once."""
    for line in requires(name) or []:
        wanted = Requirement(line)
        key = wanted.name.lower().replace("_", "-")
        if key in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            distribution(key)
        except PackageNotFoundError:
            continue
        found[key] = None
        shipped(key, found)
    return found


def row(name: str) -> str:
    """A line of the table."""
    facts = distribution(name).metadata
    stated = facts.get("License-Expression") or _from_classifiers(facts) or facts.get("License") or "?"
    licence = UNSTATED.get(name) or stated.strip().splitlines()[0][:60]
    return f"| {facts['Name']} | {facts['Version']} | {licence} | {_home(facts)} |"


def _home(facts) -> str:
    urls = dict(re.split(r",\s*", line, maxsplit=1) for line in facts.get_all("Project-URL") or [])
    homes = [url for label, url in urls.items() if label.lower() in HOMES]
    return facts.get("Home-page") or next(iter([*homes, *urls.values()]), "")


def _from_classifiers(facts) -> str:
    found = [line for line in facts.get_all("Classifier") or [] if line.startswith("License ::")]
    return " / ".join(re.sub(r"^License :: (OSI Approved :: )?", "", line) for line in found)


if __name__ == "__main__":
    names = sorted(shipped("fenshui", {}))
    (ROOT / "THIRD_PARTY.md").write_text(HEAD + "\n".join(map(row, names)) + "\n", encoding="utf-8")
