"""Papers whose attached text is honest and whose pages are not: what a hostile first party could send to be signed."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO

from fenshui.export.page_text import page_text
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer
from pyhanko.pdf_utils.reader import PdfFileReader

Act = Callable[[Writer], None]

_SHOWN = re.compile(rb"\(((?:[^\\()]|\\.)*)\) Tj", re.DOTALL)


def changed(paper: bytes, act: Act) -> bytes:
    """The paper with a change appended to it, as any program for PDF could."""
    writer = Writer(BytesIO(paper))
    act(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _page(writer, number):
    page = writer.root["/Pages"]["/Kids"][number - 1]
    writer.update_container(page)
    return page


def _paint(writer, number, paint):
    """Give a page another content."""
    page = _page(writer, number)
    stream = generic.StreamObject(stream_data=paint(page["/Contents"].data))
    page[pdf_name("/Contents")] = writer.add_object(stream)


def _numbers(*numbers):
    return generic.ArrayObject(map(generic.FloatObject, numbers))


def _look(paint):
    look = {
        pdf_name("/Type"): pdf_name("/XObject"),
        pdf_name("/Subtype"): pdf_name("/Form"),
        pdf_name("/BBox"): _numbers(0, 0, 200, 80),
    }
    return generic.StreamObject(look, stream_data=paint)


def _a_page_is_removed(writer):
    tree = writer.root["/Pages"]
    del tree["/Kids"][1]
    tree[pdf_name("/Count")] = generic.NumberObject(len(tree["/Kids"]))
    writer.update_container(tree)


def _a_page_is_added(writer):
    tree = writer.root["/Pages"]
    tree["/Kids"].append(tree["/Kids"].raw_get(1))
    tree[pdf_name("/Count")] = generic.NumberObject(len(tree["/Kids"]))
    writer.update_container(tree)


def _a_page_is_replaced(writer):
    tree = writer.root["/Pages"]
    tree["/Kids"][1] = tree["/Kids"].raw_get(0)
    writer.update_container(tree)


def _a_figure_is_changed(writer):
    """The first two digits of the volume a year change places round their comma."""
    said = page_text(writer.root["/Pages"]["/Kids"][0])
    place = next(place for place, piece in enumerate(said) if piece.startswith("5,000,000"))

    def swap(content):
        shown = list(_SHOWN.finditer(content))[place]
        glyphs = shown[1]
        return content[: shown.start(1)] + glyphs[4:6] + glyphs[2:4] + glyphs[:2] + content[shown.start(1) + 6 :]

    _paint(writer, 1, swap)


def _a_figure_is_painted_over(writer):
    _paint(writer, 1, lambda content: content + b"\n1 1 1 rg 60 300 400 200 re f\n")


def _an_annotation_covers_a_figure(writer):
    note = {
        pdf_name("/Type"): pdf_name("/Annot"),
        pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): _numbers(60, 300, 460, 500),
        pdf_name("/Contents"): generic.pdf_string("6,000,000"),
        pdf_name("/DA"): generic.pdf_string("/Helv 12 Tf 0 g"),
        pdf_name("/F"): generic.NumberObject(4),
    }
    notes = generic.ArrayObject([writer.add_object(generic.DictionaryObject(note))])
    _page(writer, 1)[pdf_name("/Annots")] = notes


def _a_stamp_lies_beside_the_boxes(writer):
    stamp = {
        pdf_name("/Type"): pdf_name("/Annot"),
        pdf_name("/Subtype"): pdf_name("/Stamp"),
        pdf_name("/Rect"): _numbers(60, 100, 460, 200),
        pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): writer.add_object(_look(b"0 0 200 80 re f"))}),
    }
    page = _page(writer, len(writer.root["/Pages"]["/Kids"]))
    page["/Annots"].append(writer.add_object(generic.DictionaryObject(stamp)))


def _a_layer_is_laid_over(writer):
    layer = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): generic.pdf_string("x")})
    group = writer.add_object(layer)
    shown = generic.DictionaryObject({pdf_name("/ON"): generic.ArrayObject([group])})
    layers = {pdf_name("/OCGs"): generic.ArrayObject([group]), pdf_name("/D"): shown}
    writer.root[pdf_name("/OCProperties")] = generic.DictionaryObject(layers)
    writer.update_root()
    resources = writer.root["/Pages"]["/Kids"][0]["/Resources"]
    resources[pdf_name("/Properties")] = generic.DictionaryObject({pdf_name("/L"): group})
    writer.update_container(resources)
    _paint(writer, 1, lambda content: content + b"\n/OC /L BDC 1 1 1 rg 60 300 400 200 re f EMC\n")


def _layers_are_declared(writer):
    writer.root[pdf_name("/OCProperties")] = generic.DictionaryObject()
    writer.update_root()


def _shapes_are_changed(writer):
    """One typeface says its characters as before and draws those of the other."""
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    sans, serif = (fonts[name]["/DescendantFonts"][0]["/FontDescriptor"] for name in ("/F1", "/F2"))
    serif[pdf_name("/FontFile3")] = sans.raw_get("/FontFile3")
    writer.update_container(serif)


def _a_page_is_cropped(writer):
    _page(writer, 2)[pdf_name("/CropBox")] = _numbers(0, 600, 595, 842)


def _all_pages_are_cropped(writer):
    tree = writer.root["/Pages"]
    tree[pdf_name("/CropBox")] = _numbers(0, 600, 595, 842)
    writer.update_container(tree)


def _an_empty_box_shows_an_approval(writer):
    box = writer.root["/AcroForm"]["/Fields"][2]
    box["/AP"][pdf_name("/N")] = writer.add_object(_look(b"1 0 0 rg 0 0 200 80 re f"))
    writer.update_container(box)


def _a_box_to_sign_in_is_moved_over_a_figure(writer):
    box = writer.root["/AcroForm"]["/Fields"][2]
    box[pdf_name("/Rect")] = _numbers(60, 600, 460, 700)
    writer.update_container(box)


def _a_program_runs_when_it_is_opened(writer):
    run = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.pdf_string("app.alert(1)")}
    writer.root[pdf_name("/OpenAction")] = generic.DictionaryObject(run)
    writer.update_root()


def _another_text_is_attached(writer):
    file = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    file["/EF"][pdf_name("/F")] = writer.add_object(generic.StreamObject(stream_data=b"{}"))
    writer.update_container(file)


def say_another_form(writer: Writer) -> None:
    """The paper claims to be of the time before pages had a form."""
    info = writer.trailer_view["/Info"]
    info[pdf_name("/Producer")] = generic.pdf_string("Fenshui")
    writer.update_container(info)


def told_twice(paper: bytes) -> bytes:
    """The content of the first page stands in one table twice: poppler and qpdf show the first, pyHanko the last."""
    reader = PdfFileReader(BytesIO(paper))
    content = reader.root["/Pages"]["/Kids"][0].raw_get("/Contents").idnum
    honest = re.search(rb"\n(%d 0 obj.*?endobj\n)" % content, paper, re.DOTALL)[1]
    hostile = b"%d 0 obj\n<</Length 27>>\nstream\n1 0 0 rg 60 300 400 200 re f\nendstream\nendobj\n" % content
    entries = b"".join(b"%d 1\n%010d 00000 n \n" % (content, len(paper) + at) for at in (0, len(hostile)))
    size, root, info = (reader.trailer_view.raw_get(name) for name in ("/Size", "/Root", "/Info"))
    told = (size, root.idnum, info.idnum, reader.last_startxref, len(paper + hostile + honest))
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % told
    return paper + hostile + honest + b"xref\n" + entries + trailer


HOSTILE: Mapping[str, tuple[Act, str]] = {
    "a page is removed": (_a_page_is_removed, "pages_count"),
    "a page is added": (_a_page_is_added, "pages_count"),
    "a page is replaced": (_a_page_is_replaced, "page_says"),
    "a figure is changed": (_a_figure_is_changed, "page_says"),
    "a figure is painted over": (_a_figure_is_painted_over, "page_unlike"),
    "an annotation covers a figure": (_an_annotation_covers_a_figure, "page_covered"),
    "a stamp lies beside the boxes": (_a_stamp_lies_beside_the_boxes, "page_covered"),
    "a layer is laid over": (_a_layer_is_laid_over, "page_unlike"),
    "layers are declared": (_layers_are_declared, "document_unlike"),
    "shapes are changed": (_shapes_are_changed, "page_unlike"),
    "a page is cropped": (_a_page_is_cropped, "page_unlike"),
    "all pages are cropped": (_all_pages_are_cropped, "page_unlike"),
    "an empty box shows an approval": (_an_empty_box_shows_an_approval, "page_unlike"),
    "a box to sign in is moved over a figure": (_a_box_to_sign_in_is_moved_over_a_figure, "page_unlike"),
    "a program runs when it is opened": (_a_program_runs_when_it_is_opened, "document_unlike"),
    "another text is attached": (_another_text_is_attached, "document_unlike"),
}
"""What is done to the paper, and what is found."""
