"""The edits of a session that broke off are made again, where the basin on the disk is still theirs."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fenshui.basin.editing.difference import changed
from fenshui.desk.editing import Edits, digest_of
from fenshui.desk.keeping_edits import keep_edits
from fenshui.desk.replaying import acts_after_save, told_of_saving
from fenshui.words import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.desk.journal_lines import Act
    from fenshui.desk.replaying import LeftBehind

_DONE = ("edit", "unedit", "reedit")


def taken_up(edits: Edits, left: LeftBehind, stamp: str = "") -> Edits:
    """The edits of a session that broke off, made again; those that a save had finished writing stand behind it.

    `stamp` is how the files of the basin lie there now. Raises `Refused` where the basin was changed since, from
    outside or by another session: edits are never made on a basin they do not know, but kept in a file.
    """
    read, acts = digest_of(edits.now), left.edits
    try:
        at = next((at for at in reversed(range(len(acts))) if _is_written(acts[at], read)), None)
        if at is None and _is_another(left, stamp, read):
            return _without(edits, acts)
        quiet = replace(edits, journal=None)
        if at is not None:
            quiet = _around(quiet, told_of_saving(acts[at][1]))
        for kind, what in acts if at is None else acts_after_save(acts, at):
            quiet = _made_again(quiet, kind, what or "")
    except Exception:  # whatever is the matter with them, they are kept and the window goes on
        kept = keep_edits(acts, left.basin, left.journal)
        edits.note("let go")
        raise Refused("edit.not_recovered", file=str(kept)) from None
    return replace(quiet, journal=edits.journal)


def _is_written(act: Act, read: str) -> bool:
    """Whether an act wrote the basin as it lies on the disk, though the session may not have come to say so."""
    kind, what = act
    return kind in ("saved", "saving") and told_of_saving(what)["digest"] == read


def _is_another(left: LeftBehind, stamp: str, read: str) -> bool:
    """The digest tells it for sure; until that was told, only how the files lie there does."""
    if any(kind == "saved" for kind, _ in left.edits):
        return True
    if left.as_read is not None:
        return left.as_read != read
    return bool(left.stamp and stamp) and left.stamp != stamp


def _without(edits: Edits, acts: Sequence[Act]) -> Edits:
    """The basin as it lies there: what led to another is let go."""
    if any(kind in _DONE for kind, _ in acts):
        raise Refused("edit.not_recovered")
    edits.note("let go")
    return edits


def _made_again(edits: Edits, kind: str, what: str) -> Edits:
    if kind == "edit":
        return edits.edited(lambda basin: changed(basin, what))
    if kind in ("unedit", "reedit"):
        return (edits.undone if kind == "unedit" else edits.redone)(int(what or 1))
    return edits  # a save that came to nothing


def _around(edits: Edits, told: dict[str, Any]) -> Edits:
    """The basin that was saved, with the basins before and after it, and those of them that had been saved earlier."""
    saved, folder = edits.now, edits.folder
    past, future = (list(accumulate(told[way], changed, initial=saved))[1:] for way in ("past", "future"))
    states = (*past[::-1], saved, *future)
    earlier = tuple((states[at], Path(path)) for at, path in told["saves"])
    saves = (*earlier, (saved, folder)) if folder is not None else ()
    return replace(edits, saved=saved, past=tuple(past[::-1]), future=tuple(future), saves=saves)
