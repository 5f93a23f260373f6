"""Whether two PDF files show the same: their objects compared one by one, from the outermost inwards."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

Met = dict[tuple[int, int], tuple[int, int]]
"""Objects of the one file (number, generation) that were compared, each with its counterpart in the other."""


def number_of(reference: Any) -> tuple[int, int]:
    """What an object is called by in its file."""
    return reference.idnum, reference.generation


def unlike(found: Any, drawn: Any, met: Met, at: str = "") -> Iterator[str]:
    """Where an object found in a file is not the one `drawn`: the names on the way to it from the outermost.

    Every object of the drawn file has one counterpart, so the search ends whatever stands in the other file. Of a
    stream counts what it holds, not how tightly it is packed.
    """
    if isinstance(drawn, IndirectObject):
        yield from _unlike_behind(found, drawn, met, at)
    elif type(found) is not type(drawn):
        yield at
    elif isinstance(drawn, DictionaryObject):
        free = _free(found, drawn)
        for name in sorted({*found, *drawn} - free):
            if name in found and name in drawn:
                yield from unlike(dict.__getitem__(found, name), dict.__getitem__(drawn, name), met, at + name)
            else:
                yield at + name
        if isinstance(drawn, StreamObject) and found.data != drawn.data:
            yield at
    elif isinstance(drawn, ArrayObject):
        if len(found) != len(drawn):
            yield at
        for place, (one, other) in enumerate(zip(list.__iter__(found), list.__iter__(drawn), strict=False), 1):
            yield from unlike(one, other, met, f"{at}/{place}")
    elif _written(found) != _written(drawn):
        yield at


def _unlike_behind(found: Any, drawn: IndirectObject, met: Met, at: str) -> Iterator[str]:
    """The same of two references."""
    known = met.get(number_of(drawn))
    if not isinstance(found, IndirectObject) or known not in (None, number_of(found)):
        yield at
    elif known is None:
        met[number_of(drawn)] = number_of(found)
        yield from unlike(found.get_object(), drawn.get_object(), met, at)


def _free(found: DictionaryObject, drawn: DictionaryObject) -> set[str]:
    """What signing may change: none of it is seen but a signature's stamp, which a reader shows in its own box."""
    if drawn.get("/Type") == "/Catalog":
        return {"/Version", "/Extensions", "/Metadata"}
    if drawn.get("/FT") == "/Sig" and _is_stamped(found):
        return {"/V", "/AP"}
    return {"/SigFlags"} if "/SigFlags" in drawn else {"/Length"} if isinstance(drawn, StreamObject) else set()


def _is_stamped(field: DictionaryObject) -> bool:
    """Whether a field is signed and has one look only."""
    look = field.get("/AP")
    return "/V" in field and isinstance(look, DictionaryObject) and set(look) == {"/N"}


def _written(found: Any) -> bytes:
    written = BytesIO()
    found.write_to_stream(written, None)
    return written.getvalue()
