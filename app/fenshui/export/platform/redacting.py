"""The data sets for disclosure: what names a party or says a price is left out."""

from collections.abc import Mapping

from fenshui.export.platform.codes import ROLE_CODES
from fenshui.export.platform.data_sets import Record

_NAMES = ("agreement", "name_zh", "name_en", "holder", "key_sha256", "right", "node")
_FREE_TEXT = ("reason", "reference", "statement_zh", "statement_en")
_PRICES = ("price_fen_per_m3", "total_fen")
_SAYS_TOO_MUCH = frozenset((*_NAMES, *_FREE_TEXT, *_PRICES))
"""Names and prices, the ids people make out of names, and free text, which may hold either."""


def redacted(sets: Mapping[str, tuple[Record, ...]]) -> dict[str, tuple[Record, ...]]:
    """The same data sets without names and prices of the parties; the authority, a public body, stays named."""
    return {name: tuple(map(_without, records)) for name, records in sets.items()}


def _without(record: Record) -> Record:
    if record.get("role_code") == ROLE_CODES["authority"]:
        return record
    return {item: value for item, value in record.items() if item not in _SAYS_TOO_MUCH}
