"""The head of the window: which basin, how far the deal is, which units and language, light or dark."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fenshui.gui import preferences
from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.panels.elided import Elided
from fenshui.gui.panels.panel import Panel
from fenshui.gui.panels.parts import Segments, icon_button, name_button
from fenshui.gui.panels.steps_line import StepsLine
from fenshui.gui.panels.unit_switch import UnitSwitch
from fenshui.gui.wording.language import LANGUAGES, language_spoken, named
from fenshui.words import filled

_MOST_FACTS = 345
"""Pixels of facts that stay in sight before the steps move together."""


class Header(Panel):
    """Stands above all panels and is never hidden."""

    def __init__(self, live: LiveDesk, parent: QWidget | None = None) -> None:
        super().__init__(live, parent)
        self.setObjectName("header")
        self.name = Elided("title")
        self.facts = Elided("quiet")
        self.steps = StepsLine(live)
        self.languages = Segments(tuple(LANGUAGES), preferences.choose_language)
        self.units = UnitSwitch()
        self.theme = icon_button("theme", self.turn_theme)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.facts)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(18, 10, 14, 10)
        row.setSpacing(12)
        row.addLayout(names)
        row.addStretch(1)
        row.addWidget(self.steps)
        row.addStretch(1)
        row.addWidget(self.units)
        row.addWidget(self.languages)
        row.addWidget(self.theme)
        live.basin_changed.connect(self.speak)
        live.notice_changed.connect(self.speak)  # that it could not be opened
        self.speak()

    def speak(self) -> None:
        """Write the basin's name and what is in it; they get their room at once, not when the window rests."""
        self._write()
        self._row.activate()

    def _write(self) -> None:
        basin = self.live.basin
        self.languages.say(LANGUAGES)
        self.units.speak()
        self.languages.choose(language_spoken())
        dark = theme_in_force().name == "dark"
        name_button(self.theme, self.tr("Light colours") if dark else self.tr("Dark colours"))
        if basin is None:
            self.name.say(self.tr("Fenshui"))
            self.facts.say(self.tr("Opening…") if self.live.background.tasks else self.tr("No basin is open"))
            return
        self.name.say(named(basin.settings))
        days = basin.settings.timeline.dates  # the last is the day after the record
        first, last = days[0].year, (days[-1] - timedelta(days=1)).year
        years = str(first) if first == last else f"{first}–{last}"
        text = self.tr("{reaches:reach|reaches} · {sections:section|sections} · {rights:right|rights} · {years}")
        reaches, sections, rights = (len(rows) for rows in (basin.reaches, basin.sections, basin.rights))
        self.facts.say(filled(text, reaches=reaches, sections=sections, rights=rights, years=years))
        self.facts.setMinimumWidth(min(self.facts.sizeHint().width(), _MOST_FACTS))

    def turn_theme(self) -> None:
        """Light where it is dark, dark where it is light."""
        preferences.choose_theme("light" if theme_in_force().name == "dark" else "dark")
