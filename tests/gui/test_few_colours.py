"""A picture in 256 colours is the same to the eye."""

import numpy as np
from fenshui.gui.few_colours import few_coloured
from PySide6.QtGui import QImage


def picture(colours):
    """A row of pixels for each row of colours."""
    pixels = np.array(colours, dtype=np.uint32) | np.uint32(0xFF000000)
    high, wide = pixels.shape
    return QImage(pixels.tobytes(), wide, high, 4 * wide, QImage.Format.Format_RGB32).copy()


def test_a_picture_of_few_colours_stays_as_it_is():
    before = picture([[0x000000, 0xFFFFFF, 0xD2691E], [0x0B6FA4, 0xFFFFFF, 0x000000]])
    assert few_coloured(before).convertToFormat(QImage.Format.Format_RGB32) == before


def test_of_many_colours_each_is_shown_as_one_close_by():
    ramp = np.arange(1024)
    before = picture([ramp // 4 << 16 | ramp // 4 << 8 | 0x80 | ramp % 4, [0xD2691E] * 1024])
    after = few_coloured(before)
    assert after.colorCount() == 256
    for x in range(1024):
        one, other = before.pixelColor(x, 0), after.pixelColor(x, 0)
        assert max(abs(one.red() - other.red()), abs(one.blue() - other.blue())) <= 8
    assert after.pixelColor(5, 1) == before.pixelColor(5, 1)
