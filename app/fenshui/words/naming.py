"""What has a name in Chinese and one in English, named in the language of whoever reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A row with an id and names, as a value of a sentence: the name is chosen when the sentence is said."""

    row: object

    def __str__(self) -> str:
        return str(getattr(self.row, "id", ""))


def names_in(rows: Iterable[object], language: str) -> Iterator[str]:
    """The names of rows in a language, else in the other, else their ids."""
    first, second = ("name_zh", "name_en") if language == "zh_CN" else ("name_en", "name_zh")
    return (getattr(row, first, "") or getattr(row, second, "") or str(getattr(row, "id", "")) for row in rows)


def name_in(row: object, language: str) -> str:
    """The name of one row."""
    return next(names_in([row], language))
