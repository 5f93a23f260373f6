"""Ledgers and evidence of every released version open, hold and go on today."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest
from fenshui.desk.checkpoints_seen import claim_in, claim_of, contradictions
from fenshui.desk.keys import log_key_path
from fenshui.desk.verifying import verify_path
from fenshui.export.bundle import read_bundle
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger
from fenshui.sealing.keys import open_key
from fenshui.words import Refused

GOLDEN = Path(__file__).parents[1] / "golden"
RELEASED = sorted(folder.name for folder in GOLDEN.glob("ledger-*"))


@pytest.fixture(params=RELEASED)
def released(request, tmp_path):
    """A copy of what a released version wrote."""
    return Path(shutil.copytree(GOLDEN / request.param, tmp_path / request.param))


def test_there_are_released_ledgers():
    assert "ledger-0.1.0" in RELEASED


def test_its_ledger_and_its_evidence_hold(released):
    assert verify_path(released / "ledger.sqlite") == () and verify_path(released / "bundle") == ()
    claim = claim_of(released / "ledger.sqlite")
    assert contradictions(claim, [claim_in(read_bundle(released / "bundle")).note]) == ()


def test_its_own_script_verifies_its_evidence(released):
    said = subprocess.run(["bash", released / "bundle" / "VERIFY.sh"], capture_output=True, text=True)
    assert (said.returncode, said.stdout[:2]) == (0, "OK"), said.stdout


def test_it_goes_on_and_every_checkpoint_handed_out_stays_true(released):
    path = released / "ledger.sqlite"
    before = claim_of(path)
    with Ledger(path) as ledger:
        assert ledger.state.agreements["aba-ningdong-2023"].stage == "posted"
        log_key = open_key(log_key_path(path), "golden")
        ledger.append([Draft("note", {"text": "今"})], datetime(2030, 1, 1, tzinfo=UTC), log_key)
    assert verify_path(path) == () and contradictions(claim_of(path), [before.note]) == ()


def test_a_form_from_the_future_is_refused(released):
    path = released / "ledger.sqlite"
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(Refused, match="not_a_ledger"):
        Ledger(path)
