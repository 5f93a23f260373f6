"""How far it is on the ground: along geodesics of the WGS 84 ellipsoid (Karney 2013, as pyproj reckons them)."""

from collections.abc import Sequence

from pyproj import Geod

_EARTH = Geod(ellps="WGS84")


def length_m(places: Sequence[tuple[float, float]]) -> float:
    """Metres along a line through places (longitude, latitude in degrees); 0 through fewer than two."""
    if len(places) < 2:
        return 0.0
    longitudes, latitudes = zip(*places, strict=True)
    return float(_EARTH.line_length(longitudes, latitudes))
