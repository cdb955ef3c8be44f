"""Who works on batches: this process, or Dask's workers.

Dask is loaded where it is asked for: the page, which maps a few reports at a time, needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from geo.archive.batches import Batch
from geo.archive.stamps import Stamp
from geo.archive.work import Outcomes, Spread, work

if TYPE_CHECKING:
    from distributed import Client


def here(batches: Iterable[Batch], stamp: Stamp) -> Outcomes:
    """Work in this process, one batch after the other."""
    for batch in batches:
        yield work(batch, stamp)


def local(workers: int | None = None, started: Callable[[str], None] | None = None) -> Spread:
    """Return what starts workers on this machine, which nobody else can reach, and ends them.

    Args:
        workers: how many processes, each with one thread; else one for each processor.
        started: called with the address of Dask's page.
    """
    from geo.archive import cluster

    return cluster.over(partial(cluster.begun, workers), started)


def standing(address: str, started: Callable[[str], None] | None = None) -> Spread:
    """Return what asks the workers of a Dask scheduler that stands.

    Args:
        address: of the scheduler: "tcp://10.0.0.1:8786".
        started: called with the address of Dask's page.
    """
    from geo.archive import cluster

    return cluster.over(partial(cluster.reached, address), started)


def by(client: Client) -> Spread:
    """Return what asks the workers that a client of Dask has."""
    from geo.archive import cluster

    return cluster.over(lambda: nullcontext(client))
