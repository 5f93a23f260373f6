"""A deal from its draft to the evidence, at the window: the quarrel of the two farms, settled."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fenshui.desk.keys import enrol, new_key, start_ledger
from fenshui.desk.verifying import verify_path
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.dialogs.signing import SigningDialog
from fenshui.gui.jobs import desk_jobs
from fenshui.ledger.ledger import Ledger
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import Cost
from hostile_papers import HOSTILE, changed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
NOW = datetime(2024, 6, 1, tzinfo=UTC)
PEOPLE = {
    "transferor": Person("hill-farmers", "山地农户", "Hill farmers"),
    "transferee": Person("plain-farmers", "平原农户", "Plain farmers"),
    "authority": Person("authority", "流域机构", "Basin authority"),
}


@pytest.fixture
def keys(tmp_path, live):
    """A key file for everybody under the passphrase `open`, and a ledger in which they are enrolled."""
    pairs = {role: new_key(one, tmp_path / f"{role}.key", "open", CHEAP) for role, one in PEOPLE.items()}
    names = ("两个农场", "Two farms")
    log_key = start_ledger(live.desk.ledger, "farms.example/desk", names, pairs["authority"], "open", NOW, CHEAP)
    with Ledger(live.desk.ledger) as ledger:
        for role in ("transferor", "transferee"):
            enrol(ledger, pairs[role], pairs["authority"], log_key, NOW)
    return {role: tmp_path / f"{role}.key" for role in PEOPLE}


@pytest.fixture
def drawn_up(on_two_farms, keys, settled, qtbot, tmp_path):
    """The window with the agreement drawn up for the assessed transfer."""
    window = on_two_farms
    window.live.dealing.open_ledger(window.live.desk.ledger)
    window.live.drafting.assess()
    settled(window.live)
    qtbot.mouseClick(window.deal.draw_up, Qt.MouseButton.LeftButton)
    form = window.findChild(FormDialog)
    for name, value in (*keys.items(), ("folder", tmp_path / "case")):
        form.grid.lines[name].setText(str(value))
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    settled(window.live)
    return window


def sign(window, key, passphrase, qtbot, settled):
    """Press the button of the panel, fill in the dialog, press its button; gives the dialog."""
    window.deal.sign.click()
    dialog = window.findChildren(SigningDialog)[-1]
    dialog.grid.lines["key"].setText(str(key))
    dialog.grid.lines["secret"].setText(passphrase)
    qtbot.mouseClick(dialog.sign, Qt.MouseButton.LeftButton)
    assert not dialog.sign.isEnabled()  # it dies on the first press
    settled(window.live)
    return dialog


def test_the_agreement_on_the_screen_says_what_the_draft_says(drawn_up):
    text = drawn_up.deal.statement.toPlainText()
    for words in ("6,000,000 m³", "Hill farmers", "Plain farmers", "upper-farm"):
        assert words in text
    assert drawn_up.live.desk.stage == "sign"
    assert "to be signed" in text.casefold()


def test_without_a_passphrase_there_is_nothing_to_press(drawn_up, keys, qtbot):
    dialog = SigningDialog(drawn_up.live, drawn_up.live.desk.case, drawn_up)
    qtbot.addWidget(dialog)
    assert not dialog.sign.isEnabled()
    dialog.grid.lines["key"].setText(str(keys["transferor"]))
    assert not dialog.sign.isEnabled()
    assert "Hill farmers" in dialog.whose.text()
    assert dialog.grid.lines["secret"].echoMode() == QLineEdit.EchoMode.Password
    dialog.grid.lines["secret"].setText("open")
    assert dialog.sign.isEnabled()


def test_a_ticket_by_which_a_holder_buys_of_itself_says_so_at_once(on_two_farms, settled):
    live = on_two_farms.live
    own = {"to_right": "", "to_node": "lower", "to_holder": live.basin.right_by_id[live.desk.draft.right].holder}
    live.drafting.propose(replace(live.desk.draft, **own, to_priority="agriculture"))
    settled(live)
    assert live.notice.id == "transfer.one_holder"
    assert "found Hill farmers both giving and taking" in on_two_farms.notice.text.text()


def test_a_wrong_passphrase_signs_nothing_and_says_so(drawn_up, keys, qtbot, settled):
    dialog = sign(drawn_up, keys["transferor"], "wrong", qtbot, settled)
    assert "passphrase" in dialog.reason.text()
    assert dialog.grid.lines["secret"].text() == ""
    assert not any(signer.has_signed for signer in drawn_up.live.desk.case.signers)


def test_a_paper_that_shows_something_else_is_not_signed_and_the_page_is_named(
    drawn_up, keys, qtbot, settled, tmp_path
):
    paper = tmp_path / "case" / "agreement.pdf"
    hostile = changed(paper.read_bytes(), HOSTILE["an annotation covers a figure"][0])
    paper.write_bytes(hostile)
    dialog = sign(drawn_up, keys["transferor"], "open", qtbot, settled)
    assert "page 1: found /FreeText laid over the page" in dialog.reason.text()
    assert not any(signer.has_signed for signer in drawn_up.live.desk.case.signers)
    assert paper.read_bytes() == hostile


def test_a_key_of_a_stranger_is_named_before_the_passphrase_is_asked(drawn_up, keys, qtbot, tmp_path):
    new_key(Person("stranger", "陌生人", "A stranger"), tmp_path / "stranger.key", "open", CHEAP)
    dialog = SigningDialog(drawn_up.live, drawn_up.live.desk.case, drawn_up)
    qtbot.addWidget(dialog)
    dialog.grid.lines["key"].setText(str(tmp_path / "stranger.key"))
    assert "not a signer of this agreement" in dialog.whose.text()


def export_into_a_folder(window, folder, qtbot, settled):
    """As somebody does who chose the posting in the ledger."""
    window.ledger.table.view.selectRow(window.ledger.table.view.model().rowCount() - 1)
    qtbot.mouseClick(window.ledger.export, Qt.MouseButton.LeftButton)
    form = window.findChildren(FormDialog)[-1]
    form.grid.lines["folder"].setText(str(folder))
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    settled(window.live)
    return form


def test_a_deal_goes_from_draft_to_evidence_and_every_step_is_shown(
    drawn_up, keys, qtbot, settled, tmp_path, monkeypatch
):
    window = drawn_up
    for role, next_stage in (("transferor", "sign"), ("transferee", "approve"), ("authority", "recorded")):
        sign(window, keys[role], "open", qtbot, settled)
        assert window.live.desk.stage == next_stage
        assert window.deal.slots[role][2].text() == "✓ signed"
    window.deal.record.click()
    form = window.findChildren(FormDialog)[-1]
    form.grid.lines["secret"].setText("open")
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    settled(window.live)
    assert window.live.desk.stage == "posted"
    assert window.header.steps.accessibleDescription() == "All steps are done"
    qtbot.mouseClick(window.ledger.verify, Qt.MouseButton.LeftButton)
    settled(window.live)
    assert window.ledger.finding.text().startswith("✓ The ledger holds")
    posting = window.live.desk.records.lines[-1]
    assert posting.kind == "agreement_posted"
    export_into_a_folder(window, tmp_path / "for" / "strangers" / "evidence", qtbot, settled)
    assert "strangers/evidence was made" in window.notice.text.text()
    assert verify_path(tmp_path / "for" / "strangers" / "evidence") == ()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    form = export_into_a_folder(window, tmp_path / "mine", qtbot, settled)
    assert form.isVisible() and form.reason.text().endswith("something stands there already, and it is not overwritten")
    assert form.grid.lines["folder"].accessibleDescription() == form.reason.text()
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    form.leave.click()
    monkeypatch.chdir(tmp_path)
    for folder in ("证" * 100, f"~nobody-at-all/{'证' * 100}"):  # no system has names as long
        form = export_into_a_folder(window, folder, qtbot, settled)
        assert form.isVisible() and form.grid.lines["folder"].accessibleDescription() == form.reason.text() != ""
        form.leave.click()


def test_a_ledger_that_was_tampered_with_is_called_false_in_red(drawn_up, settled, qtbot):
    window = drawn_up
    path = window.live.desk.ledger
    data = bytearray(path.read_bytes())
    at = data.find(b"hill-farmers")
    data[at] = ord("X")
    path.write_bytes(bytes(data))
    qtbot.mouseClick(window.ledger.verify, Qt.MouseButton.LeftButton)
    settled(window.live)
    assert window.ledger.finding.property("tone") == "bad"
    assert window.ledger.finding.text()


def test_without_a_ledger_recording_says_how_one_comes_about(drawn_up, keys, qtbot, settled):
    window = drawn_up
    for role in ("transferor", "transferee", "authority"):
        sign(window, keys[role], "open", qtbot, settled)
    window.live.desk.ledger.rename(window.live.desk.ledger.with_name("elsewhere"))
    window.deal.record.click()
    assert window.live.notice.id == "desk.no_ledger_yet" and "“Ledger”" in window.notice.text.text()
    assert not [form for form in window.findChildren(FormDialog) if form.isVisible()]


def test_what_another_desk_recorded_meanwhile_is_verified_and_shown(drawn_up, keys, settled, qtbot, tmp_path):
    window = drawn_up
    shown, ledger = window.ledger.table.model.rowCount(), window.live.desk.ledger
    new_key(Person("plain-town", "平原镇", "Plain town"), tmp_path / "town.key", "open", CHEAP)
    desk_jobs.enrol(ledger, tmp_path / "town.key", (keys["authority"], "open"), "open")
    qtbot.mouseClick(window.ledger.verify, Qt.MouseButton.LeftButton)
    settled(window.live)
    assert window.ledger.table.model.rowCount() == shown + 1
    assert window.ledger.finding.text().startswith(f"✓ The ledger holds: {shown + 1} entries")


def test_a_new_key_is_made_only_when_both_passphrases_agree(window, settled, qtbot, tmp_path):
    window.actions_.new_key.trigger()
    form = window.findChildren(FormDialog)[-1]
    answers = {
        "holder": "h",
        "zh": "某人",
        "en": "Somebody",
        "file": str(tmp_path / "h.key"),
        "secret": "a",
        "again": "b",
    }
    for name, value in answers.items():
        form.grid.lines[name].setText(value)
    qtbot.mouseClick(form.go, Qt.MouseButton.LeftButton)
    assert "not the same" in form.reason.text()
    assert not (tmp_path / "h.key").exists()
