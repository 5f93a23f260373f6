"""The settings of the basin: its names and its record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from fenshui.basin import Basin, Settings
from fenshui.basin.cells import whole_number
from fenshui.basin.editing.starting import with_settings
from fenshui.basin.settings_file import SHARING
from fenshui.basin.timeline import STEPS
from fenshui.gui.editing.step_words import StepWords
from fenshui.gui.language import spoken
from fenshui.gui.live_desk import LiveDesk
from fenshui.gui.panels.parts import label, set_tone
from fenshui.words import Refused, Sentence


class SettingsForm(QWidget):
    """What `basin.toml` says, as far as one edits it by hand."""

    def __init__(self, live: LiveDesk) -> None:
        super().__init__()
        self.live = live
        words = StepWords()
        self.reason = label(wrap=True)
        set_tone(self.reason, "bad")
        self.reason.hide()
        self.inputs: dict[str, QLineEdit | QComboBox] = {}
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        for field, title in (
            ("name_zh", self.tr("Chinese name")),
            ("name_en", self.tr("English name")),
            ("step", self.tr("Step")),
            ("first_period", self.tr("First period")),
            ("periods", self.tr("Periods")),
            ("as_of", self.tr("Rights valid on")),
            ("inflow_unit", self.tr("Unit of inflows")),
            ("sharing", self.tr("Sharing inside a class")),
        ):
            text = label("quiet", wrap=True)
            text.setText(title)
            text.setFixedWidth(132)
            choices = {
                "step": {step: words.steps[step] for step in STEPS},
                "inflow_unit": {"hm3": "hm³", "m3_s": "m³/s"},
                "sharing": {rule: words.sharing[rule] for rule in SHARING},
            }.get(field)
            form.addRow(text, self._input(field, title, choices))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.reason)

    def fill(self, basin: Basin) -> None:
        """Show the settings as they stand."""
        for field, line in self.inputs.items():
            text = _text(basin.settings, field)
            if isinstance(line, QComboBox):
                line.setCurrentIndex(line.findData(text))
            elif line.text() != text:
                line.setText(text)

    def _input(self, field: str, title: str, choices: dict[str, str] | None) -> QWidget:
        line: QLineEdit | QComboBox
        if choices is None:
            line = QLineEdit()
            line.editingFinished.connect(lambda: self._put(field, line.text().strip()))
        else:
            line = QComboBox()
            line.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            for code, text in choices.items():
                line.addItem(text, code)
            line.activated.connect(lambda _: self._put(field, str(line.currentData())))
        line.setAccessibleName(title)
        self.inputs[field] = line
        return line

    def _put(self, field: str, text: str) -> None:
        basin = self.live.editing.basin
        if basin is None or text == _text(basin.settings, field):
            self._say(None)
            return
        try:
            settings = _changed(basin.settings, field, text)
        except Refused as refused:
            self._say(refused.sentence)
            return
        self._say(self.live.editing.do(partial(with_settings, settings=settings)))

    def _say(self, reason: Sentence | None) -> None:
        self.reason.setVisible(reason is not None)
        self.reason.setText(spoken(reason) if reason is not None else "")


def _text(settings: Settings, field: str) -> str:
    timeline = settings.timeline
    if field == "first_period":
        return timeline.first_period.isoformat()
    if field in ("step", "periods"):
        return str(getattr(timeline, field))
    value = getattr(settings, field)
    return "" if value is None else str(value)


def _changed(settings: Settings, field: str, text: str) -> Settings:
    if field == "step":
        return replace(settings, timeline=replace(settings.timeline, step=text))
    if field == "first_period":
        return replace(settings, timeline=replace(settings.timeline, first_period=read_date(text)))
    if field == "periods":
        try:
            return replace(settings, timeline=replace(settings.timeline, periods=whole_number(text)))
        except ValueError:
            raise Refused("edit.no_periods", found=text) from None
    if field == "as_of":
        return replace(settings, as_of=read_date(text) if text else None)
    return replace(settings, **{field: text})  # type: ignore[arg-type]


def read_date(text: str) -> date:
    """A day as people type it. Raises `Refused` where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("edit.not_a_date", found=text) from None
