"""Longitude and latitude to metres on the sheet of one basin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_METRES_PER_DEGREE = 111_194.9  # of latitude, on a sphere of 6,371,008.8 m


@dataclass(frozen=True)
class Projection:
    """Plate carrée true to scale along the parallel in the middle of the basin."""

    longitude: float
    latitude: float

    def metres(self, degrees: NDArray[np.float64]) -> NDArray[np.float64]:
        """Metres east and north of the middle, for rows of (longitude, latitude) on WGS 84."""
        east = (degrees[:, 0] - self.longitude) * self._narrowing
        north = degrees[:, 1] - self.latitude
        return np.column_stack([east, north]) * _METRES_PER_DEGREE

    def degrees(self, metres: NDArray[np.float64]) -> NDArray[np.float64]:
        """Longitude and latitude, for rows of (east, north) in metres: the way back."""
        degrees = metres / _METRES_PER_DEGREE
        return np.column_stack([self.longitude + degrees[:, 0] / self._narrowing, self.latitude + degrees[:, 1]])

    @property
    def _narrowing(self) -> float:
        return float(np.cos(np.radians(self.latitude)))


def projection_of(degrees: NDArray[np.float64]) -> Projection:
    """The projection for everything that lies among these places."""
    middle = (degrees.min(axis=0) + degrees.max(axis=0)) / 2
    return Projection(float(middle[0]), float(middle[1]))


SOMEWHERE = Projection(105.0, 36.0)
"""Where an empty sheet or a schematic lies as long as nobody says where: the middle of China."""
