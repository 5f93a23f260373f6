"""What is handed over is told by what lies there; what may not be looked at is one line."""

import os

import pytest
from fenshui.desk.handed_over import HandedOver, told_of, what_is
from fenshui.export.evidence import AGREEMENT, ENTRY, EVIDENCE, RECORDED
from fenshui.words import say


@pytest.fixture
def closed(tmp_path):
    """A folder nobody may look into, not even whoever owns the machine: its rights are laid down while this is used."""
    folder, before = tmp_path / "closed", os.geteuid()
    (folder / "basin").mkdir(parents=True)
    folder.chmod(0o000)
    if before == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(before)
    folder.chmod(0o700)


@pytest.mark.parametrize(("kind", "names"), [("evidence", EVIDENCE), ("agreement", RECORDED)])
def test_any_file_of_evidence_and_the_folder_of_its_keys_stand_for_the_whole(tmp_path, kind, names):
    whole = tmp_path / "deal"
    for name in names:
        (whole / name).parent.mkdir(parents=True, exist_ok=True)
        (whole / name).write_bytes(b"{}")
    for part in (whole, whole / "certs", *(whole / name for name in names)):
        assert what_is(part) == HandedOver(kind, whole)


def test_a_folder_of_keys_without_evidence_around_it_and_a_river_in_a_basin_are_what_they_were(tmp_path):
    (tmp_path / "certs").mkdir()
    (tmp_path / "certs" / AGREEMENT).write_bytes(b"{}")
    assert what_is(tmp_path / "certs") == HandedOver("agreement", tmp_path / "certs")
    (tmp_path / ENTRY).write_bytes(b"{}")
    assert what_is(tmp_path / "certs").path == tmp_path / "certs"
    (tmp_path / "basin.toml").write_bytes(b"")
    assert what_is(tmp_path / "impact.json") == HandedOver("river", tmp_path / "impact.json")


def test_a_name_that_is_too_long_is_one_line(tmp_path):
    name = tmp_path / ("x" * 300)
    assert say(told_of(name), "en") == f"{name}: the name is too long"


@pytest.mark.parametrize("name", ["a\0.toml", "\0", "basin\0/rights.csv", "a\0.fenshui-case"])
def test_a_name_with_a_null_character_is_no_transfer_but_one_line(tmp_path, name):
    said = say(told_of(tmp_path / name), "en")
    assert said.startswith(str(tmp_path)) and said.endswith(
        "no file can have this name: there is a null character (␀) in it"
    )
    assert "\0" not in said


def test_what_lies_in_a_folder_that_may_not_be_looked_into_is_one_line(closed):
    for path in (closed, closed / "basin", closed / "t.toml"):
        assert say(told_of(path), "en") == f"{path}: not allowed"
