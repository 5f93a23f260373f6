"""Text on pages: rows whole, heads again, titles with what they are of."""

from itertools import pairwise

import pytest
from fenshui.gui.paged_text import paint_strip, strips_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter, QTextDocument, QTextTable

WIDTH, ROWS = 300.0, 12


def table(rows, text="first<br>second"):
    head = "<thead><tr><th>Name</th><th>Volume</th></tr></thead>"
    return (
        f"<table width='100%'>{head}{''.join(f'<tr><td>{text}</td><td>{at}</td></tr>' for at in range(rows))}</table>"
    )


@pytest.fixture(scope="module")
def document(qapp):
    """A title, a paragraph, and a table under a title of its own, every row of two lines."""
    made = QTextDocument()
    made.setHtml(f"<h1>Print</h1><p>Said before.</p><h2>Rights</h2>{table(ROWS)}<p>Said after.</p>")
    made.setTextWidth(WIDTH)
    return made


def spans(document):
    """Where the texts of the rows stand, the heads first, and where the titles."""
    layout = document.documentLayout()
    (rows,) = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    cells = [rows.cellAt(row, 0).firstCursorPosition().block() for row in range(rows.rows())]
    boxes = [layout.blockBoundingRect(block) for block in cells]
    titles, block = [], document.begin()
    while block != document.end():
        if block.blockFormat().headingLevel():
            titles.append(layout.blockBoundingRect(block))
        block = block.next()
    return boxes, titles


def on_one_page(box, strips):
    return any(strip.span[0] <= box.top() and box.bottom() <= strip.span[1] for strip in strips)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(height=st.floats(150.0, 900.0))
def test_on_pages_of_any_height_no_row_is_torn_no_title_stands_alone_and_nothing_is_lost(document, height):
    strips = strips_of(document, height)
    rows, titles = spans(document)
    assert all(on_one_page(box, strips) for box in rows)
    for title in titles:
        (page,) = [strip for strip in strips if strip.span[0] <= title.top() < strip.span[1]]
        assert page.span[1] > title.bottom() + 10
    assert all(before.span[1] == after.span[0] for before, after in pairwise(strips))
    assert strips[0].span[0] <= titles[0].top() and strips[-1].span[1] >= rows[-1].bottom()
    for strip in strips:
        heads = strip.heads or (0.0, 0.0)
        assert heads[1] - heads[0] + strip.span[1] - strip.span[0] <= height + 1e-6


def test_the_heads_come_again_where_a_table_goes_on_and_nowhere_else(document):
    strips = strips_of(document, 200.0)
    rows, _ = spans(document)
    goes_on = [rows[1].top() < strip.span[0] <= rows[-1].top() for strip in strips]
    assert [strip.heads is not None for strip in strips] == goes_on and sum(goes_on) >= 2
    heads = next(strip.heads for strip in strips if strip.heads)
    assert heads[0] <= rows[0].top() and rows[0].bottom() <= heads[1] <= rows[1].top()


def test_a_row_higher_than_a_page_goes_over_several_and_loses_no_line(qapp):
    document = QTextDocument()
    document.setHtml(table(1, "<br>".join(f"line {at}" for at in range(40))))
    document.setTextWidth(WIDTH)
    strips = strips_of(document, 200.0)
    rows, _ = spans(document)
    assert len(strips) > 2 and strips[-1].span[1] >= rows[-1].bottom()
    assert all(before.span[1] == after.span[0] for before, after in pairwise(strips))


def test_a_page_is_painted_with_its_heads_above_its_rows(document):
    strips = strips_of(document, 200.0)
    page = next(strip for strip in strips if strip.heads)
    tall = round(page.heads[1] - page.heads[0])
    image = QImage(int(WIDTH), 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_strip(painter, document, page, WIDTH)
    painter.end()
    inked = [any(image.pixelColor(x, y).lightness() < 128 for x in range(int(WIDTH))) for y in range(200)]
    assert any(inked[:tall]) and any(inked[tall : tall + 20])
    end = round(tall + page.span[1] - page.span[0])
    assert not any(inked[end + 1 :])  # and nothing of the row that comes next


def test_nothing_has_no_pages(qapp):
    assert strips_of(QTextDocument(), 200.0) == []
