"""The evidence folder of a posted agreement, written from what the ledger kept, byte for byte."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from fenshui.export.evidence import ENTRY, PROOF
from fenshui.ledger.entry import Entry, read_entry
from fenshui.ledger.ledger import Ledger
from fenshui.sealing.durable_file import refused_by_disk, sync_folder, unfinished_beside, write_durably
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
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("export.folder_there", path=folder)
    folder = folder.absolute()
    unfinished = unfinished_beside(folder)
    try:
        for name, content in files.items():
            (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
            write_durably(unfinished / name, content, 0o755 if name.endswith(".sh") else 0o644)
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
        sync_folder(folder.parent)
    except OSError as fault:
        raise refused_by_disk(fault, folder) from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def read_bundle(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name in it; raises `Refused` for a link, or anything that cannot be read."""
    files, strange = files_and_others(folder)
    for name in strange:
        raise Refused("export.file_added", file=name)
    return files


def files_and_others(folder: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Every file of a folder by its name in it, and the names of what is none: links, pipes and the like.

    Raises `Refused` for no folder and for what cannot be read.
    """
    if not folder.is_dir():
        raise Refused("export.not_a_folder", path=folder)
    found: dict[str, bytes] = {}
    others: list[str] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):  # a pipe would be waited for
            others.append(name)
        elif path.is_dir():
            found |= {name: b""} if not any(path.iterdir()) else {}
        else:
            try:
                found[name] = path.read_bytes()
            except OSError as fault:
                raise refused_by_disk(fault, path) from None
    return found, tuple(others)
