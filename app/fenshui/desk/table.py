"""5  The negotiations on the table: the blotter, the case that is looked at, and the package for its next terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from fenshui.desk.blotter import Blotter, CaseLine
    from fenshui.desk.negotiating import Brought
    from fenshui.transfer import Transfer


@dataclass(frozen=True)
class Table:
    """`package` are the transfers collected for the next terms; `brought` is what the file taken in last changed."""

    blotter: Blotter | None = None
    chosen: Path | None = None
    package: tuple[Transfer, ...] = ()
    brought: Brought | None = None

    @property
    def line(self) -> CaseLine | None:
        """The case that is looked at."""
        return self.blotter.line(self.chosen) if self.blotter is not None else None

    @property
    def step(self) -> str:
        """Where the case that is looked at stands on the line of steps; nothing where it stands nowhere."""
        line = self.line
        return line.step if line is not None else ""

    def with_draft(self, draft: Transfer) -> Table:
        """One transfer more in the package; one with the same id gives way."""
        others = tuple(one for one in self.package if one.id != draft.id)
        return replace(self, package=(*others, draft))

    def with_terms(self, package: tuple[Transfer, ...]) -> Table:
        """Terms to be answered with others; one transfer alone needs no package."""
        return replace(self, package=package if len(package) > 1 else ())

    def proposed(self, draft: Transfer | None) -> tuple[Transfer, ...]:
        """What the next terms are: the package collected, else the draft of the ticket alone."""
        return self.package or ((draft,) if draft is not None else ())
