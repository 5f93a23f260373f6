"""What is wrong with a user's data: a value, never a traceback."""

from dataclasses import dataclass

from fenshui.words import Sentence, sentence

_MOST_SHOWN = 200


@dataclass(frozen=True)
class Problem:
    """One fault: the file, the row (the header is row 1) and column, what was found, what was expected."""

    file: str
    found: str
    expected: Sentence
    row: int | None = None
    column: str = ""
    is_warning: bool = False
    says_all: bool = False
    """Whether `expected` is a whole sentence that needs no "found" before it: a file that cannot be read at all."""

    @property
    def line(self) -> Sentence:
        """The fault in one line."""
        if self.says_all:
            return self.expected
        place = f"{self.file}:{self.row}" if self.row is not None else self.file
        shape = "reading.problem_in_column" if self.column else "reading.problem"
        return sentence(shape, place=place, column=self.column, found=_short(self.found), expected=self.expected)


def _short(found: str) -> str:
    """What was found, cut where nobody would read on."""
    return found if len(found) <= _MOST_SHOWN else f"{found[:_MOST_SHOWN]}…"
