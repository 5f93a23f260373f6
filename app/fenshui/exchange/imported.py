"""What came of importing: a basin, and a report that a user sees before accepting it."""

from dataclasses import dataclass, field

from fenshui.basin import Basin
from fenshui.reading.problem import Problem
from fenshui.words import Sentence, sentence


@dataclass
class Report:
    """What was read as it stood, what had to be guessed or approximated, and what was left out."""

    read: list[Sentence] = field(default_factory=list)
    guessed: list[Sentence] = field(default_factory=list)
    left_out: list[Sentence] = field(default_factory=list)

    def has_read(self, key: str, /, **values: object) -> None:
        """Note something read as it stood."""
        self.read.append(sentence(f"exchange.read.{key}", **values))

    def has_guessed(self, key: str, /, **values: object) -> None:
        """Note something that the file does not say and the import assumes."""
        self.guessed.append(sentence(f"exchange.guessed.{key}", **values))

    def has_left_out(self, key: str, /, **values: object) -> None:
        """Note something that the basin does not hold."""
        self.left_out.append(sentence(f"exchange.left_out.{key}", **values))


@dataclass(frozen=True)
class Imported:
    """A basin from another program's files, the report, and the warnings of the guarded reader."""

    basin: Basin
    report: Report
    warnings: tuple[Problem, ...] = ()
