"""A register with any one of these defects is found out by the diaries."""

import pytest
from planted_defects import planted
from register_play import difference

MOST_RUNS = 3_000

DEFECTS = [
    # days
    ("steps", "((first, volume), (last + 1, 0))", "((first, volume), (last, 0))"),
    ("steps", "((first, volume), (last + 1, 0))", "((first, volume), (last + 2, 0))"),
    ("steps", "if since > day:", "if since >= day:"),
    ("steps", "lowest = at(steps, first)", "lowest = at(steps, last)"),
    ("steps", "if first < since <= last and level < lowest", "if first < since < last and level < lowest"),
    ("steps", "if first < since <= last and level < lowest", "if first < since and level < lowest"),
    ("steps", "if first < since <= last and level < lowest", "if since <= last and level < lowest"),
    ("steps", "found.append((last + 1, 0))", "found.append((last, 0))"),
    # what is free
    ("accounts", "[lien.tied for lien in self.liens.values() if lien.holder == holder]",
     "[lien.tied for lien in self.liens.values() if lien.holder != holder]"),
    ("accounts", "[lien.tied for lien in self.liens.values() if lien.holder == holder]",
     "[lien.tied for lien in self.liens.values() if lien.creditor == holder]"),
    ("accounts", "if move.giver == holder and", "if move.taker == holder and"),
    ("accounts", "move.sign_by >= today", "move.sign_by > today"),
    ("accounts", "move.sign_by >= today", "move.sign_by < today"),
    ("accounts", "total([*liens, *waiting])", "total(liens)"),
    ("accounts", "total([*liens, *waiting])", "total(waiting)"),
    ("accounts", "minus(self.of(holder), self.tied(holder, today))", "self.of(holder)"),
    ("accounts", "_having(held, taker,", "_having(held, giver,"),
    ("accounts", "during(self.first, self.last, self.gives)", "during(self.first, self.last, self.gets)"),
    # the questions asked before anything moves
    ("checks", "state.keys[key].office == AUTHORITY", "True"),
    ("checks", "state.keys[key].holder == holder", "True"),
    ("checks", "if (kind, name) in accounts.names:", "if False:"),
    ("checks", "if first > last or first < title.first or last > title.last:", "if False:"),
    ("checks", "first < title.first or", ""),
    ("checks", "or last > title.last:", ":"),
    ("checks", "if first > last or first", "if first"),
    ("checks", "if free < volume:", "if False:"),
    ("checks", "if free < volume:", "if free < volume - 1:"),
    ("checks", "if free < volume:", "if free <= volume:"),
    ("checks", "if account.stopped is not None:", "if False:"),
    ("checks", "if day >= FOREVER else day", "if day > FOREVER else day"),
    # granting
    ("granting", "volume, _: in_basis(volume, basis, ratio, wanted)", "volume, _: volume"),
    ("granting", "above.root if above else", ""),
    ("granting", "if ecological > volume or", "if ecological > volume + 1 or"),
    ("granting", "or (ecological and title.parent)", ""),
    ("granting", "> CLASSES.index(title.right_class) or", ">= CLASSES.index(title.right_class) or"),
    ("granting", "or above.source != title.source", ""),
    ("granting", '> CLASSES.index("regional")', '> CLASSES.index("abstraction")'),
    ("granting", "elif not evidence:", "elif False:"),
    ("granting", 'if right_class == "abstraction" and', "if"),
    ("granting", "set(permit) != PERMIT", "False"),
    ("granting", "minus(NOTHING, carve))", "carve)"),
    ("granting", "minus(granted, ecology)", "granted"),
    ("granting", "carved=plus(parent.carved, carve)", "carved=parent.carved"),
    ("granting", "first = max(day_of(since), account.title.first)", "first = account.title.first"),
    ("granting", "within(account.granted, title.first, first - 1)", "within(account.granted, title.first, first)"),
    ("granting", "if last < first:", "if False:"),
    ("granting", "if lowest < 0:", "if False:"),
    ("granting", "if lowest < 0:", "if lowest < -1:"),
    ("granting", "stopped=None if agrees else entry.seq", "stopped=None"),
    ("granting", "agrees = here == entry.fields", "agrees = here != entry.fields"),
    ("granting", "carved=plus(parent.carved, more)", "carved=parent.carved"),
    # moving
    ("moving", "gives * rate // _MILLION", "gives"),
    ("moving", "gives * rate // _MILLION", "-(-gives * rate // _MILLION)"),
    ("moving", "if giver == taker:", "if False:"),
    ("moving", 'if terms.get("object") not in', 'if "saved-abstraction" not in'),
    ("moving", "first = max(move.first, day_of(today))", "first = move.first"),
    ("moving", "if first > move.last:", "if first >= move.last:"),
    ("moving", "check_free(account, move.taker, first", "check_free(account, move.giver, first"),
    ("moving", "moved(move.taker, move.giver, during(first, move.last, move.gets))",
     "moved(move.taker, move.giver, during(first, move.last, move.gives))"),
    ("moving", "moved(ECOLOGY, move.giver, during(first, move.last, move.gives - move.gets))",
     "moved(ECOLOGY, move.giver, during(first, move.last, 0))"),
    ("moving", "accounts if move is None else accounts.having(_without(accounts.account(move.right), name))",
     "accounts"),
    ("moving", "in account.pending.items() if other != name", "in account.pending.items()"),
    ("moving", "pending={**waiting, name: move}", "pending=waiting"),
    ("moving", "and taking.root != giving.root", "and taking.root == giving.root"),
    ("moving", "and taking.region != giving.region", "and False"),
    ("moving", 'account.moved(move.giver, ECOLOGY,', 'account.moved(move.giver, move.giver,'),
    ("moving", 'check_signed_for(state, entry, account.title.holder)', "pass"),
    ("moving", 'account.title.holder, first, last, said["saved_m3"], today)',
     'said["investor"], first, last, said["saved_m3"], today)'),
    # pledging
    ("pledging", 'for party in (said["holder"], said["creditor"]):', 'for party in (said["holder"],):'),
    ("pledging", 'for party in (said["holder"], said["creditor"]):', 'for party in (said["creditor"],):'),
    ("pledging", 'if said["holder"] == said["creditor"]:', "if False:"),
    ("pledging", "found.volume < volume:", "found.volume < volume - 1:"),
    ("pledging", "found.volume < volume:", "found.volume <= volume:"),
    ("pledging", "check_signed_for(state, entry, found.creditor)", "check_signed_for(state, entry, found.holder)"),
    ("pledging", "volume=found.volume - volume", "volume=volume"),
    # reserve
    ("reserve", "granted=plus(account.granted, came)", "granted=account.granted"),
    ("reserve", 'account.moved(said["holder"], POOL, came)', "account.with_held(POOL, came)"),
    ("reserve", "if account.title.parent:", "if False:"),
    ("reserve", 'if not entry.fields["evidence"]:', "if False:"),
    ("reserve", 'if way == "reserved" and holder != account.title.holder:', "if False:"),
    ("reserve", 'if way == "bought_back":', 'if way == "sold":'),
    ("reserve", 'elif entry.fields["price_fen"]:', "elif False:"),
    ("reserve", "IDLE_YEARS = 2", "IDLE_YEARS = 1"),
    ("reserve", "IDLE_YEARS = 2", "IDLE_YEARS = 3"),
    ("reserve", "if used or not held or", "if not held or"),
    ("reserve", "if used or not held or", "if used or"),
    ("reserve", "use.last >= first and", ""),
    ("reserve", 'check_free(account, POOL, first, last, said["volume_m3"]', "check_free(account, POOL, first, last, 0"),
    ("reserve", 'elif said["price_fen"]:', "elif False:"),
    ("reserve", 'said["holder"] or ECOLOGY', "ECOLOGY"),
    ("reserve", "(_end(lot), WAYS.index(lot.way))", "_end(lot)"),
    ("reserve", "(_end(lot), WAYS.index(lot.way))", "WAYS.index(lot.way)"),
    ("reserve", "return FOREVER if left else day", "return day"),
    ("reserve", "goes = minus(goes, taken)", "pass"),
    # use
    ("use", "latest.last >= first", "False"),
    ("use", "latest.last >= first", "latest.last > first"),
    ("use", "else None", "else None\n    latest = None"),
    ("use", "first < year or", ""),
    ("use", "said[\"to\"] > entry.time[:10]", "False"),
    ("use", "year=first.year - years", "year=first.year - years + 1"),
]  # fmt: skip


@pytest.mark.parametrize(("module", "right", "wrong"), DEFECTS)
def test_a_defect_is_found(module, right, wrong):
    with planted(module, right, wrong):
        assert any(difference(seed, 40) for seed in range(MOST_RUNS))


def test_there_are_many_defects_and_without_them_nothing_is_found():
    assert len(DEFECTS) >= 60
    assert not any(difference(seed, 40) for seed in range(100))
