"""Whether a file is what its name says: extension and first bytes must agree."""

from pathlib import PurePath

from fenshui.words import Refused

_ZIP = b"PK\x03\x04"
_FIRST_BYTES = {
    ".gpkg": b"SQLite format 3\x00",
    ".shp": b"\x00\x00\x27\x0a",
    ".zip": _ZIP,
    ".xlsx": _ZIP,
}
_TEXTS = (".geojson", ".json", ".csv")
KINDS = (*_FIRST_BYTES, *_TEXTS)
"""The kinds of foreign file that are read at all."""


def kind_of(name: str, content: bytes) -> str:
    """The extension of a file, when its first bytes agree. Raises `Refused` for another kind, or a disguise."""
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        raise Refused("foreign.other_kind", file=name, kinds=" ".join(KINDS))
    if not content:
        raise Refused("foreign.empty", file=name)
    expected = _FIRST_BYTES.get(kind)
    if expected is not None and not content.startswith(expected):
        raise Refused("foreign.disguised", file=name, kind=kind)
    if kind in _TEXTS and content.startswith(tuple(_FIRST_BYTES.values())):
        raise Refused("foreign.disguised", file=name, kind=kind)
    if kind in (".geojson", ".json") and content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise Refused("foreign.disguised", file=name, kind=kind)
    return kind
