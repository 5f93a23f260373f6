"""Where the files of a basin are kept: in a folder, or inside one GeoPackage or spreadsheet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fenshui.file_endings import GEOPACKAGE_ENDING, WORKBOOK_ENDING
from fenshui.reading.text import File, Packed
from fenshui.words import Refused

SETTINGS = "basin.toml"


@dataclass(frozen=True)
class Source:
    """The named files of a basin; `packed` has those of a GeoPackage or workbook and is None for a folder."""

    place: Path
    packed: Mapping[str, bytes] | None = field(default=None, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The files beside `basin.toml`, without those in folders below."""
        if self.packed is not None:
            return tuple(name for name in self.packed if "/" not in name)
        return tuple(path.name for path in self.place.iterdir() if path.is_file())

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return (self.place / name).exists() if self.packed is None else name in self.packed

    def file(self, name: str) -> File:
        """A file to be read; one that is not there fails on reading."""
        if self.packed is not None and name in self.packed:
            return Packed(name, self.packed[name])
        return self.place / name

    def all_files(self) -> Iterator[tuple[str, File]]:
        """Every file with its name, those in folders below too (`transfers/deal.toml`), in order of name."""
        if self.packed is not None:
            names = sorted(self.packed)
        else:
            names = sorted(path.relative_to(self.place).as_posix() for path in _walk(self.place))
        return ((name, self.file(name)) for name in names)


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_symlink():  # not followed: it may lead to any file of this computer
            raise Refused("convert.link", file=str(path))
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def open_source(place: Path) -> Source:
    """The files of the basin at a place. Raises `Refused` where there is none, or a GeoPackage cannot be trusted."""
    if not place.exists():
        raise Refused("basin.no_such_folder", folder=str(place))
    opener = _opener(place.suffix.lower()) if place.is_file() else None
    source = Source(place, opener(place) if opener else None)
    if not (opener or place.is_dir()) or not source.has(SETTINGS):
        raise Refused("basin.not_a_basin", folder=str(place))
    return source


def _opener(ending: str) -> Callable[[Path], Mapping[str, bytes]] | None:
    """What takes the files out of a file; loaded when there is one: most basins lie in folders."""
    if ending == GEOPACKAGE_ENDING:
        from fenshui.basin.geopackage.opening import files_in

        return files_in
    if ending == WORKBOOK_ENDING:
        from fenshui.basin.workbook import files_in_workbook

        return files_in_workbook
    return None
