"""A right is added for whom and where the user says; what it still lacks is where one types next."""

from dataclasses import replace

from editor_hands import LEFT, card, form, press, rest
from fenshui.basin import rows
from fenshui.basin.editing.new_rows import likely_holder, likely_node
from fenshui.gui.editing.many_box import ManyBox
from fenshui.gui.live.desk import Selection
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def choose(box, name):
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    at = box.findText(f"· {name}", Qt.MatchFlag.MatchEndsWith)
    for _ in range(at):
        QTest.keyClick(box, Qt.Key.Key_Down)


def new_right_of(window):
    return next(one for one in card(window).forms if type(one).__name__ == "NewRight")


def test_a_right_goes_to_whoever_has_those_that_are_there_and_its_volume_is_typed_next(editing_farms):
    window = editing_farms
    window.live.select("node", "upper")
    assert new_right_of(window).box.currentText().endswith("hill-farmers")
    press(window, "add right")
    rest(window)
    right = window.live.editing.basin.rights[-1]
    assert (right.holder, right.node) == ("hill-farmers", "upper")
    assert window.live.selection.id == right.id
    volume = form(window, "annual_volume_m3")
    assert volume.hasFocus() and volume.selectedText() == "0"
    QTest.keyClicks(volume, "3000")
    QTest.keyClick(volume, Qt.Key.Key_Return)
    assert window.live.editing.basin.rights[-1].annual_volume_m3 == 3000


def test_where_two_hold_rights_nobody_has_the_next_before_it_is_said_who(editing_farms):
    """The lower farm and the town both draw at `lower`."""
    window = editing_farms
    window.live.select("node", "lower")
    part, before = new_right_of(window), window.live.editing.basin
    press(window, "add right")
    assert window.live.editing.basin is before
    assert part.marks.line.text() == "Choose the holder of the new right first" and part.marks.line.isVisible()
    assert part.box.hasFocus() and part.box in part.marks
    assert part.box.accessibleDescription() == "Choose the holder of the new right first"
    choose(part.box, "plain-town")
    assert part.box not in part.marks and part.box.accessibleDescription() == ""
    press(window, "add right")
    assert window.live.editing.basin.rights[-1].holder == "plain-town"


def test_a_holder_who_is_selected_gets_a_right_at_the_node_one_says(editing_farms):
    window = editing_farms
    window.live.select("holder", "hill-farmers")
    part = new_right_of(window)
    assert part.box.currentText().endswith("upper")  # where all others of his are
    choose(part.box, "ford")
    QTest.mouseClick(part.add, LEFT)
    rest(window)
    right = window.live.editing.basin.rights[-1]
    assert (right.holder, right.node) == ("hill-farmers", "ford")
    assert QApplication.focusWidget() is form(window, "annual_volume_m3")
    window.live.select("holder", "hill-farmers")
    assert {f"right {right.id}", "right upper-farm"} <= set(card(window).buttons)


def test_of_more_rights_than_anybody_looks_over_one_is_chosen_from_a_box(editing_farms):
    """A button for each would hold up the window for seconds."""
    window = editing_farms
    window.live.editing.do(
        lambda basin: replace(basin, rights=(*basin.rights, *(replace(basin.rights[0], id=f"x{n}") for n in range(50))))
    )
    for kind, name, title in (("holder", "hill-farmers", "Rights of the holder"), ("node", "upper", "Rights here")):
        window.live.select(kind, name)
        rest(window)
        assert not any(button.startswith("right ") for button in card(window).buttons)
        box = next(one for one in card(window).findChildren(ManyBox) if one.accessibleName() == title)
        box.showPopup()
        box.view().setCurrentIndex(box.model().index(box.codes.index("x49"), 0))
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
        assert window.live.selection == Selection("right", "x49")


def test_without_rights_at_a_node_the_only_holder_of_its_region_is_likely(editing_farms):
    basin = editing_farms.live.editing.basin
    assert likely_holder(basin, "spring") == "hill-farmers"  # the only one of the hills
    assert likely_holder(basin, "sea") == ""  # the plain has two
    assert likely_holder(replace(basin, holders=(rows.Holder("all"),), rights=()), "sea") == "all"
    assert (likely_node(basin, "plain-town"), likely_node(basin, "nobody")) == ("lower", "")
