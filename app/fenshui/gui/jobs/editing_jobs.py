"""What the editor asks of the desk; the readers of foreign files are loaded here, when they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fenshui.gui.jobs import desk_jobs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fenshui.basin import Basin
    from fenshui.basin.editing.lines import Place
    from fenshui.basin.editing.series import Series
    from fenshui.basin.projection import Projection
    from fenshui.desk.editing import Edits
    from fenshui.desk.journal import Journal
    from fenshui.desk.replaying import LeftBehind
    from fenshui.gui.map.layout import Layout
    from fenshui.gui.map.levels import Levels
    from fenshui.reading.problem import Problem
    from fenshui.words import Sentence


@dataclass(frozen=True)
class LookedThrough:
    """An edited basin, what is wrong with it and what it lacks, and the sheet to draw it on."""

    basin: Basin
    problems: tuple[Problem, ...]
    layout: Layout
    levels: Levels

    @property
    def can_be_allocated(self) -> bool:
        """Whether it has a river, and no fault."""
        return bool(self.basin.reaches) and all(problem.is_warning for problem in self.problems)


def looked_through(basin: Basin, projection: Projection) -> LookedThrough:
    """The problems of an edited basin and its sheet, in the projection it was begun in."""
    from fenshui.desk.editing import problems_of

    return LookedThrough(basin, problems_of(basin), *desk_jobs.laid_out(basin, projection))


def begin_edits(basin: Basin, folder: Path | None, journal: Journal | None) -> Edits:
    """The basin on the table, ready to be edited."""
    from fenshui.desk.editing import begin

    return begin(basin, folder, journal)


def edits_taken_up(edits: Edits, left: LeftBehind, stamp: str) -> Edits:
    """The edits of a session that broke off, made again."""
    from fenshui.desk.taking_up import taken_up

    return taken_up(edits, left, stamp)


def digest_of(basin: Basin) -> str:
    """By what a basin is known again after a crash."""
    from fenshui.desk.editing import digest_of

    return digest_of(basin)


def started_again(settings: str) -> Basin:
    """The new basin that a session which broke off had started."""
    from fenshui.desk.editing import started_again

    return started_again(settings)


def about_to_save(edits: Edits) -> Edits:
    """The edits that are to be written, and no later ones."""
    from fenshui.desk.editing import about_to_save

    return about_to_save(edits)


def save_edits(edits: Edits, end: Path) -> Edits:
    """The edits, written."""
    from fenshui.desk.editing import save

    return save(edits, end)


def told_of_save(written: Edits) -> Sentence:
    """Where the edits were written, and what could not go with them."""
    from fenshui.desk.editing import told_of_save

    return told_of_save(written)


def caught_up(written: Edits, now: Edits) -> Edits:
    """The edits once those of a while ago are written."""
    from fenshui.desk.editing import caught_up

    return caught_up(written, now)


def told_of_deletion(name: str, before: Basin, after: Basin) -> Sentence:
    """What went with a row that was deleted."""
    from fenshui.desk.editing import told_of_deletion

    return told_of_deletion(name, before, after)


def lines_in(path: Path) -> list[Sequence[Place]]:
    """The lines of a file from outside."""
    from fenshui.desk.editing import lines_in

    return lines_in(path)


def series_in(path: Path, basin: Basin, owner: str) -> Series:
    """The series of a node or right in a file from outside."""
    from fenshui.desk.editing import series_in

    return series_in(path, basin, owner)
