"""What a signature looks like on the page: who signed, with which key, when."""

from datetime import datetime
from io import BytesIO

from fpdf import FPDF
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from fenshui.export.drawing import rgb
from fenshui.export.fonts import SANS, drawable, font_file
from fenshui.export.paper import GREY, INK, RED, typefaces_let_go
from fenshui.export.signature_boxes import STAMP_HEIGHT, STAMP_WIDTH
from fenshui.sealing.certificate import Person
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.words import say, sentence

_FILLS_THE_FIELD = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID)


class _Page(PdfContent):
    """A whole small PDF as the look of a signature."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        """Bring the page into the document that is signed; gives the drawing operator that shows it."""
        page = self.writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Stamp"] = page
        x0, y0, x1, y1 = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(x1 - x0), height=abs(y1 - y0))
        return b"/Stamp Do"


def stamp_style(role: str, person: Person, key: str, signed_at: datetime) -> StaticStampStyle:
    """The look of a signature by a key (fingerprint) in a role, for pyHanko."""
    return StaticStampStyle(
        background=_Page(_stamp_pdf(role, person, key, signed_at)), border_width=0, background_layout=_FILLS_THE_FIELD
    )


def _stamp_pdf(role: str, person: Person, key: str, signed_at: datetime) -> bytes:
    sheet = FPDF(unit="mm", format=(STAMP_WIDTH, STAMP_HEIGHT))
    sheet.set_auto_page_break(False)
    sheet.add_font(SANS, "", font_file(SANS))
    sheet.add_page()
    sheet.set_draw_color(*rgb(RED))
    sheet.set_line_width(0.5)
    sheet.rect(0.6, 0.6, STAMP_WIDTH - 1.2, STAMP_HEIGHT - 1.2)
    with typefaces_let_go(sheet):
        for text, size, colour, baseline in _lines(role, person, key, signed_at):
            sheet.set_font(SANS, size=size)
            sheet.set_text_color(*rgb(colour))
            sheet.text(4, baseline, drawable(text, SANS))
        return bytes(sheet.output())


def _lines(role: str, person: Person, key: str, signed_at: datetime) -> tuple[tuple[str, float, str, float], ...]:
    """What the stamp says: text, size in points, colour, baseline in mm from the top."""
    said = sentence(f"statement.role.{role}")
    done_zh, done = ("已批准", "Approved") if role == "authority" else ("已签署", "Signed")
    moment = signed_at.strftime("%Y-%m-%d %H:%M:%S UTC")
    return (
        (f"{say(said, 'zh_CN')}{done_zh}", 12, RED, 7.5),
        (f"{done}: {say(said, 'en')}", 7.5, RED, 11.6),
        (person.name_zh, 8.5, INK, 17.2),
        (f"{moment}   ECDSA P-256", 6.5, GREY, 22.0),
        (spoken_fingerprint(key), 6.5, GREY, 26.0),
    )
