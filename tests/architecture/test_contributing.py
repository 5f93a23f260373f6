"""CONTRIBUTING.md names files that are there, and registries that are where it says."""

import re
from pathlib import Path

import pytest
from fenshui.desk.importing import FORMATS
from fenshui.negotiation import sharing

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:app|tests|resources|packaging)/[A-Za-z0-9_./]+)`", TEXT)))


@pytest.mark.parametrize("path", NAMED)
def test_every_file_it_names_is_there(path):
    """Where the newcomer's own file is meant (NAME), the folder it goes into."""
    named = ROOT / path
    assert (named if "NAME" not in path else named.parent if "NAME" in named.name else named.parent.parent).exists()


def test_a_new_sharing_rule_needs_the_two_files_it_names_and_no_other():
    """No other file of the program lists the rules by name: they are asked of `RULES` alone."""
    names = set(sharing.RULES)
    listing = []
    for file in (ROOT / "app").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if sum(re.search(rf"\b{name}\b", text) is not None for name in names) >= len(names) - 1:
            listing.append(file.name)
    assert listing == ["sharing.py"]


def test_importers_are_listed_where_it_says():
    assert "FORMATS" in TEXT and FORMATS
