"""A disk for looking at images: it never syncs, because nothing on it is worth keeping."""

import apsw
from recording_disk import REAL


class UnsyncedDisk(apsw.VFS):
    def __init__(self):
        self.name = f"unsynced {id(self)}"
        super().__init__(self.name, REAL)

    def xOpen(self, name, flags):
        return _File(REAL, name, flags)

    def xDelete(self, path, sync_folder):
        super().xDelete(path, False)


class _File(apsw.VFSFile):
    def xSync(self, flags):
        pass
