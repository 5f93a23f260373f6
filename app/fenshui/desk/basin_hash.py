"""The hash by which cases and agreements name a basin: one for every file of it."""

import hashlib
from pathlib import Path

from fenshui.sealing.durable_file import read_bytes
from fenshui.sealing.signer import sha256_hex

_LARGEST = 1 << 31


def basin_sha256(place: Path) -> str:
    """The hash by which a case names its basin: of a folder's files, or of the one file."""
    return folder_sha256(place) if place.is_dir() else sha256_hex(read_bytes(place, _LARGEST))


def folder_sha256(folder: Path) -> str:
    """One hash for every file of a basin's folder: SHA-256 over the lines `hash  name`, sorted by name."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = (f"{sha256_hex((folder / name).read_bytes())}  {name}\n" for name in names)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
