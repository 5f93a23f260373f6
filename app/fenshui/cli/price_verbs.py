"""What a transfer may cost, and terms that are better for both: `corridor`, `better-terms`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fenshui.cli.opening import basin_and_transfers
from fenshui.cli.speaking import language_spoken, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.amounts import MOST_YUAN, amount
from fenshui.desk.pricing import Supposed, price_corridor, terms_better_for_both
from fenshui.export.corridor_picture import corridor_picture
from fenshui.export.drawing import Drawing
from fenshui.export.drawing_png import drawing_png
from fenshui.export.drawing_svg import drawing_svg
from fenshui.export.frontier_picture import frontier_picture
from fenshui.negotiation.better_terms import Alternative, Stakes
from fenshui.negotiation.corridor import Corridor, bargained_price
from fenshui.sealing.durable_file import write_durably
from fenshui.units import yuan_text
from fenshui.words import Refused

_FEN = 100.0


def add_verbs(verbs: Any) -> None:
    """Add `corridor` and `better-terms` to the command line; prices are given and shown in yuan per m³."""
    pricing = _verb(verbs, "corridor", show_corridor)
    for name in ("floor", "other-source", "marginal-value", "damage", "ecology"):
        about = text(f"price_verbs.help.{name}")
        pricing.add_argument(f"--{name}", metavar="YUAN", type=_price(name), required=name == "floor", help=about)
    searching = _verb(verbs, "better-terms", search)
    for name in ("cost", "worth"):
        about = text(f"price_verbs.help.{name}")
        searching.add_argument(f"--{name}", metavar="YUAN", type=_price(name), required=True, help=about)


def _price(name: str) -> Callable[[str], float]:
    return amount(f"--{name}", 0, MOST_YUAN)


def _picture(words: str) -> Path:
    """Where a picture is to be written. Raises `Refused` for a kind of file that is no picture of ours."""
    if not words.lower().endswith((".svg", ".png")):
        raise Refused("price_verbs.no_picture", found=words)
    return Path(words)


def _verb(verbs: Any, name: str, act: Any) -> Any:
    verb = add_verb(verbs, name)
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfer", metavar="TRANSFER", type=Path, help=text("ledger_verbs.help.transfer"))
    verb.add_argument("--out", metavar="PICTURE", type=_picture, help=text("price_verbs.help.out"))
    verb.set_defaults(act=act)
    return verb


def show_corridor(arguments: argparse.Namespace) -> int:
    """Say between which prices there is a deal; 1 where there is none."""
    basin, (transfer,) = basin_and_transfers(arguments.basin, [arguments.transfer])
    supposed = Supposed(
        floor=arguments.floor * _FEN,
        other_source=_fen(arguments.other_source),
        marginal_value=_fen(arguments.marginal_value),
        damage=_fen(arguments.damage) or 0.0,
        ecology=_fen(arguments.ecology) or 0.0,
    )
    found = price_corridor(basin, transfer, supposed)
    _write(arguments, corridor_picture(found, transfer.volume_m3, language_spoken()))
    if arguments.json:
        tell_machine(_plain(found))
    else:
        _tell(found)
    return 0 if found.is_open else 1


def search(arguments: argparse.Namespace) -> int:
    """Say which nearby terms are better for both and hurt nobody; 1 where none were found."""
    basin, (transfer,) = basin_and_transfers(arguments.basin, [arguments.transfer])
    stakes = Stakes(arguments.cost * _FEN, arguments.worth * _FEN)
    found = terms_better_for_both(basin, transfer, stakes)
    _write(arguments, frontier_picture(found, language_spoken()))
    if arguments.json:
        tell_machine([_terms(one) for one in found])
        return 0 if found[1:] else 1
    for one in found:
        tell("price_verbs.proposal" if one is found[0] else "price_verbs.terms", **_shown(one))
    if not found[1:]:
        tell("price_verbs.none_better" if stakes.leave_a_gain(transfer) else "price_verbs.no_gain")
    return 0 if found[1:] else 1


def _tell(found: Corridor) -> None:
    yuan = {name: f"{value / _FEN:.2f}" for name, value in _plain(found).items() if isinstance(value, float)}
    if not found.is_open:
        tell("price_verbs.shut", **yuan)
        return
    tell("price_verbs.corridor", **yuan)
    if found.on_top:
        tell("price_verbs.on_top", **yuan)
    if found.scarcity is not None:
        tell("price_verbs.scarcity", yuan=yuan["scarcity"])
    tell("price_verbs.bargained", yuan=yuan["bargained"])


def _plain(found: Corridor) -> dict[str, float | bool | None]:
    """Fen per m³."""
    return {
        "floor": float(found.floor),
        "highest": float(found.highest),
        "ceiling": float(found.ceiling),
        "on_top": float(found.on_top),
        "scarcity": found.scarcity,
        "is_open": found.is_open,
        "bargained": bargained_price(found) if found.is_open else None,
    }


def _terms(one: Alternative) -> dict[str, Any]:
    transfer = one.transfer
    return {
        "volume_m3": transfer.volume_m3,
        "price_fen_per_m3": transfer.price_fen_per_m3,
        "exchange_rate": transfer.exchange_rate,
        "schedule": list(transfer.schedule) or "as-used",
        "giver_fen": round(one.giver_fen),
        "taker_fen": round(one.taker_fen),
        "hurts_nobody": one.hurts_nobody,
    }


def _shown(one: Alternative) -> dict[str, str]:
    return {
        "volume_m3": f"{one.transfer.volume_m3:,}",
        "rate": f"{one.transfer.exchange_rate:g}",
        "price": yuan_text(one.transfer.price_fen_per_m3),
        "giver": yuan_text(round(one.giver_fen)),
        "taker": yuan_text(round(one.taker_fen)),
        "harm": text("price_verbs.harmless" if one.hurts_nobody else "price_verbs.hurts"),
    }


def _write(arguments: argparse.Namespace, drawing: Drawing) -> None:
    if arguments.out is not None:
        paint = drawing_svg if arguments.out.suffix.lower() == ".svg" else drawing_png
        write_durably(arguments.out, paint(drawing))


def _fen(yuan: float | None) -> float | None:
    return None if yuan is None else yuan * _FEN
