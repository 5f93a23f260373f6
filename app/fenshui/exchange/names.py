"""Ids of the basin format out of whatever names another program has: each its own, as like it as can be."""

import re
import unicodedata

_MOST = 64
_STRANGE = re.compile(r"[^A-Za-z0-9_.\-]+")


class Ids:
    """Gives each foreign name one id; names that would get the same id are numbered."""

    def __init__(self) -> None:
        self._id_of: dict[object, str] = {}
        self._given: set[str] = set()

    def of(self, name: object) -> str:
        """The id of a name, always the same for the same name."""
        if name not in self._id_of:
            self._id_of[name] = self.new(str(name))
        return self._id_of[name]

    def new(self, wish: str) -> str:
        """A new id like a wish."""
        plain = _STRANGE.sub("-", unicodedata.normalize("NFKC", wish)).strip("-")[:_MOST] or "n"
        found, number = plain, 1
        while found in self._given:
            number += 1
            found = f"{plain[: _MOST - 8]}-{number}"
        self._given.add(found)
        return found

    @property
    def changed(self) -> int:
        """How many names are not their own ids."""
        return sum(str(name) != given for name, given in self._id_of.items())
