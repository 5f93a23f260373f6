"""5  The provisions every bargain starts from; parties may replace them by their own."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fenshui.rules import RuleAnswer, unanswered_rules
from fenshui.sealing.durable_file import read_bytes
from fenshui.transfer import Transfer
from fenshui.words import LANGUAGES, Refused, Sentence, say, sentence

Both = Mapping[str, str]
_LARGEST = 1 << 18
_PROVISIONS = ("object", "payment", "cap", "third_parties", "dry_years", "end")


def standard_clauses(transfer: Transfer) -> tuple[Both, ...]:
    """What the parties promise each other where they have agreed nothing else."""
    values = {
        "volume": f"{transfer.volume_m3:,}",
        "starts": transfer.starts.isoformat(),
        "ends": transfer.ends.isoformat(),
        "right": transfer.right,
        "years": transfer.years,
    }
    return tuple(_both(sentence(f"clauses.{name}", **values)) for name in _PROVISIONS)


def standard_statement(verdict: str, answers: Sequence[RuleAnswer] = ()) -> Both:
    """What the basin authority states where it has stated nothing else, by the verdict of the assessment.

    It answers itself for every rule of which the data cannot tell.
    """
    said = _both(sentence(f"clauses.authority.{verdict}"))
    untold = unanswered_rules(answers)
    if not untold:
        return said
    own_check = [_both(sentence("clauses.own_check", rule=answer.id, title=answer.title)) for answer in untold]
    intro = _both(sentence("clauses.own_checks", count=len(untold)))
    return {
        "zh": said["zh"] + intro["zh"] + "；".join(one["zh"] for one in own_check) + "。",
        "en": f"{said['en']} {intro['en']} {'; '.join(one['en'] for one in own_check)}.",
    }


def own_text(path: Path) -> tuple[tuple[Both, ...], Both]:
    """The parties' own clauses and the authority's statement from a TOML file; raises `Refused` for any other.

    `[[clauses]]` and `[authority_statement]`, each with `zh` and `en`.
    """
    try:
        found: dict[str, Any] = tomllib.loads(read_bytes(path, _LARGEST).decode("utf-8"))
        clauses = tuple({"zh": str(one["zh"]), "en": str(one["en"])} for one in found["clauses"])
        said = found["authority_statement"]
        return clauses, {"zh": str(said["zh"]), "en": str(said["en"])}
    except (ValueError, KeyError, TypeError) as fault:
        raise Refused("export.not_a_text", path=path, why=str(fault)) from None


def _both(what: Sentence) -> Both:
    chinese, english = (say(what, language) for language in LANGUAGES)
    return {"zh": chinese, "en": english}
