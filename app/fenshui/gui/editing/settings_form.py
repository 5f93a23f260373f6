"""The settings of the basin: its names and its record; the rules of trading and whose shapes the map shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from fenshui.basin import Basin
from fenshui.basin.editing.settings_in import LISTS, setting_text, with_setting, words_in
from fenshui.basin.editing.starting import with_settings
from fenshui.gui.editing.field_words import FieldWords
from fenshui.gui.editing.setting_words import SettingWords
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.choice import Choice
from fenshui.gui.panels.field_line import FieldLine
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import listed, spoken_as_line
from fenshui.words import Refused, Sentence

RECORD = (
    "name.zh", "name.en", "step", "first_period", "periods", "water_year_starts", "as_of", "inflow_unit", "priorities",
    "sharing", "quota_exempt",
)  # fmt: skip
RULES = (
    "rules.cap_counts_against", "rules.out_of_basin_transfers", "rules.injury_share", "rules.section_share",
    "rules.carry_over_share", "map.credits.zh", "map.credits.en", "map.review_number",
)  # fmt: skip
CLASS = "priority"
"""The field whose words the lists of the settings are made of."""


class SettingsForm(QWidget):
    """Some of what `basin.toml` says, by the names of its keys."""

    def __init__(self, live: LiveDesk, names: Sequence[str]) -> None:
        super().__init__()
        self.live, self._words, self._fields = live, SettingWords(), FieldWords()
        self.marks = Marks()
        self.inputs: dict[str, FieldLine | Choice] = {}
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        for name in names:
            text = label("quiet", wrap=True)
            text.setText(self._words.titles[name])
            text.setFixedWidth(132)
            form.addRow(text, self._input(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.marks.line)

    def fill(self, basin: Basin) -> None:
        """Show the settings as they stand; what is being typed into a field, or was refused there, is left alone."""
        for name, line in self.inputs.items():
            text = self._said(name, setting_text(basin.settings, name))
            if isinstance(line, Choice):
                line.setCurrentIndex(line.findData(text))
            elif line not in self.marks:
                line.stand(text)

    def _said(self, name: str, text: str) -> str:
        """A setting as people read it: the classes of a list in words."""
        return listed(self._fields.term(CLASS, word) for word in words_in(text)) if name in LISTS else text

    def _meant(self, name: str, text: str) -> str:
        """What somebody typed, as the format says it: classes by its words, or by those that people say."""
        words = words_in(text) if name in LISTS else ()
        return ", ".join(self._fields.code("rights", CLASS, word) for word in words) or text

    def _input(self, name: str) -> QWidget:
        choices, tip = self._words.choices.get(name), self._words.tips.get(name, "")
        line: FieldLine | Choice
        if choices is None:
            line = FieldLine()
            line.editingFinished.connect(lambda: self._put(name, line.text().strip()))
            line.setToolTip(tip)
        else:
            line = Choice()
            line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            for code, text in choices.items():
                line.addItem(text, code)
            line.activated.connect(lambda _: self._put(name, str(line.currentData())))
            line.explain(tip)
        line.setAccessibleName(self._words.titles[name])
        self.inputs[name] = line
        return line

    def _put(self, name: str, typed: str) -> None:
        basin, text = self.live.editing.basin, self._meant(name, typed)
        if basin is None or text == setting_text(basin.settings, name):
            self._say(name, None)
            return
        try:
            settings = with_setting(basin.settings, name, text)
        except Refused as refused:
            told = {**refused.sentence.values, "field": self._words.titles[name], "found": typed}
            self._say(name, replace(refused.sentence, values=told))
            return
        self._say(name, self.live.editing.do(partial(with_settings, settings=settings)))

    def _say(self, name: str, reason: Sentence | None) -> None:
        line = self.inputs[name]
        if reason is not None:
            self.marks.refuse(line, spoken_as_line(reason))
            return
        self.marks.accept(line)
        if isinstance(line, FieldLine):
            line.settle()


def read_date(text: str) -> date:
    """A day as people type it. Raises `Refused` where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("edit.not_a_date", found=text) from None
