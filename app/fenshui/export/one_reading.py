"""Whether all programs find the same objects in a PDF: where two could be meant, each chooses in its own way."""

from collections.abc import Iterator
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import XRefSectionType, parse_xref_table


def read_in_two_ways(paper: bytes, reader: PdfFileReader) -> Iterator[str]:
    """Where a file may be read in more ways than `reader` does; nothing in one whose tables name each object once.

    This program writes no other: neither compressed tables nor, for older readers, two kinds of them.
    """
    if reader.xrefs.hybrid_xrefs_present:
        yield "/XRefStm"
    for revision in range(reader.xrefs.total_revisions):
        section = reader.xrefs.get_xref_container_info(revision)
        if section.xref_section_type is not XRefSectionType.STANDARD:
            yield "/XRef"
            return
        yield from _named_twice(paper[section.start_location :])


def _named_twice(table: bytes) -> Iterator[str]:
    named: set[int] = set()
    for entry in parse_xref_table(BytesIO(table), strict=True):
        if entry.idnum in named:
            yield f"xref {entry.idnum}"
        named.add(entry.idnum)
