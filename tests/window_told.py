"""What somebody at the window would call lost if it were gone, and whether what lies on the disk is whole."""

import json
from dataclasses import replace
from time import sleep

from fenshui.basin import read_basin
from fenshui.basin.geometry import Geometry
from fenshui.desk.case_reading import case_in
from fenshui.desk.editing import digest_of
from fenshui.desk.reading_ledger import read_ledger
from fenshui.desk.wanted import wanted_text
from fenshui.transfer import transfer_text
from fenshui.words import Refused

_KNOWN = {}


def told(window, desk):
    """Basin, drafts and edits with what can be undone and redone, package, pins; cases, ledger and basins on the disk.

    Of a basin two digests stand there: of all of it, and without the places on the map, which depend on the pixel.
    """
    live = window.live
    drafts, edits = live.desk.drafts, live.editing.edits
    states = edits.states if edits is not None else (live.basin,)
    saved = edits.saved if edits is not None else live.basin
    return {
        "basin": _name(live.editing.folder, desk),
        "drafts": [None if one is None else transfer_text(one) for one in drafts.states],
        "draft": len(drafts.past),
        "package": [transfer_text(one) for one in live.desk.table.package],
        "assessed": live.desk.assessment is not None,
        "pins": json.loads(wanted_text(live.desk.wanted)),
        "edits": [_digests(state) for state in states],
        "edit": len(edits.past) if edits is not None else 0,
        "unsaved": saved is not states[len(edits.past) if edits is not None else 0],
        **on_disk(desk),
    }


def on_disk(desk):
    """Every case by its moves, the entries of the ledger, every basin; whatever is not whole says so."""
    return {
        "cases": {file.name: _moves(file) for file in sorted(desk.cases.glob("*.fenshui-case"))},
        "ledger": _entries(desk.ledger),
        "basins": {place.name: _digests(read_basin(place).basin) for place in basins_of(desk)},
    }


def basins_of(desk):
    """The basins that lie at this desk, those saved under other names too."""
    return sorted([desk.basin, desk.folder / "other", *desk.folder.glob("saved-*")])


def without_pixels(told):
    """What is told of two windows on screens of different sizes alike."""
    loose = json.loads(json.dumps(told))
    loose["edits"] = [loosely for _, loosely in loose["edits"]]
    loose["basins"] = {name: loosely for name, (_, loosely) in loose["basins"].items()}
    return loose


def _name(folder, desk):
    return None if folder is None else folder.relative_to(desk.folder).as_posix()


def _moves(file):
    case = case_in(file)
    return [case.stage, [move.kept.act.kind for move in case.moves]]


def _entries(ledger):
    """Another window may be looking into the ledger just now."""
    for _ in range(200):
        try:
            return len(read_ledger(ledger).lines)
        except Refused:
            sleep(0.02)
    return "not to be read"


def _digests(basin):
    if basin is None:
        return ["not whole", "not whole"]
    if id(basin) not in _KNOWN:
        found = [digest_of(basin), digest_of(replace(basin, geometry=Geometry()))]
        _KNOWN[id(basin)] = basin, found  # it holds the basin, so that its id stays its own
    return _KNOWN[id(basin)][1]
