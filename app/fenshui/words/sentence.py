"""A sentence before it has a language: which one, and the values in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sentence:
    """A message id such as `basin.not_a_folder` and the values to fill in; a value may be a sentence itself."""

    id: str
    values: Mapping[str, object] = field(default_factory=dict)


def sentence(message_id: str, /, **values: object) -> Sentence:
    """The sentence `message_id` about these values."""
    return Sentence(message_id, values)


class Refused(Exception):  # noqa: N818  (an act refused, not a fault)
    """An act that cannot be done, or an environment that will not let it; says why in one line."""

    def __init__(self, message_id: str, /, **values: object) -> None:
        super().__init__(message_id)
        self.sentence = Sentence(message_id, values)

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value}" for name, value in self.sentence.values.items())
        return f"{self.sentence.id}({values})"
