"""What users of any desktop program expect: history, recent files, workspaces, copy, export, print."""

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from fenshui.basin.editing.starting import new_basin
from fenshui.desk.proposing import save_draft
from fenshui.gui.dialogs.print_choice import PrintChoice
from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.map.exporting import paint_page, reshaped
from fenshui.gui.menus import recent, workspaces
from fenshui.gui.paper.printing import printer, printing
from fenshui.gui.tables.table_menu import csv_text
from fenshui.places import sample_basin
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMenu


def entries(menu):
    return {action.text().split("   ")[0]: action for action in menu.actions() if action.text()}


def test_every_edit_is_a_line_of_words_and_a_click_goes_to_that_state(on_two_farms, settled, qtbot):
    window, history = on_two_farms, on_two_farms.panels["history"]
    ticket = window.panels["ticket"]
    ticket.volume.number.setValue(500)
    ticket.terms.price.setValue(1.8)
    settled(window.live)
    lines = [history.lines.item(row).text() for row in range(history.lines.count())]
    assert lines[:2] == ["Nothing on the table", "Hill farmers → Plain farmers on the table, 6 million m³"]
    assert lines[2] == "volume 6 million m³ → 5 million m³"
    assert lines[3].startswith("price ") and lines[3].endswith("→ 1.80 yuan/m³")
    window.docks["history"].raise_()
    spot = history.lines.visualItemRect(history.lines.item(1)).center()
    qtbot.mouseClick(history.lines.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settled(window.live)
    assert window.live.desk.draft.volume_m3 == 6_000_000 and history.lines.currentRow() == 1
    assert history.lines.count() == 4  # what was undone is still there to go to
    history.lines.itemActivated.emit(history.lines.item(3))
    settled(window.live)
    assert (window.live.desk.draft.volume_m3, window.live.desk.draft.price_fen_per_m3) == (5_000_000, 180)


def test_what_was_opened_stands_in_the_file_menu_until_it_is_gone_or_cleared(on_two_farms, settled, tmp_path):
    window, menu = on_two_farms, on_two_farms.actions_.desktop
    save_draft(window.live.desk.draft, tmp_path / "mine.toml")
    window.live.drafting.open_file(tmp_path / "mine.toml")
    settled(window.live)
    menu.list_recent()
    assert {"two_farms", "mine.toml"} <= set(entries(menu.recent))
    window.live.drafting.propose(None)
    entries(menu.recent)["mine.toml"].trigger()
    settled(window.live)
    assert window.live.desk.draft is not None
    (tmp_path / "mine.toml").unlink()
    menu.list_recent()
    assert "mine.toml" not in entries(menu.recent)
    entries(menu.recent)["Clear the list"].trigger()
    assert recent.recents() == () and "Nothing yet" in entries(menu.recent)


def test_of_each_kind_the_newest_six_are_kept(app, tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.toml").touch()
        recent.remember("transfer", tmp_path / f"{number}.toml")
    recent.remember("basin", sample_basin("two_farms"))
    assert [one.path.name for one in recent.recents()] == [
        "two_farms",
        *(f"{number}.toml" for number in range(7, 1, -1)),
    ]


def test_a_workspace_puts_the_panels_where_the_work_needs_them(window):
    menu = window.actions_.desktop
    entries(menu.workspaces)["Signing"].trigger()
    assert window.docks["tables"].isHidden() and not window.docks["deal"].isHidden()
    entries(menu.workspaces)["Analyst"].trigger()
    assert not window.docks["tables"].isHidden() and window.docks["negotiation"].isHidden()


def test_a_workspace_of_ones_own_is_kept_put_back_and_deleted(window):
    menu = window.actions_.desktop
    window.docks["tables"].hide()
    menu._save("Tuesday / meeting")
    window.docks["tables"].show()
    menu.list_workspaces()
    (name,) = workspaces.saved()
    entries(menu.workspaces)[name].trigger()
    assert window.docks["tables"].isHidden()
    entries(entries(menu.workspaces)["Delete"].menu())[name].trigger()
    assert workspaces.saved() == ()


def test_ctrl_c_copies_the_rows_with_their_header_for_a_spreadsheet(on_two_farms, qtbot):
    table = on_two_farms.panels["tables"].tables["rights"]
    table.view.selectAll()
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0][:2] == ["Holder", "Volume, 10⁴ m³"]
    assert len(rows) == 1 + len(on_two_farms.live.basin.rights)
    assert rows[1][1] == f"{on_two_farms.live.basin.rights[0].annual_volume_m3 / 1e4:.12g}"


def test_a_table_is_exported_as_it_is_filtered_and_opens_in_a_spreadsheet(on_two_farms, tmp_path):
    table = on_two_farms.panels["tables"].tables["rights"]
    table.filter.setText("hill")
    table.menu.save(tmp_path / "rights.csv")
    assert (tmp_path / "rights.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "rights.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["Holder", "Hill farmers"]


def test_a_name_that_a_spreadsheet_would_run_stays_a_text():
    assert csv_text([["=HYPERLINK(1)", "-5", "−", "a\tb"]]) == "'=HYPERLINK(1),-5,−,a b\r\n"


def test_map_and_chart_are_copied_and_saved_from_their_menus(on_two_farms, tmp_path):
    window = on_two_farms
    for menu in (window.map_panel.menu, window.hydrograph.menu):
        QGuiApplication.clipboard().clear()
        entries(menu.menu())["Copy the picture"].trigger()
        assert QGuiApplication.clipboard().image().width() > 300
        menu.save(tmp_path / "one.png")
        assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")


def test_a_right_click_on_the_map_leaves_the_selection_alone(on_two_farms, qtbot):
    view = on_two_farms.map_panel.map
    on_two_farms.live.select("node", "ford")
    qtbot.mouseClick(view, Qt.MouseButton.RightButton)
    assert on_two_farms.live.selection.id == "ford"


@pytest.fixture
def choice(on_two_farms, settled):
    on_two_farms.panels["ticket"].assess.click()
    settled(on_two_farms.live)
    on_two_farms.actions_.desktop.print.trigger()
    return on_two_farms.findChild(PrintChoice)


def test_map_review_and_table_are_printed_on_pages_of_their_own(choice, qtbot, tmp_path):
    assert choice.parts["map"].isChecked() and choice.parts["review"].isChecked()
    assert not choice.parts["comparison"].isEnabled()  # nothing is pinned
    choice.parts["table"].setChecked(True)
    to = printer()
    to.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    to.setOutputFileName(str(tmp_path / "print.pdf"))
    feet = []
    list(printing(to, choice.sheets(), lambda page, pages: feet.append(page) or ""))
    assert feet == [1, 2, 3]
    assert Path(tmp_path / "print.pdf").read_bytes().startswith(b"%PDF")
    for part in ("map", "review", "table"):
        choice.parts[part].setChecked(False)
    assert not choice.preview.isEnabled()
    qtbot.mouseClick(choice.leave, Qt.MouseButton.LeftButton)
    assert not choice.isVisible()


def test_of_a_basin_just_begun_no_rows_of_the_one_before_are_printed(on_two_farms, settled):
    window = on_two_farms
    window.live.editing.begin(new_basin("新", "New", "month", date(2026, 1, 1), 12))
    settled(window.live)
    window.actions_.desktop.print.trigger()
    (sheet,) = [one._table() for one in window.findChildren(PrintChoice)]
    (rows,) = sheet.parts
    assert sheet.title == "New · Rights" and len(rows.standing) == 0


def test_a_printed_map_fills_its_page_whatever_the_shape_of_the_window(on_two_farms):
    view = on_two_farms.map_panel.map
    page = QImage(900, 700, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.magenta)
    painter = QPainter(page)
    paint_page(view, painter, QRectF(0, 0, 900, 700), LIGHT)
    painter.end()
    bare = [y for y in range(700) if any(page.pixelColor(x, y) == Qt.GlobalColor.magenta for x in (5, 450, 894))]
    assert bare in ([], [699])  # half a pixel at the foot may be left


def test_a_printed_map_shows_all_that_the_window_shows_or_as_much_ground_across(on_two_farms):
    view = on_two_farms.map_panel.map
    paper = reshaped(view, QSize(900, 700))
    spots = paper.view.on_screen(paper.sheet.layout.points)
    across, down = np.ptp(spots, axis=0) / (900, 700)
    assert (spots >= 0).all() and (spots <= (900, 700)).all() and max(across, down) == pytest.approx(0.88)
    view.zoom(2.0)
    paper = reshaped(view, QSize(900, 700))
    assert 900 * paper.view.metres_per_pixel == pytest.approx(view.width() * view.view.metres_per_pixel)
    assert (paper.view.east, paper.view.north) == (view.view.east, view.view.north)


def test_a_table_on_paper_says_when_there_is_nothing_in_it_and_every_page_is_numbered(choice, tmp_path):
    (review,) = [sheet.parts for sheet in choice.sheets() if sheet.picture is None]
    third_parties = review[review.index("<h2>Third parties</h2>") + 1]
    assert (len(third_parties.standing), third_parties.nothing) == (0, "None")  # the town loses nothing
    assert third_parties.left_out(5000, 12345).startswith("The first 5,000 of 12,345 rows")
    to, feet = printer(), []
    to.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    to.setOutputFileName(str(tmp_path / "print.pdf"))
    list(printing(to, choice.sheets(), lambda page, pages: feet.append(choice.foot()(page, pages)) or ""))
    assert [foot.partition(" · ")[2] for foot in feet] == ["page 1 of 2", "page 2 of 2"]
    choice.close()


def test_every_table_has_its_menu(on_two_farms):
    menus = [on_two_farms.panels["tables"].tables["regions"].menu, on_two_farms.panels["comparison"].menu]
    for one in menus:
        shown = one.menu()
        assert isinstance(shown, QMenu) and len(shown.actions()) == 3
