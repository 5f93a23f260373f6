"""What somebody hands over, told by what lies there: a basin, a transfer, evidence, a ledger, a key card, a river."""

from dataclasses import dataclass
from pathlib import Path

from fenshui.basin.source import SETTINGS
from fenshui.desk.address_book import ENDING as CARD_ENDING
from fenshui.desk.verifying import is_ledger
from fenshui.export.evidence import AGREEMENT, ENTRY, PROOF, RECORDED
from fenshui.file_endings import is_basin, is_case
from fenshui.words import Refused, Sentence

_TABLES = (".csv", ".geojson")
_RIVERS = (".geojson", ".json", ".shp", ".zip")
_TRANSFER = ".toml"


@dataclass(frozen=True)
class HandedOver:
    """A kind and where the thing itself lies, which is the folder where one of its files was handed over.

    Kinds: `basin`, `transfer`, `case` (a negotiation), `agreement` (on its way from hand to hand), `evidence`,
    `ledger`, `card`, `river`.
    """

    kind: str
    path: Path


def what_is(path: Path) -> HandedOver:
    """What a file or folder is. Raises `Refused` for a file that is there and nothing of all this."""
    if path.is_dir():
        return HandedOver(_kind_of_folder(path), path)
    if _is_part_of_basin(path):
        return HandedOver("basin", path.parent)
    if path.name in {ENTRY, PROOF, *RECORDED} and (kind := _kind_of_folder(path.parent)) != "basin":
        return HandedOver(kind, path.parent)
    return HandedOver(_kind_of_file(path), path)


def told_of(path: Path) -> HandedOver | Sentence:
    """What a file or folder is, or why it is nothing that can be taken."""
    try:
        return what_is(path)
    except Refused as refused:
        return refused.sentence


def _kind_of_folder(folder: Path) -> str:
    """A folder that is nothing else is called a basin: what is missing in it will be told."""
    if (folder / SETTINGS).exists():
        return "basin"
    if (folder / ENTRY).exists():
        return "evidence"
    return "agreement" if (folder / AGREEMENT).exists() else "basin"


def _is_part_of_basin(file: Path) -> bool:
    return file.name == SETTINGS or (file.suffix.lower() in _TABLES and (file.parent / SETTINGS).exists())


def _kind_of_file(file: Path) -> str:
    ending = file.suffix.lower()
    if is_case(file):
        return "case"
    if is_basin(file):
        return "basin"
    if ending == CARD_ENDING:
        return "card"
    if ending in _RIVERS:
        return "river"
    if file.is_file() and is_ledger(file):
        return "ledger"
    if ending == _TRANSFER or not file.exists():
        return "transfer"
    raise Refused("desk.not_handed_over", file=file.name)
