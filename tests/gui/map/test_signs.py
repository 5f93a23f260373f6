import numpy as np
import pytest
from fenshui.gui.dress.theme import LIGHT
from fenshui.gui.map.places import KINDS, Place
from fenshui.gui.map.signs import signs_of
from PySide6.QtCore import QPointF


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("selected", ["", "n"])
def test_whatever_ink_a_symbol_leaves_lies_where_it_says_it_covers(app, ratio, selected):
    width, height = round(60 * ratio), round(50 * ratio)
    for kind in KINDS:
        for state in ("", "more", "less", "same", "met", "short", "warning"):
            seen = [(Place(0, "n", kind, ""), QPointF(30.3, 20.7))]
            signs = signs_of(seen, np.array([[30.3, 20.7]]), [state], selected, LIGHT, ratio)
            picture = np.zeros((height, width), dtype=bool)
            for which, left, top in zip(signs.which, signs.lefts, signs.tops, strict=True):
                side = signs.stamps.shape[1]
                picture[top : top + side, left : left + side] |= signs.stamps[which] != 0
            assert picture.any()
            assert not (picture & ~signs.covered(width, height).reshape(height, width)).any()
