"""A real PostgreSQL on loopback in a folder of its own, started and killed by tests."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg

ACCOUNT = "postgres"
BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), Path("/usr/bin"))


class Server:
    """Owner `postgres`; `start`, `stop`, and `kill` as a power cut would."""

    def __init__(self, folder: Path):
        self.data, self.port = folder / "data", _free_port()
        self.secret = secrets.token_hex(12)
        if os.getuid() == 0:
            shutil.chown(folder, ACCOUNT)
            for parent in folder.parents:
                if parent.stat().st_uid == 0 and parent != Path("/"):
                    parent.chmod(parent.stat().st_mode | 0o011)
        word = folder / "secret"
        word.write_text(self.secret)
        word.chmod(0o644)
        self._run(
            "initdb",
            "-D",
            self.data,
            "-U",
            ACCOUNT,
            "--auth=scram-sha-256",
            f"--pwfile={word}",
            "--no-sync",
            "-E",
            "UTF8",
        )
        with (self.data / "postgresql.conf").open("a") as settings:
            settings.write(f"listen_addresses = '127.0.0.1'\nport = {self.port}\nunix_socket_directories = ''\n")
        self.start()

    def connection(self, role: str = ACCOUNT, secret: str = "") -> str:
        """A connection string for a role."""
        return f"host=127.0.0.1 port={self.port} dbname=postgres user={role} password={secret or self.secret}"

    def start(self) -> None:
        """Start, and wait until it answers; what was killed may still let go of its memory."""
        for left in reversed(range(40)):
            if self._run("pg_ctl", "-D", self.data, "-l", self.data / "log", "-w", "-t", "60", "start", check=not left):
                return
            time.sleep(0.25)

    def stop(self) -> None:
        """Stop in good order."""
        self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop", check=False)

    def kill(self) -> None:
        """Kill the postmaster and all that belongs to it with SIGKILL, and wait until the port is free."""
        first = int((self.data / "postmaster.pid").read_text().splitlines()[0])
        for process in (first, *_children(first)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        end = time.monotonic() + 20
        while time.monotonic() < end and _answers(self.port):
            time.sleep(0.05)

    def _run(self, program: str, *words: object, check: bool = True) -> bool:
        line = [str(BIN / program), *map(str, words)]
        if os.getuid() == 0:
            line = ["runuser", "-u", ACCOUNT, "--", *line]
        done = subprocess.run(
            line, capture_output=True, text=True, check=False, cwd="/", env={**os.environ, "LC_ALL": "C"}
        )
        if check and done.returncode:
            raise AssertionError(f"{program}: {done.stdout}{done.stderr}")
        return done.returncode == 0


def add_desk(server: Server, role: str) -> str:
    """A role for desks that may do nothing yet; its connection."""
    secret = secrets.token_hex(12)
    with psycopg.connect(server.connection(), autocommit=True) as owner:
        owner.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{secret}'")
    return server.connection(role, secret)


def _children(parent: int) -> list[int]:
    """The processes that a process has started (field 4 of /proc/N/stat, after the name in brackets)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if stat.read_text().rpartition(")")[2].split()[1] == str(parent):
                found.append(int(stat.parent.name))
    return found


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(0.2)
        return one.connect_ex(("127.0.0.1", port)) == 0
