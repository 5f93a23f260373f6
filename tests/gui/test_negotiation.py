"""The negotiation desk in the window: a case from its opening to the agreement, each at its own desk."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from fenshui.desk.address_book import hand_out_card, trust_card
from fenshui.desk.case_reading import case_in
from fenshui.desk.keys import new_key
from fenshui.desk.negotiating import Deed, do
from fenshui.gui import preferences
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.dialogs.trusting import TrustDialog
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import Cost, open_key
from fenshui.words import say
from PySide6.QtCore import QFileSystemWatcher, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

LONG_MS = 60_000
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PEOPLE = {
    "hill-farmers": Person("hill-farmers", "山地农户", "Hill farmers"),
    "plain-farmers": Person("plain-farmers", "平原农户", "Plain farmers"),
    "bureau": Person("bureau", "流域机构", "Basin authority"),
}


@pytest.fixture
def desks(on_two_farms, tmp_path, settled):
    """The window with an empty folder of cases and everybody's card; keys under the passphrase `open`."""
    for name, person in PEOPLE.items():
        new_key(person, tmp_path / f"{name}.key", "open", CHEAP)
        hand_out_card(tmp_path / f"{name}.key", tmp_path / f"{name}.fenshui-card")
        trust_card(tmp_path / f"{name}.fenshui-card", tmp_path / "known")
    preferences.keep_folder("known", tmp_path / "known")
    window = on_two_farms
    window.live.negotiating.look_into(tmp_path / "cases")
    settled(window.live)
    return window


def fill_in(window, settled, **answers):
    """Fill in the dialog that is open and press its button."""
    form = window.findChildren(FormDialog)[-1]
    for name, value in answers.items():
        form.grid.lines[name].setText(value)
    form.go.click()
    settled(window.live)
    return form


def opened(window, settled, tmp_path):
    window.negotiation.open.click()
    fill_in(window, settled, name="quarrel", key=str(tmp_path / "hill-farmers.key"), secret="open")
    return tmp_path / "cases" / "quarrel.fenshui-case"


def act(window, settled, kind, who, tmp_path, **more):
    at = window.negotiation.seat.findData(who)
    window.negotiation.seat.setCurrentIndex(at)
    window.negotiation.seat.activated.emit(at)
    assert window.negotiation.acts[kind].isEnabled()
    window.negotiation.acts[kind].click()
    return fill_in(window, settled, why="because", key=str(tmp_path / f"{who}.key"), secret="open", **more)


def enabled(window):
    return [kind for kind, button in window.negotiation.acts.items() if button.isEnabled()]


def row(window):
    model = window.negotiation.table.model
    return [model.data(model.index(0, column)) for column in range(model.columnCount())]


def test_a_case_goes_from_its_opening_to_the_agreement_and_the_steps_show_it(desks, settled, tmp_path):
    window, steps = desks, desks.header.steps
    file = opened(window, settled, tmp_path)
    assert case_in(file).stage == "opened" and enabled(window) == ["offer"]
    act(window, settled, "offer", "hill-farmers", tmp_path)
    assert steps.accessibleDescription() == "Now: Offer"
    window.panels["ticket"].volume.number.setValue(500)
    settled(window.live)
    act(window, settled, "counter", "plain-farmers", tmp_path)
    assert steps.accessibleDescription() == "Now: Counter-offer"
    assert row(window)[:4] == ["quarrel", "on offer", "Plain farmers", "Hill farmers"]
    assert "6,000,000" in window.negotiation.story.toPlainText()
    assert "Hill farmers (upper-farm)" in window.negotiation.story.toPlainText()
    window.negotiation.compare.click()
    settled(window.live)
    model = window.panels["comparison"].model
    assert [one.title for one in model.columns[1:]] == [
        "Baseline",
        "Hill farmers → Plain farmers, 6 million m³ · offer 1",
        "Hill farmers → Plain farmers, 5 million m³ · counter-offer 1",
    ]
    assert [one.values[1] for one in model.columns[1:]] == ["–", "6 million m³", "5 million m³"]
    act(window, settled, "accept", "hill-farmers", tmp_path)
    assert steps.accessibleDescription() == "Now: Agreed"
    act(window, settled, "approve", "bureau", tmp_path)
    assert steps.accessibleDescription() == "Now: Sign"
    assert case_in(file).terms.package[0].volume_m3 == 5_000_000
    assert window.negotiation.draw_up.property("leading") == "true"
    window.negotiation.draw_up.click()
    settled(window.live)
    assert "quarrel" in window.deal.statement.toPlainText()
    assert window.live.desk.stage == "sign"
    window.live.desk.take_case(None)
    window.live.case_changed.emit()
    assert window.negotiation.draw_up.property("leading") == ""  # that step is done
    window.negotiation.draw_up.click()  # drawn up already: the same lies on the table again
    settled(window.live)
    assert window.live.desk.stage == "sign" and window.live.notice is None


def test_only_what_the_table_allows_can_be_pressed(desks, settled, tmp_path):
    window = desks
    assert enabled(window) == [] and not window.negotiation.draw_up.isEnabled()
    opened(window, settled, tmp_path)
    act(window, settled, "offer", "hill-farmers", tmp_path)
    window.negotiation.seat.setCurrentIndex(window.negotiation.seat.findData("bureau"))
    window.negotiation.seat.activated.emit(0)
    assert enabled(window) == ["mediate", "refuse", "lapse"]


def test_the_passphrase_comes_last_and_a_wrong_one_does_nothing(desks, settled, tmp_path):
    window = desks
    file = opened(window, settled, tmp_path)
    before = file.read_bytes()
    window.negotiation.acts["offer"].click()
    form = fill_in(window, settled, why="x", key=str(tmp_path / "hill-farmers.key"), secret="wrong")
    assert list(form.grid.lines)[-1] == "secret" and "passphrase" in form.reason.text()
    assert form.grid.lines["secret"].text() == "" and file.read_bytes() == before


def test_nobody_acts_for_one_at_the_table_with_the_key_of_another(desks, settled, tmp_path):
    window = desks
    file = opened(window, settled, tmp_path)
    act(window, settled, "offer", "hill-farmers", tmp_path)
    before = file.read_bytes()
    window.negotiation.sit_next()
    assert window.negotiation.seat.currentData() == "plain-farmers"
    window.negotiation.acts["accept"].click()
    form = fill_in(window, settled, why="x", key=str(tmp_path / "hill-farmers.key"), secret="open")
    assert "key of hill-farmers" in form.reason.text() and "act for plain-farmers" in form.reason.text()
    assert file.read_bytes() == before
    form.reject()


def test_each_seat_is_offered_the_key_it_used_last(desks, settled, tmp_path):
    window = desks
    opened(window, settled, tmp_path)
    act(window, settled, "offer", "hill-farmers", tmp_path)
    act(window, settled, "counter", "plain-farmers", tmp_path)
    window.negotiation.seat.setCurrentIndex(window.negotiation.seat.findData("hill-farmers"))
    window.negotiation.seat.activated.emit(0)
    window.negotiation.acts["accept"].click()
    form = window.findChildren(FormDialog)[-1]
    assert form.grid.lines["key"].text() == str(tmp_path / "hill-farmers.key")
    form.reject()


def test_what_is_offered_is_shown_before_it_is_signed(desks, settled, tmp_path):
    window = desks
    opened(window, settled, tmp_path)
    window.negotiation.acts["offer"].click()
    text = window.findChildren(FormDialog)[-1].about.toPlainText()
    assert "6,000,000 m³" in text and "upper-farm" in text


def test_a_file_dropped_into_the_window_shows_what_it_changed(desks, settled, tmp_path):
    window = desks
    file = opened(window, settled, tmp_path)
    old = file.read_bytes()
    act(window, settled, "offer", "hill-farmers", tmp_path)
    newer = tmp_path / "arrived.fenshui-case"
    newer.write_bytes(file.read_bytes())
    file.write_bytes(old)
    drop(window, newer)
    settled(window.live)
    settled(window.live)
    assert case_in(file).stage == "offered"
    text = window.negotiation.story.toPlainText()
    assert "What the file changed" in text and "upper-to-lower" in text and "Verdict" in text
    file.write_bytes(newer.read_bytes())
    spoilt = bytearray(newer.read_bytes())
    spoilt[spoilt.rindex(b'"sig":"') + 20] ^= 1
    newer.write_bytes(spoilt)
    drop(window, newer)
    settled(window.live)
    assert window.notice.isVisible()


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *none))


def test_several_transfers_are_offered_as_one_package(desks, settled, tmp_path):
    window = desks
    window.negotiation.add.click()
    window.live.select("right", "lower-town")
    window.actions_.new_transfer.trigger()
    settled(window.live)
    assert window.negotiation.clear.isEnabled()
    window.negotiation.clear.click()
    assert window.live.desk.table.proposed(window.live.desk.draft) == (window.live.desk.draft,)
    window.negotiation.add.click()
    window.live.drafting.undo()
    window.negotiation.add.click()
    assert len(window.live.desk.table.package) == 2
    assert "upper-to-lower" in window.negotiation.story.toPlainText()


def test_a_key_is_trusted_only_after_its_fingerprint_was_compared(desks, settled, tmp_path, qtbot):
    window = desks
    stranger = Person("stranger", "陌生人", "A stranger")
    new_key(stranger, tmp_path / "s.key", "open", CHEAP)
    window.actions_.negotiation.hand_out.trigger()
    fill_in(window, settled, key=str(tmp_path / "s.key"), card=str(tmp_path / "s.fenshui-card"))
    assert "fingerprint" in window.notice.text.text()
    window.actions_.negotiation.trust.trigger()
    dialog = window.findChildren(TrustDialog)[-1]
    dialog.grid.lines["card"].setText(str(tmp_path / "s.fenshui-card"))
    assert "A stranger" in dialog.whose.text() and not dialog.go.isEnabled()
    dialog.compared.setChecked(True)
    dialog.go.click()
    settled(window.live)
    assert len(list((tmp_path / "known").glob("*.fenshui-card"))) == 4


def test_the_minutes_are_written_from_the_menu(desks, settled, tmp_path):
    window = desks
    opened(window, settled, tmp_path)
    window.live.negotiating.write_minutes(tmp_path / "minutes.pdf")
    settled(window.live)
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF")
    assert window.live.notice.id == "desk.minutes_written"


def elsewhere(window, file, kind, who, tmp_path, why="because"):
    """Done by another desk that works in the same folder."""
    opening = window.live.desk.opening
    deed = Deed(kind, why, datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=1))
    do(file, opening.basin, opening.folder, deed, open_key(tmp_path / f"{who}.key", "open"))


def said(window):
    return window.live.notice and say(window.live.notice, "en")


def test_what_another_desk_does_in_the_folder_is_in_the_window_by_itself(desks, qtbot, settled, tmp_path):
    window = desks
    file = opened(window, settled, tmp_path)
    act(window, settled, "offer", "hill-farmers", tmp_path)
    qtbot.wait(500)
    settled(window.live)
    assert said(window) is None  # one's own acts are no news
    elsewhere(window, file, "accept", "plain-farmers", tmp_path)
    qtbot.waitUntil(lambda: said(window) == "“quarrel”: “accept” by Plain farmers has arrived", timeout=LONG_MS)
    assert row(window)[1] == "agreed"


def test_a_case_laid_into_the_folder_is_noticed_and_so_are_several(desks, qtbot, settled, tmp_path):
    window = desks
    file = opened(window, settled, tmp_path)
    away = file.rename(tmp_path / file.name)
    qtbot.waitUntil(lambda: window.negotiation.table.model.rowCount() == 0, timeout=LONG_MS)
    assert said(window) is None
    shutil.copyfile(away, file)
    qtbot.waitUntil(lambda: said(window) == "the case “quarrel” has arrived", timeout=LONG_MS)
    window.live.tell(None)
    for name in ("one", "two"):
        shutil.copyfile(away, file.with_name(f"{name}{file.suffix}"))
    qtbot.waitUntil(lambda: said(window) == "news from other desks in quarrel, quarrel", timeout=LONG_MS)


def test_a_folder_that_tells_nothing_is_looked_into_when_the_window_is_come_back_to(desks, qtbot, settled, tmp_path):
    window = desks
    file = opened(window, settled, tmp_path)
    act(window, settled, "offer", "hill-farmers", tmp_path)
    watcher = window.live.findChild(QFileSystemWatcher)
    watcher.removePaths(watcher.directories())
    elsewhere(window, file, "accept", "plain-farmers", tmp_path)
    QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: row(window)[1] == "agreed", timeout=LONG_MS)


def test_who_gives_and_takes_is_proposed_by_name_also_before_a_card_is_known(on_two_farms, tmp_path):
    window = on_two_farms
    preferences.keep_folder("known", tmp_path / "nobody")
    window.negotiation.open.click()
    form = window.findChildren(FormDialog)[-1]
    seats = [form.grid.lines[role].text() for role in ("transferor", "transferee", "authority")]
    assert seats == ["Hill farmers · hill-farmers", "Plain farmers · plain-farmers", ""]
    form.reject()
