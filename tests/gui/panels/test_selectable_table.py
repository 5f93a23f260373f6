"""Names are read whole where there is room for them; the figures beside them are never cut."""

import numpy as np
import pytest
from fenshui.gui.panels.selectable_table import SelectableTable
from fenshui.gui.tables.column_table import Column
from PySide6.QtCore import Qt

LONG = "People's Victory Canal irrigation district, irrigators"


def shown(live, qtbot, name, width, first=None):
    table = SelectableTable("right", live)
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    figures = [Column(title, np.array([1234.5]), "{:,.1f}".format) for title in ("Loss, m³", "Net, m³", "Newly short")]
    table.fill((["a"], [first or Column("Third party", [name]), *figures]))
    return table


def room(table):
    return [table.view.columnWidth(at) for at in range(len(table.model.columns))]


@pytest.mark.parametrize("width", (350, 500))
def test_a_long_name_gets_its_room_before_the_last_figures(live, qtbot, width):
    table = shown(live, qtbot, LONG, width)
    needed = table.view.fontMetrics().horizontalAdvance(LONG)
    name, first, *_ = room(table)
    assert name >= min(needed, 0.6 * width) and name + first <= table.view.viewport().width()


def test_a_short_name_leaves_its_room_to_the_figures(live, qtbot):
    name, *figures = room(shown(live, qtbot, "Aba", 350))
    assert name + sum(figures[:2]) <= 350


def test_a_name_too_long_keeps_its_end_and_is_whole_under_the_mouse(live, qtbot):
    table = shown(live, qtbot, LONG, 350)
    assert table.view.textElideMode() == Qt.TextElideMode.ElideMiddle
    assert table.model.data(table.model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == LONG


def test_a_first_column_of_numbers_is_no_wider_than_its_numbers(live, qtbot):
    number = Column("No.", np.array([1.0]), "{:.0f}".format)
    assert room(shown(live, qtbot, "", 350, number))[0] < 100
