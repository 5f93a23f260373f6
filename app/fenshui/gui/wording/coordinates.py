"""Longitude and latitude, and lengths on the ground, as texts; letters and units are the same in both languages."""

from __future__ import annotations

LONGEST, LONGEST_LENGTH = "188.8888° W  88.8888° N", "Length: 88,888.8 km"
_TURN, _HALF_TURN = 360.0, 180.0


def place_text(longitude: float, latitude: float) -> str:
    """Degrees with the letter of the hemisphere, to a dozen metres; beyond a pole there is no place and no text."""
    if not -90 <= latitude <= 90:
        return ""
    longitude = (longitude + _HALF_TURN) % _TURN - _HALF_TURN
    return f"{_degrees(longitude, 'EW')}  {_degrees(latitude, 'NS')}"


def length_text(length_m: float) -> str:
    """Whole metres up to a kilometre; kilometres beyond it, to three figures or to a tenth."""
    if round(length_m) < 1000:
        return f"{length_m:.0f} m"
    digits = 2 if length_m < 9_995 else 1
    return f"{length_m / 1000:,.{digits}f} km"


def _degrees(angle: float, letters: str) -> str:
    size = f"{abs(angle):.4f}"
    return f"{size}° {letters[angle < 0 and float(size) > 0]}"
