"""The curves while a volume is tried."""

from dataclasses import replace

import numpy as np
from fenshui.gui.main_window import MainWindow
from fenshui.places import sample_basin


def test_the_curves_follow_the_map_while_the_slider_moves(on_two_farms, settled, qtbot):
    window = on_two_farms
    window.live.select("node", "ford")
    curve = window.hydrograph.plot.curves["after"]
    slider = window.panels["ticket"].volume.slider
    slider.setSliderDown(True)
    slider.setValue(slider.maximum())
    settled(window.live)
    tried = window.live.after.node_flow_m3_s("ford")
    qtbot.waitUntil(lambda: np.allclose(curve.getData()[1][:-1], tried), timeout=2000)
    slider.setSliderDown(False)
    settled(window.live)
    assert np.allclose(curve.getData()[1][:-1], window.live.after.node_flow_m3_s("ford"))


def test_without_a_basin_no_empty_axes_are_shown(window, qtbot):
    assert window.live.basin is None
    assert not window.hydrograph.plot.widget.isVisibleTo(window.hydrograph)


def test_with_a_basin_the_axes_are_there(on_two_farms):
    assert on_two_farms.hydrograph.plot.widget.isVisibleTo(on_two_farms.hydrograph)


def test_a_chart_that_is_ready_in_the_moment_flows_arrive_has_its_names_and_its_lines(app, live, qtbot, settled):
    window = MainWindow()
    window.furnish(live)
    qtbot.addWidget(window, before_close_func=lambda one: one.live.background.cancel())
    window.show()
    live.allocation_changed.connect(window.hydrograph.prepare)
    live.open_basin(sample_basin("two_farms"))
    settled(live)
    assert window.hydrograph.plot.widget.accessibleName() and window.hydrograph.plot.curves["before"].isVisible()
    assert [key.name for key in window.hydrograph.legend.keys][:2] == ["Flow, m³/s", "Before"]


def test_a_river_with_a_fault_shows_no_curves_of_before_and_says_when_there_will_be_some(on_two_farms, settled, qtbot):
    window, live = on_two_farms, on_two_farms.live
    live.editing.turn(True)
    live.editing.do(lambda basin: replace(basin, reaches=(replace(basin.reaches[0], loss=5.0), *basin.reaches[1:])))
    settled(live)
    qtbot.waitUntil(lambda: window.hydrograph.facts.whole.startswith("Allocated once the faults"), timeout=5000)
    assert not window.hydrograph.plot.widget.isVisibleTo(window.hydrograph)
    live.editing.undo()
    settled(live)
    qtbot.waitUntil(lambda: window.hydrograph.facts.whole.startswith("mean"), timeout=5000)
    assert window.hydrograph.plot.widget.isVisibleTo(window.hydrograph)
