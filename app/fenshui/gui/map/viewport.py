"""The part of the sheet that the window shows."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

_MARGIN = 0.06
_NEAREST = 2.0  # metres a pixel
_FARTHEST = 50_000.0
_ALONE = 400.0  # metres a pixel of a sheet with nothing on it yet, or a single place: room for a river to be drawn


@dataclass(frozen=True)
class Viewport:
    """Middle of the view in metres, metres a (logical) pixel, size in pixels, device pixels a pixel."""

    east: float = 0.0
    north: float = 0.0
    metres_per_pixel: float = 1_000.0
    width: int = 1
    height: int = 1
    pixel_ratio: float = 1.0

    def on_screen(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Pixels from the upper left corner, for rows of (east, north)."""
        x = (places[:, 0] - self.east) / self.metres_per_pixel + self.width / 2
        y = (self.north - places[:, 1]) / self.metres_per_pixel + self.height / 2
        return np.column_stack([x, y])

    def on_sheet(self, x: float, y: float) -> tuple[float, float]:
        """Metres east and north of a pixel."""
        east = self.east + (x - self.width / 2) * self.metres_per_pixel
        return east, self.north - (y - self.height / 2) * self.metres_per_pixel

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in metres."""
        left, top = self.on_sheet(0, 0)
        right, bottom = self.on_sheet(self.width, self.height)
        return left, bottom, right, top

    @property
    def rows_and_columns(self) -> tuple[int, int]:
        """Of the picture in device pixels."""
        return round(self.height * self.pixel_ratio), round(self.width * self.pixel_ratio)

    def moved(self, right: float, down: float) -> "Viewport":
        """The view after dragging the sheet by so many pixels."""
        return replace(
            self,
            east=self.east - right * self.metres_per_pixel,
            north=self.north + down * self.metres_per_pixel,
        )

    def zoomed(self, factor: float, x: float, y: float) -> "Viewport":
        """The view `factor` times as near, with what lies under the pixel staying there."""
        east, north = self.on_sheet(x, y)
        metres = float(np.clip(self.metres_per_pixel / factor, _NEAREST, _FARTHEST))
        return replace(
            self,
            east=east - (x - self.width / 2) * metres,
            north=north + (y - self.height / 2) * metres,
            metres_per_pixel=metres,
        )

    def sized(self, width: int, height: int, pixel_ratio: float) -> "Viewport":
        """The same view in a window of another size."""
        return replace(self, width=max(width, 1), height=max(height, 1), pixel_ratio=pixel_ratio)

    def holds(self, extent: tuple[float, float, float, float]) -> bool:
        """Whether all of an extent is in sight."""
        left, bottom, right, top = self.rectangle
        return left <= extent[0] and bottom <= extent[1] and extent[2] <= right and extent[3] <= top

    def fitted(self, extent: tuple[float, float, float, float]) -> "Viewport":
        """The view that shows all of an extent with a little air around it."""
        left, bottom, right, top = extent
        room = 1 - 2 * _MARGIN
        metres = max((right - left) / (self.width * room), (top - bottom) / (self.height * room)) or _ALONE
        metres = max(metres, _NEAREST)
        return replace(self, east=(left + right) / 2, north=(bottom + top) / 2, metres_per_pixel=metres)
