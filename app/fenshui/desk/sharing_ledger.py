"""7  Share: a ledger moves to a server that several desks use, the same bytes, with its sealed key beside each desk."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fenshui.desk.keys import log_key_path
from fenshui.ledger.moving_over import moved_to_server
from fenshui.ledger.shared_store import SharedStore, create_shared
from fenshui.ledger.store import Store


@dataclass(frozen=True)
class Server:
    """Where to: the owner's connection, that of the desks (no password in it), the schema, and the desks' role."""

    admin: str
    desks: str
    schema: str
    role: str


def share(ledger: Path, pointer: Path, server: Server) -> None:
    """Make the shared ledger, move everything over and write the file that desks open instead.

    The sealed key is copied beside it: it never lies on the server. Raises `Refused` where either is there already.
    """
    with closing(Store(ledger)) as store:
        create_shared(pointer, server.desks, server.schema, server.role, server.admin)
        with closing(SharedStore(pointer)) as shared:
            moved_to_server(store, shared)
    shutil.copyfile(log_key_path(ledger), log_key_path(pointer))
