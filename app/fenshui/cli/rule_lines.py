"""The answers of the rules, a line each, with the numbers compared and what is missing."""

from collections.abc import Iterable

from fenshui.cli.speaking import in_words, tell, text
from fenshui.rules import Compared, RuleAnswer

_UNITS = {"m3/year": "m3_year", "yes=1": "yes_1"}


def tell_rules(answers: Iterable[RuleAnswer]) -> None:
    """Say every rule: its answer, what it asks, the numbers compared, and what is missing."""
    for answer in answers:
        which = text("rule.for_transfer", transfer=answer.transfer) if answer.transfer else ""
        said = text(f"rule.answer.{answer.answer}")
        tell("rule.line", rule=answer.id, answer=said, title=in_words(answer.title), transfer=which)
        if answer.numbers:
            tell("rule.numbers", numbers="; ".join(map(_number, answer.numbers)))
        for what in answer.missing:
            tell("rule.lacking", what=in_words(what))
        if answer.note is not None:
            tell("rule.noted", what=in_words(answer.note))


def _number(number: Compared) -> str:
    of = text("rule.of", of=number.of) if number.of else ""
    value = f"{number.value:.3%}" if number.unit == "share" else f"{number.value:,.0f}"
    unit = text(f"rule.unit.{_UNITS.get(number.unit, number.unit)}")
    return text("rule.number", name=text(f"rule.number_of.{number.name}"), of=of, value=value, unit=unit).rstrip()
