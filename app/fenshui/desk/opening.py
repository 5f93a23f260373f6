"""1  Open a basin."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fenshui.basin import Basin, read_basin
from fenshui.desk.setting_aside import put_back
from fenshui.file_stamps import files_told
from fenshui.reading.problem import Problem
from fenshui.words import Refused

NOWHERE = Path()


@dataclass(frozen=True)
class Opening:
    """A basin ready to work on, where it lies, the problems with it, and the transfer files kept with it.

    A new basin that lies nowhere yet has the folder `NOWHERE`.
    """

    folder: Path
    basin: Basin
    problems: tuple[Problem, ...] = ()
    transfer_files: tuple[Path, ...] = ()
    stamp: str = ""
    """By what the files are known again at once, as they lay there before they were read."""

    @property
    def fault(self) -> Problem | None:
        """The first fault, for which the basin can be edited but not allocated; None where there is none."""
        return next((problem for problem in self.problems if not problem.is_warning), None)

    @property
    def place(self) -> Path | None:
        """Where it lies, be it the folder worked in; None where it lies nowhere yet."""
        return None if self.folder is NOWHERE else self.folder


def open_basin(folder: Path | str, *, to_mend: bool = False) -> Opening:
    """The basin in a folder. Raises `Refused` with the first fault where it cannot be worked on.

    With `to_mend` also one that was read whole and has faults only in how its parts go together.
    """
    put_back(Path(folder))
    stamp = stamp_of(Path(folder))
    reading = read_basin(folder)
    if reading.basin is None or (reading.faults and not (to_mend and reading.is_whole)):
        first = reading.faults[0].line
        raise Refused("desk.basin_has_faults", folder=str(folder), count=len(reading.faults), first=first)
    where = Path(folder)
    files = tuple(sorted((where / "transfers").glob("*.toml")))
    return Opening(where, reading.basin, reading.problems, files, stamp)


def stamp_of(place: Path) -> str:
    """One word for when the files of a basin were written and how long they are; none where they are out of reach."""
    told = files_told(place)
    return sha256(told.encode()).hexdigest()[:16] if told else ""
