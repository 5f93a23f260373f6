"""Terms of a draft that cannot be are marked in the ticket until they are mended."""

from dataclasses import replace
from datetime import timedelta

from fenshui.words import Refused, sentence
from PySide6.QtCore import Qt


def test_a_taker_who_gives_and_more_than_is_held_are_marked_until_they_are_mended(on_two_farms, settled):
    window, ticket = on_two_farms, on_two_farms.ticket
    window.live.tell(None)
    taker = window.live.desk.draft.to_right
    ticket.taker.chosen.emit(window.live.desk.draft.right)
    settled(window.live)
    assert "expected two different holders" in ticket.taker.box.accessibleDescription()
    assert ticket.taker.box.styleSheet() and not ticket.volume.number.styleSheet()
    ticket.taker.chosen.emit(taker)
    settled(window.live)
    assert (ticket.taker.box.styleSheet(), window.live.notice) == ("", None)
    draft = window.live.desk.draft
    window.live.drafting.propose(replace(draft, volume_m3=61_000_000))  # the upper farm holds 60 million
    settled(window.live)
    assert "60,000,000" in ticket.volume.number.accessibleDescription() and ticket.volume.number.styleSheet()
    window.actions_.undo.trigger()
    settled(window.live)
    assert (ticket.volume.number.styleSheet(), window.live.notice) == ("", None)


def test_what_is_refused_after_a_crash_is_marked_too_and_what_is_said_of_the_work_that_is_back_stands(on_two_farms):
    live, taker = on_two_farms.live, on_two_farms.ticket.taker.box
    back = sentence("desk.recovered", acts=3)
    live.tell(back)
    live.back = back
    live.refused(Refused("transfer.one_holder", id="quarrel", holder="hill-farmers"))
    assert live.notice.id == "desk.both"
    assert taker.styleSheet() and taker.accessibleDescription().startswith("quarrel: found hill-farmers")
    live.drafting.propose(replace(live.desk.draft, volume_m3=1_000))
    assert (taker.styleSheet(), live.notice, live.back) == ("", back, back)


def test_a_term_that_ends_before_it_begins_is_marked(on_two_farms, settled):
    terms, draft = on_two_farms.ticket.terms, on_two_farms.live.desk.draft
    terms.ends.setValue(draft.starts - timedelta(days=1))
    assert terms.ends.accessibleDescription() == terms.marks.line.text() == "The term ends before it begins."
    assert terms.marks.line.isVisible()
    terms.ends.setValue(draft.ends)
    settled(on_two_farms.live)
    assert terms.ends.accessibleDescription() == "" and not terms.marks.line.isVisible()


def test_a_volume_that_is_no_number_changes_nothing_and_is_not_assessed(on_two_farms, qtbot, settled):
    ticket, live = on_two_farms.ticket, on_two_farms.live
    before = live.desk.draft
    ticket.volume.number.selectAll()
    qtbot.keyClicks(ticket.volume.number, "12,5")
    on_two_farms.actions_.assess.trigger()
    ticket.assess.click()
    settled(live)
    assert live.desk.draft is before and live.desk.assessment is None and ticket.isVisible()
    assert ticket.volume.number.text() == "12,5" and ticket.volume.marks.line.isVisible()
    assert ticket.volume.marks.line.text() == (
        "Volume a year, 10⁴ m³: found “12,5”, expected a number from 0.0001 to 3,000"
    )
    live.tell(None)
    assert ticket.volume.number.styleSheet()
    live.drafting.undo()
    live.drafting.redo()
    qtbot.keyClick(ticket.volume.number, Qt.Key.Key_Backspace)
    qtbot.keyClick(ticket.volume.number, Qt.Key.Key_Return)
    ticket.assess.click()
    settled(live)
    assert live.desk.assessment is None  # "12," is no number either
