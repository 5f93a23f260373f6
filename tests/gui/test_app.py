from fenshui.gui.app import run_window
from fenshui.gui.main_window import MainWindow
from fenshui.places import sample_basin
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def test_the_program_starts_on_a_basin_loads_the_chart_in_idle_time_and_ends_when_closed(app, tmp_path):
    seen = []

    def look():
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and window.live.after and window.hydrograph.plot:
                seen.append(window.header.name.text())
                window.close()

    clock = QTimer(interval=50)
    clock.timeout.connect(look)
    clock.start()
    assert run_window(sample_basin("two_farms"), tmp_path / "ledger.db") == 0
    assert seen == ["Two farms"]
