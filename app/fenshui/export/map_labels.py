"""Labels beside their places, none over another and none over a sign."""

from fenshui.export.drawing import Words

_Box = tuple[float, float, float, float]


class Labels:
    """Labels put one after another, most important first; one that finds no room is left out."""

    def __init__(self, frame: _Box) -> None:
        self.marks: list[Words] = []
        self._frame = frame
        self._taken: list[_Box] = []

    def avoid(self, x: float, y: float, radius: float) -> None:
        """Keep labels off a sign."""
        self._taken.append((x - radius, y - radius, x + radius, y + radius))

    def add(self, x: float, y: float, text: str, size: float, colour: str = "#1a1a1a") -> None:
        """Put a label right, left, above or below of a place, wherever it is free first."""
        width = sum(size if ord(character) > 0x2E80 else 0.58 * size for character in text)
        gap = 0.9 * size
        for place_x, place_y in (
            (x + gap, y + 0.35 * size),
            (x - gap - width, y + 0.35 * size),
            (x - width / 2, y - gap),
            (x - width / 2, y + gap + 0.8 * size),
            (x + gap, y - gap),
            (x + gap, y + gap + 0.6 * size),
            (x - gap - width, y - gap),
            (x - gap - width, y + gap + 0.6 * size),
        ):
            box = (place_x, place_y - 0.9 * size, place_x + width, place_y + 0.25 * size)
            if self._is_free(box):
                self._taken.append(box)
                self.marks.append(Words(round(place_x, 2), round(place_y, 2), text, size, colour, halo="#ffffff"))
                return

    def _is_free(self, box: _Box) -> bool:
        left, top, right, bottom = self._frame
        inside = left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom
        return inside and not any(_overlap(box, other) for other in self._taken)


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
