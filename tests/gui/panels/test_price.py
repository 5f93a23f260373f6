"""The price panel: pictures of the corridor and the frontier, and limits that never leave the desk."""

from fenshui.desk.proposing import save_draft
from fenshui.gui.dress.dressing import wear
from fenshui.gui.dress.theme import DARK, LIGHT
from fenshui.gui.panels.drawn import on_screen
from fenshui.gui.panels.price_picture import LargePicture
from fenshui.places import sample_basin
from PySide6.QtCore import QPoint, Qt

COST, WORTH = 0.1371, 1.9273
"""Private figures no other number of the basin looks like, yuan per m³."""


def supposing(window):
    price = window.panels["price"]
    price.fields["cost"].setValue(round(COST, 2))
    price.fields["worth"].setValue(round(WORTH, 2))
    return price


def test_the_corridor_is_drawn(on_two_farms, settled):
    price = supposing(on_two_farms)
    price.corridor.click()
    settled(on_two_farms.live)
    assert price.picture.drawing is not None and not price.terms.isVisibleTo(price)


def test_the_drawing_is_copied_and_saved_from_its_menu(on_two_farms, settled, app, tmp_path):
    price = supposing(on_two_farms)
    price.corridor.click()
    settled(on_two_farms.live)
    assert len(price.menu.menu().actions()) == 2
    price.menu.copy()
    assert app.clipboard().image().size() == price.picture.image().size()
    price.menu.save(tmp_path / "corridor.png")
    assert (tmp_path / "corridor.png").read_bytes().startswith(b"\x89PNG")


def test_the_drawing_wears_the_theme(on_two_farms, settled, app):
    """No pixel of its ground is the white of paper in the dark; what is drawn in black stands out from it."""
    window = on_two_farms
    price = supposing(window)
    price.corridor.click()
    window.docks["price"].raise_()
    settled(window.live)
    for theme in (LIGHT, DARK):
        wear(app, theme.name)
        settled(window.live)
        seen = price.picture.grab().toImage()
        assert seen.pixelColor(1, 1).name().upper() == theme.panel
        assert abs(on_screen("#1a1a1a", theme).lightnessF() - on_screen("#ffffff", theme).lightnessF()) > 0.6


def test_a_click_on_a_point_of_the_frontier_puts_its_terms_on_the_ticket(on_two_farms, settled, qtbot):
    window = on_two_farms
    price, before = supposing(window), window.live.desk.draft
    price.better.click()
    settled(window.live)
    assert price.found.terms and price.terms.count() == len(price.found.terms)
    at = len(price.found.terms) - 1
    window.docks["price"].raise_()
    qtbot.mouseClick(price.picture, Qt.MouseButton.LeftButton, pos=price.picture.where(at).toPoint())
    settled(window.live)
    assert window.live.desk.draft == price.found.terms[at] != before
    qtbot.mouseClick(price.picture, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))  # beside every point
    assert window.live.desk.draft == price.found.terms[at]


def test_a_click_beside_the_points_shows_the_drawing_large_and_its_points_work_there(on_two_farms, settled, qtbot):
    window = on_two_farms
    price = supposing(window)
    price.better.click()
    settled(window.live)
    window.docks["price"].raise_()
    qtbot.mouseClick(price.picture, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    large = window.findChild(LargePicture)
    assert large.picture.width() > 2 * price.picture.width()
    qtbot.mouseClick(large.picture, Qt.MouseButton.LeftButton, pos=large.picture.where(0).toPoint())
    settled(window.live)
    assert window.live.desk.draft == price.found.terms[0]
    large.close()


def test_the_keyboard_takes_terms_from_the_list(on_two_farms, settled):
    window = on_two_farms
    price = supposing(window)
    price.better.click()
    settled(window.live)
    price.terms.itemActivated.emit(price.terms.item(0))
    settled(window.live)
    assert window.live.desk.draft == price.found.terms[0]


def test_a_picture_does_not_push_the_window_beyond_the_screen(on_two_farms, settled, app):
    window = on_two_farms
    window.docks["price"].raise_()
    price = supposing(window)
    price.corridor.click()
    settled(window.live)
    for _ in range(5):
        app.processEvents()
    assert (window.width(), window.height()) == (1600, 900)


def test_what_a_desk_supposes_is_in_no_byte_it_writes(on_two_farms, settled, tmp_path):
    """Every file the window writes in one session, its settings included, is read byte by byte."""
    window = on_two_farms
    price = window.panels["price"]
    price.fields["cost"].setValue(0.13713)
    price.fields["worth"].setValue(1.92739)
    price.better.click()
    settled(window.live)
    window.live.drafting.assess()
    settled(window.live)
    save_draft(window.live.desk.draft, tmp_path / "draft.toml")
    window.map_panel.save_picture(tmp_path / "map.png")
    window.map_panel.save_picture(tmp_path / "map.svg")
    window.close()
    written = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(written) >= 3
    for file in written:
        data = file.read_bytes()
        assert not [one for one in (b"13713", b"13.713", b"92739", b"192.739") if one in data], file


def test_terms_of_another_river_are_forgotten_and_never_put_on_the_ticket(on_two_farms, settled):
    window = on_two_farms
    price = supposing(window)
    price.better.click()
    settled(window.live)
    old, river = price.found, window.live.basin
    assert old.terms
    window.live.open_basin(sample_basin("heihe"))
    settled(window.live)
    assert price.found is None and price.terms.count() == 0 and price.picture.drawing is None
    draft = window.live.desk.draft
    price.take(0)
    price._take(river, old)  # a search that ends only now
    assert price.found is None and window.live.desk.draft == draft
