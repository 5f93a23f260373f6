"""The verbs of a deal and of the ledger, for the window: sign, record, verify, export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from fenshui.gui import preferences
from fenshui.gui.jobs import desk_jobs
from fenshui.gui.live.edit import why_unsigned
from fenshui.gui.menus import recent
from fenshui.words import Refused, Sentence, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from fenshui.desk.casework import OpenCase
    from fenshui.desk.keys import KeyCard
    from fenshui.desk.reading_ledger import LedgerView
    from fenshui.gui.live.desk import LiveDesk

Told = Callable[[Sentence | None], None]
"""Who asked is told why it was refused, or None when it is done."""


class LiveDeal:
    """Every act runs in the background; what is shown afterwards has been read back from the files."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live

    def open_case(self, folder: Path) -> None:
        """Put the case of a folder on the table."""
        live, ledger = self._live, self._live.desk.ledger
        live.background.start("case", lambda task: desk_jobs.open_case(folder, ledger), self._take_case, live.refused)

    def draw_up(self, keys: Mapping[str, Path], folder: Path, told: Told) -> None:
        """Draw up the agreement for the transfer that was assessed, with the key files of the signers by role."""
        desk = self._live.desk
        opening, assessment, ledger = desk.opening, desk.assessment, desk.ledger
        if (reason := why_unsigned(self._live.editing)) is not None:
            told(reason)
        elif opening is not None and assessment is not None:
            self._act("case", lambda: desk_jobs.draw_up(opening, assessment, keys, folder, ledger), told)

    def sign(self, key_file: Path, passphrase: str, told: Told) -> None:
        """Sign the case on the table as the party whose key this is, or approve it as the authority."""
        case, ledger = self._live.desk.case, self._live.desk.ledger
        if case is not None:
            self._act("sign", lambda: desk_jobs.sign_case(case, key_file, passphrase, ledger, desk_jobs.now()), told)

    def record(self, passphrase: str, told: Told) -> None:
        """Post the case in the ledger."""
        case, ledger = self._live.desk.case, self._live.desk.ledger
        if case is not None:
            self._act("record", lambda: desk_jobs.record_case(case, ledger, passphrase, desk_jobs.now()), told)

    def open_ledger(self, path: Path) -> None:
        """Read a ledger, from now on the one that deals are posted in."""
        live = self._live
        live.background.start(
            "ledger", lambda task: desk_jobs.read_ledger(path), partial(self._take, path), live.refused
        )

    def verify(self) -> None:
        """Read the ledger again and verify it as a stranger would."""
        live, path = self._live, self._live.desk.ledger
        live.background.start("verify", lambda task: desk_jobs.read_and_verify(path), self._verified, live.refused)

    def export(self, entry: int, folder: Path, told: Told) -> None:
        """Write the evidence of a posted agreement into a folder; one that is not there is made, with all above it."""
        ledger = self._live.desk.ledger
        self.run("export", lambda: desk_jobs.export(ledger, entry, folder), self._exported, told)

    def new_key(
        self, person: tuple[str, str, str], path: Path, passphrase: str, told: Told, made: Callable[[KeyCard], None]
    ) -> None:
        """Make a key pair for a holder and keep it in a file; who asked gets its fingerprint."""
        self.run("sign", lambda: desk_jobs.new_key(person, path, passphrase), made, told)

    def start_ledger(
        self, path: Path, names: tuple[str, str, str], key: tuple[Path, str], passphrase: str, told: Told
    ) -> None:
        """Start a ledger (name of the log, Chinese name, English name) under the authority's key."""
        log, *titles = names
        job = partial(desk_jobs.start_ledger, path, log, (titles[0], titles[1]), key, passphrase)
        self.run("ledger", job, self.open_ledger, told)

    def enrol(self, key_file: Path, authority: tuple[Path, str], passphrase: str, told: Told) -> None:
        """Let the authority vouch for a key."""
        job = partial(desk_jobs.enrol, self._live.desk.ledger, key_file, authority, passphrase)
        self.run("ledger", job, self.open_ledger, told)

    def _act(self, name: str, job: Callable[[], OpenCase], told: Told) -> None:
        self.run(name, job, self._take_case, told)

    def run(self, name: str, job: Callable[[], Any], then: Callable[[Any], None], told: Told) -> None:
        """Do something in the background; who asked is told how it went, then the result is taken."""

        def done(result: Any) -> None:
            told(None)
            then(result)

        def failed(error: Exception) -> None:
            if not isinstance(error, Refused):
                raise error
            told(error.sentence)

        self._live.background.start(name, lambda task: job(), done, failed)

    def _take_case(self, case: OpenCase) -> None:
        self._live.desk.take_case(case)
        self._live.case_changed.emit()
        if case.is_posted:
            self.open_ledger(self._live.desk.ledger)

    def _take(self, path: Path, records: LedgerView | None) -> None:
        self._live.desk.take_records(path, records)
        if records is not None:
            preferences.remember_ledger(path)
            recent.remember("ledger", path)
        self._live.ledger_changed.emit()

    def _verified(self, found: tuple[LedgerView | None, tuple[Sentence, ...]]) -> None:
        held, findings = found
        if held is not None:  # other desks write in it too
            self._live.desk.take_records(held.path, held)
        self._live.desk.take_findings(findings)
        self._live.ledger_changed.emit()

    def _exported(self, written: tuple[Path, bool]) -> None:
        folder, is_new = written
        self._live.tell(sentence("desk.exported_anew" if is_new else "desk.exported", folder=str(folder)))
