"""What runs in the background: each job takes values and gives one back.

The engine is imported here, inside the jobs: it takes seconds to load, and the window stands before that.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fenshui.allocation import Allocation
    from fenshui.basin import Basin
    from fenshui.basin.projection import Projection
    from fenshui.desk.casework import OpenCase
    from fenshui.desk.handed_over import HandedOver
    from fenshui.desk.keys import KeyCard
    from fenshui.desk.opening import Opening
    from fenshui.desk.proposing import Preview
    from fenshui.desk.reading_ledger import LedgerView
    from fenshui.desk.replaying import LeftBehind
    from fenshui.desk.verifying import Evidence
    from fenshui.gui.map.layout import Layout
    from fenshui.gui.map.levels import Levels
    from fenshui.impact import Assessment
    from fenshui.rules import RuleAnswer
    from fenshui.transfer import Transfer
    from fenshui.words import Sentence

Read: TypeAlias = "tuple[Opening, Layout, Levels]"
"""A basin that was read, and the sheet to draw it on."""
_LOADING, _CALCULATED = Lock(), Event()
_SKETCHED_UP_TO = 1_000
"""Reaches of a map that is sketched at once; of more a sketch would halt the window, and what draws them is loaded."""


def open_basin(folder: Path) -> Read:
    """A basin and the sheet to draw it on; one that is saved unfinished can be gone on with."""
    from fenshui.desk.opening import open_basin
    from fenshui.gui.map.layout import lay_out
    from fenshui.gui.map.levels import levels_of
    from fenshui.gui.map.river_layer import load_machine_code

    opening = open_basin(folder, to_mend=True)
    if len(opening.basin.reaches) > _SKETCHED_UP_TO:
        load_machine_code()
    layout = lay_out(opening.basin)
    return opening, layout, levels_of(layout.lines, layout.orders.astype(float))


def still_lies_so(read: Read) -> bool:
    """Whether nobody has written into the files of a basin since it was read."""
    from fenshui.desk.opening import stamp_of

    return stamp_of(read[0].folder) == read[0].stamp


def put_aside(left: LeftBehind) -> Path:
    """Ask the journal of a session no more; where it is kept."""
    from fenshui.desk.journal import put_aside

    return put_aside(left.journal)


def load_engine() -> None:
    """What allocates, and what the window then tells of it, so that the window never waits.

    One thing after another: two that load at once take as long, and hold the window up twice as much.
    """
    from fenshui.gui.map.river_layer import load_machine_code
    from fenshui.gui.wording.language import load_languages

    with _LOADING:
        load_machine_code()
        import fenshui.desk.assessing
        import fenshui.desk.editing
        import fenshui.impact.sections
        import fenshui.impact.year_types  # noqa: F401

        load_languages()


def is_compiling() -> bool:
    """Whether the first calculation of this version on this computer is going on, which is compiled before."""
    kernel = sys.modules.get("fenshui.allocation.kernel")
    return not _CALCULATED.is_set() and bool(getattr(kernel, "MUST_COMPILE", False))


def load_plots() -> None:
    """The plotting library: a fifth of a second to load; it makes nothing yet that belongs to the window."""
    with _LOADING:
        import fenshui.gui.panels.hydrograph_plot  # noqa: F401


def new_opening(basin: Basin) -> Opening:
    """A basin that lies nowhere yet."""
    from fenshui.desk.opening import NOWHERE, Opening

    return Opening(NOWHERE, basin)


def laid_out(basin: Basin, projection: Projection | None) -> tuple[Layout, Levels]:
    """The sheet of a basin being edited, in the projection it was begun in."""
    from fenshui.gui.map.layout import lay_out
    from fenshui.gui.map.levels import levels_of

    layout = lay_out(basin, projection)
    return layout, levels_of(layout.lines, layout.orders.astype(float))


def allocate(basin: Basin, use: str, layout: Layout | None) -> tuple[Allocation, Levels | None]:
    """The baseline under one use, and the rivers of a sheet as wide as their mean flow."""
    load_engine()
    from fenshui.desk.allocating import baseline
    from fenshui.gui.map.levels import levels_of

    try:
        allocation = baseline(basin, use)
    finally:
        _CALCULATED.set()
    return allocation, None if layout is None else levels_of(layout.lines, allocation.flow_hm3.mean(axis=0))


def open_draft(file: Path) -> Transfer:
    """A transfer from its file."""
    from fenshui.desk.proposing import open_draft

    return open_draft(file)


def open_drafts(files: tuple[Path, ...]) -> dict[Path, Transfer]:
    """The transfers of files, those left out that are none: whoever opens such a file is told why."""
    from contextlib import suppress

    from fenshui.words import Refused

    found = {}
    for file in files:
        with suppress(Refused):
            found[file] = open_draft(file)
    return found


def preview(basin: Basin, draft: Transfer, use: str) -> Preview:
    """What a draft does to the whole record."""
    load_engine()
    from fenshui.desk.proposing import preview

    return preview(basin, draft, use)


def assess(basin: Basin, draft: Transfer) -> Assessment:
    """The full impact of a draft."""
    from fenshui.desk.assessing import assess_deal

    return assess_deal(basin, draft)


def rules_of(assessment: Assessment) -> tuple[RuleAnswer, ...]:
    """The answers of R1–R16; quick enough to be asked whenever they are shown."""
    from fenshui.desk.assessing import rules_of

    return rules_of(assessment)


def draw_up(opening: Opening, assessment: Assessment, keys: Mapping[str, Path], folder: Path, ledger: Path) -> OpenCase:
    """A new case for the transfer that was assessed."""
    from fenshui.desk.casework import draw_up_case

    return draw_up_case(opening, assessment, keys, folder, ledger, now().date())


def open_case(folder: Path, ledger: Path) -> OpenCase:
    """A case from its folder."""
    from fenshui.desk.casework import open_case

    return open_case(folder, ledger)


def sign_case(case: OpenCase, key_file: Path, passphrase: str, ledger: Path, now: datetime) -> OpenCase:
    """The case with one signature more."""
    from fenshui.desk.casework import sign_case

    return sign_case(case, key_file, passphrase, ledger, now)


def record_case(case: OpenCase, ledger: Path, passphrase: str, now: datetime) -> OpenCase:
    """The case, posted in the ledger."""
    from fenshui.desk.casework import record_case

    return record_case(case, ledger, passphrase, now)


def read_ledger(path: Path) -> LedgerView | None:
    """What a ledger holds."""
    from fenshui.desk.reading_ledger import read_ledger

    return read_ledger(path)


def verify(path: Path) -> tuple[Sentence, ...]:
    """What is wrong with a ledger or an evidence folder."""
    from fenshui.desk.verifying import verify_path

    return verify_path(path)


def read_and_verify(ledger: Path) -> tuple[LedgerView | None, tuple[Sentence, ...]]:
    """What a ledger holds now, None where it is too damaged to be read, and what is wrong with it."""
    from contextlib import suppress

    from fenshui.words import Refused

    held = None
    with suppress(Refused):  # the findings say why
        held = read_ledger(ledger)
    return held, verify(ledger)


def what_are(paths: tuple[Path, ...]) -> tuple[HandedOver | Sentence, ...]:
    """What files and folders are that were handed over, or why one of them cannot be taken."""
    from fenshui.desk.handed_over import told_of

    return tuple(told_of(path) for path in paths)


def look_at_evidence(folder: Path) -> Evidence:
    """An evidence folder as a stranger finds it."""
    from fenshui.desk.verifying import look_at_evidence

    return look_at_evidence(folder)


def export(ledger: Path, entry: int, folder: Path) -> tuple[Path, bool]:
    """The evidence of a posted agreement in a folder, and whether that had to be made."""
    from fenshui.desk.book import open_book
    from fenshui.desk.exporting import export_entry
    from fenshui.sealing.durable_file import refused_by_disk

    try:
        is_new = not folder.exists()
    except OSError as fault:
        raise refused_by_disk(fault, folder) from None
    with open_book(ledger) as book:
        return export_entry(book, entry, folder), is_new


def key_card(path: Path) -> KeyCard:
    """Whose key a file holds."""
    from fenshui.desk.keys import key_card

    return key_card(path)


def new_key(person: tuple[str, str, str], path: Path, passphrase: str) -> KeyCard:
    """A new key pair for a holder (id, Chinese name, English name), kept in a file; by what others know it."""
    from fenshui.desk.keys import key_card, new_key
    from fenshui.sealing.certificate import Person

    new_key(Person(*person), path, passphrase)
    return key_card(path)


def start_ledger(path: Path, log: str, names: tuple[str, str], key: tuple[Path, str], passphrase: str) -> Path:
    """A new ledger under the authority's key (file, passphrase), with a key of its own under `passphrase`."""
    from fenshui.desk.keys import start_ledger
    from fenshui.sealing.keys import open_key

    path.parent.mkdir(parents=True, exist_ok=True)
    start_ledger(path, log, names, open_key(*key), passphrase, now())
    return path


def enrol(ledger: Path, key_file: Path, authority: tuple[Path, str], passphrase: str) -> Path:
    """The ledger with one more key that the authority vouches for."""
    from fenshui.desk.book import open_book
    from fenshui.desk.keys import enrol, log_key_path
    from fenshui.sealing.keys import open_key, read_key

    log_key = open_key(log_key_path(ledger), passphrase)
    with open_book(ledger) as book:
        enrol(book, read_key(key_file), open_key(*authority), log_key, now())
    return ledger


def now() -> datetime:
    """The time of an act, in UTC to the second."""
    return datetime.now(UTC).replace(microsecond=0)
