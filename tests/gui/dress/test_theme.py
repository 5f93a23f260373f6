"""What is written in a theme can be read: WCAG 2.2 asks for 4.5 to 1 between letters and what they stand on."""

from itertools import product

import pytest
from fenshui.gui.dress.theme import THEMES

INKS = ("text", "quiet", "accent", "good", "warn", "bad")
GROUNDS = ("window", "panel", "raised")


def brightness(colour):
    """Relative luminance by WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_ink_can_be_read_on_every_ground(theme):
    found = {(ink, on): contrast(getattr(theme, ink), getattr(theme, on)) for ink, on in product(INKS, GROUNDS)}
    found["on_accent", "accent"] = contrast(theme.on_accent, theme.accent)
    assert {pair: round(value, 2) for pair, value in found.items() if value < 4.5} == {}
