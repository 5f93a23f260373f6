"""The tour: six callouts at what they speak of, by keys or buttons, in both languages, once."""

import pytest
from fenshui.gui import preferences
from fenshui.gui.dialogs.handbook import HandbookDialog
from fenshui.gui.docking import bring_to_front
from fenshui.gui.session import offer_tour
from fenshui.gui.tour import Tour
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog


@pytest.fixture
def tour(on_two_farms):
    on_two_farms.actions_.desktop.tour.trigger()
    QApplication.processEvents()
    return on_two_farms.findChild(Tour)


def test_next_goes_through_all_six_stops_and_the_callout_stays_in_the_window(tour, qtbot):
    titles, window = [], tour.parentWidget()
    while tour.next.text() != "Done":
        titles.append(tour.title.text())
        assert window.rect().contains(tour.card.geometry())
        qtbot.mouseClick(tour.next, Qt.MouseButton.LeftButton)
    titles.append(tour.title.text())
    assert titles == ["The map", "The record", "The ticket", "The impact", "Negotiation", "Signing"]
    assert not window.docks["deal"].visibleRegion().isEmpty()
    assert not preferences.has_seen_tour()
    with qtbot.waitSignal(tour.destroyed):
        tour.next.click()
    assert preferences.has_seen_tour()


def test_the_keyboard_goes_on_and_back_and_esc_ends_it(tour, qtbot):
    for key, title in (
        (Qt.Key.Key_Right, "The record"),
        (Qt.Key.Key_Left, "The map"),
        (Qt.Key.Key_Return, "The record"),
    ):
        qtbot.keyClick(tour, key)
        assert tour.title.text() == title
    with qtbot.waitSignal(tour.destroyed):
        qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert preferences.has_seen_tour()


def test_the_callout_speaks_the_other_language_and_stays_beside_its_thing_at_another_size(tour, qtbot):
    preferences.choose_language("zh_CN")
    qtbot.waitUntil(lambda: tour.title.text() == "地图")
    window = tour.parentWidget()
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: tour.size() == window.size())
    tour.go(2)
    assert window.rect().contains(tour.card.geometry())
    assert not tour.card.geometry().intersects(tour._hole())
    tour.end()


def test_the_last_stop_leads_on_to_the_worked_case_in_the_handbook(tour, qtbot):
    assert not tour.case.isVisible()
    tour.go(5)
    window = tour.parentWidget()
    qtbot.mouseClick(tour.case, Qt.MouseButton.LeftButton)
    (book,) = window.findChildren(HandbookDialog)
    assert "Weining" in book.page.toPlainText()
    book.close()


def test_the_tour_does_not_break_in_on_a_dialog_and_is_offered_another_time(on_two_farms, qtbot):
    window = on_two_farms
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()
    offer_tour(window)
    assert window.findChild(Tour) is None and not preferences.has_seen_tour()
    dialog.close()
    offer_tour(window)
    assert window.findChild(Tour) is not None


def test_who_opens_a_dialog_or_brings_a_panel_forward_by_its_keys_has_found_the_way(tour, qtbot):
    window = tour.parentWidget()
    with qtbot.waitSignal(tour.destroyed):
        window.actions_.new_ledger.trigger()
    window.findChild(QDialog).reject()
    window.actions_.desktop.tour.trigger()
    again = window.findChild(Tour)
    for at in (3, 4, 2):
        again.go(at)
        QApplication.processEvents()
        assert again.isVisible()
    with qtbot.waitSignal(again.destroyed):
        bring_to_front(window, "register")
    assert preferences.has_seen_tour()
