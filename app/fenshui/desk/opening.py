"""1  Open a basin."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fenshui.basin import Basin, read_basin
from fenshui.desk.setting_aside import put_back
from fenshui.reading.problem import Problem
from fenshui.words import Refused

NOWHERE = Path()


@dataclass(frozen=True)
class Opening:
    """A basin ready to work on, where it lies, the warnings about it, and the transfer files kept with it.

    A new basin that lies nowhere yet has the folder `NOWHERE`.
    """

    folder: Path
    basin: Basin
    warnings: tuple[Problem, ...] = ()
    transfer_files: tuple[Path, ...] = ()
    stamp: str = ""
    """By what the files are known again at once, as they lay there before they were read."""

    @property
    def place(self) -> Path | None:
        """Where it lies, be it the folder worked in; None where it lies nowhere yet."""
        return None if self.folder is NOWHERE else self.folder


def open_basin(folder: Path | str) -> Opening:
    """The basin in a folder. Raises `Refused` with the first fault where it cannot be worked on."""
    put_back(Path(folder))
    stamp = stamp_of(Path(folder))
    reading = read_basin(folder)
    if reading.basin is None or reading.faults:
        first = reading.faults[0].line
        raise Refused("desk.basin_has_faults", folder=str(folder), count=len(reading.faults), first=first)
    where = Path(folder)
    files = tuple(sorted((where / "transfers").glob("*.toml")))
    return Opening(where, reading.basin, reading.problems, files, stamp)


def stamp_of(place: Path) -> str:
    """When the files of a basin were written and how long they are: quicker told than what they say."""
    try:
        files = sorted(place.iterdir()) if place.is_dir() else [place]
        told = [f"{file.name} {file.stat().st_mtime_ns} {file.stat().st_size}" for file in files if file.is_file()]
    except OSError:  # what is the matter is told by those who read them
        return ""
    return sha256("\n".join(told).encode()).hexdigest()[:16]
