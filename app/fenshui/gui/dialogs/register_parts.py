"""The fields that the dialogs of the register share: of whom, how much, from when until when, and who signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from fenshui.desk.amounts import MOST_M3, amount, day, whole
from fenshui.gui import preferences
from fenshui.gui.dialogs.field_grid import Answers, Field
from fenshui.gui.jobs.register_jobs import Deed, Registered, Signed
from fenshui.gui.live.desk import LiveDesk
from fenshui.gui.wording.amounts import number_text
from fenshui.gui.wording.language import named
from fenshui.register.accounts import ECOLOGY, POOL
from fenshui.register.fields import CLASSES
from fenshui.register.positions import Position


class Typed:
    """What was typed into the fields of a form, read as what it is meant to be."""

    def __init__(self, fields: Sequence[Field], answers: Answers) -> None:
        self._called = {field.name: field.called for field in fields}
        self._answers = answers

    def text(self, name: str) -> str:
        """A text as it was typed."""
        return self._answers[name]

    def whole(self, name: str, least: int = 1, most: int = MOST_M3) -> int:
        """A whole number, thousands apart or not. Raises `Refused` for anything else."""
        return whole(self._called[name], least, most)(self._answers[name])

    def amount(self, name: str, least: float, most: float) -> float | None:
        """A number, thousands apart or not, or None where nothing was typed. Raises `Refused` for anything else."""
        typed = self._answers[name]
        return amount(self._called[name], least, most)(typed) if typed else None

    def day(self, name: str) -> str:
        """A day, or nothing where nothing was typed. Raises `Refused` for anything else."""
        typed = self._answers[name]
        return day(typed).isoformat() if typed else ""

    def file(self, name: str = "evidence") -> Path | None:
        """A file, or None where none was named."""
        typed = self._answers[name]
        return Path(typed) if typed else None

    def signed(self) -> Signed:
        """Who signs."""
        said = self._answers
        keys = [(Path(said[key]), said[f"{key}_secret"]) for key in ("key", "key_2") if said.get(key)]
        preferences.keep_folder("key", keys[0][0])
        return Signed(tuple(keys), said["secret"])


@dataclass(frozen=True)
class Form:
    """A dialog that writes one entry: its title, its fields, and what is written of them."""

    title: str
    fields: tuple[Field, ...]
    deed: Callable[[Typed], Deed]


class Signers(QObject):
    """A key and a passphrase for everybody who signs an entry; the passphrase of the ledger itself comes last."""

    def fields(self, *who: str, may: str = "") -> tuple[Field, ...]:
        """The fields for these; `may` signs only where it must. The key used last is that of who signs alone."""
        usual = str(preferences.kept_folder("key", Path())) if len(who) == 1 else "."
        fields: list[Field] = []
        for at, one in enumerate((*who, may) if may else who):
            key, is_free = "key" if at == 0 else "key_2", one == may
            first = "" if at or usual == "." else usual
            fields.append(Field(key, self.tr("Key file, {who}").format(who=one), "file", first, is_free))
            title = self.tr("Passphrase, {who}").format(who=one)
            fields.append(Field(f"{key}_secret", title, "secret", optional=is_free))
        return (*fields, Field("secret", self.tr("Passphrase of the ledger"), "secret"))


class Parts(QObject):
    """Fields over what the register holds now."""

    def __init__(self, live: LiveDesk, found: Registered) -> None:
        super().__init__()
        self._live, self._found = live, found

    def position(self) -> Field:
        """Whose water: a right and who holds it; the row that is selected stands there first."""
        rows = [row for row in self._found.rows if row.holder not in (POOL, ECOLOGY)]
        said = self.tr("{right} · {holder} · {free} m³ free")
        choices = tuple(
            (
                f"{row.right} {row.holder}",
                said.format(right=row.right, holder=self.called(row.holder), free=number_text(row.free_m3, 0)),
            )
            for row in rows
        )
        chosen = self._live.selection
        usual = chosen.id if chosen.kind == "position" else ""
        return Field("position", self.tr("Right and holder"), "choice", usual, choices=choices)

    def right(self, title: str) -> Field:
        """One of the titles in the register; the one that is selected stands there first."""
        rows = {row.right: row for row in reversed(self._found.rows)}
        rights = {name: rows[name] for name in dict.fromkeys(row.right for row in self._found.rows)}
        chosen = self._live.selection
        usual = chosen.id.split()[0] if chosen.kind == "position" and chosen.id else ""
        return Field(
            "right", title, "choice", usual, choices=tuple((one, self._titled(row)) for one, row in rights.items())
        )

    def larger_title(self, title: str, none: str) -> Field:
        """A title that another is carved out of, or none: those of regions first."""
        rows = sorted(self._found.rows, key=lambda row: CLASSES.index(row.right_class))
        titles = {row.right: row for row in rows}
        first = next((one for one, row in titles.items() if row.right_class == "regional"), "")
        choices = (("", none), *((one, self._titled(row)) for one, row in titles.items()))
        return Field("parent", title, "choice", first, choices=choices)

    def pledge(self) -> Field:
        """One of the pledges that stand."""
        choices = tuple(
            (
                one.lien,
                f"{one.lien} · {one.right} · {self.called(one.holder)} → {self.called(one.creditor)} · "
                f"{number_text(one.volume_m3, 0)} m³",
            )
            for one in self._found.liens
        )
        return Field("lien", self.tr("Pledge"), "choice", choices=choices)

    def stock(self) -> Field:
        """A right of which something lies in the reserve."""
        choices = tuple(
            (row.right, f"{row.right} · {number_text(row.free_m3, 0)} m³")
            for row in self._found.rows
            if row.holder == POOL
        )
        return Field("right", self.tr("Out of"), "choice", choices=choices)

    def holder(self, title: str, before: tuple[tuple[str, str], ...] = ()) -> Field:
        """One of the holders of the basin."""
        basin = self._live.basin
        known = [(one.id, f"{named(one)} · {one.id}") for one in (basin.holders if basin is not None else ())]
        return Field("holder", title, "choice", choices=(*before, *known))

    def person(self, name: str, title: str) -> Field:
        """Somebody whose key the ledger knows, chosen by name."""
        known = tuple((one, f"{named(who)} · {one}") for one, who in self._found.people.items())
        return Field(name, title, "suggested", choices=known, hint=self.tr("Choose, or type an id"))

    def volume(self, name: str = "volume_m3", *, optional: bool = False) -> Field:
        """How much a year."""
        return Field(name, self.tr("Volume"), optional=optional, unit=self.tr("m³ a year"))

    def price(self) -> Field:
        """What is paid for all of it."""
        return Field("price_fen", self.tr("Price of all of it"), optional=True, unit=self.tr("fen"))

    def term(self) -> tuple[Field, Field]:
        """From today; without a last day as long as the title runs."""
        first = Field("from", self.tr("First day"), value=date.today().isoformat())
        return first, Field("to", self.tr("Last day (empty: as long as the title)"), optional=True)

    def reason(self) -> Field:
        """Why, in words."""
        return Field("reason", self.tr("Reason"), optional=True)

    def evidence(self, *, optional: bool = False) -> Field:
        """The file that proves it; its hash is in the entry, the file is kept in the ledger."""
        title = self.tr("Evidence (may stay empty)") if optional else self.tr("Evidence")
        return Field("evidence", title, "file", optional=optional)

    def signers(self, *who: str, may: str = "") -> tuple[Field, ...]:
        """Who signs, the last of them perhaps."""
        return Signers().fields(*who, may=may)

    def called(self, holder: str) -> str:
        """The name of a holder: that of the basin, else that of the key the ledger knows, else the id."""
        basin = self._live.basin
        known = {**self._found.people, **(basin.holder_by_id if basin is not None else {})}
        return named(known[holder]) if holder in known else holder

    def _titled(self, row: Position) -> str:
        """A title with its region, where it is a region's, else with its holder."""
        basin = self._live.basin
        regions = basin.region_by_id if basin is not None and row.right_class == "regional" else {}
        return f"{row.right} · {named(regions[row.region]) if row.region in regions else self.called(row.holder)}"
