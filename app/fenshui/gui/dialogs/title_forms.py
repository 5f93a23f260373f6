"""What is asked about a title: a new one, another end or volume, works that save water of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fenshui.basin import Basin
from fenshui.gui.dialogs.field_grid import Field
from fenshui.gui.dialogs.register_parts import Form, Parts, Typed
from fenshui.gui.dialogs.source_words import SourceWords
from fenshui.gui.jobs.register_jobs import Deed, Registered
from fenshui.gui.tables.table_words import TableWords
from fenshui.gui.wording.language import named
from fenshui.register.fields import BASES, CLASSES

_MOST_PER_CENT = 100


class TitleForms(QObject):
    """A form for each."""

    def __init__(self, basin: Basin) -> None:
        super().__init__()
        self._basin = basin

    def grant(self, parts: Parts, _: Registered) -> Form:
        """A right to take water after the initial allotment, carved out of a larger title."""
        words = {"diversion": self.tr("what is taken"), "consumption": self.tr("what is used up")}
        places = tuple((one.id, f"{named(one)} · {one.id}") for one in self._basin.nodes)
        first, _last = parts.term()
        sources = SourceWords().sources
        terms = TableWords()
        uses = tuple((one, terms.term(one)) for one in self._basin.settings.priorities)
        classes = tuple((one, terms.term(one)) for one in CLASSES[1:])
        fields = (
            Field("right", self.tr("Id of the right")),
            parts.holder(self.tr("Holder")),
            Field("class", self.tr("Class"), "choice", "abstraction", choices=classes),
            Field("source", self.tr("Water of"), "choice", choices=tuple(sources.items())),
            parts.larger_title(self.tr("Carved out of"), self.tr("nothing: it stands by itself, on evidence")),
            parts.volume(),
            Field("basis", self.tr("The volume means"), "choice", choices=tuple((one, words[one]) for one in BASES)),
            Field("consumed", self.tr("Used up of what is taken"), value="100", unit="%"),
            Field("use", self.tr("What for"), "choice", choices=uses),
            Field("node", self.tr("Taken at"), "choice", choices=(("", "–"), *places)),
            Field("permit_no", self.tr("Number of the permit"), optional=True),
            first,
            Field("to", self.tr("Last day (empty: without end)"), optional=True),
            parts.evidence(optional=True),
            *parts.signers(self.tr("authority")),
        )

        def deed(typed: Typed) -> Deed:
            plain = ("right", "holder", "class", "source", "parent", "basis", "use", "node", "permit_no")
            said = {name: typed.text(name) for name in plain} | {
                "region": "",
                "season": "",
                "year_starts": "",
                "volume_m3": typed.whole("volume_m3"),
                "consumption_ratio": typed.whole("consumed", 1, _MOST_PER_CENT) / _MOST_PER_CENT,
                "from": typed.day("from"),
                "to": typed.day("to"),
            }
            return Deed("right_grant", said, typed.file())

        return Form(self.tr("Grant a title"), fields, deed)

    def renew(self, parts: Parts, _: Registered) -> Form:
        """A title gets another last day or another volume, from a day on."""
        first, _last = parts.term()
        fields = (
            parts.right(self.tr("Right")),
            first,
            Field("to", self.tr("New last day"), optional=True),
            Field("volume_m3", self.tr("New volume"), optional=True, unit=self.tr("m³ a year")),
            Field("reason", self.tr("Reason")),
            *parts.signers(self.tr("authority")),
        )

        def deed(typed: Typed) -> Deed:
            changes: dict[str, object] = {"to": typed.day("to")} if typed.text("to") else {}
            if typed.text("volume_m3"):
                changes["volume_m3"] = typed.whole("volume_m3")
            said = {name: typed.text(name) for name in ("right", "reason")}
            return Deed("correct", said | {"from": typed.day("from"), "changes": changes})

        return Form(self.tr("Renew or change a title"), fields, deed)

    def save(self, parts: Parts, _: Registered) -> Form:
        """Works that save water belong to who paid for them."""
        fields = (
            Field("project", self.tr("Id of the works")),
            parts.right(self.tr("Right")),
            parts.person("investor", self.tr("Who paid")),
            Field("saved_m3", self.tr("Saved"), unit=self.tr("m³ a year")),
            Field("invested_fen", self.tr("Paid"), unit=self.tr("fen")),
            *parts.term(),
            parts.evidence(),
            *parts.signers(self.tr("authority"), self.tr("holder of the title")),
        )

        def deed(typed: Typed) -> Deed:
            said = {name: typed.text(name) for name in ("project", "right", "investor")}
            figures = {"saved_m3": typed.whole("saved_m3"), "invested_fen": typed.whole("invested_fen", 0)}
            days = {"from": typed.day("from"), "to": typed.day("to"), "evidence": ""}
            return Deed("saved_water", said | figures | days, typed.file())

        return Form(self.tr("Works that save water"), fields, deed)
