"""Where on the last page everybody signs."""

from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from fenshui.export.agreement import ROLES
from fenshui.export.paper import RIGHT
from fenshui.export.paper_parts import FIELDS

BOX_HEIGHT = 36.0
BOX_TOPS = (54.0, 95.0, 136.0)
"""Upper edges of the boxes, mm from the top of the page."""

FIELD_LEFT = 114.0
STAMP_WIDTH, STAMP_HEIGHT = RIGHT - FIELD_LEFT - 3.0, BOX_HEIGHT - 6.0

_POINTS_PER_MM = 72 / 25.4
_PAGE_HEIGHT = 297.0


def add_fields(pdf: bytes, page: int) -> bytes:
    """The PDF with an empty signature field for every role on `page` (counted from 1)."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    for role, top in zip(ROLES, BOX_TOPS, strict=True):
        append_signature_field(writer, SigFieldSpec(FIELDS[role], on_page=page - 1, box=_box(top)))
    filled = BytesIO()
    writer.write(filled)
    return filled.getvalue()


def _box(top: float) -> tuple[int, int, int, int]:
    """The field inside a box, in points from the lower left corner of the page."""
    left, upper = FIELD_LEFT + 1.0, _PAGE_HEIGHT - top - 3.0
    edges = (left, upper - STAMP_HEIGHT, left + STAMP_WIDTH, upper)
    x0, y0, x1, y1 = (round(edge * _POINTS_PER_MM) for edge in edges)
    return x0, y0, x1, y1
