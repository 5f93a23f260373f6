"""The register in the window: read when somebody looks at it, in the words of whoever looks."""

import pytest
from deals import LOG, NAMES, NOW, keys
from fenshui.desk.registering import allot
from fenshui.ledger.ledger import create_ledger
from fenshui.places import sample_basin


@pytest.fixture
def registered(on_two_farms, settled, tmp_path):
    """The window on two farms, with a ledger that has the titles of both."""
    window, path = on_two_farms, tmp_path / "book.sqlite"
    authority = keys()["authority"]
    create_ledger(path, LOG, NAMES, authority, authority.person, keys()["log"], NOW)
    folder = sample_basin("two_farms")
    allot(path, window.live.basin, folder, authority, keys()["log"], NOW)
    window.live.dealing.open_ledger(path)
    settled(window.live)
    return window


def shown(panel):
    return [panel.table.model.id_at(row) for row in range(panel.table.model.rowCount())]


def test_the_register_is_read_once_somebody_looks_at_it(registered, qtbot):
    panel = registered.panels["register"]
    assert panel.found is None
    registered.docks["register"].raise_()
    qtbot.waitUntil(lambda: panel.found is not None)
    assert "upper-farm hill-farmers" in shown(panel)
    assert "In the reserve: 0 m³" in panel.summary.text()
    assert panel.picture.isHidden()
    panel.table.filter.setText("lower-town")
    assert shown(panel) == ["lower-town plain-town"]


def test_without_titles_it_says_how_they_come(on_two_farms):
    on_two_farms.docks["register"].raise_()
    panel = on_two_farms.panels["register"]
    assert "register allot" in panel.summary.text() and panel.table.isHidden()
