"""A basin for Pywr, and what its model cannot say."""

from pathlib import Path

from fenshui.allocation import inflow_hm3
from fenshui.allocation.requests import requests
from fenshui.basin import Basin
from fenshui.exchange.pywr.lacking import lacking
from fenshui.exchange.pywr.writing import pywr_model
from fenshui.export.tables import json_text
from fenshui.sealing.durable_file import write_durably
from fenshui.words import Refused, Sentence


def export_pywr(basin: Basin, path: Path, approximate: bool = False) -> list[Sentence]:
    """Write a basin under actual use as a Pywr 1.x model; gives what it leaves out.

    Raises `Refused` where that is anything, unless `approximate`.
    """
    asked_hm3 = requests(basin, "actual").asked_hm3
    left_out = lacking(basin, asked_hm3)
    if left_out and not approximate:
        raise Refused("pywr_verb.cannot", count=len(left_out), first=left_out[0])
    model = pywr_model(basin, asked_hm3, inflow_hm3(basin))
    write_durably(path, json_text(model).encode("utf-8"))
    return left_out
