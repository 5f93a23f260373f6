"""While no transfer is on the table the ticket offers those kept with the basin, by who gives whom how much."""

import shutil

from fenshui.gui.wording.language import speak
from fenshui.places import sample_basin


def shown(ticket):
    return [(button.text(), button.whole) for button in ticket.nothing.buttons.values()]


def test_the_transfers_kept_with_a_basin_are_called_by_their_parties_and_volumes(app, on_two_farms, qtbot, settled):
    window, ticket = on_two_farms, on_two_farms.ticket
    window.live.drafting.propose(None)
    settled(window.live)
    assert [whole for _, whole in shown(ticket)] == ["Hill farmers → Plain farmers, 6 million m³"]
    button = next(iter(ticket.nothing.buttons.values()))
    assert button.accessibleName() == f"Open the transfer {button.whole}"
    assert button.toolTip().endswith("upper-to-lower.toml")
    speak(app, "zh_CN")
    qtbot.waitUntil(lambda: [whole for _, whole in shown(ticket)] == ["山地农户 → 平原农户，600 万m³"])
    next(iter(ticket.nothing.buttons.values())).click()
    settled(window.live)
    assert window.live.desk.draft.id == "upper-to-lower" and ticket.nothing.isHidden()


def test_long_names_give_way_and_a_file_that_is_no_transfer_is_called_by_its_name(window, settled, tmp_path):
    shutil.copytree(sample_basin("two_farms"), tmp_path / "farms")
    (tmp_path / "farms" / "transfers" / "torn.toml").write_text("id = ")
    holders = tmp_path / "farms" / "holders.csv"
    holders.write_text(holders.read_text().replace("Hill farmers", "Hill farmers " * 20))
    window.live.open_basin(tmp_path / "farms")
    settled(window.live)
    window.live.drafting.propose(None)
    settled(window.live)
    (long, whole), (torn, _) = sorted(shown(window.ticket))
    assert torn == "torn" and long.endswith("…") and whole.endswith("6 million m³")
    assert window.ticket.width() < 600
