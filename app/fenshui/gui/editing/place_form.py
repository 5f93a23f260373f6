"""Where a node lies, in degrees."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from fenshui.basin import Basin
from fenshui.basin.cell_texts import cell_text
from fenshui.basin.cells import number
from fenshui.basin.editing.river import move_node
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.live.edit import drawn
from fenshui.gui.panels.field_line import FieldLine
from fenshui.gui.panels.marks import Marks
from fenshui.gui.panels.parts import label
from fenshui.gui.wording.language import spoken_as_line
from fenshui.words import sentence

_GLOBE = (180, 90)
"""Most degrees of longitude and of latitude, east or west, north or south."""


class PlaceForm(QWidget):
    """Longitude and latitude; both are needed to place a node that lies nowhere yet."""

    def __init__(self, live: LiveDesk, name: str) -> None:
        super().__init__()
        self.live, self.name = live, name
        self.longitude, self.latitude = FieldLine(), FieldLine()
        self.marks = Marks()
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
        column.addWidget(self.marks.line)

    def fill(self, basin: Basin) -> None:
        """Show where the node lies."""
        shape = basin.geometry.nodes.get(self.name)
        place = (shape.centroid.x, shape.centroid.y) if shape is not None else ("", "")
        for line, value in zip((self.longitude, self.latitude), place, strict=True):
            if line not in self.marks:
                line.stand(cell_text(value))

    def _typed(self) -> None:
        lines = (self.longitude, self.latitude)
        if not any(line.isModified() for line in lines):
            return
        degrees = [self._degrees(line) for line in lines]
        if None in degrees:
            return
        for line in lines:
            line.settle()
        place = (degrees[0] or 0.0, degrees[1] or 0.0)
        reason = self.live.editing.do(lambda basin: move_node(drawn(self.live, basin), self.name, place))
        for line, degree, most in zip(lines, place, _GLOBE, strict=True):
            if reason is not None and abs(degree) > most:
                self.marks.refuse(line, spoken_as_line(reason))

    def _degrees(self, line: FieldLine) -> float | None:
        """The number in a line; None where there is none yet, or something else, which is marked."""
        text = line.text().strip()
        try:
            degrees = number(text) if text else None
        except ValueError:
            expected = sentence("basin.expected.number")
            told = sentence("edit.not_a_value", field=line.accessibleName(), found=text, expected=expected)
            self.marks.refuse(line, spoken_as_line(told))
            return None
        self.marks.accept(line)
        return degrees
