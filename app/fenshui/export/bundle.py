"""The evidence folder of a posted agreement, written from what the ledger kept, byte for byte."""

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fenshui.export.evidence import ENTRY, EVIDENCE, PROOF, most_bytes
from fenshui.ledger.entry import Entry, read_entry
from fenshui.ledger.ledger import Ledger
from fenshui.sealing.durable_file import read_bytes, refused_by_disk, sync_folder, unfinished_beside, write_durably
from fenshui.words import Refused


def bundle_files(ledger: Ledger, seq: int) -> dict[str, bytes]:
    """Every file of the evidence for a posted agreement; raises `Refused` for another entry or a lost attachment."""
    body = ledger.body(seq)
    entry = read_posting(body)
    files = {name: ledger.attachment(sha256) for name, sha256 in entry.fields["files"].items()}
    return {**files, ENTRY: body, PROOF: ledger.proof(seq)}


def read_posting(body: bytes) -> Entry:
    """The posting of an agreement in these bytes of a ledger; raises `Refused` for an entry of another kind."""
    entry = read_entry(body)
    if entry.kind != "agreement_posted":
        raise Refused("export.not_posted", seq=entry.seq, kind=entry.kind)
    return entry


def write_bundle(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write evidence as a folder that is wholly there or not at all; refuses to overwrite anything."""
    whole = folder.absolute()
    unfinished = unfinished_beside(whole)
    try:
        if whole.exists() and (not whole.is_dir() or any(whole.iterdir())):
            raise Refused("export.folder_there", path=folder)
        for name, content in files.items():
            (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
            write_durably(unfinished / name, content, 0o755 if name.endswith(".sh") else 0o644)
        if whole.exists():
            whole.rmdir()
        unfinished.rename(whole)
        sync_folder(whole.parent)
    except OSError as fault:
        raise refused_by_disk(fault, folder) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return whole


@dataclass(frozen=True)
class Lying:
    """What lies in a folder: evidence (name -> content), names that do not belong to any, and what is no file at all.

    The last are links, pipes and the like. Of what does not belong only the name was looked at.
    """

    files: Mapping[str, bytes]
    added: tuple[str, ...]
    strange: tuple[str, ...]


def read_bundle(folder: Path) -> Mapping[str, bytes]:
    """The evidence in a folder (name -> content); raises `Refused` for a link, or anything that cannot be read."""
    lying = lying_in(folder)
    for name in lying.strange:
        raise Refused("export.file_added", file=name)
    return lying.files


def lying_in(folder: Path) -> Lying:
    """What lies in a folder; every file of evidence is read once.

    Raises `Refused` for no folder, for a file larger than evidence has any, and for what cannot be read.
    """
    try:
        if not folder.is_dir():
            raise Refused("export.not_a_folder", path=folder)
        kinds = dict(_kinds(folder))
    except OSError as fault:
        raise refused_by_disk(fault, Path(fault.filename or folder)) from None
    ours = [name for name in sorted(kinds) if kinds[name] == "file" and name in EVIDENCE]
    added = (name for name in sorted(kinds) if kinds[name] != "strange" and name not in ours)
    strange = (name for name in sorted(kinds) if kinds[name] == "strange")
    files = {name: read_bytes(folder / name, most_bytes(name)) for name in ours}
    return Lying(files, tuple(added), tuple(strange))


def _kinds(folder: Path) -> Iterator[tuple[str, str]]:
    """The name of everything in a folder and whether it is a file, a folder with nothing in it, or strange."""

    def fail(fault: OSError) -> None:
        raise fault

    for place, folders, files in os.walk(folder, onerror=fail):
        inside = Path(place)
        if inside != folder and not (folders or files):
            yield inside.relative_to(folder).as_posix(), "empty"
        for path in (inside / name for name in (*folders, *files)):
            mode = path.lstat().st_mode
            if not stat.S_ISDIR(mode):
                yield path.relative_to(folder).as_posix(), "file" if stat.S_ISREG(mode) else "strange"
