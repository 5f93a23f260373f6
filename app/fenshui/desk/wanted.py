"""Terms somebody wants to see beside the draft, and how a journal writes them down."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from fenshui.desk.transfer_lines import listed, transfer_in, transfer_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fenshui.transfer import Transfer


@dataclass(frozen=True)
class Wanted:
    """Terms to be pinned: what they are, who proposed them or what they are called, and the transfers themselves.

    `number`: the how manieth offer or counter-offer of its case it is; 0 for what is none.
    """

    kind: str
    package: tuple[Transfer, ...] = ()
    id: str = ""
    name_zh: str = ""
    name_en: str = ""
    number: int = 0


def wanted_text(wanted: Sequence[Wanted]) -> str:
    """Everything that is to be pinned, as JSON."""
    told = [asdict(replace(one, package=())) | {"package": [*map(transfer_line, one.package)]} for one in wanted]
    return json.dumps(told, ensure_ascii=False)


def wanted_from(text: str) -> tuple[Wanted, ...]:
    """What a journal says was to be pinned; raises as `transfer_in` does where that is not written so."""
    return tuple(Wanted(**told | {"package": tuple(map(transfer_in, told["package"]))}) for told in listed(text))
