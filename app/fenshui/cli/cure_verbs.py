"""Look for what would cure a transfer that injures: `cures`."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fenshui.cli.opening import basin_and_transfers
from fenshui.cli.speaking import tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.assessing import cures_of
from fenshui.export.tables import write_texts
from fenshui.impact import Compensation, Cure
from fenshui.transfer import transfer_text
from fenshui.units import yuan_text

_MOST_LINES = 5


def add_verbs(verbs: Any) -> None:
    """Add `cures` to the command line."""
    verb = add_verb(verbs, "cures")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfer", metavar="TRANSFER", type=Path, help=text("cure.help.transfer"))
    verb.add_argument("--out", metavar="DIR", type=Path, help=text("cure.help.out"))
    verb.set_defaults(act=find)


def find(arguments: argparse.Namespace) -> int:
    """Find every cure, and write each as a transfer file that can be sent."""
    basin, (transfer,) = basin_and_transfers(arguments.basin, [arguments.transfer])
    found = cures_of(basin, transfer)
    if arguments.out is not None:
        names = (f"{number:02}-{cure.kind}.toml" for number, cure in enumerate(found, start=1))
        write_texts(dict(zip(names, (transfer_text(cure.transfer) for cure in found), strict=True)), arguments.out)
    if arguments.json:
        tell_machine([_plain(cure) for cure in found])
        return 0
    if not found:
        tell("cure.none_needed")
    for cure in found:
        _tell(cure)
    return 0


def _plain(cure: Cure) -> dict[str, object]:
    return {
        "kind": cure.kind,
        "is_harmless": cure.is_harmless,
        "excess": cure.excess,
        "volume_m3": cure.transfer.volume_m3,
        "exchange_rate": cure.transfer.exchange_rate,
        "conversion": cure.transfer.conversion,
        "schedule": list(cure.transfer.schedule) or "as-used",
        "release_from": cure.transfer.release_from,
        "release_m3_s": list(cure.transfer.release_m3_s),
        "compensations": [asdict(one) for one in cure.compensations],
    }


def _tell(cure: Cure) -> None:
    outcome = text("cure.harmless") if cure.is_harmless else text("cure.left", excess=f"{cure.excess:.3%}")
    tell(f"cure.kind.{cure.kind}", outcome=outcome, **_values(cure))
    for one in cure.compensations[:_MOST_LINES]:
        tell("cure.compensation", right=one.right, volume=f"{one.volume_m3_per_year:,}", money=_money(one))


def _values(cure: Cure) -> dict[str, str]:
    transfer = cure.transfer
    shares = " ".join(f"{share:.3f}" for share in transfer.schedule)
    flows = " ".join(f"{flow:g}" for flow in transfer.release_m3_s)
    named = {"shares": shares, "reservoir": transfer.release_from, "flows": flows}
    return {"volume": f"{transfer.volume_m3:,}", "rate": f"{transfer.exchange_rate:g}", **named}


def _money(one: Compensation) -> str:
    return text("cure.untold") if one.fen_per_year is None else text("cure.money", yuan=yuan_text(one.fen_per_year))
