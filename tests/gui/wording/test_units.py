"""One switch of units: every figure on the screen follows, what is signed does not."""

import numpy as np
import pytest
from fenshui.gui import preferences
from fenshui.gui.main_window import MainWindow
from fenshui.gui.wording.amounts import (
    UNITS,
    count_in,
    exact_volume_digits,
    flow_text,
    m3_per_volume_unit,
    share_text,
    tiny_text,
    unit_in_force,
    volume_text,
)
from fenshui.gui.wording.language import speak
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _usual_again(app):
    yield
    count_in(app, "usual")


def choose(window, unit):
    window.header.units.actions_[unit].trigger()
    while not window.live.turns.is_idle:
        QApplication.processEvents()


def test_a_yearly_volume_is_told_in_each_unit_and_language(app):
    told = {}
    for language in ("en", "zh_CN"):
        speak(app, language)
        for unit in UNITS:
            count_in(app, unit)
            told[language, unit] = volume_text(31_557_600)  # 1 m³/s for a year of 365.25 days
    assert told["en", "usual"] == "31.56 million m³" and told["zh_CN", "usual"] == "3,156 万m³"
    assert told["en", "hm3"] == "31.56 hm³" and told["en", "m3"] == "31,557,600 m³"
    assert told["zh_CN", "yi_m3"] == "0.316 亿m³" and told["zh_CN", "wan_m3"] == "3,156 万m³"
    assert told["en", "m3_s"] == told["zh_CN", "m3_s"] == "1 m³/s"


def test_a_flow_is_told_as_what_it_carries_in_a_year(app):
    count_in(app, "hm3")
    assert flow_text(2.0) == "63.12 hm³/a"
    count_in(app, "usual")
    assert flow_text(2.0) == "2 m³/s"


def test_tables_ticket_map_chart_and_review_follow_at_once(on_two_farms, settled):
    window = on_two_farms
    ticket, rights = window.panels["ticket"], window.panels["tables"].tables["rights"].model
    window.live.select("node", "ford")
    flows = window.map_panel.map.shown.values.copy()
    choose(window, "hm3")
    assert rights.columns[1].title == "Volume, hm³"
    assert rights.columns[1].values.max() == max(right.annual_volume_m3 for right in window.live.basin.rights) / 1e6
    assert ticket.volume.name.text() == "Volume a year, hm³" and ticket.volume.number.value() == 6.0
    assert window.map_panel.map.shown.title == "Change of flow, hm³/a"
    assert np.allclose(window.map_panel.map.shown.values, flows * 31.5576)
    assert window.hydrograph.legend.keys[0].name == "Flow, hm³/a"
    drawn = window.hydrograph.plot.curves["before"].getData()[1][:-1]
    assert np.allclose(drawn, window.live.before.node_flow_m3_s("ford") * 31.5576)
    ticket.assess.click()
    settled(window.live)
    assert "of 6 hm³ a year" in window.panels["review"].paper.text()
    sections = window.panels["review"].tables["sections"].model
    assert [column.title for column in sections.columns[1:3]] == ["Mean, hm³/a", "A year, hm³"]
    assert sections.columns[1].values == pytest.approx(sections.columns[2].values, rel=0.01)


def test_what_is_typed_is_in_the_unit_shown_and_stays_whole_m3(on_two_farms, settled):
    window = on_two_farms
    volume = window.panels["ticket"].volume
    for unit, typed in (("m3", 5_123_457.0), ("yi_m3", 0.05123457), ("hm3", 5.123457)):
        choose(window, unit)
        volume.number.setValue(typed)
        settled(window.live)
        assert window.live.desk.draft.volume_m3 == 5_123_457
    choose(window, "m3_s")
    assert window.live.desk.draft.volume_m3 == 5_123_457
    assert volume.number.value() == pytest.approx(5_123_457 / 31_557_600, abs=1e-8)


def test_the_unit_is_kept_for_the_next_session_and_stands_in_the_view_menu(on_two_farms, app, live, qtbot):
    choose(on_two_farms, "wan_m3")
    assert preferences.unit() == "wan_m3" and unit_in_force() == "wan_m3"
    again = MainWindow()
    again.furnish(live)
    qtbot.addWidget(again)
    assert again.header.units.text() == "10⁴ m³"
    assert again.header.units.actions_["wan_m3"].isChecked()
    assert again.header.units.choices.menuAction() in again.actions_.menus["view"].actions()


def test_every_whole_m3_survives_being_shown_and_typed_again(app):
    @given(st.integers(1, 10**12))
    def survives(volume_m3):
        shown = round(volume_m3 / m3_per_volume_unit(), exact_volume_digits())
        assert round(shown * m3_per_volume_unit()) == volume_m3

    for unit in UNITS:
        count_in(app, unit)
        survives()


def test_a_share_keeps_its_sign_and_what_is_nearly_nothing_is_a_power_of_ten(app):
    assert share_text(0.001) == "0.1\N{NO-BREAK SPACE}%"
    speak(app, "zh_CN")
    assert share_text(0.001) == "0.1%"
    assert tiny_text(2.2e-16) == "2×10⁻¹⁶" and tiny_text(0.0) == "0"
