"""The answer of a rule: met, broken, or that it cannot be told and what is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fenshui.words import Sentence, sentence

YES = "yes=1"
"""The unit of what is so or is not."""

ANSWERS = ("met", "cannot-tell", "broken")
"""From best to worst."""


@dataclass(frozen=True)
class Compared:
    """A number a rule looked at: what it is, its unit, and of which region, right or section."""

    name: str
    value: float
    unit: str
    of: str = ""

    def said(self, name_of: Callable[[str], str] = str) -> Sentence:
        """The number with its name, whose it is and its unit, as people read it; `name_of` gives an id's name."""
        return sentence(
            "rule.number",
            name=sentence(f"rule.number_of.{self.name}"),
            of=sentence("rule.of", of=name_of(self.of)) if self.of else "",
            value=self._value_said,
            unit="" if self.unit == YES else sentence(f"rule.unit.{self.unit.replace('m3/', 'm3_')}"),
        )

    @property
    def _value_said(self) -> Sentence | str:
        if self.unit == YES:
            return sentence("rule.yes" if self.value else "rule.no")
        return f"{self.value:.3%}" if self.unit == "share" else f"{self.value:,.0f}".replace("-", "−")


@dataclass(frozen=True)
class RuleAnswer:
    """What a rule says of one transfer (`transfer` is its id; blank: of all together).

    `numbers` are those it compared, `missing` what it would need to know, `note` why it asks nothing here.
    """

    id: str
    answer: str
    transfer: str = ""
    numbers: tuple[Compared, ...] = ()
    missing: tuple[Sentence, ...] = ()
    note: Sentence | None = None

    @property
    def title(self) -> Sentence:
        """What the rule asks."""
        return sentence(f"rule.title.{self.id}")

    @property
    def source(self) -> Sentence:
        """The law or measure it comes from, and whether that has been verified."""
        return sentence(f"rule.source.{self.id}")


def answered(
    rule: str,
    holds: bool,
    numbers: Sequence[Compared] = (),
    missing: Sequence[Sentence] = (),
    transfer: str = "",
) -> RuleAnswer:
    """Broken where what is known does not hold, whatever else is missing; else met only where nothing is."""
    answer = "broken" if not holds else "cannot-tell" if missing else "met"
    return RuleAnswer(rule, answer, transfer, tuple(numbers), tuple(missing))


def asks_nothing(rule: str, note: Sentence, transfer: str = "") -> RuleAnswer:
    """Met, because the case is not one the rule is about."""
    return RuleAnswer(rule, "met", transfer, note=note)
