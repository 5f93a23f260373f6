"""Map and hydrograph in words, as a screen reader reads them."""

from fenshui.gui import preferences
from PySide6.QtCore import Qt

LONG_MS = 20_000


def waits_for(qtbot, view, text):
    qtbot.waitUntil(lambda: text in view.accessibleDescription(), timeout=LONG_MS)


def test_the_map_tells_the_basin_its_colours_and_what_is_selected_with_its_figures(on_two_farms, qtbot):
    window, view = on_two_farms, on_two_farms.map_panel.map
    waits_for(qtbot, view, "Coloured by: Change of flow, m³/s; mean of the whole record; actual use.")
    assert view.accessibleDescription().startswith("Two farms.\n")
    assert view.accessibleDescription().endswith("\nNothing is selected.")
    window.live.select("node", "ford")
    waits_for(qtbot, view, "Selected: Ford; Flow: ")
    assert "; +0.0" in view.accessibleDescription()
    window.live.select("right", "upper-farm")
    waits_for(qtbot, view, "Selected: Upper farm; Flow: ")
    window.live.select("region", "hill")
    waits_for(qtbot, view, "Selected: Hill county.")


def test_the_map_follows_the_lens_the_unit_and_the_language(on_two_farms, qtbot):
    window, view = on_two_farms, on_two_farms.map_panel.map
    qtbot.mouseClick(window.map_panel.switches.aspects.buttons["after"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.map_panel.time.later, Qt.MouseButton.LeftButton)
    waits_for(qtbot, view, "Coloured by: Flow, m³/s; after the transfer; February 2024; actual use.")
    preferences.choose_unit("hm3")
    waits_for(qtbot, view, "Coloured by: Flow, hm³/a;")
    preferences.choose_language("zh_CN")
    waits_for(qtbot, view, "未选中任何对象。")
    assert view.accessibleDescription().startswith("两个农场。")


def test_nothing_is_told_while_periods_pass(on_two_farms, qtbot):
    window, view = on_two_farms, on_two_farms.map_panel.map
    waits_for(qtbot, view, "mean of the whole record")
    qtbot.mouseClick(window.map_panel.time.later, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.map_panel.time.later, Qt.MouseButton.LeftButton)
    assert "mean of the whole record" in view.accessibleDescription()
    waits_for(qtbot, view, "March 2024")


def test_the_hydrograph_tells_place_mean_lowest_target_and_warning_flow(on_two_farms, qtbot):
    window, chart = on_two_farms, on_two_farms.hydrograph.plot.widget
    window.live.select("node", "ford")
    flow = window.live.before.node_flow_m3_s("ford")
    told = chart.accessibleDescription()
    seconds = window.live.basin.settings.timeline.seconds
    assert told.startswith(f"Ford: mean {(flow * seconds).sum() / seconds.sum():.2f} m³/s")
    assert f"lowest {flow.min():.2f} m³/s" in told and told.endswith(" · target 2 m³/s · warning flow 1 m³/s")
    window.live.select("reach", "r1")
    told = chart.accessibleDescription()
    assert told.startswith("Spring → Upper farm: mean ") and "target" not in told and "warning" not in told
    preferences.choose_language("zh_CN")
    waits_for(qtbot, chart, "泉源 → 上农场：平均")


def test_a_map_without_a_basin_tells_nothing(window):
    assert window.map_panel.map.accessibleDescription() == ""
