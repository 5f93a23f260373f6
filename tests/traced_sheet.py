"""A sheet of a report that remembers on which page everything stands."""

from datetime import date

from fenshui.export.paper import BOTTOM
from fenshui.export.report.sheet import Sheet


class TracedSheet(Sheet):
    """Texts and frames with their pages; a frame may not reach below the page."""

    def __init__(self, names):
        super().__init__("foot", date(2026, 1, 2), names)
        self.stands, self.frames = [], []

    def put(self, x, y, text, *others):
        self.stands.append((self.page, text))
        super().put(x, y, text, *others)

    def rect(self, x, y, w, h, *others, **more):
        assert y + h <= BOTTOM, (y, h)
        self.frames.append((self.page, y, h))
        super().rect(x, y, w, h, *others, **more)

    def begin_at(self, y_mm):
        """A new page, so far down, with nothing remembered."""
        self.add_page()
        self.set_y(y_mm)
        self.stands.clear()
        self.frames.clear()

    def page_of(self, text):
        """The page on which a text stands, once."""
        (page,) = [page for page, written in self.stands if written == text]
        return page
