"""The register in the window: read when somebody looks at it, written by the clerk who looks at it."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from deals import CHEAP, NOW
from fenshui.desk.book import open_book
from fenshui.desk.keys import enrol, new_key, start_ledger
from fenshui.desk.registering import allot
from fenshui.gui.dialogs.form import FormDialog
from fenshui.places import sample_basin
from fenshui.register import accounts_of
from fenshui.sealing.certificate import Person

TODAY = date.today().isoformat()
NAMES = ("authority", "hill-farmers", "plain-farmers", "bank")
UPPER = "upper-farm hill-farmers"


class Clerk:
    """Somebody at the window with everybody's keys, which open by the passphrase `open`."""

    def __init__(self, window, settled, wait, folder):
        self.window, self.settled, self.wait, self.folder = window, settled, wait, folder
        self.ledger, self.panel = folder / "book.sqlite", window.panels["register"]
        names = {"authority": "Basin authority"}
        pairs = {
            name: new_key(Person(name, name, names.get(name, name)), folder / f"{name}.key", "open", CHEAP)
            for name in NAMES
        }
        self.authority = pairs["authority"]
        self.log = start_ledger(self.ledger, "farms/1", ("农场", "Farms"), self.authority, "open", NOW, CHEAP)
        with open_book(self.ledger) as book:
            for name in NAMES[1:]:
                enrol(book, pairs[name], self.authority, self.log, NOW)
        self.pairs = pairs
        (folder / "meter.csv").write_text("m3\n1\n")

    def look(self):
        """Open the ledger and look at the tab."""
        self.window.live.dealing.open_ledger(self.ledger)
        self.window.docks["register"].raise_()
        self.rest()

    def rest(self):
        """Wait until the tab shows what the ledger holds."""
        background, panel = self.window.live.background, self.panel
        self.wait(lambda: not background.tasks and panel.is_current)

    def press(self, button, by=("authority",), choose=None, **typed):
        """Press a button of the tab, fill in its dialog and press the dialog's; gives the dialog."""
        self.opened(button)
        return self.fill(by, choose, **typed)

    def opened(self, button):
        """Press a button of the tab; gives its dialog."""
        button.click()
        self.settled(self.window.live)
        return self.window.findChildren(FormDialog)[-1]

    def fill(self, by=(), choose=None, **typed):
        """Fill in the dialog that is open and press its button."""
        form = self.window.findChildren(FormDialog)[-1]
        for name, value in (choose or {}).items():
            box = form.grid.choices[name]
            box.setCurrentIndex(box.findData(value))
            assert box.currentData() == value
        keys = {}
        for key, name in zip(("key", "key_2"), by, strict=False):
            keys |= {key: self.folder / f"{name}.key", f"{key}_secret": "open"}
        for name, value in (*typed.items(), *keys.items(), *((("secret", "open"),) if by else ())):
            form.grid.lines[name].setText(str(value))
        assert form.go.isEnabled()
        form.go.click()
        self.rest()
        return form

    def told(self):
        return self.window.notice.text.text()

    def entries(self, kind):
        """What the ledger holds of a kind, in the order in which it was written."""
        with open_book(self.ledger) as book:
            return [entry.fields for entry in book.entries() if entry.kind == kind]

    def accounts(self):
        with open_book(self.ledger) as book:
            return accounts_of(book.state)

    def row(self, name):
        """A row of the table by the titles of its columns."""
        model = self.panel.table.model
        at = model.row_of(name)
        return {column.title: model.data(model.index(at, n)) for n, column in enumerate(model.columns)}


@pytest.fixture
def clerk(on_two_farms, settled, qtbot, tmp_path):
    """The window on two farms, with an empty register open."""
    found = Clerk(on_two_farms, settled, qtbot.waitUntil, tmp_path)
    found.look()
    return found


@pytest.fixture
def registered(on_two_farms, settled, qtbot, tmp_path):
    """The window on two farms, with a ledger that has the titles of both."""
    found = Clerk(on_two_farms, settled, qtbot.waitUntil, tmp_path)
    allot(found.ledger, on_two_farms.live.basin, sample_basin("two_farms"), found.authority, found.log, NOW)
    return found


@pytest.fixture
def at_work(registered):
    """The tab is looked at."""
    registered.look()
    return registered


def shown(panel):
    return [panel.table.model.id_at(row) for row in range(panel.table.model.rowCount())]


def test_the_register_is_read_once_somebody_looks_at_it(registered, settled, qtbot):
    window, panel = registered.window, registered.panel
    window.live.dealing.open_ledger(registered.ledger)
    settled(window.live)
    assert panel.found is None
    window.docks["register"].raise_()
    qtbot.waitUntil(lambda: panel.found is not None)
    assert UPPER in shown(panel)
    assert "In the reserve: 0 m³" in panel.summary.text()
    assert panel.picture.isHidden()
    panel.table.filter.setText("lower-town")
    assert shown(panel) == ["lower-town plain-town"]


def test_who_is_no_holder_of_the_basin_is_called_as_the_ledger_knows_it(at_work):
    names = {at_work.row(name)["Holder"] for name in shown(at_work.panel)}
    assert names == {"Hill farmers", "Plain farmers", "Plain town", "Basin authority"}


def test_without_a_ledger_the_first_step_is_to_start_one(on_two_farms, qtbot):
    on_two_farms.docks["register"].raise_()
    panel = on_two_farms.panels["register"]
    qtbot.waitUntil(lambda: panel.is_current)
    assert "no ledger yet" in panel.nothing.text.text() and panel.table.isHidden() and panel.allot.isHidden()
    panel.start.click()
    assert on_two_farms.findChildren(FormDialog)[-1].windowTitle() == "Start a ledger"


def test_without_titles_the_first_step_grants_those_of_the_basin(clerk):
    """River, two counties, two farms and a town: six titles, as many rows in the table or more."""
    panel = clerk.panel
    assert "no titles yet" in panel.nothing.text.text() and panel.start.isHidden() and panel.buttons.isHidden()
    form = clerk.opened(panel.allot)
    assert "all or none: 6;" in form.about.toPlainText() and "180,000,000 m³" in form.about.toPlainText()
    clerk.fill(by=("authority",))
    assert len(clerk.entries("right_grant")) == 6
    assert "6 titles" in clerk.told()
    assert UPPER in shown(panel) and panel.nothing.isHidden() and not panel.buttons.isHidden()


def test_a_pledge_binds_what_is_free_and_its_release_frees_it(at_work):
    """60 million are held: 10 are pledged, 50 stay free; 4 are released, 54 are free."""
    clerk, acts = at_work, at_work.panel.acts
    assert clerk.row(UPPER)["Free, m³/yr"] == "60,000,000"
    clerk.press(acts["pledge"], ("hill-farmers", "bank"), {"position": UPPER}, lien="loan", creditor="bank · bank",
                volume_m3="10,000,000")  # fmt: skip
    assert (clerk.row(UPPER)["Free, m³/yr"], clerk.row(UPPER)["Pledged, m³/yr"]) == ("50,000,000", "10,000,000")
    assert "pledge" in clerk.told()
    clerk.press(acts["release"], ("bank",), volume_m3="4000000")
    assert clerk.row(UPPER)["Free, m³/yr"] == "54,000,000"
    clerk.press(acts["release"], ("bank",))
    assert [one["volume_m3"] for one in clerk.entries("lien_release")] == [4_000_000, 6_000_000]


def test_a_reading_of_the_row_that_is_selected_is_entered_with_the_sheet_that_proves_it(at_work):
    clerk = at_work
    sheet = clerk.folder / "meter.csv"
    typed = {"from": "2025-01-01", "to": "2025-01-31", "used_m3": "1,200", "evidence": sheet}
    clerk.window.live.select("position", UPPER)
    form = clerk.opened(clerk.panel.acts["reading"])
    assert form.grid.choices["position"].currentData() == UPPER and not form.go.isEnabled()
    clerk.fill(("authority",), **typed)
    (use,) = clerk.accounts().account("upper-farm").uses
    assert (use.holder, use.volume, date.fromordinal(use.last)) == ("hill-farmers", 1200, date(2025, 1, 31))


REFUSED = [
    ({"used_m3": "much"}, "Used m³: found “much”, expected a whole number from 0"),
    ({"used_m3": "-1"}, "expected a whole number from 0"),
    ({"used_m3": "1", "from": "yesterday"}, "Found “yesterday”, expected a day"),
    ({"from": "2025-01-01", "to": "2999-01-01"}, "a reading lies in one water year"),
]


def test_a_refusal_is_one_line_and_loses_nothing_that_was_typed(at_work):
    clerk = at_work
    clerk.opened(clerk.panel.acts["reading"])
    for typed, why in REFUSED:
        form = clerk.fill(("authority",), **typed, evidence=clerk.folder / "meter.csv")
        assert why in form.reason.text() and why in clerk.told() and "\n" not in form.reason.text()
        assert form.isVisible() and form.go.isEnabled() and form.grid.lines["secret"].text() == "open"
        assert {name: form.grid.lines[name].text() for name in typed} == typed
    assert clerk.entries("metering") == []
    clerk.fill(to="2025-01-31")
    assert len(clerk.entries("metering")) == 1


def test_only_a_wrong_passphrase_is_typed_anew(at_work):
    clerk = at_work
    form = clerk.opened(clerk.panel.acts["reading"])
    typed = {"used_m3": 1, "evidence": clerk.folder / "meter.csv", "key": clerk.folder / "authority.key"}
    clerk.fill(**typed, key_secret="wrong", secret="open")
    assert "passphrase" in form.reason.text() and form.grid.lines["key_secret"].text() == ""
    assert form.grid.lines["key_secret"].accessibleDescription() == form.reason.text()
    assert form.grid.lines["used_m3"].text() == "1" and not form.go.isEnabled()


def test_water_is_bought_back_into_the_reserve_and_sold_out_of_it(at_work):
    """The hill's farmers sell 5 million back; 2 of them are sold to the plain's, 1 is released to the river."""
    clerk, acts = at_work, at_work.panel.acts
    bought = {"position": UPPER, "way": "bought_back"}
    form = clerk.press(acts["take_in"], ("authority",), bought, lot="l1", volume_m3="5000000", price_fen="700")
    assert "no key of hill-farmers" in clerk.told()
    clerk.fill(("authority", "hill-farmers"))
    assert form not in clerk.window.findChildren(FormDialog) or not form.isVisible()
    assert "In the reserve: 5,000,000 m³" in clerk.panel.summary.text()
    assert clerk.row(UPPER)["Held, m³/yr"] == "55,000,000"
    sold = {"operation": "sell", "right": "upper-farm", "holder": "plain-farmers"}
    clerk.press(acts["let_out"], ("authority", "plain-farmers"), sold, release="o1", volume_m3="2000000")
    assert "found a sale without a price" in clerk.told()
    clerk.fill(price_fen="900")
    assert clerk.row("upper-farm plain-farmers")["Held, m³/yr"] == "2,000,000"
    clerk.press(
        acts["let_out"], ("authority",), {"operation": "release", "holder": ""}, release="o2", volume_m3="1000000"
    )
    assert "In the reserve: 2,000,000 m³" in clerk.panel.summary.text()
    assert clerk.row("upper-farm (ecology)")["Held, m³/yr"] == "1,000,000"


def test_a_year_is_opened_with_what_may_be_used_and_every_position_follows(at_work):
    """90 of 180 hm³ may be used: half of everything."""
    clerk, year = at_work, date.today().year
    form = clerk.press(clerk.panel.acts["open_year"], (), inflow_m3="1", exceedance="50")
    assert "a volume or an exceedance, not both" in form.reason.text() and form.isVisible()
    clerk.fill((), year="soon")
    assert "Water year: found “soon”" in form.reason.text()
    assert [name for name, line in form.grid.lines.items() if line.accessibleDescription()] == ["year"]
    form.grid.lines["year"].setText("2024")
    assert form.grid.lines["year"].accessibleDescription() == ""
    clerk.fill((), year=year, inflow_m3="", exceedance="", allocable_m3="90,000,000")
    form = clerk.window.findChildren(FormDialog)[-1]
    assert "90,000,000 m³ of 180,000,000 m³" in form.about.toPlainText()
    assert "Hill county: quota 20,000,000 m³" in form.about.toPlainText()
    clerk.fill(("authority",))
    assert [(one["water_year"], one["allocable_m3"]) for one in clerk.entries("allocable")] == [(year, 90_000_000)]
    assert clerk.row(UPPER)["This year, m³"] == "30,000,000"


def test_a_year_is_planned_month_by_month_and_its_tables_are_written(at_work):
    clerk, year = at_work, date.today().year
    clerk.press(clerk.panel.acts["plan_year"], (), year=year, allocable_m3="90,000,000")
    form = clerk.window.findChildren(FormDialog)[-1]
    told = form.about.toPlainText()
    assert "90,000,000 m³ of 180,000,000 m³" in told and f"{year}-07: " in told and "Ford: " in told
    clerk.fill((), folder=clerk.folder / "plan")
    assert {"plan_rights.csv", "plan.xlsx"} <= {path.name for path in (clerk.folder / "plan").iterdir()}
    assert clerk.entries("allocable") == [] and str(clerk.folder / "plan") in clerk.told()


def test_a_year_is_planned_with_what_reservoirs_hold_on_its_first_day(at_work, settled, tmp_path):
    clerk, farms = at_work, with_a_dam(tmp_path)
    clerk.window.live.open_basin(farms)
    settled(clerk.window.live)
    form = clerk.opened(clerk.panel.acts["plan_year"])
    assert form.grid.lines["held dam"].placeholderText() == "empty: 40, as in the basin"
    clerk.fill(**{"held dam": "1,501"})
    assert form.reason.text() == "Dam, held on the first day hm³: found “1,501”, expected a number from 0 to 500"
    for name, typed in (("held dam", "1,5"), ("exceedance", "7，5"), ("held dam", "1_0"), ("inflow_m3", "1 5")):
        clerk.fill(**{"held dam": "", "exceedance": "", name: typed})
        assert f"found “{typed}”, expected a" in form.reason.text() and form.isVisible()
    form.grid.lines["inflow_m3"].clear()
    told = []
    for held in ("", "40", "0"):
        clerk.press(clerk.panel.acts["plan_year"], (), **{"held dam": held})
        told.append(clerk.window.findChildren(FormDialog)[-1].about.toPlainText())
    assert told[0] == told[1] != told[2]


def with_a_dam(folder):
    """Two farms below a reservoir of 500 hm³ that holds 40."""
    farms = Path(shutil.copytree(sample_basin("two_farms"), folder / "dammed"))
    for file, old, new in (
        ("nodes.csv", "upper,", "dam,reservoir,坝,Dam,hill,10\nupper,"),
        ("reaches.csv", "r1,spring,upper,river", "r1,spring,dam,river,,,,\nr0,dam,upper,river"),
        ("reservoirs.csv", "initial_hm3\n", "initial_hm3\ndam,500,0,40\n"),
    ):
        text = (farms / file).read_text(encoding="utf-8")
        assert old in text
        (farms / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return farms


def test_the_yearly_report_is_written_into_a_folder(at_work):
    clerk = at_work
    clerk.press(clerk.panel.acts["report_year"], (), year=2025, folder=clerk.folder / "report")
    assert any(path.suffix == ".pdf" for path in (clerk.folder / "report").iterdir())


def test_a_year_is_closed_by_what_meters_and_sections_tell(at_work):
    """In June 0.5 m³/s were short at the ford: the hill loses twice 1,296,000 m³ of next year."""
    clerk = at_work
    flows = clerk.folder / "flows.csv"
    flows.write_text("node,month,flow_m3_s\nford,2025-06,1.5\n")
    clerk.press(clerk.panel.acts["close_year"], (), year=2025, evidence=flows, reason="audit")
    form = clerk.window.findChildren(FormDialog)[-1]
    assert "2,592,000 m³ are deducted" in form.about.toPlainText()
    clerk.fill(("authority",))
    (closed,) = clerk.entries("year_close")
    assert (closed["water_year"], closed["shortfalls"], closed["reason"]) == (2025, {"quota.hill": 1_296_000}, "audit")


def test_a_title_is_granted_renewed_and_what_works_save_is_the_investors(at_work):
    clerk, acts = at_work, at_work.panel.acts
    granted = {"holder": "plain-town", "parent": "quota.plain", "use": "domestic", "node": "lower"}
    clerk.press(acts["grant"], ("authority",), granted, right="wells", volume_m3=1000, consumed=60)
    assert clerk.row("wells plain-town")["Held, m³/yr"] == "1,000"
    plots = {"class": "irrigator", "holder": "plain-farmers", "parent": "lower-farm", "use": "agriculture"}
    clerk.press(acts["grant"], ("authority",), plots, right="plots", volume_m3=500)
    assert [one["class"] for one in clerk.entries("right_grant")[-2:]] == ["abstraction", "irrigator"]
    clerk.press(acts["renew"], ("authority",), {"right": "wells"}, volume_m3=2000, reason="grown")
    assert clerk.row("wells plain-town")["Held, m³/yr"] == "2,000"
    sheet = clerk.folder / "meter.csv"
    paid = {"project": "lining", "investor": "bank", "saved_m3": 3000, "invested_fen": 5, "evidence": sheet}
    clerk.press(acts["save"], ("authority", "hill-farmers"), {"right": "upper-farm"}, **paid)
    assert clerk.row("upper-farm bank")["Held, m³/yr"] == "3,000"


def test_groundwater_stands_by_itself_on_evidence(at_work):
    clerk, button = at_work, at_work.panel.acts["grant"]
    alone = {"holder": "plain-town", "source": "ground", "parent": "", "use": "domestic", "node": "lower"}
    form = clerk.press(button, ("authority",), alone, right="wells", volume_m3=1000)
    assert "evidence" in form.reason.text()
    clerk.fill(("authority",), evidence=clerk.folder / "meter.csv")
    assert clerk.row("wells plain-town")["Held, m³/yr"] == "1,000"
    assert clerk.entries("right_grant")[-1]["source"] == "ground"


def test_every_act_stands_in_the_ledger_menu_with_what_its_button_says(at_work):
    clerk, window, panel = at_work, at_work.window, at_work.panel
    menu = window.actions_.register
    assert menu.menu.menuAction() in window.actions_.menus["ledger"].actions()
    for act, button in panel.acts.items():
        assert menu.acts[act].text() == button.text() != "" and menu.acts[act].isEnabled()
    assert not menu.acts["allot"].isEnabled()
    for act, why in (("release", "No pledge stands"), ("let_out", "Nothing lies in the reserve")):
        menu.acts[act].trigger()
        clerk.settled(window.live)
        assert why in clerk.told() and window.findChildren(FormDialog) == []
    menu.acts["pledge"].trigger()
    clerk.settled(window.live)
    assert window.findChildren(FormDialog)[-1].windowTitle() == "Pledge"


def test_titles_rest_on_saved_files(clerk):
    window = clerk.window
    window.live.editing.turn(True)
    assert window.live.editing.do(lambda basin: replace(basin, sources="others")) is None
    clerk.panel.allot.click()
    clerk.settled(window.live)
    assert "save it first" in clerk.told() and clerk.entries("right_grant") == []
