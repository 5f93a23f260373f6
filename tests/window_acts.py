"""What a person does at the window, through its buttons, fields, sheets and its map.

Each act is a function of the window, of the desk on the disk, and of a number that chooses among what is there. One
that cannot be done now does nothing; the same acts with the same numbers come to the same end.
"""

from datetime import date, timedelta

from editing_acts import EDITING_ACTS, is_edited, turn
from editor_hands import rest
from farms_at_a_desk import PASSPHRASE
from fenshui.gui.dialogs.form import FormDialog
from PySide6.QtCore import QCoreApplication, Qt

MOST_PINS = 3
"""Beyond which they are cleared: what is recovered would only take longer."""
GUESTS = 12
"""Keys that nobody has vouched for yet."""


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
    window.ticket.terms.ends.setValue(day)


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
    """Of the basin where it was edited, else of the draft."""
    turn(window, on=is_edited(window))
    window.docks["history"].show()
    window.docks["history"].raise_()
    rest(window)
    lines = window.panels["history"].lines
    items = [lines.item(at) for at in range(lines.count())]
    by_state = {item.data(Qt.ItemDataRole.UserRole): item for item in items}
    if by_state:
        lines.itemClicked.emit(by_state[number % len(by_state)])


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
    window.map_panel.switches.spans.buttons[("period", "worst", "mean")[number % 3]].click()
    window.map_panel.switches.uses.buttons[("entitlement", "actual")[number % 2]].click()


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


ACTS = EDITING_ACTS | {
    drag_volume: 6, type_volume: 4, change_giver: 2, change_taker: 2, change_price: 3, change_term: 3, change_object: 2,
    begin_transfer: 1, undo_draft: 5, redo_draft: 3, go_back_in_history: 3, assess: 2, pin_draft: 3, pin_baseline: 1,
    unpin: 1, pin_to_ticket: 1, collect: 2, open_case: 4, act_in_case: 8, vouch: 2, look_about: 2,
}  # fmt: skip
"""Every act, and how often it is drawn beside the others."""
BY_NAME = {act.__name__: act for act in (*ACTS, fall)}
