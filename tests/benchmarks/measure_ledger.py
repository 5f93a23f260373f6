"""How long a ledger of 100,000 entries takes to open and verify, beside reading and hashing the same bytes.

`python tests/benchmarks/measure_ledger.py [ENTRIES] [--full]`. Builds the ledger in a temporary folder (titles of
abstraction rights, pledges, metering, and agreements signed and approved with real keys), then measures in one process:
the floor (read every row, SHA-256 each) and opening (hashes, tree, checkpoint, chain, all rules, all balances) on one
core, and with `--full` what `fenshui ledger verify` does (every signature as well) on all of them. Time is told by the
clock and, for a machine that others use too, as the processor's.
"""

import hashlib
import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from deals import LOG, NAMES, NOW, PEOPLE, agreement, keys
from fenshui.desk.book import open_book
from fenshui.ledger.acceptance import followed
from fenshui.ledger.checkpoint import Checkpoint, signed_note
from fenshui.ledger.entry import Draft, Entry, entry_body, time_text
from fenshui.ledger.ledger import Ledger, create_ledger, enrolment
from fenshui.ledger.statement import jointly_stated
from fenshui.ledger.store import Store
from fenshui.ledger.tree import leaf_hash, tree_root
from fenshui.ledger.verify import verify_store
from fenshui.register import RULES
from fenshui.register.fields import PERMIT
from fenshui.sealing.base64_text import to_base64
from fenshui.sealing.canonical import canonical_bytes
from fenshui.sealing.envelope import (
    AGREEMENT,
    APPROVAL,
    Envelope,
    envelope_bytes,
    pre_authentication,
    with_signature,
)
from fenshui.sealing.signer import sha256_hex

RIGHTS = 1_000
ENTRIES = 100_000


def grant(number):
    """Title number `number`; number 0 is the river's quota."""
    river = number == 0
    said = {
        "right": f"right-{number}",
        "holder": PEOPLE["authority"].holder if river else PEOPLE["transferor"].holder,
        "class": "basin" if river else "abstraction",
        "region": "",
        "parent": "" if river else "right-0",
        "basis": "consumption",
        "consumption_ratio_millionths": 1_000_000,
        "volume_m3": 37_000_000_000 if river else 30_000_000,
        "ecological_m3": 0,
        "source": "surface",
        "season": "",
        "year_starts": "07-01" if river else "",
        "permit": {} if river else dict.fromkeys(PERMIT, "黄河干流"),
        "evidence": "",
        "from": "2020-01-01",
        "to": "",
    }
    return jointly_stated(LOG, "right_grant", said, [keys()["authority"]])


def deal(number):
    """A whole agreement: pending, both signatures, approval, posting."""
    changed = {**agreement()["transfer"], "right": f"right-{number % (RIGHTS - 1) + 1}", "volume_m3": 1_000}
    changed |= {"to_right": f"right-{(number + 1) % (RIGHTS - 1) + 1}", "object": "saved-abstraction"}
    text = agreement(id=f"deal-{number}", transfer=changed, sign_by="2033-12-31")
    envelope = Envelope(AGREEMENT, canonical_bytes(text))
    yield Draft("agreement_pending", {"agreement": text})
    for role in ("transferor", "transferee"):
        made = keys()[role].sign(pre_authentication(AGREEMENT, envelope.payload))
        key = keys()[role].public.fingerprint
        envelope = with_signature(envelope, key, made)
        yield Draft("signature", {"agreement": text["id"], "role": role, "by": key, "signature": to_base64(made)})
    said = {"kind": "approval", "agreement": text["id"], "envelope_sha256": sha256_hex(envelope_bytes(envelope))}
    key, message = keys()["authority"].public.fingerprint, pre_authentication(APPROVAL, canonical_bytes(said))
    made = keys()["authority"].sign(message)
    fields = {"agreement": text["id"], "approval": said, "by": key, "signature": to_base64(made)}
    yield Draft("approval", fields)
    approval = with_signature(Envelope(APPROVAL, canonical_bytes(said)), key, made)
    files = {
        "agreement.json": sha256_hex(envelope.payload),
        "agreement.dsse.json": sha256_hex(envelope_bytes(envelope)),
        "approval.dsse.json": sha256_hex(envelope_bytes(approval)),
    }
    yield Draft("agreement_posted", {"agreement": text["id"], "files": files})


def reading(number):
    """A month of metered use."""
    month = NOW + timedelta(days=30 * (number // (RIGHTS - 1)))
    said = {
        "right": f"right-{number % (RIGHTS - 1) + 1}",
        "holder": PEOPLE["transferor"].holder,
        "from": month.strftime("%Y-%m-%d"),
        "to": month.strftime("%Y-%m-%d"),
        "used_m3": 12_345,
        "evidence": "ab" * 32,
    }
    return jointly_stated(LOG, "metering", said, [keys()["transferor"]])


def pledge(number):
    """A pledge of a small volume."""
    said = {
        "lien": f"lien-{number}",
        "right": f"right-{number % (RIGHTS - 1) + 1}",
        "holder": PEOPLE["transferor"].holder,
        "creditor": PEOPLE["transferee"].holder,
        "volume_m3": 10,
        "from": "2024-01-01",
        "to": "2026-12-31",
    }
    return jointly_stated(LOG, "lien", said, [keys()["transferor"], keys()["transferee"]])


def drafts(entries):
    """Titles first, then of ten entries five of an agreement, four readings and a pledge."""
    yield from (grant(number) for number in range(min(RIGHTS, entries // 4)))
    number = 0
    while True:
        yield from deal(number)
        yield from (reading(4 * number + more) for more in range(4))
        yield pledge(number)
        number += 1


def build(path, entries):
    """A ledger of so many entries, written in one go; every rule is asked, signatures are made and not asked again."""
    authority, log = keys()["authority"], keys()["log"]
    create_ledger(path, LOG, NAMES, authority, PEOPLE["authority"], log, NOW)
    with Ledger(path, RULES) as ledger:
        people = [enrolment(ledger.state, keys()[role].public, PEOPLE[role], authority) for role in PEOPLE][:2]
        ledger.append(people, NOW, log)
        state, rows = ledger.state, []
        leaves = [leaf_hash(ledger.body(seq)) for seq in range(state.size)]
    later = time_text(NOW + timedelta(days=2000))
    for draft in drafts(entries):
        if state.size == entries:
            break
        now = state.time if draft.kind == "right_grant" else later
        entry = Entry(state.log, state.size, state.head, now, draft.kind, draft.fields, True)
        body = entry_body(entry)
        leaf = leaf_hash(body)
        state = followed(state, entry, leaf, RULES)
        rows.append((body, leaf))
        leaves.append(leaf)
    store = Store(path)
    store.add(len(leaves) - len(rows), rows, signed_note(Checkpoint(LOG, len(leaves), tree_root(leaves)), log))
    store.close()


def seconds(act):
    """What `act` takes by the clock and of the processor, and what it gives."""
    start, worked = time.perf_counter(), time.process_time()
    found = act()
    return time.perf_counter() - start, time.process_time() - worked, found


def floor(path):
    """Read every row and hash it: nothing that checks a ledger can be quicker."""
    store = Store(path)
    found = [hashlib.sha256(body).digest() for body, _ in store.rows()]
    store.close()
    return len(found)


def verified(path):
    """What is wrong with the ledger when every signature is asked."""
    store = Store(path)
    try:
        return verify_store(store, RULES)
    finally:
        store.close()


def main():
    """Build, measure three times, print the best."""
    entries = next((int(word) for word in sys.argv[1:] if word.isdecimal()), ENTRIES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        took, *_ = seconds(lambda: build(path, entries))
        size = path.stat().st_size
        print(f"{entries} entries, {size / 1e6:.1f} MB, built in {took:.1f} s; {os.cpu_count()} cores")
        read = min(seconds(lambda: floor(path))[:2] for _ in range(3))
        opened = min(seconds(lambda: open_book(path).close())[:2] for _ in range(3))
        print(f"floor (read, SHA-256): {read[0]:.3f} s, processor {read[1]:.3f} s")
        print(f"opening: {opened[0]:.2f} s, processor {opened[1]:.2f} s, {opened[1] / read[1]:.1f} times the floor")
        if "--full" in sys.argv:
            took, worked, found = seconds(lambda: verified(path))
            wrong = [one for one in found if one.id != "ledger.attachment_missing"]  # the files named are not made here
            said = f"{took:.1f} s, processor {worked:.1f} s, {len(wrong)} findings"
            print(f"every signature too (fenshui ledger verify): {said}")


if __name__ == "__main__":
    main()
