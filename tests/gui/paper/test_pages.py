"""Pieces on pages: rows whole, heads again, titles with what they are of."""

from itertools import pairwise

import pytest
from fenshui.gui.paper.pages import Piece, pages_of, paint
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter


def piece(height, heads=None, leads=False):
    return Piece(height, lambda painter: None, heads, leads)


def table(heights):
    heads = piece(10.0, leads=True)
    return heads, [piece(height, heads) for height in heights]


def stands(pages, wanted):
    """Where a piece stands: page, top, height, what of it is on pages before."""
    return [
        (number, placed.top, placed.height, placed.skipped)
        for number, page in enumerate(pages)
        for placed in page
        if placed.piece is wanted
    ]


def test_three_rows_on_pages_for_two_stand_under_the_heads_both_times():
    heads, rows = table([20.0, 20.0, 20.0])
    pages = pages_of([heads, *rows], 50.0)
    assert [[placed.top for placed in page] for page in pages] == [[0.0, 10.0, 30.0], [0.0, 10.0]]
    assert [placed.piece for placed in pages[1]] == [heads, rows[2]]


tables_on_paper = st.lists(
    st.tuples(st.floats(5.0, 40.0), st.lists(st.floats(1.0, 60.0), min_size=1, max_size=40)), min_size=1, max_size=4
)


@given(tables=tables_on_paper, height=st.floats(111.0, 400.0))
def test_on_pages_of_any_height_every_row_stands_once_whole_and_in_order_under_its_own_heads(tables, height):
    pieces, order = [], []
    for title, heights in tables:
        heads, rows = table(heights)
        pieces += [piece(title, leads=True), heads, *rows]
        order += rows
    pages = pages_of(pieces, height)
    assert [placed.piece for page in pages for placed in page if placed.piece in order] == order
    for page in pages:
        assert page[0].top == 0.0 and page[-1].top + page[-1].height <= height + 1e-5
        assert all(after.top == before.top + before.height for before, after in pairwise(page))
        assert not page[-1].piece.leads  # no title and no heads at the foot alone
        for at, placed in enumerate(page):
            assert (placed.height, placed.skipped) == (placed.piece.height, 0.0)
            above = [one.piece for one in page[:at] if one.piece.leads]
            assert placed.piece.heads is None or above[-1] is placed.piece.heads


def test_a_title_goes_over_to_the_page_of_its_first_row():
    said, title = piece(60.0), piece(10.0, leads=True)
    heads, (row,) = table([30.0])
    pages = pages_of([said, title, heads, row], 100.0)
    assert [[placed.piece for placed in page] for page in pages] == [[said], [title, heads, row]]


def test_a_row_higher_than_a_page_goes_over_several_and_loses_nothing():
    heads, (row,) = table([250.0])
    pages = pages_of([heads, row], 100.0)
    assert stands(pages, row) == [(0, 10.0, 90.0, 0.0), (1, 10.0, 90.0, 90.0), (2, 10.0, 70.0, 180.0)]


def test_a_row_that_has_room_only_without_a_title_above_it_is_not_torn():
    title = piece(30.0, leads=True)
    heads, (row,) = table([85.0])
    assert stands(pages_of([title, heads, row], 100.0), row) == [(1, 10.0, 85.0, 0.0)]


def test_heads_higher_than_half_a_page_stand_once():
    heads = piece(60.0, leads=True)
    rows = [piece(30.0, heads) for _ in range(4)]
    pages = pages_of([heads, *rows], 100.0)
    assert [len(page) for page in pages] == [2, 3]
    assert len(stands(pages, heads)) == 1


def test_nothing_has_no_pages():
    assert pages_of([], 200.0) == []


@pytest.mark.parametrize("page", [0, 1])
def test_what_is_painted_of_a_torn_row_does_not_run_into_the_foot(page):
    image = QImage(10, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    tall = Piece(70.0, lambda painter: painter.fillRect(QRectF(0, 0, 10, 70), Qt.GlobalColor.black))
    paint(painter, pages_of([tall], 50.0)[page], 10.0)
    painter.end()
    inked = [image.pixelColor(5, y) == Qt.GlobalColor.black for y in range(60)]
    assert sum(inked) == (50, 20)[page] and all(inked[: sum(inked)])
