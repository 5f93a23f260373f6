"""Holders are chosen by name and kept by id; who is not in the list is typed."""

import pytest
from fenshui.desk.address_book import hand_out_card
from fenshui.desk.keys import new_key
from fenshui.gui.dialogs.field_grid import Field, FieldGrid
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.dialogs.trusting import TrustDialog
from fenshui.gui.menus.ledger_acts import LedgerActs
from fenshui.places import sample_basin
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import Cost
from fenshui.words import sentence

WHO = (("hill", "Hill farmers · hill"), ("plain", "Plain farmers, union · plain"))


@pytest.fixture
def grid(app, qtbot):
    made = FieldGrid([Field("holder", "Holder", "suggested", "hill", choices=WHO)], lambda: None)
    qtbot.addWidget(made)
    return made


def test_what_is_suggested_is_shown_by_name_and_answered_by_id(grid):
    assert grid.lines["holder"].text() == "Hill farmers · hill" and grid.answers() == {"holder": "hill"}
    grid.lines["holder"].setText("Plain farmers, union · plain")
    assert grid.answers() == {"holder": "plain"}


def test_who_is_not_in_the_list_is_typed(grid):
    grid.lines["holder"].setText(" bank ")
    assert grid.answers() == {"holder": "bank"}
    grid.lines["holder"].setText("")
    assert not grid.is_filled()


def test_a_new_key_is_made_for_a_holder_of_the_basin_chosen_by_name(window, settled, tmp_path):
    window.live.open_basin(sample_basin("two_farms"))
    settled(window.live)
    LedgerActs(window.live, window).ask_for_key()
    form = window.findChildren(FormDialog)[-1]
    form.grid.lines["holder"].setText("Hill farmers · hill-farmers")
    assert (form.grid.lines["zh"].text(), form.grid.lines["en"].text()) == ("山地农户", "Hill farmers")
    assert form.grid.answers()["holder"] == "hill-farmers"


def test_more_fields_than_the_screen_is_high_scroll_and_the_buttons_stay_in_sight(window, qtbot):
    fields = [Field(f"f{number}", f"Field {number}") for number in range(40)]
    form = FormDialog("Long", "Go", fields, lambda answers, told: None, window)
    form.open()
    qtbot.waitExposed(form)
    assert form.height() <= form.screen().availableGeometry().height()
    assert form.rect().contains(form.go.geometry())
    form.reject()


def test_a_refusal_takes_no_room_from_the_fields(window, qtbot):
    fields = [Field(f"f{number}", f"Field {number}", value="x") for number in range(8)]
    form = FormDialog("Key", "Go", fields, lambda answers, told: told(sentence("desk.passphrases_differ")), window)
    form.open()
    qtbot.waitExposed(form)
    heights = {line.height() for line in form.grid.lines.values()}
    form.go.click()
    assert form.reason.isVisible() and {line.height() for line in form.grid.lines.values()} == heights
    form.reject()


def test_the_passphrase_of_a_new_ledger_is_typed_twice(window):
    LedgerActs(window.live, window).ask_for_ledger()
    form = window.findChildren(FormDialog)[-1]
    for name in form.grid.lines:
        form.grid.lines[name].setText("x")
    form.grid.lines["again"].setText("y")
    form.go.click()
    assert "not the same" in form.reason.text() and form.grid.lines["secret"].text() == ""
    form.reject()


def test_every_sample_basin_tells_its_sources_in_both_languages():
    for name in ("two_farms", "yellow_river", "heihe"):
        text = (sample_basin(name) / "sources.md").read_text(encoding="utf-8")
        assert "来源" in text and "ources" in text, name


def test_the_fingerprint_of_a_card_is_read_whole_before_the_key_is_trusted(live, window, qtbot, tmp_path):
    cheap = Cost(memory_kib=64, passes=1, lanes=1)
    key = new_key(Person("bank", "农业银行", "Farm bank"), tmp_path / "bank.key", "open", cheap)
    hand_out_card(tmp_path / "bank.key", tmp_path / "bank.fenshui-card")
    dialog = TrustDialog(live, window)
    dialog.show()
    assert dialog.whose.isHidden() and dialog.compared.isHidden()
    dialog.grid.lines["card"].setText(str(tmp_path / "bank.fenshui-card"))
    told = dialog.fingerprint
    assert dialog.whose.text() == "Farm bank"
    assert told.text().replace(" ", "") == key.public.fingerprint[: len(told.text().replace(" ", ""))]
    qtbot.waitUntil(lambda: told.height() >= told.heightForWidth(told.width()) > 0)
    dialog.reject()
