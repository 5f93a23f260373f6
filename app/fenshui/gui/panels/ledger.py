"""The ledger: what was recorded, entry by entry, whether it holds, and the evidence for strangers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.menus.ledger_acts import LedgerActs
from fenshui.gui.panels.next_step import NextStep
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.panels.selectable_table import SelectableTable
from fenshui.gui.tables.column_table import Column
from fenshui.gui.wording.amounts import number_text
from fenshui.gui.wording.language import named, spoken, spoken_as_line
from fenshui.words import filled, sentence

if TYPE_CHECKING:
    from fenshui.desk.reading_ledger import LedgerView

_MOST_FINDINGS = 6


class LedgerPanel(Panel):
    """Shows the ledger that deals are posted in."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.name, self.where = label("title"), label("quiet", wrap=True)
        self.finding = label(wrap=True)
        self.table = SelectableTable("entry", live)
        self.open, self.verify, self.export, self.start = (QPushButton() for _ in range(4))
        self.nothing = NextStep(live, self.start, margin=0)
        self._acts = LedgerActs(live, self)
        self.start.clicked.connect(self._acts.ask_for_ledger)
        self.verify.setProperty("leading", "true")
        self.open.clicked.connect(self.ask_for_ledger)
        self.verify.clicked.connect(live.dealing.verify)
        self.export.clicked.connect(self.ask_where_to)
        self._arrange()
        live.ledger_changed.connect(self._show)
        live.selection_changed.connect(self._show_selection)
        self.speak()

    def speak(self) -> None:
        """Write the buttons and every entry."""
        self.open.setText(self.tr("Open…"))
        self.start.setText(self.tr("Start a ledger…"))
        self.verify.setText(self.tr("Verify"))
        self.verify.setToolTip(self.tr("Check every entry, signature and checkpoint again from the stored bytes"))
        self.export.setText(self.tr("Export evidence…"))
        self.export.setToolTip(self.tr("The folder a stranger can check with openssl and a shell"))
        self.table.filter.setPlaceholderText(self.tr("Filter"))
        self.table.filter.setAccessibleName(self.tr("Filter of the ledger"))
        self.table.view.setAccessibleName(self.tr("Entries of the ledger"))
        self._show()

    def ask_for_ledger(self) -> None:
        """Ask for a ledger's file."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a ledger"))
        if name:
            self.live.dealing.open_ledger(Path(name))

    def ask_where_to(self) -> None:
        """Ask for a folder, and write the evidence of the chosen posting into it."""
        seq = self._chosen_posting()
        if seq is not None:
            self._acts.ask_where_to_export(seq)

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 4)
        head.setSpacing(4)
        for part in (self.name, self.where, self.finding, self.nothing):
            head.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 10, 14, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        buttons.addWidget(self.export)
        buttons.addWidget(self.verify)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addStretch(0)  # takes the room of the table while there is none
        column.addLayout(buttons)

    def _show(self) -> None:
        desk = self.live.desk
        records = desk.records
        self.table.setVisible(records is not None)
        self.verify.setEnabled(records is not None)
        self.where.setText(str(desk.ledger))
        self.finding.setVisible(desk.findings is not None)
        self.nothing.setVisible(records is None)
        if records is None:
            self.name.setText(self.tr("No ledger yet"))
            self.nothing.say(
                self.tr("Every deal and every title, signed, will stand here; the authority starts the ledger.")
            )
        else:
            self.name.setText(records.log)
            self._show_findings(len(records.lines))
            self._fill(records)
        self._show_selection()

    def _show_findings(self, entries: int) -> None:
        findings = self.live.desk.findings
        if findings is None:
            return
        set_tone(self.finding, "bad" if findings else "good")
        holds = self.tr("✓ The ledger holds: {entries:entry|entries}, chain, tree, signatures and checkpoints.")
        self.finding.setText(
            "\n".join(spoken_as_line(one) for one in findings[:_MOST_FINDINGS]) or filled(holds, entries=entries)
        )

    def _fill(self, records: LedgerView) -> None:
        lines = records.lines
        self.table.fill(
            (
                [str(line.seq) for line in lines],
                [
                    Column(self.tr("No."), np.array([float(line.seq) for line in lines]), _whole),
                    Column(self.tr("Entry"), [spoken(sentence(f"ledger.kind.{line.kind}")) for line in lines]),
                    Column(self.tr("About"), [named(line) or line.about for line in lines]),
                    Column(self.tr("Time (UTC)"), [line.time.replace("T", " ").rstrip("Z") for line in lines]),
                ],
            )
        )

    def _show_selection(self) -> None:
        self.table.show_selection()
        self.export.setEnabled(self._chosen_posting() is not None)

    def _chosen_posting(self) -> int | None:
        """The posting that is selected, else the last one."""
        records, chosen = self.live.desk.records, self.live.selection
        postings = [line.seq for line in records.lines if line.kind == "agreement_posted"] if records else []
        if chosen.kind == "entry":
            return int(chosen.id) if int(chosen.id) in postings else None
        return postings[-1] if postings else None


def _whole(value: float) -> str:
    return number_text(value, 0)
