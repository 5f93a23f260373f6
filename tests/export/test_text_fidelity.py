"""What is read out of the paper is what was written on it: all of GB 2312, and every ideograph the typefaces have."""

import subprocess
import unicodedata

import pytest
from deals import NOW
from fenshui.export.fonts import SANS, SERIF, _characters
from fenshui.export.paper import LEFT, Paper, Type
from figures import note_figures

PER_LINE, PER_PAGE = 40, 60


def gb_2312():
    """Every character of GB 2312 (1980), rows 1 to 87."""
    found = []
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.append(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def ideographs(family):
    """Every ideograph a typeface has and a signed text may have: of 通用规范汉字表 (8,105) all that can be printed."""
    known = [
        chr(code) for code in sorted(_characters(family)) if unicodedata.name(chr(code), "").startswith("CJK UNIFIED")
    ]
    return [character for character in known if unicodedata.is_normalized("NFC", character)]


def read_back(characters, family, path):
    """The lines written on paper, and those another program reads out of it."""
    paper = Paper("-", "", NOW)
    lines = ["".join(characters[start : start + PER_LINE]) for start in range(0, len(characters), PER_LINE)]
    style = Type(family, 8)
    for number, line in enumerate(lines):
        if number % PER_PAGE == 0:
            paper.add_page()
        paper.put(LEFT, 20 + 4 * (number % PER_PAGE), line, style)
    path.write_bytes(bytes(paper.output()))
    said = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    return lines, said.splitlines()


def lost(lines, printed):
    """The lines that do not stand there exactly; a blank is no character to see."""
    there = {"".join(line.split()) for line in printed}
    return [line for line in lines if "".join(line.split()) not in there]


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_all_of_gb_2312_that_the_typeface_has_is_read_back_exactly(family, tmp_path, record_property):
    every = gb_2312()
    has = [character for character in every if ord(character) in _characters(family)]
    missing = [character for character in every if ord(character) not in _characters(family)]
    gone = lost(*read_back(has, family, tmp_path / "gb.pdf"))
    note_figures(
        record_property,
        f"GB 2312 on paper, {family}",
        characters=len(has),
        without_a_shape=len(missing),
        lines_changed=len(gone),
    )
    assert (len(every), missing, gone) == (7_445, [], [])


@pytest.mark.full
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("family", [SANS, SERIF])
def test_every_ideograph_of_the_typeface_is_read_back_exactly(family, tmp_path, record_property):
    every = ideographs(family)
    gone = lost(*read_back(every, family, tmp_path / "all.pdf"))
    rare = sum(ord(character) > 0xFFFF for character in every)
    note_figures(
        record_property,
        f"ideographs on paper, {family}",
        characters=len(every),
        beyond_the_bmp=rare,
        lines_changed=len(gone),
    )
    assert gone == [] and len(every) > 6_763
