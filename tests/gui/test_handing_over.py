"""What is dropped on the window is taken for what it is: evidence is verified, a river imported, a card compared."""

import json
from shutil import copytree

import pytest
from fenshui.desk.address_book import hand_out_card
from fenshui.desk.handed_over import what_is
from fenshui.desk.story import play_story
from fenshui.gui.dialogs.evidence import EvidenceDialog
from fenshui.gui.dialogs.other_ledger import OtherLedger
from fenshui.gui.dialogs.trusting import TrustDialog
from fenshui.gui.importing.dialog import ImportDialog
from fenshui.gui.main_window import MainWindow
from fenshui.places import sample_basin
from fenshui.sealing.keys import Cost
from fenshui.words import Refused
from nameless import nameless
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

LINE = {"type": "LineString", "coordinates": [[100, 36], [101, 36]]}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The papers of a whole deal of the two farms."""
    folder = tmp_path_factory.mktemp("told") / "out"
    play_story(folder, lambda _: None, sample_basin("two_farms"), Cost(memory_kib=1024, passes=1, lanes=1))
    return folder


@pytest.fixture
def drop(window, settled):
    def let_go(*paths):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        none = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *none))
        settled(window.live)
        return window

    return let_go


def test_evidence_dropped_on_the_window_is_verified_and_read(drop, told):
    dialog = drop(told / "bundle").findChild(EvidenceDialog)
    assert dialog.verdict.text() == "✓ All of it holds" and dialog.verdict.property("tone") == "good"
    assert "Hill farmers" in dialog.text.toPlainText() and "6,000,000 m³" in dialog.text.toPlainText()
    keys = [dialog.keys.itemAtPosition(row, 0).widget().text() for row in range(dialog.keys.rowCount())]
    assert keys == ["Transferor", "Transferee", "Basin authority", "The log’s own key"]
    assert dialog.note.isVisible() and nameless(dialog) == []
    dialog.leave.click()


def test_one_changed_byte_is_named_and_nothing_of_it_is_shown_as_agreed(drop, told, tmp_path):
    bundle = copytree(told / "bundle", tmp_path / "bundle")
    paper = bundle / "agreement.pdf"
    paper.write_bytes(paper.read_bytes() + b" ")
    dialog = drop(paper).findChild(EvidenceDialog)  # any of its files stands for the whole
    assert dialog.verdict.text() == "✗ It does not hold" and dialog.verdict.property("tone") == "bad"
    assert "agreement.pdf" in dialog.text.toPlainText() and "Hill farmers" not in dialog.text.toPlainText()
    assert not dialog.note.isVisible() and dialog.keys.count() == 0
    dialog.leave.click()


def test_an_agreement_on_its_way_is_opened_in_its_panel_and_another_ledger_only_when_somebody_says_so(
    drop, told, settled
):
    window = drop(told / "case")
    assert window.live.desk.case.name and not window.deal.visibleRegion().isEmpty()
    mine = window.live.desk.ledger
    drop(told / "ledger.sqlite").findChild(OtherLedger).keep.click()
    assert window.live.desk.ledger == mine and not window.ledger.visibleRegion().isEmpty()
    asked = [each for each in drop(told / "ledger.sqlite").findChildren(OtherLedger) if each.isVisible()]
    assert nameless(asked[0]) == [] and str(mine) in asked[0].informativeText()
    asked[0].use.click()
    settled(window.live)
    assert window.live.desk.ledger == told / "ledger.sqlite"


def test_a_river_is_imported_and_a_key_card_compared_before_anything_is_kept(drop, told, tmp_path):
    (tmp_path / "brook.geojson").write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": LINE}))
    hand_out_card(told / "keys" / "authority.key", tmp_path / "bureau.fenshui-card")
    window = drop(tmp_path / "brook.geojson", tmp_path / "bureau.fenshui-card")
    importing, trusting = window.findChild(ImportDialog), window.findChild(TrustDialog)
    assert importing.questions.source.text() == str(tmp_path / "brook.geojson") and importing.read.isEnabled()
    assert trusting.fingerprint.text() and not trusting.go.isEnabled()
    trusting.reject()
    importing.reject()


def test_any_table_of_a_basin_stands_for_the_basin_and_lines_join_the_one_that_is_edited(drop, settled, tmp_path):
    basin = copytree(sample_basin("two_farms"), tmp_path / "farms")
    window = drop(basin / "rights.csv")
    assert window.live.desk.opening.folder == basin
    window.editor.mode.trigger()
    settled(window.live)
    before = len(window.live.editing.basin.reaches)
    (tmp_path / "brook.geojson").write_text(json.dumps({"type": "Feature", "properties": {}, "geometry": LINE}))
    drop(tmp_path / "brook.geojson")
    assert len(window.live.editing.basin.reaches) > before
    window.live.editing.forget()


def test_what_is_nothing_of_ours_is_one_line_and_changes_nothing(drop, tmp_path):
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    window = drop(tmp_path / "photo.png")
    assert window.live.notice.id == "desk.not_handed_over" and "photo.png" in window.notice.text.text()
    with pytest.raises(Refused):
        what_is(tmp_path / "photo.png")


def test_what_was_told_of_a_drop_is_over_with_the_next(drop, told, tmp_path):
    strange = tmp_path / "strange.bin"
    strange.write_bytes(b"\x00\x01")
    window = drop(strange)
    assert window.live.notice is not None
    drop(told / "bundle").findChild(EvidenceDialog).leave.click()
    assert window.live.notice is None


def test_all_files_of_one_thing_are_that_thing_once_and_two_things_are_both_looked_at(drop, told, tmp_path):
    other = copytree(told / "bundle", tmp_path / "other")
    window = drop(*sorted((told / "bundle").glob("*")), other)
    dialogs = window.findChildren(EvidenceDialog)
    assert [each.verdict.text() for each in dialogs] == ["✓ All of it holds"] * 2
    assert {each.where.text() for each in dialogs} == {str(told / "bundle"), str(other)}
    for each in dialogs:
        each.leave.click()


def test_what_is_dropped_while_others_are_still_looked_at_waits_for_its_turn(window, settled, told):
    window.open_path(sample_basin("two_farms"))
    window.open_path(told / "bundle")
    settled(window.live)
    assert window.live.desk.opening.folder == sample_basin("two_farms")
    window.findChild(EvidenceDialog).leave.click()


def test_a_page_of_the_web_is_no_file_and_nothing_is_taken_before_the_window_is_furnished(window, settled):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/basin.toml")])
    none = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *none))
    settled(window.live)
    assert window.live.desk.opening is None and "example.org" in window.notice.text.text()
    assert window.acceptDrops() and not MainWindow().acceptDrops()
