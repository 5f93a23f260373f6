"""The basin being edited: what it was, what it is, what can be undone; saved as what it was opened from, or anew."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from time import time_ns

import shapely

from fenshui.basin import Basin, find_problems
from fenshui.basin.conversion import write_basin_files
from fenshui.basin.editing.difference import difference
from fenshui.basin.editing.lines import Place
from fenshui.basin.editing.rows_in import fewer_rows, row_of
from fenshui.basin.editing.series import Series, series_from
from fenshui.basin.editing.starting import bare_basin
from fenshui.basin.row_checks import KEYS
from fenshui.basin.settings_file import settings_from
from fenshui.basin.unfinished import unfinished
from fenshui.basin.writing import files_of, settings_text
from fenshui.desk.journal import Journal
from fenshui.desk.journal_lines import SNAPSHOT, steps_text
from fenshui.desk.replacing import put_in_place
from fenshui.desk.taking_along import as_it_lies, with_all_beside
from fenshui.reading.outside import accepted_at_once, read_outside
from fenshui.reading.problem import Problem
from fenshui.words import Refused, Sentence, sentence

_LINES = (1, 5)  # LineString, MultiLineString
Verb = Callable[[Basin], Basin]


@dataclass(frozen=True)
class Edits:
    """The basin as it stands and the basins before and after it; undo puts the old basin back."""

    now: Basin
    saved: Basin
    past: tuple[Basin, ...] = ()
    future: tuple[Basin, ...] = ()
    folder: Path | None = None
    """Where it was opened from or saved to last; None for a basin that lies nowhere yet."""
    saves: tuple[tuple[Basin, Path], ...] = ()
    """The basins that were written, and where to."""
    journal: Journal | None = field(default=None, compare=False)
    session: object = field(default_factory=object, compare=False)
    """The same for all that comes of one beginning: two basins are never taken for each other."""
    mark: str | None = None
    """Under which number these edits are about to be saved."""
    lost: Path | None = None
    """Where the basin lay when it was last saved elsewhere, if nothing that lay there besides could be taken along."""

    @property
    def is_saved(self) -> bool:
        """Whether what is on the disk is what stands here."""
        return self.now is self.saved

    @property
    def states(self) -> tuple[Basin, ...]:
        """Every basin that undo and redo reach, in the order they were made."""
        return (*self.past, self.now, *self.future)

    @property
    def unsaved(self) -> int:
        """How many edits lie between what is on the disk and what stands here."""
        saved = next((at for at, state in enumerate(self.states) if state is self.saved), 0)
        return abs(len(self.past) - saved)

    def at(self, state: int) -> Edits:
        """Gone to one of `states`, in one act."""
        steps = state - len(self.past)
        return self.redone(steps) if steps > 0 else self.undone(-steps)

    def edited(self, verb: Verb) -> Edits:
        """After one act; what had been undone is forgotten. Raises `Refused` where the act cannot be done."""
        after = verb(self.now)
        if after is self.now or (what := difference(self.now, after)) == "{}":
            return self
        self.note("edit", what)
        return replace(self, now=after, past=(*self.past, self.now), future=())

    def undone(self, steps: int = 1) -> Edits:
        """With the basin so many edits before this one, or the first there is."""
        if not self.past or steps < 1:
            return self
        self.note("unedit", steps_text(steps))
        return self._standing_at(max(len(self.past) - steps, 0))

    def redone(self, steps: int = 1) -> Edits:
        """With the basin so many undone edits after this one, or the last there is."""
        if not self.future or steps < 1:
            return self
        self.note("reedit", steps_text(steps))
        return self._standing_at(min(len(self.past) + steps, len(self.states) - 1))

    def _standing_at(self, at: int) -> Edits:
        states = self.states
        return replace(self, now=states[at], past=states[:at], future=states[at + 1 :])

    def note(self, kind: str, what: str | None = None) -> None:
        """Tell the journal, where one is kept."""
        if self.journal is not None:
            self.journal.edited(kind, what)


def begin(basin: Basin, folder: Path | None, journal: Journal | None = None) -> Edits:
    """Edit a basin that lies in a folder or file, or a new one."""
    if folder is None and journal is not None:
        journal.began(settings_text(basin.settings))
    return Edits(basin, basin, folder=folder, journal=journal)


def started_again(settings: str) -> Basin:
    """The new basin that a session which broke off had started."""
    return bare_basin(settings_from(tomllib.loads(settings)))


def about_to_save(edits: Edits) -> Edits:
    """The edits somebody wishes to save now; what is done from here on is not among them, however long they wait."""
    mark = str(time_ns())
    edits.note(SNAPSHOT, mark)
    return replace(edits, mark=mark)


def save(edits: Edits, end: Path) -> Edits:
    """Write the basin where it came from, or as a new folder, GeoPackage (`.gpkg`) or spreadsheet (`.xlsx`).

    Unknown columns and files of the basin it came from go with it; where they cannot be read any more, what stands here
    is saved elsewhere without them. A crash leaves the old basin or the new one.
    Raises `Refused` where something else is there already, the basin there was changed by another window or from
    outside, or the disk will not take it.
    """
    edits = edits if edits.mark else about_to_save(edits)
    is_elsewhere = edits.folder is None or end.resolve() != edits.folder.resolve()
    read = as_it_lies(edits.folder)
    if not is_elsewhere and (read is None or digest_of(read) != digest_of(edits.saved)):
        raise Refused("edit.changed_elsewhere", path=str(end))
    kept = with_all_beside(edits.now, read, edits.folder, is_needed=not is_elsewhere)
    files = files_of(edits.now) if kept is None else kept
    edits.note("saving", _told_of_saving(edits))
    if is_elsewhere:
        if end.exists() and not _is_empty(end):
            raise Refused("edit.in_use", path=str(end))
        write_basin_files(files, end)
    else:
        put_in_place(files, end)
    edits.note("saved", json.dumps({"number": edits.mark, "path": str(end.absolute())}, ensure_ascii=False))
    lost = edits.folder if kept is None else None
    return replace(edits, saved=edits.now, folder=end, saves=(*edits.saves, (edits.now, end)), mark=None, lost=lost)


def told_of_save(edits: Edits) -> Sentence:
    """Where the edits were written just now, and what could not go with them."""
    if edits.lost is not None:
        return sentence("edit.saved_alone", path=str(edits.folder), origin=str(edits.lost))
    return sentence("edit.saved", path=str(edits.folder))


def caught_up(written: Edits, now: Edits) -> Edits:
    """The edits of now, of which those of a while ago have been written meanwhile."""
    return replace(now, saved=written.saved, folder=written.folder, saves=written.saves)


def _told_of_saving(edits: Edits) -> str:
    """What is being written, with the way from it to every basin before and after it and to what saves those went.

    So undo and the history survive a crash.
    """
    ways = {"past": (*edits.past, edits.now)[::-1], "future": (edits.now, *edits.future)}
    steps = {name: [difference(*pair) for pair in pairwise(way)] for name, way in ways.items()}
    place = {id(state): at for at, state in enumerate(edits.states)}
    saves = [(place[id(saved)], str(end.absolute())) for saved, end in edits.saves if id(saved) in place]
    told = {"number": edits.mark, "digest": digest_of(edits.now), **steps, "saves": saves}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def problems_of(basin: Basin) -> tuple[Problem, ...]:
    """What is wrong with a basin, then what it still lacks."""
    return (*find_problems(basin), *unfinished(basin))


def told_of_deletion(name: str, before: Basin, after: Basin) -> Sentence:
    """What went with a row that was deleted, the row itself not counted."""
    fewer = dict(fewer_rows(before, after))
    own = next((table for table in KEYS if table in fewer and _is_gone(table, name, before, after)), None)
    if own is not None:
        fewer[own] -= 1
    reaches, rights = fewer.pop("reaches", 0), fewer.pop("rights", 0)
    rows = sum(fewer.values())
    if not reaches + rights + rows:
        return sentence("edit.deleted", id=name)
    return sentence("edit.deleted_with", id=name, reaches=reaches, rights=rights, rows=rows)


def _is_gone(table: str, name: str, before: Basin, after: Basin) -> bool:
    return row_of(before, table, name) is not None and row_of(after, table, name) is None


def lines_in(path: Path) -> list[Sequence[Place]]:
    """The lines of a file from outside, in the order of their places. Raises `Refused` where none can be had."""
    foreign = accepted_at_once(read_outside(path))
    lines = [
        shapely.get_coordinates(part)
        for table in foreign.tables
        if table.shapes is not None
        for shape in table.shapes
        if shapely.get_type_id(shape) in _LINES
        for part in shapely.get_parts(shapely.line_merge(shape))
    ]
    if not lines:
        raise Refused("edit.no_lines", file=path.name)
    return list(lines)


def series_in(path: Path, basin: Basin, owner: str) -> Series:
    """The series of a node or right in a file from outside (CSV, spreadsheet). Raises `Refused` where there is none."""
    foreign = accepted_at_once(read_outside(path))
    if not foreign.tables:
        raise Refused("edit.series.no_column", file=path.name, found="", name=owner)
    return series_from(basin, foreign.tables[0].columns, owner, path.name)


def _is_empty(end: Path) -> bool:
    return end.is_dir() and not any(end.iterdir())


def digest_of(basin: Basin) -> str:
    """SHA-256 of all that a basin states, whatever it is kept in."""
    digest = sha256()
    for name, content in sorted(files_of(basin).items()):
        digest.update(f"{name} {len(content)} ".encode() + content)
    return digest.hexdigest()
