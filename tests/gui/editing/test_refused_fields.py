"""A value that cannot be is marked where it stands until it is mended, and what was typed is not lost."""

import pytest
from editor_hands import begin_new, fill_in, form, paste, rest, sheet, write
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.dress.theme import theme_in_force
from fenshui.gui.editing.sheet_model import REFUSED
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

RATIO = "Consumption ratio, 0–1: found “1.5”, expected a ratio above 0 and at most 1"


def frame_colour(field):
    """The colour of the left edge at half height."""
    picture = field.grab().toImage()
    return picture.pixelColor(0, picture.height() // 2).name()


def is_framed(field):
    return frame_colour(field) == QColor(theme_in_force().bad).name()


def cell(view, row, column, role=Qt.ItemDataRole.DisplayRole):
    return view.sheet.index(row, view.sheet.columns.index(column)).data(role)


def test_a_refused_number_stays_and_is_framed_until_it_is_mended_whatever_else_is_edited(editing_farms):
    window = editing_farms
    window.live.select("right", "upper-farm")
    ratio, permit = form(window, "consumption_ratio"), form(window, "permit_no")
    fill_in(ratio, "1.5")
    fill_in(permit, "A-7")
    permit.clearFocus()
    rest(window)
    assert window.live.editing.basin.rights[0].permit_no == "A-7"
    assert (ratio.text(), ratio.accessibleDescription()) == ("1.5", RATIO)
    assert is_framed(ratio) and not is_framed(permit)
    assert window.inspector.cards.forms[0].marks.line.text() == RATIO
    fill_in(ratio, "0.4")
    assert ratio.accessibleDescription() == "" and not is_framed(ratio)
    assert not window.inspector.cards.forms[0].marks.line.isVisible()
    assert window.live.editing.basin.rights[0].consumption_ratio == 0.4


def test_a_taken_id_is_marked_and_the_old_one_mends_it(editing_farms):
    window = editing_farms
    window.live.select("right", "upper-farm")
    line = form(window, "id")
    fill_in(line, "lower-farm")
    assert "taken" in line.accessibleDescription()
    fill_in(line, "upper-farm")
    assert line.accessibleDescription() == ""


def test_the_degree_that_is_none_is_marked_and_not_the_other(editing_farms):
    window = editing_farms
    window.live.select("node", "ford")
    rest(window)
    place = window.inspector.cards.forms[1]
    fill_in(place.longitude, "100")
    fill_in(place.latitude, "north")
    assert (place.longitude in place.marks, place.latitude in place.marks) == (False, True)
    assert place.marks.line.text() == "Latitude, °: found “north”, expected a number"
    fill_in(place.latitude, "95")
    assert (place.longitude in place.marks, place.latitude in place.marks) == (False, True)
    fill_in(place.latitude, "36")
    assert place.latitude not in place.marks
    assert window.live.editing.basin.geometry.nodes["ford"].y == 36


def test_a_setting_and_a_period_of_the_year_are_marked(editing_farms):
    window = editing_farms
    window.live.select()
    rest(window)
    settings = window.inspector.cards.forms[0]
    fill_in(settings.inputs["water_year_starts"], "13-01")
    assert "13-01" in settings.inputs["water_year_starts"].accessibleDescription()
    fill_in(settings.inputs["water_year_starts"], "07-01")
    assert settings.inputs["water_year_starts"] not in settings.marks
    window.live.select("right", "upper-farm")
    every = form(window, "demands")
    fill_in(every, "much")
    year = next(one.part for one in window.inspector.cards.forms if getattr(one, "kind", "") == "demands")
    assert every.text() == "much" and every in year.marks
    fill_in(year.cells[0], "-1")
    assert year.cells[0].text() == "-1" and year.cells[0] in year.marks
    fill_in(every, "3")
    fill_in(year.cells[0], "2")
    assert not year.marks.line.isVisible()
    assert [row.diversion_hm3 for row in window.live.editing.basin.demands if row.right == "upper-farm"] == [
        2,
        *[3] * 11,
    ]


def test_commas_of_numbers_are_read_in_every_field_of_the_editor_alike(editing_farms):
    window = editing_farms
    window.live.select("right", "upper-farm")
    volume, every = form(window, "annual_volume_m3"), form(window, "demands")
    for line, typed, said in ((volume, "12,5", "a whole number"), (every, "12,5", "a number")):
        fill_in(line, typed)
        assert line.text() == typed and f"found “12,5”, expected {said}" in line.accessibleDescription()
    fill_in(volume, "12,500")
    fill_in(every, "1,250.5")
    assert window.live.editing.basin.rights[0].annual_volume_m3 == 12_500
    assert {row.diversion_hm3 for row in window.live.editing.basin.demands if row.right == "upper-farm"} == {1250.5}
    window.live.select()
    rest(window)
    periods = window.inspector.cards.forms[0].inputs["periods"]
    fill_in(periods, "1,2")
    assert "found “1,2”, expected a whole number" in periods.accessibleDescription()
    fill_in(periods, "1,200")
    assert window.live.editing.basin.settings.timeline.periods == 1200


@pytest.mark.parametrize("typed", ["1,5", "two", "²", "0"])
def test_the_years_of_a_new_basin_are_a_whole_number_and_what_was_typed_instead_is_quoted(window, typed):
    begin_new(window, years=typed)
    dialog = window.findChild(FormDialog)
    assert dialog.reason.text() == f"Number of years: found “{typed}”, expected a whole number from 1 to 9,998"
    assert is_framed(dialog.grid.lines["years"])
    dialog.reject()


def test_a_refused_cell_of_a_sheet_keeps_what_was_typed_in_red_and_gives_it_to_nobody(editing_farms):
    window = editing_farms
    reaches = sheet(window, "reaches")
    write(window, reaches, 1, "loss", "1.5")
    write(window, reaches, 2, "loss", "0.2")
    grid = window.panels["sheets"].grid
    assert [row.loss for row in window.live.editing.basin.reaches] == [0, 0, 0.2, 0]
    assert (cell(reaches, 1, "loss"), cell(reaches, 1, "loss", REFUSED)) == ("1.5", True)
    assert "found “1.5”" in cell(reaches, 1, "loss", Qt.ItemDataRole.AccessibleDescriptionRole)
    assert cell(reaches, 1, "loss", Qt.ItemDataRole.ForegroundRole).color() == QColor(theme_in_force().bad)
    assert grid.reason.isVisible() and "1.5" in grid.reason.text()  # until it is mended
    write(window, reaches, 1, "loss", "0.1")
    assert cell(reaches, 1, "loss", REFUSED) is None and not grid.reason.isVisible()


def test_of_a_pasted_block_the_cell_that_cannot_be_is_marked(editing_farms):
    window = editing_farms
    reaches = sheet(window, "reaches")
    paste(window, reaches, 0, "loss", "0.1\n0.2\n2\n0.3\n")
    assert [row.loss for row in window.live.editing.basin.reaches] == [0, 0, 0, 0]
    assert [cell(reaches, row, "loss", REFUSED) for row in range(4)] == [None, None, True, None]
    paste(window, reaches, 0, "loss", "0.1\n0.2\n0.25\n0.3\n")
    assert [row.loss for row in window.live.editing.basin.reaches] == [0.1, 0.2, 0.25, 0.3]
    assert cell(reaches, 2, "loss", REFUSED) is None


def test_where_rows_go_or_come_back_no_cell_is_marked_any_more_and_no_reason_stands(editing_farms):
    window = editing_farms
    reaches, grid = sheet(window, "reaches"), window.panels["sheets"].grid
    for change in (lambda: reaches.sheet.take_out([0]), window.live.editing.undo):
        write(window, reaches, 1, "loss", "1.5")
        assert grid.reason.isVisible()
        change()
        rest(window)
        assert not any(cell(reaches, row, "loss", REFUSED) for row in range(reaches.sheet.rowCount()))
        assert not grid.reason.isVisible()
