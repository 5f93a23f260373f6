"""Everything of the editor can be found by a name, and no tab is cut, in both languages."""

import pytest
from editor_hands import card, rest
from fenshui.basin.editing.river import with_kind
from fenshui.basin.rows import TABLES, Node
from fenshui.gui import preferences
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.editing.fold import Fold
from fenshui.places import sample_basin
from nameless import nameless
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMessageBox, QTabBar


@pytest.fixture(params=["en", "zh_CN"])
def editing(request, app, window, settled):
    preferences.choose_language(request.param)
    window.live.open_basin(sample_basin("two_farms"))
    settled(window.live)
    window.editor.mode.trigger()
    window.live.editing.do(lambda basin: with_kind(basin, Node("upper", "reservoir")))
    settled(window.live)
    yield window
    window.live.editing.forget()


def test_every_form_sheet_and_dialog_of_the_editor_has_its_names(editing):
    window = editing
    for kind, name in (
        ("node", "upper"), ("node", "ford"), ("reach", "r1"), ("right", "upper-farm"), ("region", "hill"),
        ("holder", "plain-town"), ("", ""),
    ):  # fmt: skip
        window.live.select(kind, name)
        for form in card(window).forms:
            if isinstance(form, Fold):
                form.open()
        rest(window)
        assert nameless(window) == [], (kind, name)
    for table in (*(table for table, _, _ in TABLES.values()), "inflows"):
        window.panels["sheets"].show_table(table)
        view = window.panels["sheets"].grid.view
        titles = [view.sheet.headerData(at, Qt.Orientation.Horizontal) for at in range(len(view.sheet.columns))]
        assert view.accessibleName() and all(titles)
        assert table == "inflows" or not set(titles) & {one for one in view.sheet.columns if "_" in one}, table
    window.editor.ask_for_new()
    assert nameless(window.findChild(FormDialog)) == []
    assert not window.editor.before_leaving(lambda: None)
    assert nameless(window.findChild(QMessageBox)) == []


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (1280, 800)])
def test_no_tab_is_cut_whether_the_basin_is_edited_or_not(editing, app, width, height):
    window = editing
    window.resize(width, height)
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # bars that Qt has done with
        for _ in range(3):
            app.processEvents()
        bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible() and bar.count()]
        assert len(bars) >= 1
        for bar in bars:
            for at in range(bar.count()):
                assert bar.tabRect(at).width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(at)) + 8
            assert bar.tabRect(bar.count() - 1).right() <= bar.width(), bar.tabText(bar.count() - 1)
        window.editor.mode.trigger()
    window.editor.mode.trigger()
    assert window.docks["ticket"].isVisible() and not window.docks["sheets"].isVisible()
