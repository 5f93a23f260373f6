"""An empty panel says in a sentence what will stand there, and its button does the next step to it."""

import pytest
from fenshui.gui.dialogs.form import FormDialog

EMPTY = ("ticket", "review", "price", "deal", "comparison")
"""Panels about a transfer."""


def step(window, name):
    nothing = window.panels[name].nothing
    return getattr(nothing, "first", nothing)


def offered(step):
    """What the buttons of an empty panel say."""
    return [one.text() for one in (*step.steps.values(), *step._own) if one.isVisibleTo(step)]


def test_without_a_basin_every_panel_offers_to_open_one(window):
    for name in (*EMPTY, "register", "negotiation"):
        assert offered(step(window, name)) == ["Open a basin…"] and step(window, name).text.text(), name


def test_without_a_draft_every_panel_about_one_begins_it(on_two_farms, settled):
    window = on_two_farms
    window.live.drafting.propose(None)
    settled(window.live)
    for name in EMPTY:
        assert offered(step(window, name)) == ["New transfer"], name
    step(window, "review").steps["draft"].click()
    settled(window.live)
    assert window.live.desk.draft is not None and window.panels["price"].nothing.isHidden()
    assert offered(step(window, "deal")) == ["Assess impact"]
    step(window, "deal").steps["assessment"].click()
    settled(window.live)
    assert offered(step(window, "deal")) == ["Draw up the agreement…"] and window.panels["review"].nothing.isHidden()


@pytest.mark.parametrize(
    ("name", "button", "title"), [("ledger", "start", "Start a ledger"), ("negotiation", "begin", "Open a case")]
)
def test_without_a_ledger_or_a_case_the_panel_starts_one(on_two_farms, name, button, title):
    panel = on_two_farms.panels[name]
    assert offered(panel.nothing) == [f"{title}…"]
    getattr(panel, button).click()
    assert on_two_farms.findChildren(FormDialog)[-1].windowTitle() == title
