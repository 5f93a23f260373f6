"""What the Ledger menu asks: a new key, a new ledger, a key to vouch for, evidence to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from fenshui.gui import preferences
from fenshui.gui.dialogs.evidence import EvidenceDialog
from fenshui.gui.dialogs.field_grid import Answers, Field
from fenshui.gui.dialogs.form import FormDialog, Told
from fenshui.gui.dialogs.key_made import KeyMade
from fenshui.gui.wording.language import named
from fenshui.words import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fenshui.gui.live.desk import LiveDesk


class LedgerActs(QObject):
    """Opens the dialogs; the acts themselves are the desk's."""

    def __init__(self, live: LiveDesk, window: QWidget) -> None:
        super().__init__(window)
        self._live, self._window = live, window

    def ask_for_key(self) -> None:
        """Make a key pair for a holder."""
        basin = self._live.basin
        holders = {one.id: one for one in (basin.holders if basin is not None else ())}
        whose = Field(
            "holder",
            self.tr("Holder"),
            "suggested",
            choices=tuple((one.id, f"{named(one)} · {one.id}") for one in holders.values()),
            hint=self.tr("Choose, or type an id"),
        )
        fields = [
            whose,
            Field("zh", self.tr("Name in Chinese")),
            Field("en", self.tr("Name in English")),
            Field("file", self.tr("File to keep it in"), "save"),
            Field("secret", self.tr("Passphrase"), "secret"),
            Field("again", self.tr("Passphrase again"), "secret"),
        ]

        def act(answers: Answers, told: Told) -> None:
            if answers["secret"] != answers["again"]:
                told(sentence("desk.passphrases_differ"))
                return
            person = (answers["holder"], answers["zh"], answers["en"])
            file = Path(answers["file"])
            made = lambda card: KeyMade(card, file, self._window).open()  # noqa: E731
            self._live.dealing.new_key(person, file, answers["secret"], told, made)

        form = FormDialog(self.tr("New key"), self.tr("Make the key"), fields, act, self._window)
        lines = form.grid.lines

        known = {(one.name_zh, one.name_en) for one in holders.values()}

        def fill_in_names(typed: str) -> None:
            holder = holders.get(whose.meant(typed.strip()))
            if holder is not None:
                lines["zh"].setText(holder.name_zh)
                lines["en"].setText(holder.name_en)
            elif (lines["zh"].text(), lines["en"].text()) in known:  # filled in for somebody else
                lines["zh"].clear()
                lines["en"].clear()

        lines["holder"].textChanged.connect(fill_in_names)
        form.open()

    def ask_for_ledger(self) -> None:
        """Start a ledger under the authority's key."""
        fields = [
            Field("log", self.tr("Name of the log"), value="yellow-river.example/desk-1"),
            Field("zh", self.tr("Name in Chinese")),
            Field("en", self.tr("Name in English")),
            Field("file", self.tr("File of the ledger"), "save", str(self._live.desk.ledger)),
            Field("secret", self.tr("Passphrase of the ledger"), "secret"),
            Field("again", self.tr("Passphrase again"), "secret"),
            Field("key", self.tr("Key of the authority"), "file"),
            Field("key_secret", self.tr("Passphrase of the authority"), "secret"),
        ]

        def act(answers: Answers, told: Told) -> None:
            if answers["secret"] != answers["again"]:
                told(sentence("desk.passphrases_differ"))
                return
            names = (answers["log"], answers["zh"], answers["en"])
            key = (Path(answers["key"]), answers["key_secret"])
            self._live.dealing.start_ledger(Path(answers["file"]), names, key, answers["secret"], told)

        FormDialog(self.tr("Start a ledger"), self.tr("Start"), fields, act, self._window).open()

    def ask_for_evidence(self) -> None:
        """Ask for an evidence folder, and look at it as a stranger would."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Verify evidence"))
        if folder:
            EvidenceDialog(self._live, Path(folder), self._window).open()

    def ask_where_to_export(self, entry: int) -> None:
        """Ask into which folder the evidence of a posting goes, and write it there."""
        usual = preferences.kept_folder("evidence", Path.home()) / f"evidence-{entry}"
        fields = [Field("folder", self.tr("New folder for the evidence"), "folder", str(usual))]

        def act(answers: Answers, told: Told) -> None:
            folder = _meant(answers["folder"])
            preferences.keep_folder("evidence", folder.absolute().parent)
            self._live.dealing.export(entry, folder, told)

        FormDialog(self.tr("Export evidence"), self.tr("Export"), fields, act, self._window).open()

    def ask_to_enrol(self) -> None:
        """Let the authority vouch for somebody's key."""
        fields = [
            Field("file", self.tr("Key to vouch for"), "file"),
            Field("secret", self.tr("Passphrase of the ledger"), "secret"),
            Field("key", self.tr("Key of the authority"), "file"),
            Field("key_secret", self.tr("Passphrase of the authority"), "secret"),
        ]

        def act(answers: Answers, told: Told) -> None:
            key = (Path(answers["key"]), answers["key_secret"])
            self._live.dealing.enrol(Path(answers["file"]), key, answers["secret"], told)

        FormDialog(self.tr("Vouch for a key"), self.tr("Vouch"), fields, act, self._window).open()


def _meant(typed: str) -> Path:
    """The folder somebody typed, from the own home on or that of another; `~` is a letter where nobody is called so."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)
