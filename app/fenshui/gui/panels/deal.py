"""The deal: the text both parties and the authority sign, who has signed, and the next hand it waits for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from fenshui.gui.dialogs.field_grid import Answers, Field
from fenshui.gui.dialogs.form import FormDialog, Told
from fenshui.gui.dialogs.signing import SigningDialog
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_role, set_tone
from fenshui.gui.wording.language import named, spoken
from fenshui.gui.wording.statement_text import statement_html
from fenshui.words import sentence

if TYPE_CHECKING:
    from fenshui.desk.casework import OpenCase

ROLES = ("transferor", "transferee", "authority")


class Deal(Panel):
    """Shows the case on the table."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.broken = label(wrap=True)
        set_tone(self.broken, "bad")
        self.draw_up, self.open = QPushButton(), QPushButton()
        self.nothing = NextStep(live, self.draw_up, needs="assessment", margin=0)
        self.name, self.waits = label("title"), label("quiet", wrap=True)
        self.slots: dict[str, tuple[QLabel, QLabel, QLabel]] = {
            role: (label("quiet"), label(wrap=True), label()) for role in ROLES
        }
        self.statement = QTextBrowser()
        self.sign, self.record = QPushButton(), QPushButton()
        for button in (self.sign, self.record):
            button.setProperty("leading", "true")
        self.sign.clicked.connect(self.ask_to_sign)
        self.record.clicked.connect(self.ask_to_record)
        self.open.clicked.connect(self.ask_for_case)
        self.draw_up.clicked.connect(self.ask_to_draw_up)
        self._arrange()
        for changed in (live.case_changed, live.basin_changed, live.draft_changed, live.assessment_changed):
            changed.connect(self._show)
        self.speak()

    def speak(self) -> None:
        """Write the buttons and the case."""
        self.draw_up.setText(self.tr("Draw up the agreement…"))
        self.open.setText(self.tr("Open an agreement…"))
        self.statement.setAccessibleName(self.tr("Text of the agreement"))
        self.sign.setText(self.tr("Sign…"))
        self.record.setText(self.tr("Record in the ledger…"))
        self._show()

    def ask_for_case(self) -> None:
        """Ask for the folder of a case."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open an agreement"))
        if folder:
            self.live.dealing.open_case(Path(folder))

    def ask_to_draw_up(self) -> None:
        """Ask who signs, and for a new folder for the agreement to travel in."""
        fields = [
            Field("transferor", self.tr("Key file of the transferor"), "file"),
            Field("transferee", self.tr("Key file of the transferee"), "file"),
            Field("authority", self.tr("Key file of the authority"), "file"),
            Field("folder", self.tr("New folder for the agreement"), "save"),
        ]

        def act(answers: Answers, told: Told) -> None:
            keys = {role: Path(answers[role]) for role in ROLES}
            self.live.dealing.draw_up(keys, Path(answers["folder"]), told)

        FormDialog(self.tr("Draw up the agreement"), self.tr("Draw up"), fields, act, self).open()

    def ask_to_sign(self) -> None:
        """Show what is signed, and ask for a key."""
        if self.live.desk.case is not None:
            SigningDialog(self.live, self.live.desk.case, self).open()

    def ask_to_record(self) -> None:
        """Ask for the passphrase of the ledger's own key; where there is no ledger, say how one comes about."""
        ledger = self.live.desk.ledger
        if not ledger.exists():
            self.live.tell(sentence("desk.no_ledger_yet", file=str(ledger)))
            return

        def act(answers: Answers, told: Told) -> None:
            self.live.dealing.record(answers["secret"], told)

        secret = Field("secret", self.tr("Passphrase of the ledger"), "secret")
        which = label("quiet", wrap=True)
        which.setText(str(ledger))
        FormDialog(self.tr("Record in the ledger"), self.tr("Record"), [secret], act, self, which).open()

    def _arrange(self) -> None:
        self._empty, self._full = QWidget(), QWidget()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(20, 20, 20, 20)
        empty.setSpacing(10)
        empty.addWidget(self.nothing)
        empty.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        empty.addWidget(self.broken)
        empty.addStretch(1)
        full = QVBoxLayout(self._full)
        full.setContentsMargins(16, 14, 16, 12)
        full.setSpacing(8)
        for part in (self.name, self.waits, self._signers()):
            full.addWidget(part)
        full.addWidget(self.statement, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.sign)
        buttons.addWidget(self.record)
        full.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty, 1)
        column.addWidget(self._full, 1)

    def _signers(self) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for row, cells in enumerate(self.slots.values()):
            for column, cell in enumerate(cells):
                grid.addWidget(cell, row, column)
        return card

    def _show(self) -> None:
        case = self.live.desk.case
        self._show_whether_it_may_be_drawn_up()
        self.nothing.say(
            self.tr(
                "No agreement is on the table. Draw one up for a transfer whose impact was assessed, "
                "or open the folder of one that travels between the parties."
            )
        )
        self._empty.setVisible(case is None)
        self._full.setVisible(case is not None)
        if case is None:
            return
        self.name.setText(case.name)
        self.statement.setHtml(statement_html(case.parts))
        self._show_signers(case)
        waits = {
            "sign": self.tr("Waits for the signatures of the parties."),
            "approve": self.tr("Both parties have signed. Waits for the approval of the basin authority."),
            "recorded": self.tr("Signed and approved. Waits to be recorded in the ledger."),
            "posted": self.tr("Recorded in the ledger."),
        }
        self.waits.setText(waits[case.stage])
        self.sign.setText(self.tr("Approve…") if case.stage == "approve" else self.tr("Sign…"))
        self.sign.setVisible(case.stage in ("sign", "approve"))
        self.record.setVisible(case.stage == "recorded")

    def _show_whether_it_may_be_drawn_up(self) -> None:
        broken = [answer for answer in self.live.rules if answer.answer == "broken"]
        self.draw_up.setEnabled(self.live.desk.assessment is not None and not broken)
        self.broken.setVisible(bool(broken))
        why = self.tr("✗ Rule {rule} is broken: {title}")
        lines = [why.format(rule=answer.id, title=spoken(answer.title)) for answer in broken]
        self.broken.setText("\n".join(lines))
        self.draw_up.setToolTip(self.broken.text())

    def _show_signers(self, case: OpenCase) -> None:
        titles = {
            "transferor": self.tr("Transferor"),
            "transferee": self.tr("Transferee"),
            "authority": self.tr("Authority"),
        }
        for signer in case.signers:
            title, name, state = self.slots[signer.role]
            title.setText(titles[signer.role])
            name.setText(named(signer))
            state.setText(self.tr("✓ signed") if signer.has_signed else self.tr("to sign"))
            set_tone(state, "good" if signer.has_signed else "")
