"""What somebody hands over, told by what lies there: a basin, a transfer, evidence, a ledger, a key card, a river."""

from dataclasses import dataclass
from pathlib import Path

from fenshui.basin.source import SETTINGS
from fenshui.desk.address_book import ENDING as CARD_ENDING
from fenshui.desk.verifying import is_ledger
from fenshui.export.evidence import AGREEMENT, ENTRY, EVIDENCE
from fenshui.file_endings import is_basin, is_case
from fenshui.sealing.durable_file import refused_by_disk
from fenshui.words import Refused, Sentence, sentence

_TABLES = (".csv", ".geojson")
_RIVERS = (".geojson", ".json", ".shp", ".zip")
_TRANSFER = ".toml"
_NO_CHARACTER, _SIGN_OF_NONE = "\0", "␀"


@dataclass(frozen=True)
class HandedOver:
    """A kind and where the thing itself lies, which is the folder where one of its files was handed over.

    Kinds: `basin`, `transfer`, `case` (a negotiation), `agreement` (on its way from hand to hand), `evidence`,
    `ledger`, `card`, `river`.
    """

    kind: str
    path: Path


def what_is(path: Path) -> HandedOver:
    """What a file or folder is.

    Raises `Refused` for a file that is there and nothing of all this, for what may not be looked at, and for a name
    that no file can have.
    """
    if _NO_CHARACTER in str(path):  # the system says of it just that it is not there
        shown = str(path).replace(_NO_CHARACTER, _SIGN_OF_NONE)
        raise Refused("sealing.file_fault", path=shown, why=sentence("system.no_name"))
    try:
        return _looked_at(path)
    except OSError as fault:
        raise refused_by_disk(fault, path) from None


def told_of(path: Path) -> HandedOver | Sentence:
    """What a file or folder is, or why it is nothing that can be taken."""
    try:
        return what_is(path)
    except Refused as refused:
        return refused.sentence


def _looked_at(path: Path) -> HandedOver:
    """A folder that is nothing else is called a basin: what is missing in it will be told."""
    is_folder, whole = path.is_dir(), _whole_of(path)
    if is_folder and (kind := _kind_of_folder(path)):
        return HandedOver(kind, path)
    if whole is not None and (kind := _kind_of_folder(whole)) in ("evidence", "agreement"):
        return HandedOver(kind, whole)
    if not is_folder and _is_part_of_basin(path):
        return HandedOver("basin", path.parent)
    return HandedOver("basin" if is_folder else _kind_of_file(path), path)


def _whole_of(path: Path) -> Path | None:
    """The folder of evidence that this is a part of by its name and place, also where it is the folder of its keys."""
    for name in (*EVIDENCE, *{Path(one).parent.name for one in EVIDENCE} - {""}):
        parts = Path(name).parts
        if path.parts[-len(parts) :] == parts:
            return path.parents[len(parts) - 1]
    return None


def _kind_of_folder(folder: Path) -> str:
    """What a folder is by one of its files; nothing where none of them tells."""
    if (folder / SETTINGS).exists():
        return "basin"
    if (folder / ENTRY).exists():
        return "evidence"
    return "agreement" if (folder / AGREEMENT).exists() else ""


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
