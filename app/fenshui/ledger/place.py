"""Where a ledger may lie: on a disk of this machine, because locks and fsync mean nothing over a network."""

import sys
from pathlib import Path

from fenshui.words import Refused

_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "davfs"}
_REMOTE_DRIVE = 4


def check_place(path: Path) -> None:
    """Raise `Refused` where the folder is missing or lies on a network drive."""
    folder = path.resolve().parent
    if not folder.is_dir():
        raise Refused("ledger.no_folder", path=folder)
    kind = _file_system(folder)
    if kind in _NETWORK_FILE_SYSTEMS or kind.startswith("fuse.sshfs"):
        raise Refused("ledger.network_drive", path=path, kind=kind)


def _file_system(folder: Path) -> str:
    """The kind of file system a folder lies on, empty where the system does not tell."""
    if sys.platform == "win32":
        import ctypes  # only there, and only Windows has drive letters

        remote = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE
        return "cifs" if remote else ""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    found, longest = "", -1
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, place, kind, *_ = line.split(" ")
        inside = folder.is_relative_to(place.replace("\\040", " "))
        if inside and len(place) > longest:
            found, longest = kind, len(place)
    return found
