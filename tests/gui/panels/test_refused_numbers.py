"""A number or a day that cannot be read stays in its field, framed, with one line; the last good one holds."""

from dataclasses import replace
from datetime import date

import pytest
from fenshui.gui import preferences
from fenshui.gui.importing.questions import Questions
from fenshui.gui.wording.amounts import count_in
from fenshui.gui.wording.language import speak
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest

VOLUME = "Volume a year, 10⁴ m³: found “{typed}”, expected a number from 0.0001 to 3,000"


def fill_in(box, text):
    """Type over what stands there, key by key, and press Return; keys of any script."""
    box.setFocus()
    box.selectAll()
    for sign in text:
        QCoreApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
    QTest.keyClick(box, Qt.Key.Key_Return)


@pytest.fixture
def ticket(on_two_farms, qtbot):
    on_two_farms.activateWindow()
    qtbot.waitUntil(on_two_farms.isActiveWindow)
    return on_two_farms.ticket


@pytest.fixture(autouse=True)
def _usual_again(app):
    yield
    count_in(app, "usual")


@pytest.mark.parametrize("typed", ["12,5", "12，5", "1,2500", "12x", "twelve", "12 5", "万", "1.2.3", "7000", "-1"])
def test_a_volume_that_cannot_be_read_stays_framed_and_the_last_good_one_holds(ticket, settled, typed):
    number, before = ticket.volume.number, ticket.live.desk.draft
    fill_in(number, typed)
    number.clearFocus()
    settled(ticket.live)
    assert ticket.live.desk.draft == before and number.text() == typed
    line = ticket.volume.marks.line
    assert line.text() == number.accessibleDescription() == VOLUME.format(typed=typed)
    assert line.isVisible() and number.styleSheet()


@pytest.mark.parametrize(
    ("typed", "volume_m3"), [("1,250", 12_500_000), ("1，250.5", 12_505_000), ("１２", 120_000), (" 12.5 ", 125_000)]
)
def test_a_volume_is_read_with_its_thousands_apart_and_in_wide_digits(ticket, settled, typed, volume_m3):
    fill_in(ticket.volume.number, typed)
    settled(ticket.live)
    assert ticket.live.desk.draft.volume_m3 == volume_m3 and not ticket.volume.number.styleSheet()


def test_part_of_a_cubic_metre_is_refused_and_a_whole_one_in_every_unit_is_not(ticket, settled, app):
    number = ticket.volume.number
    fill_in(number, "1.23456")
    assert ticket.volume.marks.line.text() == "Volume a year, 10⁴ m³: found “1.23456”, expected at most 4 decimals"
    count_in(app, "m3")
    settled(ticket.live)
    fill_in(number, "12.5")
    said = "Volume a year, m³: found “12.5”, expected a whole number from 1 to 30,000,000"
    assert ticket.volume.marks.line.text() == said
    fill_in(number, "12,345")
    settled(ticket.live)
    assert ticket.live.desk.draft.volume_m3 == 12_345
    count_in(app, "yi_m3")
    settled(ticket.live)
    fill_in(number, "0")
    assert ticket.volume.marks.line.text().endswith("expected a number from 0.00000001 to 0.3")


def test_the_frame_goes_when_something_else_is_typed_the_slider_is_moved_or_the_field_emptied(ticket, settled):
    number, line = ticket.volume.number, ticket.volume.marks.line
    fill_in(number, "12,5")
    QTest.keyClick(number, Qt.Key.Key_End)
    QTest.keyClicks(number, "00")
    assert (number.text(), number.styleSheet(), line.isVisible()) == ("12,500", "", False)
    fill_in(number, "12,5")
    ticket.volume.slider.setValue(250)
    settled(ticket.live)
    assert (number.text(), number.styleSheet()) == ("1500", "")
    fill_in(number, "12,5")
    fill_in(number, "")
    QTest.keyClick(number, Qt.Key.Key_Delete)
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert (number.text(), number.styleSheet(), line.isVisible()) == ("1500", "", False)


def test_what_is_refused_stays_while_other_terms_change_and_goes_with_another_transfer(ticket, settled):
    number = ticket.volume.number
    fill_in(number, "12,5")
    fill_in(ticket.terms.price, "1.5")
    settled(ticket.live)
    assert (number.text(), ticket.live.desk.draft.price_fen_per_m3) == ("12,5", 150)
    assert number.styleSheet()
    ticket.live.drafting.start_anew()
    settled(ticket.live)
    assert number.text() != "12,5" and not number.styleSheet()


def test_what_is_being_typed_is_left_alone_while_the_effect_is_computed(ticket, settled):
    number = ticket.volume.number
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "1,2")
    ticket.speak()
    assert number.text() == "1,2" and not number.styleSheet()


def test_thousands_stand_apart_but_not_while_one_writes(ticket, settled):
    """A digit taken away between commas leaves a number, not a puzzle."""
    number = ticket.volume.number
    number.setValue(1234.5)
    settled(ticket.live)
    ticket.terms.price.setFocus()
    assert number.text() == "1,234.5"
    number.setFocus()
    assert number.text() == "1234.5"
    QTest.keyClick(number, Qt.Key.Key_Home)
    QTest.keyClick(number, Qt.Key.Key_Delete)
    QTest.keyClick(number, Qt.Key.Key_Return)
    settled(ticket.live)
    assert ticket.live.desk.draft.volume_m3 == 2_345_000


def test_the_same_is_said_in_chinese_and_again_when_the_language_is_another(ticket, settled, app):
    fill_in(ticket.volume.number, "12,5")
    preferences.choose_language("zh_CN")
    settled(ticket.live)
    assert ticket.volume.marks.line.text() == "年水量，万m³：读到“12,5”，应为 0.0001 到 3,000 的数"
    fill_in(ticket.terms.price, "0.125")
    assert ticket.terms.marks.line.text() == "单价，元/m³：读到“0.125”，小数应不多于 2 位"
    speak(app, "en")


def test_price_and_rate_refuse_the_same_and_keep_what_they_had(ticket, settled):
    before = ticket.live.desk.draft
    for box, typed in ((ticket.terms.price, "1,5"), (ticket.terms.price, "1.5元"), (ticket.terms.rate, "0,9")):
        fill_in(box, typed)
        settled(ticket.live)
        assert ticket.live.desk.draft == before and box.text() == typed and box.styleSheet()
        assert f"found “{typed}”, expected a number from 0" in ticket.terms.marks.line.text()


def test_a_rate_is_shown_to_the_millionth_that_is_signed_and_other_terms_leave_it_alone(ticket, settled):
    """Until now a rate of 0.873456 became 0.87 as soon as the price was changed."""
    ticket.live.drafting.propose(replace(ticket.live.desk.draft, exchange_rate=0.873456789))
    settled(ticket.live)
    assert ticket.terms.rate.text() == "0.873457"
    fill_in(ticket.terms.price, "1.5")
    settled(ticket.live)
    assert ticket.live.desk.draft.exchange_rate == 0.873456789


@pytest.mark.parametrize("typed", ["2026-02-31", "31 May", "2026-13-01", "9999-12-31", "2026"])
def test_a_day_that_is_none_stays_framed(ticket, settled, typed):
    before = ticket.live.desk.draft
    fill_in(ticket.terms.ends, typed)
    settled(ticket.live)
    assert ticket.live.desk.draft == before and ticket.terms.ends.text() == typed
    assert ticket.terms.marks.line.text().startswith(f"Last day of the term: found “{typed}”, expected a day")
    assert ticket.terms.ends.styleSheet()
    fill_in(ticket.terms.price, "1.5")
    settled(ticket.live)
    assert ticket.terms.ends.styleSheet() and ticket.terms.ends.text() == typed


def test_a_day_is_read_as_it_is_typed_key_by_key(ticket, settled):
    """Until now 2026-07-01 was read as 2026-01-07: a dash went on to the next part of the day a second time."""
    terms = ticket.terms
    terms.price.setFocus()
    terms.ends.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(terms.ends, "2026-07-01")
    QTest.keyClick(terms.ends, Qt.Key.Key_Tab)
    settled(ticket.live)
    assert ticket.live.desk.draft.ends == date(2026, 7, 1)


def test_arrows_step_the_number_and_the_part_of_the_day_where_the_cursor_is(ticket, settled):
    terms = ticket.terms
    terms.price.setFocus()
    QTest.keyClick(terms.price, Qt.Key.Key_Up)
    settled(ticket.live)
    assert ticket.live.desk.draft.price_fen_per_m3 == 40
    terms.rate.setFocus()
    QTest.keyClick(terms.rate, Qt.Key.Key_Up)  # no more than all of it arrives
    assert terms.rate.value() == 1.0
    terms.ends.setValue(date(2024, 2, 29))
    terms.ends.setFocus()
    for key, at, found in ((Qt.Key.Key_Up, 2, (2025, 2, 28)), (Qt.Key.Key_Down, 6, (2025, 1, 28)),
                           (Qt.Key.Key_Up, 10, (2025, 1, 29))):  # fmt: skip
        terms.ends.lineEdit().setCursorPosition(at)
        QTest.keyClick(terms.ends, key)
        assert terms.ends.value() == date(*found)


def test_a_screen_reader_is_told_the_number_and_its_bounds(ticket, settled):
    number = ticket.volume.number
    number.setValue(1234.5)
    settled(ticket.live)
    told = QAccessible.queryAccessibleInterface(number)
    value = told.valueInterface()
    assert (told.role(), told.text(QAccessible.Text.Value)) == (QAccessible.Role.SpinBox, "1,234.5")
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (1234.5, 0.0001, 3000.0)


def test_a_wheel_that_scrolls_the_ticket_changes_no_term(ticket, settled, app):
    price = ticket.terms.price
    ticket.giver.box.setFocus()
    middle = QPointF(price.rect().center())
    event = QWheelEvent(middle, price.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    app.sendEvent(price, event)
    assert price.value() == 0.3 and not price.hasFocus()


def test_numbers_are_written_as_everywhere_in_the_window_whatever_the_system_writes(on_two_farms, settled):
    ticket, usual = on_two_farms.ticket, QLocale()
    try:
        QLocale.setDefault(QLocale("de_DE"))
        ticket.terms.price.setValue(1.5)
        ticket.volume.number.setValue(1234.5)
        assert (ticket.terms.price.text(), ticket.volume.number.text()) == ("1.50", "1,234.5")
    finally:
        QLocale.setDefault(usual)


def test_private_prices_refuse_the_same_and_nothing_is_drawn_of_them_until_they_are_mended(on_two_farms, settled):
    price = on_two_farms.panels["price"]
    on_two_farms.docks["price"].raise_()
    price.fields["worth"].setValue(1.93)
    fill_in(price.fields["cost"], "0,5")
    price.corridor.click()
    settled(on_two_farms.live)
    assert price.picture.drawing is None
    assert price.marks.line.text().endswith("found “0,5”, expected a number from 0 to 999.99")
    fill_in(price.fields["cost"], "0.5")
    price.corridor.click()
    settled(on_two_farms.live)
    assert price.picture.drawing is not None and not price.marks.line.isVisible()


def test_the_import_asks_again_for_a_distance_and_an_outlet_that_cannot_be_read(app, qtbot):
    questions = Questions(lambda: None)
    qtbot.addWidget(questions)
    questions.show()
    questions.source.setText("rivers.geojson")
    fill_in(questions.snap, "2,5")
    assert questions.asked() is None
    assert questions.marks.line.text() == "Ends meet within, m: found “2,5”, expected a number from 0 to 100,000"
    fill_in(questions.snap, "2.5")
    assert questions.asked().snap_m == 2.5
    questions.way.setCurrentIndex(questions.way.findData("outlet"))
    for typed in ("119.25, 97", "119,25, 37,76", "sea"):
        fill_in(questions.outlet, typed)
        assert questions.asked() is None
        expected = "expected a longitude and a latitude in degrees, as 103.8,36.1"
        assert questions.marks.line.text() == f"Outlet, longitude and latitude: found “{typed}”, {expected}"
    fill_in(questions.outlet, "119.25, 37.76")
    assert questions.asked().outlet == (119.25, 37.76) and not questions.marks.line.isVisible()
