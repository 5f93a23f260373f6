"""The answers of the rules, a line each, with the numbers compared and what is missing."""

from collections.abc import Iterable

from fenshui.basin import Basin
from fenshui.cli.speaking import in_words, named_in, tell, text
from fenshui.rules import RuleAnswer


def tell_rules(answers: Iterable[RuleAnswer], basin: Basin) -> None:
    """Say every rule: its answer, what it asks, the numbers compared, and what is missing."""
    for answer in answers:
        which = text("rule.for_transfer", transfer=answer.transfer) if answer.transfer else ""
        said = text(f"rule.answer.{answer.answer}")
        tell("rule.line", rule=answer.id, answer=said, title=in_words(answer.title), transfer=which)
        if answer.numbers:
            said_numbers = (number.said(lambda of: named_in(basin, of)) for number in answer.numbers)
            tell("rule.numbers", numbers=text("rule.between").join(in_words(one).rstrip() for one in said_numbers))
        for what in answer.missing:
            tell("rule.lacking", what=in_words(what))
        if answer.note is not None:
            tell("rule.noted", what=in_words(answer.note))
