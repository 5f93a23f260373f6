"""Answers of the rules as plain values, in both languages, for `impact.json`."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from fenshui.rules.answer import RuleAnswer
from fenshui.words import in_both


def rules_json(answers: Iterable[RuleAnswer]) -> list[dict[str, Any]]:
    """A row an answer: `id`, `answer`, `transfer`, `title`, `numbers` (each also said), `source`, `missing`, `note`."""
    return [_row(answer) for answer in answers]


def _row(answer: RuleAnswer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "answer": answer.answer,
        "transfer": answer.transfer,
        "title": in_both(answer.title),
        "numbers": [asdict(number) | in_both(number.said()) for number in answer.numbers],
        "source": in_both(answer.source),
        "missing": [in_both(what) for what in answer.missing],
        "note": None if answer.note is None else in_both(answer.note),
    }
