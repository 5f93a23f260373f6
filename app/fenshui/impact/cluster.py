"""Screening on a Dask cluster, when one machine is not enough; needs the extra `fenshui[cluster]`.

The basin and its runs without a transfer go out once, as a task that any worker can repeat; a task holds a block of
transfers (0.1 s of work and more). What a lost worker had under way is run again by another.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from distributed import Client, as_completed

from fenshui.allocation import USES, Allocation
from fenshui.basin import Basin
from fenshui.impact.screening import Progress, Screened, baselines_of, screen_one
from fenshui.transfer import Transfer
from fenshui.words import Refused

BLOCK = 8
_PATIENCE = "10s"


def screen_on_cluster(
    basin: Basin,
    transfers: Sequence[Transfer],
    address: str,
    uses: Sequence[str] = USES,
    quotas: str | None = None,
    progress: Progress = lambda done, of: True,
) -> tuple[Screened, ...]:
    """As `screen`, on the cluster whose scheduler listens at `address`. Raises `Refused` where none answers."""
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as fault:
        raise Refused("screen.no_cluster", address=address, reason=str(fault) or type(fault).__name__) from None
    with client:
        baselines = client.submit(baselines_of, basin, tuple(uses), quotas, pure=False)
        tasks = [client.submit(_screen_block, baselines, block, pure=False) for block in _blocks(transfers)]
        return tuple(sorted(_collect(tasks, len(transfers), progress), key=lambda each: each.rank))


def _blocks(transfers: Sequence[Transfer]) -> Iterator[tuple[Transfer, ...]]:
    for first in range(0, len(transfers), BLOCK):
        yield tuple(transfers[first : first + BLOCK])


def _screen_block(baselines: dict[str, Allocation], block: tuple[Transfer, ...]) -> list[Screened]:
    return [screen_one(baselines, transfer) for transfer in block]


def _collect(tasks: list[Any], total: int, progress: Progress) -> Iterator[Screened]:
    done = 0
    for task in as_completed(tasks):
        found = task.result()
        done += len(found)
        yield from found
        if not progress(done, total):
            for other in tasks:
                other.cancel()
            return
