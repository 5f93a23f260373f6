"""What the README shows can be typed as it stands: the same in both languages, every file there, every verb known."""

import re
from pathlib import Path

import pytest
from fenshui.cli.main import command_line
from fenshui.cli.window import handed_over

ROOT = Path(__file__).resolve().parents[2]
ENGLISH, CHINESE = (
    [re.split(" {3,}", line)[0].split()[1:] for line in re.findall("^fenshui.*", part, re.MULTILINE)]
    for part in (ROOT / "README.md").read_text(encoding="utf-8").split("\n---\n")
)


def test_both_languages_show_the_same_commands():
    assert ENGLISH == CHINESE and len(ENGLISH) > 10


@pytest.mark.parametrize("words", ENGLISH, ids=" ".join)
def test_a_command_of_the_readme_is_one_the_program_takes(words, monkeypatch):
    monkeypatch.chdir(ROOT)
    for word in words:
        assert not word.startswith("basins/") or Path(word).exists(), word
    assert handed_over(words) or command_line().parse_args(words).act
