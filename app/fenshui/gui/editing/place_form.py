"""Where a node lies, in degrees."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from fenshui.basin import Basin
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.cells import number
from fenshui.basin.editing.river import move_node
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.live.edit import drawn
from fenshui.gui.panels.parts import label, set_tone
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import Sentence, sentence


class PlaceForm(QWidget):
    """Longitude and latitude; both are needed to place a node that lies nowhere yet."""

    def __init__(self, live: LiveDesk, name: str) -> None:
        super().__init__()
        self.live, self.name = live, name
        self.longitude, self.latitude = QLineEdit(), QLineEdit()
        self.reason = label(wrap=True)
        set_tone(self.reason, "bad")
        self.reason.hide()
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        for line, title in ((self.longitude, self.tr("Longitude, °")), (self.latitude, self.tr("Latitude, °"))):
            text = label("quiet")
            text.setText(title)
            text.setFixedWidth(132)
            line.setAccessibleName(title)
            line.setMinimumWidth(60)
            line.editingFinished.connect(self._typed)
            form.addRow(text, line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.reason)

    def fill(self, basin: Basin) -> None:
        """Show where the node lies."""
        shape = basin.geometry.nodes.get(self.name)
        place = (shape.centroid.x, shape.centroid.y) if shape is not None else ("", "")
        for line, value in zip((self.longitude, self.latitude), place, strict=True):
            if line.text() != cell_text(value) and not (line.isModified() and line.hasFocus()):
                line.setText(cell_text(value))
                line.setCursorPosition(0)

    def _typed(self) -> None:
        texts = [self.longitude.text().strip(), self.latitude.text().strip()]
        if not (self.longitude.isModified() or self.latitude.isModified()) or not all(texts):
            return
        try:
            place = (number(texts[0]), number(texts[1]))
        except ValueError:
            expected = sentence("basin.expected.number")
            self._say(sentence("edit.not_a_value", field=self.tr("Place"), found=" ".join(texts), expected=expected))
            return
        for line in (self.longitude, self.latitude):
            line.setModified(False)
        self._say(self.live.editing.do(lambda basin: move_node(drawn(self.live, basin), self.name, place)))

    def _say(self, reason: Sentence | None) -> None:
        self.reason.setVisible(reason is not None)
        self.reason.setText(spoken_as_line(reason) if reason is not None else "")
