"""Quotation marks are narrow in English and as wide as a sign in Chinese; what is copied is the same character."""

import subprocess
from datetime import UTC, datetime

import pytest
from fenshui.export.fonts import SANS, SERIF
from fenshui.export.paper import LEFT, TOP, Paper, Type, typefaces_let_go

MADE = datetime(2026, 1, 1, tzinfo=UTC)
EM_MM = 10 * 25.4 / 72


@pytest.fixture
def paper():
    made = Paper("foot", "mark", MADE)
    with typefaces_let_go(made):
        made.add_page()
        yield made


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_marks_are_less_than_half_a_sign_in_english_and_a_whole_one_in_chinese(paper, family):
    style = Type(family, 10)
    for mark in "“”‘’":
        assert paper.width_of(f"a{mark}", style) - paper.width_of("a", style) < EM_MM / 2
        assert paper.width_of(f"水{mark}", style) - paper.width_of("水", style) == pytest.approx(EM_MM, rel=1e-3)
    assert paper.width_of("水——", style) == pytest.approx(3 * EM_MM, rel=1e-3)


def test_on_an_english_sheet_a_chinese_name_makes_no_mark_wide(paper):
    style = Type(SANS, 10)
    both = paper.width_of("“水”", style)
    paper.set_lang("en")
    assert both == pytest.approx(3 * EM_MM, rel=1e-3)
    assert paper.width_of("“水”", style) < 2 * EM_MM


def test_lines_are_as_wide_as_they_are_drawn_and_copied_as_they_were_written(paper, tmp_path):
    style, text = Type(SERIF, 10), "The offer “W12” of Lanzhou’s share was refused… and ‘never’ came again"
    lines = paper.set_in(40, text, style)
    paper.put_lines(LEFT, TOP, lines)
    paper.put(LEFT, 90, "转让方“宁夏”——受让方……", style)
    file = tmp_path / "marks.pdf"
    file.write_bytes(bytes(paper.output()))
    copied = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout
    assert text in " ".join(copied.split())
    assert "转让方“宁夏”——受让方……" in copied
    boxes = subprocess.run(["pdftotext", "-bbox-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    drawn = {line: paper.width_of(line, style) for line, _ in lines}
    assert all(width <= 40 for width in drawn.values())
    assert "“W12”" in boxes
