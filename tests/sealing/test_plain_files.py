"""Only plain files of a bearable size are read: nobody waits for a pipe, and what is too large is not read at all."""

import os
from argparse import Namespace
from threading import Thread

import pytest
from fenshui.cli.passphrases import backup_passphrase_of
from fenshui.desk.case_reading import case_in
from fenshui.sealing.durable_file import read_bytes
from fenshui.words import Refused, say


def line_of(act, *given):
    with pytest.raises(Refused) as refused:
        act(*given)
    return say(refused.value.sentence, "en")


def test_a_pipe_named_as_a_case_is_one_line_and_nobody_waits_for_it(tmp_path):
    pipe = tmp_path / "f.fenshui-case"
    os.mkfifo(pipe)
    assert line_of(case_in, pipe) == f"{pipe}: not a plain file"
    assert line_of(read_bytes, "/dev/zero", 8) == "/dev/zero: not a plain file"


def test_what_is_larger_than_it_may_be_is_told_with_its_size_and_not_read(tmp_path):
    """Forty thousand million bytes with nothing in them take no room on the disk, and would take all of the memory."""
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(40 * 10**9)
    assert line_of(read_bytes, large, 16) == f"{large}: found 40,000,000,000 bytes, expected at most 16"
    large.write_bytes(b"seven b")
    assert read_bytes(large, 7) == b"seven b"
    assert line_of(read_bytes, large, 6) == f"{large}: found 7 bytes, expected at most 6"


def test_a_passphrase_may_still_come_through_a_pipe(tmp_path):
    pipe = tmp_path / "secret"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(b"open\n",))
    writer.start()
    assert backup_passphrase_of(Namespace(backup_passphrase_file=pipe)) == "open"
    writer.join()
