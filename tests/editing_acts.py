"""What a person does to a basin in the editor: on its map, in its forms and sheets, from its menus.

An act is a function of the window, of the desk on the disk, and of a number that chooses among what is there.
"""

from editor_hands import (
    begin_new,
    card,
    click,
    discard,
    drag,
    fill_in,
    map_of,
    paste,
    press,
    rest,
    spot_of,
    take,
    write,
)
from fenshui.gui.map.viewport import Viewport
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

MOST_EDITS = 14
"""Beyond which nothing is edited until the basin is opened again: what is recovered would only take longer."""
_NEAR = Viewport(metres_per_pixel=250.0)
"""Wherever a window stands, the same pixels beside a node are the same places."""


def turn(window, on):
    """A window that was killed stands in the editor again where there are edits, wherever it stood before."""
    if window.live.editing.is_on != on:
        window.editor.mode.trigger()


def is_edited(window):
    edits = window.live.editing.edits
    return edits is not None and len(edits.states) > 1


def edit(window):
    """The basin in the editor, the map always as near; nothing where there are edits enough."""
    editing = window.live.editing
    turn(window, on=True)
    rest(window)
    view = map_of(window)
    view.is_fitted = False
    view.look_at(_NEAR.sized(view.width(), view.height(), view.view.pixel_ratio), now=True)
    return editing.basin if len(editing.edits.states) < MOST_EDITS else None


def look_at(window, node):
    """The node in the middle of the map; its pixel."""
    view = map_of(window)
    spot = window.editor.hand.overlay.spot_of(node)
    x, y = view.width() // 2, view.height() // 2
    view.look_at(view.view.moved(x - spot.x(), y - spot.y()), now=True)
    return spot_of(window, node)


def turn_editor(window, desk, number):
    window.editor.mode.trigger()


def move_node(window, desk, number):
    basin = edit(window)
    if basin is not None and basin.nodes:
        x, y = look_at(window, basin.nodes[number % len(basin.nodes)].id)
        take(window, "select")
        drag(window, (x, y), (x + 20 + number % 7, y + 40))


def add_node(window, desk, number):
    basin = edit(window)
    if basin is not None:
        kind = ("source", "reservoir", "diversion", "section", "outlet")[number % 5]
        x, y = look_at(window, basin.nodes[number % len(basin.nodes)].id) if basin.nodes else (200, 200)
        take(window, kind)
        click(window, x + 60, y + 60 + number % 9)
        take(window, "select")


def connect(window, desk, number):
    basin = edit(window)
    if basin is not None and len(basin.nodes) > 1:
        window.live.select("node", basin.nodes[number % len(basin.nodes)].id)
        box = card(window).to
        box.write()
        box.setCurrentIndex(number % box.count())
        press(window, ("river", "canal")[number % 2])


def split(window, desk, number):
    basin = edit(window)
    if basin is not None and basin.reaches:
        window.live.select("reach", basin.reaches[number % len(basin.reaches)].id)
        press(window, "split")


def delete(window, desk, number):
    basin = edit(window)
    if basin is not None and len(basin.nodes) > 3:
        window.live.select("node", basin.nodes[number % len(basin.nodes)].id)
        take(window, "select")
        QTest.keyClick(map_of(window), Qt.Key.Key_Delete)


def fill_in_form(window, desk, number):
    basin = edit(window)
    if basin is not None and basin.rights:
        window.live.select("right", basin.rights[number % len(basin.rights)].id)
        fill_in(card(window).input("annual_volume_m3"), str(1_000_000 + number))


def write_in_sheet(window, desk, number):
    basin = edit(window)
    if basin is not None and basin.nodes:
        write(window, table(window, "nodes"), number % len(basin.nodes), "name_en", f"Place {number}")


def paste_in_sheet(window, desk, number):
    basin = edit(window)
    if basin is not None and len(basin.holders) > 1:
        paste(window, table(window, "holders"), 0, "name_en", f"A {number}\nB {number}")


def undo_edit(window, desk, number):
    if is_edited(window):
        turn(window, on=True)
        window.actions_.undo.trigger()


def redo_edit(window, desk, number):
    if is_edited(window):
        turn(window, on=True)
        window.actions_.redo.trigger()


def save_basin(window, desk, number):
    QFileDialog.getSaveFileName = lambda *_: (str(desk.folder / f"saved-{number}"), "")
    turn(window, on=True)
    window.editor.save.trigger()


def save_as(window, desk, number):
    turn(window, on=True)
    ending = ("", ".gpkg", ".xlsx")[number % 3]
    QFileDialog.getSaveFileName = lambda *_: (str(desk.folder / f"saved-{number}{ending}"), "")
    window.editor.save_as.trigger()


def open_another(window, desk, number):
    window.open_basin((desk.basin, desk.folder / "other")[number % 2])
    discard(window)


def begin_basin(window, desk, number):
    if not window.live.editing.has_unsaved:
        begin_new(window)


def table(window, name):
    window.docks["sheets"].raise_()
    window.panels["sheets"].show_table(name)
    rest(window)
    return window.panels["sheets"].grid.view


EDITING_ACTS = {
    turn_editor: 2, move_node: 4, add_node: 4, connect: 3, split: 2, delete: 2, fill_in_form: 3, write_in_sheet: 3,
    paste_in_sheet: 2, undo_edit: 4, redo_edit: 2, save_basin: 9, save_as: 1, open_another: 3, begin_basin: 1,
}  # fmt: skip
"""Each act, and how often it is drawn beside the others."""
