"""Whether the pages of a paper say what the signed text says: they are drawn again from it, and compared."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader

from fenshui.export.alike import Met, number_of, unlike
from fenshui.export.one_reading import read_in_two_ways
from fenshui.export.page_text import page_text
from fenshui.export.paper_parts import FIELDS, FORM
from fenshui.export.pdf import agreement_pdf
from fenshui.export.pdf_faults import FAULTS, silent_library
from fenshui.export.statement import statement
from fenshui.words import Refused, Sentence, say, sentence

_FORM = re.compile(r"Fenshui, form (\d{1,9})\b")
_BEFORE_FORMS = 1
_SHOWN = 60
"""Characters of a piece of text that are shown; the rest is cut."""


def page_findings(
    paper: bytes, agreement: bytes, map_svg: bytes, verify_script: bytes, is_recorded: bool = False
) -> tuple[Sentence, ...]:
    """Where a paper, signed or not, shows anything else than is drawn for a text and its map; nothing where it is so.

    Whether its signatures hold is not asked. A paper of another form than `FORM` cannot be drawn again: it is found at
    fault, or, where it `is_recorded`, only searched for every name, date and figure of the text.
    """
    try:
        with silent_library():
            found = PdfFileReader(BytesIO(paper))
            for where in read_in_two_ways(paper, found):
                return (sentence("export.document_unlike", found=where),)
            form = _form(found)
            if form == FORM:
                drawn = PdfFileReader(BytesIO(agreement_pdf(agreement, map_svg, verify_script)))
                return tuple(_unlike_the_drawn(found, drawn))
            if is_recorded:
                return tuple(_lacking(found, agreement))
    except FAULTS as fault:
        return (sentence("export.pdf_unreadable", why=type(fault).__name__),)
    except Refused as refused:
        return (refused.sentence,)
    return (sentence("export.paper_other_form", found=form, expected=FORM),)


def _form(reader: PdfFileReader) -> int:
    """The form a paper says it is of; the first papers did not say."""
    said = _FORM.search(str(reader.trailer_view["/Info"]["/Producer"]))
    return int(said[1]) if said else _BEFORE_FORMS


def _unlike_the_drawn(found: PdfFileReader, drawn: PdfFileReader) -> Iterator[Sentence]:
    """The first page that is not as drawn, else whatever else a reader of PDF could show or do."""
    pages, expected = _pages(found), _pages(drawn)
    if len(pages) != len(expected):
        yield _other_count(pages, expected)
        return
    met: Met = {number_of(other): number_of(one) for one, other in zip(pages, expected, strict=True)}
    for number, (one, other) in enumerate(zip(pages, expected, strict=True), 1):
        for where in unlike(one.get_object(), other.get_object(), met):
            yield _unlike_page(number, one.get_object(), other.get_object(), where)
            return
    if "/Encrypt" in found.trailer_view:
        yield sentence("export.document_unlike", found="/Encrypt")
    for where in unlike(found.root, drawn.root, met):
        yield sentence("export.document_unlike", found=where)
        return


def _pages(reader: PdfFileReader) -> list[IndirectObject]:
    kids = reader.root["/Pages"]["/Kids"]
    return [kids.raw_get(place) for place in range(len(kids))]


def _other_count(pages: list[IndirectObject], expected: list[IndirectObject]) -> Sentence:
    texts = zip_longest(*(map(page_text, map(IndirectObject.get_object, some)) for some in (pages, expected)))
    first = next((number for number, (one, other) in enumerate(texts, 1) if one != other), 1)
    return sentence("export.pages_count", found=len(pages), expected=len(expected), page=first)


def _unlike_page(number: int, page: Any, drawn: Any, where: str) -> Sentence:
    """What a page prints in another way, what lies over it, or else in which part of it the difference is."""
    for found, expected in zip_longest(page_text(page), page_text(drawn)):
        if found != expected:
            return sentence("export.page_says", page=number, found=_shown(found), expected=_shown(expected))
    if over := _laid_over(page):
        return sentence("export.page_covered", page=number, found=over)
    return sentence("export.page_unlike", page=number, found=where)


def _laid_over(page: Any) -> str:
    """The kinds of what lies over a page, but for the boxes to sign in."""
    over = page.get("/Annots", ArrayObject()).get_object()
    marks = [over[place] for place in range(len(over))]
    return ", ".join(str(mark["/Subtype"]) for mark in marks if mark.get("/T") not in FIELDS.values())


def _shown(piece: str | None) -> Sentence | str:
    if not piece:
        return sentence("export.page_nothing")
    return piece if len(piece) <= _SHOWN else piece[: _SHOWN - 1] + "…"


def _lacking(found: PdfFileReader, agreement: bytes) -> Iterator[Sentence]:
    """What may lie over the pages, and the first name, date or figure of the text that is not on them in its place."""
    if "/OCProperties" in found.root:
        yield sentence("export.document_unlike", found="/OCProperties")
    pages = [one.get_object() for one in _pages(found)]
    for number, page in enumerate(pages, 1):
        if over := _laid_over(page):
            yield sentence("export.page_covered", page=number, found=over)
    printed, at = "\n".join(piece for page in pages for piece in page_text(page)), 0
    for value in _values(agreement):
        place = _as_printed(value).search(printed, at)
        if place is None:
            yield sentence("export.page_lacks", expected=_shown(value))
            return
        at = place.end()


def _values(agreement: bytes) -> Iterator[str]:
    """What a text says in its own words, as it is printed: how labels and units are called may have changed since."""
    for part in statement(agreement):
        for cell in (cell for row in part.rows for cell in row.cells):
            own = [value for value in cell.values.values() if isinstance(value, str) and value.strip()]
            for said in dict.fromkeys(say(cell, language) for language in ("zh_CN", "en")):
                yield from sorted((value for value in own if value in said), key=said.index)


def _as_printed(value: str) -> re.Pattern[str]:
    """A value that may go over several lines; a figure is no part of a longer one."""
    letters = r"\s*".join(map(re.escape, "".join(value.split())))
    return re.compile(rf"(?<![\d,.]){letters}(?![\d,.]*\d)" if value[-1].isdigit() else letters)
