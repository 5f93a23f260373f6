import pytest
from fenshui.gui.dialogs.handbook import HandbookDialog
from fenshui.gui.dialogs.palette import PaletteDialog
from fenshui.gui.wording.initials import begins, fits, initials
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument


@pytest.mark.parametrize(
    ("name", "letters"),
    [("黄河", "hh"), ("兰州", "lz"), ("头道拐", "tdg"), ("花园口", "hyk"), ("湟水", "*s"), ("G6 渠", "g6 q")],
)
def test_a_name_is_found_by_the_first_sound_of_each_character(name, letters):
    assert initials(name) == letters
    assert fits(letters.replace("*", "h"), name)
    assert not fits("zzz", name)


def test_every_usual_character_has_a_letter_in_the_order_of_its_code():
    usual = [bytes([high, low]) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)]
    letters = initials("".join(code.decode("gb2312") for code in usual if code <= b"\xd7\xf9"))
    assert len(letters) == 3755
    assert "*" not in letters and list(letters) == sorted(letters)


def found(dialog):
    return [dialog.found.item(row).text() for row in range(dialog.found.count())]


def opened(window, qtbot):
    window.actions_.find.trigger()
    return next(one for one in window.findChildren(PaletteDialog) if one.isVisible())


def test_ctrl_k_finds_a_place_by_a_few_letters_and_selects_it(on_two_farms, qtbot):
    dialog = opened(on_two_farms, qtbot)
    qtbot.keyClicks(dialog.line, "lower")
    assert any(name.startswith("Lower farm") for name in found(dialog))
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    chosen = dialog.found.currentItem().text()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert on_two_farms.live.selection.kind in ("node", "right"), chosen


def test_where_nothing_fits_that_is_said_and_nothing_is_done(on_two_farms, qtbot):
    dialog = opened(on_two_farms, qtbot)
    qtbot.keyClicks(dialog.line, "zzzzzz")
    assert found(dialog) == ["Nothing fits"]
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.close()


def test_ctrl_k_does_what_a_menu_does(on_two_farms, qtbot, settled):
    dialog = opened(on_two_farms, qtbot)
    qtbot.keyClicks(dialog.line, "assess impact")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    settled(on_two_farms.live)
    assert on_two_farms.live.desk.assessment is not None


def test_what_stands_in_a_menu_inside_a_menu_is_told_with_its_name_and_found_by_it(on_two_farms, qtbot):
    dialog = opened(on_two_farms, qtbot)
    qtbot.keyClicks(dialog.line, "sample basins")
    assert found(dialog) == ["Yellow River · Sample basins", "Heihe · Sample basins", "Two farms · Sample basins"]
    dialog.close()


def test_the_contents_of_the_handbook_are_plain_words(app, qtbot):
    dialog = HandbookDialog()
    qtbot.addWidget(dialog)
    assert not [title for row in range(dialog.contents.count()) if "`" in (title := dialog.contents.item(row).text())]


def test_the_handbook_opens_without_a_network_and_its_links_lead_to_its_pages(window, qtbot):
    dialog = HandbookDialog(window)
    qtbot.addWidget(dialog)
    first = dialog.page.toPlainText()
    assert len(first) > 100
    dialog.page.anchorClicked.emit(QUrl("method.md"))
    assert dialog.page.toPlainText() != first
    assert dialog.contents.currentRow() > 0


def test_a_picture_of_the_handbook_is_no_wider_than_its_page(window, qtbot):
    dialog = HandbookDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = dialog.page.loadResource(kind, QUrl("../pictures/first-deal.png"))
    assert 200 < picture.width() < dialog.page.viewport().width()


def test_what_begins_with_the_sounds_that_were_typed_goes_before_what_contains_them():
    assert begins("nx", "宁夏") and not begins("nx", "临夏 Linxia") and fits("nx", "临夏 Linxia")
