"""A negotiation as a frozen value: who takes part, what each has done, and what stands on the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fenshui.negotiation.acts import PARTIES, WITH_TERMS, deadline_of, move_leads_to, row_for
from fenshui.sealing.envelope import Envelope
from fenshui.sealing.signer import PublicKey
from fenshui.transfer import Transfer
from fenshui.words import Refused

Package = tuple[Transfer, ...]
"""Transfers that are agreed together or not at all."""


@dataclass(frozen=True)
class Participant:
    """Somebody at the table: a holder of the basin, in one role, with the key that signs for it."""

    id: str
    role: str
    name_zh: str
    name_en: str
    key: PublicKey


@dataclass(frozen=True)
class Opening:
    """How a case begins: its name, the basin it is about, who opened it when, and who takes part."""

    id: str
    basin: str
    by: str
    at: datetime
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class Act:
    """Something done in a case: what, by whom, when (as the signer states it, UTC to the second), and why.

    `impact_sha256` names the impact report it rested on; `after` the move (or the opening) it follows; `seen` the
    answers to those terms that the actor knew of. An act with terms states the package, until when the parties may
    answer, and until when the authority may decide.
    """

    kind: str
    by: str
    at: datetime
    why: str
    impact_sha256: str
    after: str
    seen: tuple[str, ...] = ()
    package: Package = ()
    answer_by: datetime | None = None
    decide_by: datetime | None = None


@dataclass(frozen=True)
class KeptAct:
    """An act with its signature; `sha256` is that of the signed bytes."""

    act: Act
    envelope: Envelope
    sha256: str


@dataclass(frozen=True)
class Move:
    """An act that moved the case, with the answers given to it, acceptances first, then by name."""

    kept: KeptAct
    answers: tuple[KeptAct, ...] = ()


@dataclass(frozen=True)
class Case:
    """A case: its opening, signed, and the moves in order. Same acts, same value, in whatever order they arrived."""

    opening: Opening
    envelope: Envelope
    sha256: str
    moves: tuple[Move, ...] = ()

    def participant(self, name: str) -> Participant:
        """Who is meant. Raises `Refused` for somebody who does not take part."""
        for one in self.opening.participants:
            if one.id == name:
                return one
        raise Refused("negotiation.not_at_the_table", name=name)

    @property
    def parties(self) -> frozenset[str]:
        """Who must accept."""
        return frozenset(one.id for one in self.opening.participants if one.role in PARTIES)

    @property
    def head(self) -> str:
        """What the next act follows: the last move, or the opening."""
        return self.moves[-1].kept.sha256 if self.moves else self.sha256

    @property
    def stage(self) -> str:
        """Where the case stands."""
        return self.stage_with(self.moves[-1].answers) if self.moves else "opened"

    def stage_with(self, answers: Iterable[KeptAct]) -> str:
        """Where the case stands when just these answers to the last move count."""
        stage = self.base_stage(len(self.moves) - 1)
        accepted = {kept.act.by for kept in answers if kept.act.kind == "accept"} | self._proposer()
        if self.parties <= accepted and stage in ("offered", "mediated"):
            stage = row_for("accept", "transferor", stage).leads_to
        objected = any(kept.act.kind == "object" for kept in answers)
        return row_for("object", "third_party", stage).leads_to if objected else stage

    def base_stage(self, number: int) -> str:
        """Where a move led before anybody answered it."""
        return move_leads_to(self.moves[number].kept.act.kind) if number >= 0 else "opened"

    @property
    def terms(self) -> Act | None:
        """The act whose terms are on the table, or were when the case ended."""
        with_terms = [move.kept.act for move in self.moves if move.kept.act.kind in WITH_TERMS]
        return with_terms[-1] if with_terms else None

    @property
    def accepted_by(self) -> frozenset[str]:
        """Who stands by the terms on the table, their proposer included."""
        if not self.moves or self.moves[-1].kept.act.kind not in WITH_TERMS:
            return frozenset()
        accepts = {kept.act.by for kept in self.moves[-1].answers if kept.act.kind == "accept"}
        return frozenset(accepts | self._proposer())

    @property
    def waits_for(self) -> tuple[str, ...]:
        """Whose acceptance is missing: the empty slots of the file."""
        return tuple(sorted(self.parties - self.accepted_by)) if self.moves and deadline_of(self.stage) else ()

    def _proposer(self) -> set[str]:
        return {self.moves[-1].kept.act.by} & self.parties if self.moves else set()
