"""The one table of a negotiation: which act, by whom, in which stage, until when, and where it leads.

An act that is not in the table is not allowed. Stages: opened (nothing on the table yet), offered, mediated (the
authority's terms), objected, agreed, settled (agreed on the authority's terms, third parties heard), and the ends
approved, refused, withdrawn, lapsed.
"""

from dataclasses import dataclass

from fenshui.words import Refused, sentence

PARTIES = ("transferor", "transferee")
"""Who must accept."""
ROLES = (*PARTIES, "third_party", "authority", "observer")

ON_TERMS = ("accept", "object")
"""Acts that answer the terms on the table and leave them there: they arrive in any order. All others move the case."""
WITH_TERMS = ("offer", "counter", "mediate")
"""Acts that put terms on the table and so void every acceptance."""

_TO_ANSWER = ("offered", "mediated", "objected")
_TO_DECIDE = ("agreed", "settled")
_OPEN = (*_TO_ANSWER, *_TO_DECIDE)


@dataclass(frozen=True)
class Row:
    """A line of the table. `until`: the deadline of the terms that ends the act: `answer_by`, `decide_by`, or none;
    `when_all`: the stage is reached only when every party has accepted.
    """

    act: str
    roles: tuple[str, ...]
    stages: tuple[str, ...]
    leads_to: str
    until: str = ""
    when_all: bool = False


TABLE = (
    Row("offer", PARTIES, ("opened",), "offered"),
    Row("counter", PARTIES, _TO_ANSWER, "offered", "answer_by"),
    Row("accept", PARTIES, ("offered",), "agreed", "answer_by", when_all=True),
    Row("accept", PARTIES, ("mediated",), "settled", "answer_by", when_all=True),
    Row("accept", PARTIES, ("objected",), "objected", "answer_by"),
    Row("object", ("third_party",), ("offered", "agreed", "objected"), "objected", "decide_by"),
    Row("mediate", ("authority",), _TO_ANSWER, "mediated", "decide_by"),
    Row("approve", ("authority",), _TO_DECIDE, "approved", "decide_by"),
    Row("refuse", PARTIES, _TO_ANSWER, "refused"),
    Row("refuse", ("authority",), _OPEN, "refused"),
    Row("withdraw", PARTIES, _OPEN, "withdrawn"),
    Row("lapse", (*PARTIES, "authority"), _OPEN, "lapsed"),
)

ACTS = tuple(dict.fromkeys(row.act for row in TABLE))
"""Every act, in the order of the table."""


def row_for(act: str, role: str, stage: str) -> Row:
    """The line that allows an act. Raises `Refused` where there is none."""
    for row in TABLE:
        if row.act == act and role in row.roles and stage in row.stages:
            return row
    if act not in {row.act for row in TABLE}:
        raise Refused("negotiation.unknown_act", act=act)
    raise Refused(
        "negotiation.not_allowed",
        act=sentence(f"negotiation.act.{act}"),
        role=sentence(f"negotiation.role.{role}"),
        stage=sentence(f"negotiation.stage.{stage}"),
    )


def allowed_acts(role: str, stage: str) -> tuple[str, ...]:
    """What somebody may do now."""
    return tuple(dict.fromkeys(row.act for row in TABLE if role in row.roles and stage in row.stages))


def deadline_of(stage: str) -> str:
    """Which deadline of the terms a stage waits for: `answer_by`, `decide_by`, or none."""
    return "answer_by" if stage in _TO_ANSWER else "decide_by" if stage in _TO_DECIDE else ""


def move_leads_to(act: str) -> str:
    """The stage a move leads to: one and the same from wherever and by whomever it is made."""
    return next(row.leads_to for row in TABLE if row.act == act)
