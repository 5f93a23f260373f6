"""A picture of the window in 256 colours: a third of the bytes, and no eye sees the difference."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

_MOST = 256
_SHADE = 8
"""Levels of a channel that count as one while colours are chosen: rare hues keep a place beside shades of grey."""


def few_coloured(image: QImage) -> QImage:
    """The picture with each colour as it is or, where there are too many, as the nearest of those most in use."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    high, wide = plain.height(), plain.width()
    pixels = np.frombuffer(plain.constBits(), dtype=np.uint32).reshape(high, -1)[:, :wide] & 0xFFFFFF
    colours, which, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    channels = np.stack([colours >> shift & 0xFF for shift in (16, 8, 0)], axis=1).astype(np.int64)
    kept = _most_in_use(channels, counts)
    nearest = ((channels[:, None] - channels[kept][None]) ** 2).sum(axis=2).argmin(axis=1)
    numbers = np.zeros((high, -(-wide // 4) * 4), dtype=np.uint8)  # Qt wants rows of whole words
    numbers[:, :wide] = nearest[which].reshape(high, wide)
    made = QImage(numbers.tobytes(), wide, high, numbers.shape[1], QImage.Format.Format_Indexed8).copy()
    made.setColorTable([0xFF000000 | int(colour) for colour in colours[kept]])
    return made


def _most_in_use(channels: NDArray[np.int64], counts: NDArray[np.int64]) -> list[int]:
    """The commonest colour of each shade, the commonest shades first; then what is common beside them."""
    order = np.argsort(-counts, kind="stable")
    _, first = np.unique(channels[order] // _SHADE, axis=0, return_index=True)
    shades = order[np.sort(first)]
    return list(dict.fromkeys([*order[: _MOST // 4].tolist(), *shades.tolist(), *order.tolist()]))[:_MOST]
