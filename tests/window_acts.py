"""What a person does at the window, through its buttons, fields, sheets and its map.

Each act is a function of the window, of the desk on the disk, and of a number that chooses among what is there. One
that cannot be done now does nothing; the same acts with the same numbers come to the same end.
"""

from datetime import date, timedelta

from editor_hands import begin_new, click, drag, fill_in, map_of, paste, rest, spot_of, take, write
from farms_at_a_desk import PASSPHRASE
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.map.viewport import Viewport
from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

MOST_EDITS, MOST_PINS = 14, 3
"""Beyond which the basin is opened again and the pins are cleared: what is recovered would only take longer."""
_NEAR = Viewport(metres_per_pixel=250.0)
"""Wherever a window stands, the same pixels beside a node are the same places."""


def drag_volume(window, desk, number):
    """A slider that is pulled to and fro counts once, when it is let go."""
    if window.live.desk.draft is None:
        return
    slider = window.ticket.volume.slider
    slider.setSliderDown(True)
    for step in range(1, 6):
        slider.setValue((number * step) % slider.maximum() + 1)
    slider.setSliderDown(False)


def type_volume(window, desk, number):
    if window.live.desk.draft is not None:
        window.ticket.volume.number.setValue(1 + number % 900 / 10)


def change_giver(window, desk, number):
    choose_party(window.ticket.giver.box, number)


def change_taker(window, desk, number):
    choose_party(window.ticket.taker.box, number)


def choose_party(box, number):
    if box.count():
        box.setCurrentIndex(number % box.count())
        box.activated.emit(number % box.count())


def change_price(window, desk, number):
    window.ticket.terms.price.setValue(number % 300 / 100)


def change_term(window, desk, number):
    day = date(2024, 12, 31) + timedelta(days=number % 900)
    window.ticket.terms.ends.setDate(QDate(day.year, day.month, day.day))


def change_object(window, desk, number):
    box = window.ticket.terms.object
    box.setCurrentIndex(number % box.count())
    box.activated.emit(number % box.count())


def begin_transfer(window, desk, number):
    rights = window.live.basin.rights
    if rights:
        window.live.select("right", rights[number % len(rights)].id)
        window.actions_.new_transfer.trigger()


def undo_draft(window, desk, number):
    window.ticket.undo.click()


def redo_draft(window, desk, number):
    window.ticket.redo.click()


def go_back_in_history(window, desk, number):
    window.docks["history"].show()
    window.docks["history"].raise_()
    rest(window)
    lines = window.panels["history"].lines
    if lines.count():
        lines.itemClicked.emit(lines.item(number % lines.count()))


def assess(window, desk, number):
    window.ticket.assess.click()


def pin_draft(window, desk, number):
    if len(window.live.pins.pins) >= MOST_PINS:
        window.comparison.clear.click()
    else:
        window.ticket.pin.click()


def pin_baseline(window, desk, number):
    window.comparison.baseline.click()


def unpin(window, desk, number):
    cards = window.comparison.cards
    if cards:
        cards[number % len(cards)].away.click()


def pin_to_ticket(window, desk, number):
    cards = window.comparison.cards
    if cards:
        cards[number % len(cards)].take.click()


def collect(window, desk, number):
    """The draft into the package for the next terms."""
    (window.negotiation.add if len(window.live.desk.table.package) < 3 else window.negotiation.clear).click()


def edit(window):
    """The basin in the editor, the map always as near; nothing where there are edits enough."""
    editing = window.live.editing
    if not editing.is_on:
        window.editor.mode.trigger()
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
        press_on_card(window, ("river", "canal")[number % 2])


def split(window, desk, number):
    basin = edit(window)
    if basin is not None and basin.reaches:
        window.live.select("reach", basin.reaches[number % len(basin.reaches)].id)
        press_on_card(window, "split")


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
    if window.live.editing.is_on:
        window.actions_.undo.trigger()


def redo_edit(window, desk, number):
    if window.live.editing.is_on:
        window.actions_.redo.trigger()


def save_basin(window, desk, number):
    QFileDialog.getSaveFileName = lambda *_: (str(desk.folder / f"saved-{number}"), "")
    window.editor.save.trigger()


def save_as(window, desk, number):
    ending = ("", ".gpkg", ".xlsx")[number % 3]
    QFileDialog.getSaveFileName = lambda *_: (str(desk.folder / f"saved-{number}{ending}"), "")
    window.editor.save_as.trigger()


def open_another(window, desk, number):
    window.open_basin((desk.basin, desk.folder / "other")[number % 2])
    box = window.findChild(QMessageBox)
    if box is not None:
        next(one for one in box.buttons() if one.text() == "Discard").click()


def begin_basin(window, desk, number):
    if not window.live.editing.has_unsaved:
        begin_new(window)


def open_case(window, desk, number):
    window.negotiation.open.click()
    answer(window, name=f"case-{number}", transferor="hill-farmers", transferee="plain-farmers", authority="bureau",
           key=str(desk.key("hill-farmers")), secret=PASSPHRASE)  # fmt: skip


def act_in_case(window, desk, number):
    """Whoever may do something does it: offer, counter, accept, object, withdraw."""
    lines = window.live.desk.table.blotter.lines if window.live.desk.table.blotter else ()
    if not lines:
        return
    window.live.select("case", str(lines[number % len(lines)].file))
    seat = window.negotiation.seat
    seat.setCurrentIndex(number % max(seat.count(), 1))
    seat.activated.emit(seat.currentIndex())
    may = [kind for kind, button in window.negotiation.acts.items() if button.isEnabled() and kind != "lapse"]
    if may:
        who = seat.currentData()
        window.negotiation.acts[may[0 if number % 4 else -1]].click()
        answer(window, why="because", key=str(desk.key(who)), secret=PASSPHRASE)


def vouch(window, desk, number):
    """A key more in the ledger."""
    window.live.dealing.open_ledger(desk.ledger)
    settle_tasks(window)
    window.actions_.enrol.trigger()
    key, bureau = str(desk.folder / f"guest-{number % GUESTS}.key"), str(desk.key("bureau"))
    answer(window, file=key, secret=PASSPHRASE, key=bureau, key_secret=PASSPHRASE)


def fall(window, desk, number):
    """A fault of the program, which nobody catches."""
    raise LookupError("a fault that was made on purpose")


def look_about(window, desk, number):
    window.map_panel.time.later.click()
    window.map_panel.spans.buttons[("period", "worst", "mean")[number % 3]].click()
    window.map_panel.uses.buttons[("entitlement", "actual")[number % 2]].click()


def settle_tasks(window):
    """Wait until nothing is being computed."""
    rest(window)
    while window.live.background.tasks:
        QCoreApplication.processEvents()


def answer(window, **answers):
    for form in window.findChildren(FormDialog)[-1:]:
        for name, value in answers.items():
            form.grid.lines[name].setText(value)
        form.go.click()


def table(window, name):
    window.docks["sheets"].raise_()
    window.panels["sheets"].show_table(name)
    rest(window)
    return window.panels["sheets"].grid.view


def card(window):
    rest(window)
    return window.inspector.cards


def press_on_card(window, name):
    QTest.mouseClick(card(window).buttons[name], Qt.MouseButton.LeftButton)


GUESTS = 12
ACTS = {
    drag_volume: 6, type_volume: 4, change_giver: 2, change_taker: 2, change_price: 3, change_term: 3, change_object: 2,
    begin_transfer: 1, undo_draft: 5, redo_draft: 3, go_back_in_history: 3, assess: 2, pin_draft: 3, pin_baseline: 1,
    unpin: 1, pin_to_ticket: 1, collect: 2, turn_editor: 2, move_node: 4, add_node: 4, connect: 3, split: 2, delete: 2,
    fill_in_form: 3, write_in_sheet: 3, paste_in_sheet: 2, undo_edit: 4, redo_edit: 2, save_basin: 9, save_as: 1,
    open_another: 3, begin_basin: 1, open_case: 4, act_in_case: 8, vouch: 2, look_about: 2,
}  # fmt: skip
"""Every act, and how often it is drawn beside the others."""
