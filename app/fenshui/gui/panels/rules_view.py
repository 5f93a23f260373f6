"""The rules before a signature, R1–R16: which are met, which are broken, of which the data cannot tell."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.wording.rules_text import rules_html


class RulesView(Panel):
    """Reads the answers of the rules to the assessment."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.sum = label("heading", wrap=True)
        self.answers = QTextBrowser()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.sum)
        column.addWidget(self.answers, 1)
        live.assessment_changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Write every rule with its answer."""
        rules = self.live.rules
        self.answers.setAccessibleName(self.tr("Rules before a signature, R1 to R16"))
        count = Counter(answer.answer for answer in rules)
        text = self.tr("{met} met · {untold} the data cannot tell · {broken} broken")
        self.sum.setText(
            text.format(met=count["met"], untold=count["cannot-tell"], broken=count["broken"]) if rules else ""
        )
        set_tone(self.sum, "bad" if count["broken"] else "warn" if count["cannot-tell"] else "good")
        basin = self.live.basin
        self.answers.setHtml(rules_html(rules, basin) if basin is not None else "")
