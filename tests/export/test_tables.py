"""Result tables: every number in the shortest form that reads back as the same number."""

import os
from pathlib import Path

import numpy as np
import pytest
from fenshui.export.tables import number_texts, write_texts
from fenshui.words import Refused
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-0.0, "0"), (4.0, "4"), (-2.5, "-2.5"), (2 / 3, "0.6666666666666666")],
)  # fmt: skip
def test_numbers_as_they_stand_in_a_table(value, text):
    assert list(number_texts(np.array([[value]]))) == [[text]]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_back_as_itself(value):
    ((text,),) = number_texts(np.array([[value]]))
    assert float(text) == value
    assert "e+" not in text or abs(value) >= 1e16


@pytest.mark.parametrize("kept", ["basin.toml", "agreement.dsse.json", "entry.tlog-proof"])
def test_results_never_replace_what_lies_in_the_folder_of_a_basin_a_case_or_evidence(tmp_path, kept):
    (tmp_path / kept).write_text("kept")
    (tmp_path / "impact.json").write_text("recorded")
    with pytest.raises(Refused, match="folder_of_others"):
        write_texts({"impact.json": "another"}, tmp_path)
    assert (tmp_path / "impact.json").read_text() == "recorded"


def test_files_appear_whole_in_a_new_folder(tmp_path):
    (written,) = write_texts({"a.txt": "分水\n"}, tmp_path / "new" / "folder")
    assert written.read_bytes() == "分水\n".encode()
    assert [file.name for file in written.parent.iterdir()] == ["a.txt"]


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused) as refused:
        write_texts({"a.txt": ""}, tmp_path / "file" / "folder")
    assert refused.value.sentence.id == "sealing.file_fault"


def test_a_full_disk_leaves_nothing_behind(tmp_path):
    """`/dev/full` refuses every write as a full disk does; the unfinished file is one."""
    unfinished = tmp_path / f".a.txt.{os.getpid()}.unfinished"
    unfinished.symlink_to("/dev/full")
    if not Path("/dev/full").exists():
        return
    with pytest.raises(Refused) as refused:
        write_texts({"a.txt": "much"}, tmp_path)
    assert refused.value.sentence.id == "sealing.disk_full"
    assert list(tmp_path.iterdir()) == []
