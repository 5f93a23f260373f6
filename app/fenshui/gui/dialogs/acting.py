"""What is asked before somebody does something in a negotiation: why, until when; the passphrase comes last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTextBrowser

from fenshui.desk.amounts import day
from fenshui.gui import preferences
from fenshui.gui.dialogs.field_grid import Answers, Field
from fenshui.gui.dialogs.form import FormDialog, Told
from fenshui.gui.jobs import negotiation_jobs as jobs
from fenshui.gui.wording.language import named, spoken
from fenshui.gui.wording.statement_text import statement_html
from fenshui.words import Refused, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from fenshui.gui.live.desk import LiveDesk
    from fenshui.sealing.certificate import Person
    from fenshui.transfer import Transfer

WITH_TERMS = ("offer", "counter", "mediate")
_DAYS_TO_ANSWER, _DAYS_TO_DECIDE = 14, 30
_SEEN = 260


class Acting(QObject):
    """Opens the dialogs of a negotiation; the acts themselves are the desk's."""

    def __init__(self, live: LiveDesk, window: QWidget) -> None:
        super().__init__(window)
        self._live, self._window = live, window

    def ask_to_open(self) -> None:
        """Ask who sits at the table of a new case."""
        seats = {
            "transferor": self.tr("Transferor"),
            "transferee": self.tr("Transferee"),
            "third_party": self.tr("Third party (may stay empty)"),
            "authority": self.tr("Basin authority"),
            "observer": self.tr("Observer (may stay empty)"),
        }
        people = jobs.known_people(self._live.negotiating.cards.known)
        usual, optional = self._usual_seats(people), ("third_party", "observer")
        known = self._by_name(people, usual.values())
        hint = self.tr("Choose; several as ids with commas")
        fields = [
            Field("name", self.tr("Name of the case")),
            *(
                Field(role, title, "suggested", usual.get(role, ""), role in optional, choices=known, hint=hint)
                for role, title in seats.items()
            ),
            *self._key_fields(),
        ]

        def act(answers: Answers, told: Told) -> None:
            sitting = {role: [one.strip() for one in answers[role].split(",") if one.strip()] for role in seats}
            self._live.negotiating.open_case(answers["name"], sitting, self._key(answers), told)

        FormDialog(self.tr("Open a case"), self.tr("Open the case"), fields, act, self._window).open()

    def ask_to_act(self, kind: str, seat: str) -> None:
        """Ask why, and for the key of a seat; the terms that are put forward or answered are shown above."""
        live = self._live
        line, table = live.desk.table.line, live.desk.table
        if line is None:
            return
        proposes = kind in WITH_TERMS
        package = table.proposed(live.desk.draft) if proposes else (line.last.package if line.last else ())
        fields = [Field("why", self.tr("Reason"))]
        if proposes:
            fields += [
                Field("answer_by", self.tr("Last day for an answer"), value=_day_ahead(_DAYS_TO_ANSWER)),
                Field("decide_by", self.tr("Last day for the decision"), value=_day_ahead(_DAYS_TO_DECIDE)),
            ]

        def act(answers: Answers, told: Told) -> None:
            days = None
            if proposes:
                try:
                    days = (day(answers["answer_by"]), day(answers["decide_by"]))
                except Refused as refused:
                    told(refused.sentence)
                    return
            live.negotiating.act(kind, answers["why"], days, self._key(answers, seat), told, seat)

        title = spoken(sentence(f"negotiation.act.{kind}"))
        title = title[:1].upper() + title[1:]
        button = self.tr("Sign: {act}").format(act=title)
        fields += self._key_fields(seat)
        about = self._terms(package) if package else None
        FormDialog(title, button, fields, act, self._window, about).open()

    def ask_to_hand_out(self) -> None:
        """Ask for a key and where its card is to be written."""
        key, _ = self._key_fields()
        fields = [key, Field("card", self.tr("Card to write"), "save")]

        def act(answers: Answers, told: Told) -> None:
            self._live.negotiating.cards.hand_out(Path(answers["key"]), Path(answers["card"]), told)

        FormDialog(self.tr("Hand out a key card"), self.tr("Write the card"), fields, act, self._window).open()

    def _terms(self, package: tuple[Transfer, ...]) -> QTextBrowser:
        text = QTextBrowser()
        text.setAccessibleName(self.tr("Terms"))
        text.setHtml(statement_html(jobs.terms_of(package, self._live.basin)))
        text.setMinimumSize(520, _SEEN)
        return text

    def _key_fields(self, seat: str = "") -> tuple[Field, Field]:
        """A key and its passphrase; the key is the one last used, of this seat where it has used one."""
        usual = str(preferences.kept_folder(_key_of(seat), preferences.kept_folder("key", Path())))
        key = Field("key", self.tr("Key file"), "file", "" if usual == "." else usual)
        return key, Field("secret", self.tr("Passphrase"), "secret")

    def _key(self, answers: Answers, seat: str = "") -> tuple[Path, str]:
        for name in {"key", _key_of(seat)}:
            preferences.keep_folder(name, Path(answers["key"]))
        return Path(answers["key"]), answers["secret"]

    def _by_name(self, people: tuple[Person, ...], usual: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Who can be chosen: those whose cards are known, and holders of the basin who are proposed without one."""
        names = {one.holder: named(one) for one in people}
        holders = self._live.basin.holder_by_id if self._live.basin is not None else {}
        names = {holder: named(holders[holder]) for holder in usual if holder in holders} | names
        return tuple((holder, f"{name} · {holder}") for holder, name in names.items())

    def _usual_seats(self, people: tuple[Person, ...]) -> dict[str, str]:
        """Giver and taker of the draft, and the one known who is no holder of the basin as the authority."""
        basin, draft = self._live.basin, self._live.desk.draft
        if basin is None:
            return {}
        strangers = [one.holder for one in people if one.holder not in basin.holder_by_id]
        seats = {"authority": strangers[0] if len(strangers) == 1 else ""}
        if draft is not None and draft.right in basin.right_by_id:
            seats["transferor"] = basin.right_by_id[draft.right].holder
            taker = basin.right_by_id.get(draft.to_right)
            seats["transferee"] = taker.holder if taker is not None else draft.to_holder
        return seats


def _key_of(seat: str) -> str:
    return f"key of {seat}" if seat else "key"


def _day_ahead(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()
