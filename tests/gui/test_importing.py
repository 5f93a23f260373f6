"""File → Import: a foreign river is read and shown, and kept only when the user says where."""

import json
from pathlib import Path

import pytest
from fenshui.gui import preferences
from fenshui.gui.importing.dialog import ImportDialog
from fenshui.gui.importing.questions import Questions
from fenshui.gui.importing.report_view import ReportView
from fenshui.words import say, sentence
from PySide6.QtCore import Qt

MODELS = Path(__file__).resolve().parents[1] / "exchange" / "models"


def rivers(tmp_path):
    """Two brooks and the river they make, as bare lines that are drawn downstream."""
    lines = [[(100, 36), (101, 36)], [(100, 35), (101, 36)], [(101, 36), (102, 36)]]
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}} for line in lines
    ]
    path = tmp_path / "brooks.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


@pytest.fixture
def dialog(window, qtbot):
    window.actions_.bring_in.trigger()
    made = window.findChild(ImportDialog)
    qtbot.waitExposed(made)
    return made


def press(qtbot, button, live, settled):
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(live)


def shown(dialog):
    return [dialog.report.topLevelItem(at).text(0) for at in range(dialog.report.topLevelItemCount())]


def test_bare_lines_need_a_direction_and_are_then_a_basin_on_the_map(dialog, window, qtbot, settled, tmp_path):
    assert not dialog.read.isEnabled() and not dialog.keep.isEnabled()
    dialog.questions.source.setText(str(rivers(tmp_path)))
    press(qtbot, dialog.read, window.live, settled)
    assert shown(dialog) == ["Faults: the file cannot be taken over (1)"]
    fault = dialog.report.topLevelItem(0).child(0).text(0)
    assert dialog.questions.way.accessibleName() in fault and "--" not in fault  # what is in the window, no option
    dialog.questions.way.setCurrentIndex(1)
    assert shown(dialog) == [], "what was read answers to another question"
    press(qtbot, dialog.read, window.live, settled)
    assert shown(dialog)[0].startswith("Read as it stands")
    assert not dialog.keep.isEnabled(), "nothing is kept before the user says where"
    dialog.end.lines["end"].setText(str(tmp_path / "brooks"))
    press(qtbot, dialog.keep, window.live, settled)
    assert (tmp_path / "brooks" / "reaches.csv").exists()
    assert len(window.live.basin.reaches) == 3


def test_a_model_of_another_program_comes_with_its_report(dialog, window, qtbot, settled, tmp_path):
    dialog.questions.kind.setCurrentIndex(dialog.questions.kind.findData("pywr"))
    assert dialog.questions.approximate.isVisible() and not dialog.questions.way.isVisible()
    dialog.questions.source.setText(str(MODELS / "valley.json"))
    press(qtbot, dialog.read, window.live, settled)
    assert any(title.startswith("Guessed") for title in shown(dialog))
    dialog.end.lines["end"].setText(str(tmp_path / "valley.gpkg"))
    press(qtbot, dialog.keep, window.live, settled)
    assert window.live.desk.opening.folder == tmp_path / "valley.gpkg"


def test_a_place_that_is_taken_is_told_and_the_basin_may_go_elsewhere(dialog, window, qtbot, settled, tmp_path):
    dialog.questions.kind.setCurrentIndex(dialog.questions.kind.findData("pywr"))
    dialog.questions.source.setText(str(MODELS / "valley.json"))
    press(qtbot, dialog.read, window.live, settled)
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    dialog.end.lines["end"].setText(str(taken))
    press(qtbot, dialog.keep, window.live, settled)
    assert dialog.reason.isVisible() and "taken" in dialog.reason.text() and dialog.keep.isEnabled()


@pytest.mark.parametrize(("words", "is_enough"), [("119.25，37.76", True), ("119.25, 97", False), ("sea", False)])
def test_an_outlet_is_a_longitude_and_a_latitude(dialog, words, is_enough):
    dialog.questions.source.setText("rivers.geojson")
    dialog.questions.way.setCurrentIndex(dialog.questions.way.findData("outlet"))
    dialog.questions.outlet.setText(words)
    assert dialog.read.isEnabled() is is_enough


def test_what_is_said_of_a_file_is_read_to_its_end_however_narrow_the_window(app, qtbot):
    report = ReportView()
    qtbot.addWidget(report)
    report.show()
    heights = []
    for width in (1600, 420):
        report.resize(width, 400)
        report.show_parts({"faults": [sentence("exchange.which_way", file="brooks.geojson")]})
        heights.append(report.visualItemRect(report.topLevelItem(0).child(0)).height())
    assert heights[1] > 1.8 * heights[0]


def test_what_a_command_line_has_options_for_is_named_as_the_window_calls_it(app, dialog, qtbot):
    """In both languages the words stand on the fields themselves."""
    for language in ("en", "zh_CN"):
        preferences.choose_language(language)
        questions = Questions(lambda: None)
        qtbot.addWidget(questions)
        for key, field in (("which_way", questions.way), ("not_expressible", questions.approximate)):
            told = say(sentence(f"exchange.in_window.{key}", file="f", name="n", what="w"), language)
            assert field.accessibleName() in told and "--" not in told
