"""The disk is full: the user is told, nothing is lost, and it goes on as soon as there is room."""

import contextlib
import shutil
import subprocess

import apsw
import pytest
from deals import CHEAP, LOG, NAMES, NOW, keys, new_ledger
from fenshui.desk.backing_up import back_up
from fenshui.desk.keys import start_ledger
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger
from fenshui.ledger.verify import verify_store
from fenshui.words import Refused
from figures import note_figures
from recording_disk import REAL

ROOM = 600 << 10
BALLAST = 300 << 10


class SmallDisk(apsw.VFS):
    """A disk on which files grow to so many bytes together, where no real one may be mounted."""

    def __init__(self, folder):
        self.name, self.folder = f"small {folder}", folder
        super().__init__(self.name, REAL)

    def xOpen(self, name, flags):
        disk = self

        class File(apsw.VFSFile):
            def xWrite(self, data, offset):
                grows = max(0, offset + len(data) - self.xFileSize())
                if sum(path.stat().st_size for path in disk.folder.iterdir()) + grows > ROOM:
                    raise apsw.FullError("no room")
                super().xWrite(data, offset)

        return File(REAL, name, flags)


@contextlib.contextmanager
def small_disk(folder):
    """A real file system of that size where we may mount one, else SQLite is told so; says which."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", folder], capture_output=True)
    if mounted.returncode == 0:
        try:
            yield "tmpfs"
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    vfs = SmallDisk(folder)
    apsw.set_default_vfs(vfs.name)
    try:
        yield "limit"
    finally:
        apsw.set_default_vfs(REAL)
        vfs.unregister()


@pytest.fixture
def disk(tmp_path):
    (tmp_path / "small").mkdir()
    with small_disk(tmp_path / "small") as kind:
        yield tmp_path / "small", kind


def append(ledger):
    ledger.append([Draft("note", {"text": "早"})], NOW, keys()["log"], [ledger.state.head.encode() * 128])


def why(act, *given):
    with pytest.raises(Refused) as refused:
        act(*given)
    return refused.value.sentence.id


def test_a_full_disk_is_told_costs_nothing_and_when_there_is_room_it_goes_on(disk, record_property):
    folder, kind = disk
    (folder / "ballast").write_bytes(bytes(BALLAST))
    with new_ledger(folder) as ledger:
        reason = ""
        while not reason:
            before = ledger.state
            try:
                append(ledger)
            except Refused as refused:
                reason = refused.sentence.id
        assert (reason, ledger.state) == ("ledger.disk_full", before) and verify_store(ledger.store) == ()
        assert why(append, ledger) == "ledger.disk_full"
        (folder / "ballast").unlink()
        for _ in range(5):
            append(ledger)
        size = ledger.state.size
    with Ledger(folder / "ledger.db") as ledger:
        assert ledger.state.size == size == before.size + 5 and verify_store(ledger.store) == ()
    note_figures(record_property, f"full disk ({kind})", entries_before=before.size, after=5, lost=0)


def test_on_a_full_disk_neither_a_ledger_nor_a_backup_is_begun_by_half(disk):
    folder, kind = disk
    new_ledger(folder).close()
    there = {path.name for path in folder.iterdir()} | {"ballast"}
    rest = shutil.disk_usage(folder).free if kind == "tmpfs" else ROOM - (folder / "ledger.db").stat().st_size
    (folder / "ballast").write_bytes(bytes(rest // 4096 * 4096 - 16384))
    words = (LOG, tuple(NAMES.values()), keys()["authority"], "x", NOW, CHEAP)
    assert why(start_ledger, folder / "new.db", *words) in ("ledger.disk_full", "sealing.disk_full")
    if kind == "tmpfs":  # a backup is not written by SQLite, which alone knows of the limit
        assert why(back_up, folder / "ledger.db", folder / "copy.db") == "sealing.disk_full"
    assert {path.name for path in folder.iterdir()} == there
    (folder / "ballast").unlink()
    start_ledger(folder / "new.db", *words)
    back_up(folder / "ledger.db", folder / "copy.db")
