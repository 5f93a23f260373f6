"""There is room for everything that must be read, in both languages, on a large and on a small screen."""

import csv
import shutil
from dataclasses import replace

import pytest
from fenshui.gui import preferences
from fenshui.gui.main_window import MainWindow
from fenshui.gui.panels.button_column import ButtonColumn
from fenshui.gui.panels.elided import Elided
from fenshui.places import sample_basin
from fenshui.words import sentence
from PySide6.QtWidgets import QScrollArea


@pytest.fixture(params=["en", "zh_CN"])
def on_the_yellow_river(request, app, window, settled):
    preferences.choose_language(request.param)
    window.live.open_basin(sample_basin("yellow_river"))
    settled(window.live)
    return window


def settle_at(window, app, width, height):
    window.resize(width, height)
    for _ in range(3):
        app.processEvents()


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (1280, 720), (1280, 672)])
def test_the_window_fits_the_screen_and_its_panels_keep_their_room(on_the_yellow_river, app, width, height):
    window = on_the_yellow_river
    settle_at(window, app, width, height)
    assert (window.width(), window.height()) == (width, height)
    assert window.docks["tables"].width() >= 290
    assert window.docks["ticket"].width() >= 350
    assert window.map_panel.map.width() >= 500


@pytest.mark.parametrize(("width", "rows"), [(1600, 1), (1200, 2)])
def test_on_a_narrow_window_the_switches_over_the_map_stand_in_two_rows_and_are_read_whole(
    on_the_yellow_river, app, width, rows
):
    window = on_the_yellow_river
    settle_at(window, app, width, 700)
    switches = window.map_panel.switches
    parts = [*switches.aspects.buttons.values(), *switches.uses.buttons.values(), *switches.spans.buttons.values()]
    assert window.width() == width
    assert all(part.width() >= part.sizeHint().width() for part in parts)
    assert len({part.mapTo(window, part.rect().topLeft()).y() for part in parts}) == rows
    legend = window.hydrograph.legend
    assert legend.keys and legend.needed_px() <= legend.width()


def test_the_window_is_no_wider_than_a_small_screen_before_anybody_sees_it(live, qtbot):
    made = MainWindow()
    made.furnish(live)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    assert (made.width(), made.height()) == (1280, 760)


def test_all_tabs_of_the_tables_and_of_the_review_are_in_sight(on_the_yellow_river, app):
    window = on_the_yellow_river
    settle_at(window, app, 1280, 720)
    for panel, dock in (("tables", "tables"), ("review", "ticket")):
        bar = window.panels[panel].tabs.tabBar()
        assert sum(bar.tabRect(at).width() for at in range(bar.count())) <= window.docks[dock].width()


def test_all_tabs_stay_in_sight_when_a_rule_is_broken_and_the_facts_of_the_basin_are_read_whole(
    on_the_yellow_river, app, settled
):
    window, live = on_the_yellow_river, on_the_yellow_river.live
    live.drafting.propose(replace(live.desk.draft, volume_m3=40_000_000))
    live.drafting.assess()
    settled(live)
    settle_at(window, app, 1280, 720)
    bar = window.review.tabs.tabBar()
    assert "✗" in "".join(bar.tabText(at) for at in range(bar.count()))
    assert sum(bar.tabRect(at).width() for at in range(bar.count())) <= window.docks["review"].width()
    assert window.header.facts.text() == window.header.facts.whole


def test_no_figure_is_cut_and_no_column_ends_outside_the_table(on_the_yellow_river, app):
    window = on_the_yellow_river
    for size in ((1600, 900), (1280, 720)):
        settle_at(window, app, *size)
        table = window.panels["tables"].tables["rights"]
        view, columns = table.view, table.model.columns
        figures = [at for at, column in enumerate(columns) if column.write]
        assert figures
        for at in figures:
            assert view.columnWidth(at) >= max(view.sizeHintForColumn(at), view.horizontalHeader().sectionSizeHint(at))
        ends = [view.columnViewportPosition(at) + view.columnWidth(at) for at in range(len(columns))]
        assert view.viewport().width() in ends


def test_the_whole_basin_is_in_sight_when_the_editor_opens(on_the_yellow_river, app):
    window, drawn = on_the_yellow_river, on_the_yellow_river.map_panel.map
    settle_at(window, app, 1600, 900)
    window.editor.mode.trigger()
    for _ in range(3):
        app.processEvents()
    assert drawn.view == drawn.view.fitted(drawn.sheet.layout.extent)


def test_no_button_beside_the_cases_is_cut(on_the_yellow_river, app):
    window = on_the_yellow_river
    window.docks["negotiation"].raise_()
    settle_at(window, app, 1280, 720)
    (column,) = window.negotiation.findChildren(ButtonColumn)
    assert column.widget().minimumSizeHint().width() <= column.viewport().width()


def test_what_an_empty_panel_says_is_read_to_its_end(on_the_yellow_river, app):
    window = on_the_yellow_river
    for name in ("negotiation", "register", "comparison", "deal", "ledger"):
        window.docks[name].raise_()
        settle_at(window, app, 1280, 720)
        text = window.panels[name].nothing.text
        assert text.height() >= text.heightForWidth(text.width()) > 0, name


def test_a_width_the_user_has_chosen_stays(on_the_yellow_river, app):
    window = on_the_yellow_river
    settle_at(window, app, 1600, 900)
    view = window.panels["tables"].tables["rights"].view
    view.setColumnWidth(1, 222)
    settle_at(window, app, 1500, 900)
    assert view.columnWidth(1) == 222


def test_the_legend_of_the_hydrograph_stands_above_its_curves(on_the_yellow_river, app):
    window = on_the_yellow_river
    settle_at(window, app, 1600, 900)
    hydrograph = window.hydrograph
    assert hydrograph.legend.geometry().bottom() <= hydrograph.plot.widget.geometry().top()
    assert len([key for key in hydrograph.legend.keys if key.colour]) == 4  # before, after, target, warning flow


def test_the_name_of_a_basin_has_its_room_as_soon_as_it_is_written(window, app, settled):
    """What is painted in the same turn, before the window lays its parts out anew, shows the whole of it."""
    seen, header = [], window.header
    window.live.basin_changed.connect(lambda: seen.append((header.name.text(), header.facts.text())))
    window.live.open_basin(sample_basin("yellow_river"))
    header.speak()
    settle_at(window, app, 1280, 720)
    assert header.facts.text() == "Opening…" and seen == []
    settled(window.live)
    assert seen[0] == ("Yellow River", header.facts.whole)


def test_a_line_too_long_for_its_room_is_cut_and_kept_whole_under_the_mouse(app, qtbot):
    line = Elided()
    qtbot.addWidget(line)
    line.resize(80, 20)
    line.show()
    line.say("the transfer changes the mean by a little")
    assert line.text().endswith("…") and line.toolTip() == line.whole
    line.resize(800, 20)
    app.processEvents()
    assert line.text() == line.whole and line.toolTip() == ""


def test_names_however_long_neither_push_the_window_beyond_the_screen_nor_the_ticket_beyond_its_panel(
    window, app, settled, tmp_path
):
    long = "The Federated Association of the Resettled Irrigators of Wulipo and all their neighbours on either bank, "
    folder = shutil.copytree(sample_basin("two_farms"), tmp_path / "long")
    for name in ("nodes", "holders", "regions"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            written = csv.DictWriter(file, rows[0].keys())
            written.writeheader()
            written.writerows(row | {"name_en": long + row["id"]} for row in rows)
    settings = (folder / "basin.toml").read_text(encoding="utf-8").replace("Two farms", long)
    (folder / "basin.toml").write_text(settings, encoding="utf-8")
    window.live.open_basin(folder)
    settled(window.live)
    window.live.drafting.start_anew()
    settled(window.live)
    settle_at(window, app, 1280, 720)
    assert window.width() == 1280
    assert (window.header.name.whole, window.header.name.text()[-1]) == (long, "…")
    assert window.hydrograph.name.text().startswith("The Fed")
    inside = window.ticket.findChild(QScrollArea)
    assert inside.widget().width() <= inside.viewport().width()


def test_no_panel_pushes_the_window_beyond_a_low_screen(on_the_yellow_river, app, settled):
    window = on_the_yellow_river
    window.live.drafting.assess()
    window.live.pins.pin_draft()
    settled(window.live)
    window.live.tell(sentence("desk.unsaved_basin"))
    settle_at(window, app, 1280, 720)
    for name in window.docks:
        window.docks[name].raise_()
        app.processEvents()
    window.docks["review"].raise_()
    window.review.tabs.setCurrentWidget(window.review.sureness)
    app.processEvents()
    cells = window.review.counts.values()
    assert all(cell.height() >= cell.sizeHint().height() - 1 for cell in cells)  # the summary is read whole
    window.editor.mode.trigger()
    settled(window.live)
    window.editor.mode.trigger()
    settled(window.live)
    assert (window.width(), window.height()) == (1280, 720)
