"""A table on paper: as large as it can be, every text whole, figures to the right, and what was left out is said."""

from itertools import pairwise

import pytest
from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.paper.grid import SIZES_PT, face, grid, shared
from fenshui.gui.paper.pages import pages_of, paint
from fenshui.gui.paper.prose import prose_pieces
from fenshui.gui.paper.tables import table_pieces
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

WIDTH = 900.0
TEXTS = st.text(st.sampled_from("ab 灌区，10𬇕"), max_size=80)


def made(steps):
    """What works in steps make at their end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def cells(piece):
    """The lines of a row."""
    return piece.draw.args[0]


def painted(page, width=WIDTH, height=200):
    image = QImage(int(width), height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, page, width)
    painter.end()
    return image


def dark_columns(image, top, bottom):
    """Where letters of the body stand from left to right."""
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 90 for y in range(top, bottom))]


def test_the_letters_are_the_largest_with_which_every_row_has_one_line(paper):
    text = "Irrigators of the left bank"
    widths = {points: face(points, paper).advance(text) for points in SIZES_PT}
    assert list(widths.values()) == sorted(widths.values(), reverse=True)
    for points, below in [*pairwise(SIZES_PT), (SIZES_PT[-1], None)]:
        air = 2 * 5.25 * paper.logicalDpiY() / 72
        exact = grid(["A"], [text], [False], widths[points] + air, paper)
        assert exact.body.font.pointSizeF() == points and exact.cells([text]) == ((text,),)
        tighter = grid(["A"], [text], [False], widths[points] + air - 0.01, paper)
        assert tighter.body.font.pointSizeF() == (below or points)
        assert (len(tighter.cells([text])[0]) == 1) == (below is not None)


def test_what_has_no_room_in_the_smallest_letters_goes_over_lines_between_its_words(paper):
    narrow = grid(["Name", "Volume"], ["left bank " * 30, "1,234"], [False, True], 300.0, paper)
    name, figure = narrow.cells(["left bank " * 30, "1,234"])
    assert len(name) > 2 and set(" ".join(name).split()) == {"left", "bank"} and figure == ("1,234",)


@given(needs=st.lists(st.floats(1.0, 500.0), min_size=1, max_size=20), room=st.floats(10.0, 2000.0))
def test_the_room_is_shared_out_whole_and_narrow_columns_give_nothing(needs, room):
    widths = shared(needs, room)
    assert sum(widths) == pytest.approx(room)
    if sum(needs) <= room:
        assert all(width >= need - 1e-9 for width, need in zip(widths, needs, strict=True))
    else:
        level = max(widths)
        assert widths == [min(need, level) for need in needs]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    names=st.lists(TEXTS, min_size=1, max_size=25),
    figures=st.integers(1, 8),
    width=st.floats(150.0, 1200.0),
    height=st.floats(250.0, 900.0),
)
def test_any_table_on_any_page_has_every_row_once_whole_in_order_under_its_heads(
    paper, paper_table, names, figures, width, height
):
    heads, *rows = made(table_pieces(paper_table(names, figures), width, paper))
    pages = pages_of([heads, *rows], max(height, 2 * heads.height, heads.height + max(row.height for row in rows)))
    assert [placed.piece for page in pages for placed in page if placed.piece is not heads] == rows
    assert all(page[0].piece is heads and len(page) > 1 for page in pages)
    assert all(placed.height == placed.piece.height for page in pages for placed in page)
    for number, (name, row) in enumerate(zip(names, rows, strict=True)):
        written = ["".join(cell).replace(" ", "") for cell in cells(row)]
        assert written == [name.replace(" ", "")] + [f"{number}"] * figures


def test_figures_end_under_one_another_and_names_begin_so(paper, paper_table):
    heads, *rows = made(table_pieces(paper_table(["Hill", "Plain"] * 6), WIDTH, paper))
    image = painted([*pages_of([heads, *rows], 1e4)[0]], height=round(13 * heads.height))
    spots = [
        dark_columns(image, round(at * heads.height) + 2, round((at + 1) * heads.height) - 2) for at in range(1, 13)
    ]
    assert len({spot[0] for spot in spots[::2]}) == 1
    assert max(spot[-1] for spot in spots) - min(spot[-1] for spot in spots) <= 2


def test_below_every_row_runs_a_hairline_from_side_to_side(paper, paper_table):
    heads, *rows = made(table_pieces(paper_table(["Hill", "Plain"]), WIDTH, paper))
    image = painted(pages_of([heads, *rows], 1e4)[0])
    lines = [
        y
        for y in range(200)
        if all(image.pixelColor(x, y).lightness() < 250 for x in (1, 300, 650, 898))
        and image.pixelColor(1, y).lightness() >= QColor(LIGHT.line).lightness() - 1
    ]
    tops = [heads.height * number for number in (1, 2, 3)]
    assert all(any(abs(y - top) <= 2 for y in lines) for top in tops)


def test_a_table_with_nothing_in_it_says_so(paper, paper_table):
    (said,) = made(table_pieces(paper_table([]), WIDTH, paper))
    assert said.height == prose_pieces("<p>None</p>", WIDTH, paper)[0].height


def test_rows_that_were_left_out_are_told_above_the_heads(paper, paper_table):
    table, told = paper_table(["Hill"] * 7), []
    said = type(table)(table.standing, "None", lambda printed, rows: told.append((printed, rows)) or "some")
    note, heads, *rows = made(table_pieces(said, WIDTH, paper, most=5))
    assert told == [(5, 7)] and note.leads and heads.leads and len(rows) == 5
    assert made(table_pieces(said, WIDTH, paper, most=7))[0].heads is None and told == [(5, 7)]


def test_titles_lead_and_paragraphs_do_not(paper):
    title, said = prose_pieces("<h2>Rights</h2><p>Said before.</p>", WIDTH, paper)
    assert title.leads and not said.leads
    for one in (title, said):
        assert dark_columns(painted(pages_of([one], 100.0)[0]), 0, round(one.height))
    assert prose_pieces("", WIDTH, paper) == []
