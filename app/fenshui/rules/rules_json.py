"""Answers of the rules as plain values, in both languages, for `impact.json`."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from fenshui.rules.answer import RuleAnswer
from fenshui.words import LANGUAGES, Sentence, say


def rules_json(answers: Iterable[RuleAnswer]) -> list[dict[str, Any]]:
    """A row an answer: `id`, `answer`, `transfer`, `title`, `numbers` (each also said), `source`, `missing`, `note`."""
    return [_row(answer) for answer in answers]


def _row(answer: RuleAnswer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "answer": answer.answer,
        "transfer": answer.transfer,
        "title": _both(answer.title),
        "numbers": [asdict(number) | _both(number.said) for number in answer.numbers],
        "source": _both(answer.source),
        "missing": [_both(what) for what in answer.missing],
        "note": None if answer.note is None else _both(answer.note),
    }


def _both(what: Sentence) -> dict[str, str]:
    chinese, english = (say(what, language) for language in LANGUAGES)
    return {"zh": chinese, "en": english}
