"""Batches worked on by Dask's workers, many at a time: those of this machine, or a cluster's."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import chain
from typing import Any

import dask
from distributed import Client, LocalCluster, WorkerPlugin, get_worker
from distributed.client import FutureCancelledError
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker

from geo.archive.batches import Batch
from geo.archive.stamps import Stamp, model_version
from geo.archive.work import Outcome, Outcomes, Spread, failed, work
from geo.errors import ArchiveError
from geo.gazetteer import open_gazetteer
from geo.language import N_, say
from geo.recognition.onnx_runtime import use_threads
from geo.recognition.toponym_tagger import ToponymTagger
from geo.resolution import Ranker

Waiting = deque[tuple[Batch, Any]]
"""Batches that were asked for, each with the future of its outcome."""

_AHEAD = 4
"""Batches for each thread that are asked for before the first of them is done."""
_MEMORY = 2_500_000_000
"""Bytes at which a worker of this machine is ended and begun again."""
_PLUGIN = "dateline"
_PATIENCE_S = 20
_LOOPBACK = "127.0.0.1"
_ENDED = N_(
    "{file} ended the process that read it, by taking too long or too much memory: split it, or "
    "leave it out."
)
_SETTINGS = {
    # A batch of which a worker died is tried again, record by record.
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.worker-saturation": 1.0,
    # Dask's own profile of the work, one a second, grows for an hour.
    "distributed.worker.profile.enabled": False,
    # A worker answers nobody while it opens model and index, which a busy machine makes long.
    "distributed.comm.timeouts.connect": "5 minutes",
}


def over(
    cluster: Callable[[], AbstractContextManager[Client]],
    started: Callable[[str], None] | None = None,
) -> Spread:
    """Return what asks the workers of a cluster, which is begun once there is something to do.

    Args:
        cluster: begins it, or reaches it, and ends that.
        started: called with the address of Dask's page.
    """

    def spread(batches: Iterable[Batch], stamp: Stamp) -> Outcomes:
        rest = iter(batches)
        first = next(rest, None)
        # Nothing is started where nothing is new.
        if first is None:
            return
        with cluster() as client:
            if started is not None:
                started(client.dashboard_link)
            try:
                yield from _by_all(client, chain([first], rest), stamp)
            except (CommClosedError, FutureCancelledError):
                raise ArchiveError(
                    "Dask's scheduler does not answer any more: see to it, and give the same "
                    "command again; what was kept before is whole."
                ) from None

    return spread


@contextmanager
def begun(workers: int | None) -> Iterator[Client]:
    """Start workers on this machine, each a process with one thread, and end them.

    Nobody else can reach them: they and Dask's page listen on the loopback address alone, and what
    goes between them is encrypted and asks for a key that is made for this run.

    Args:
        workers: how many; else one for each processor.

    Raises:
        ArchiveError: they do not start.
    """
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(_SETTINGS))
        try:
            cluster = stack.enter_context(
                LocalCluster(
                    n_workers=workers or _processors(),
                    threads_per_worker=1,
                    processes=True,
                    host=_LOOPBACK,
                    dashboard_address=f"{_LOOPBACK}:0",
                    memory_limit=_MEMORY,
                    security=True,
                    silence_logs=logging.CRITICAL,
                )
            )
            client = stack.enter_context(Client(cluster, set_as_default=False))
        except (RuntimeError, OSError) as error:
            raise ArchiveError(
                "Dask's workers do not start ({reason}): try it with fewer --workers; a script of "
                'your own must begin its work below “if __name__ == "__main__":”.',
                reason=" ".join(str(error.__cause__ or error).split())[:200],
            ) from error
        yield client


@contextmanager
def reached(address: str) -> Iterator[Client]:
    """Reach a scheduler.

    Raises:
        ArchiveError: it does not answer.
    """
    try:
        client = Client(address, timeout=_PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ArchiveError(
            "No Dask scheduler answers at {address} ({reason}): check the address, and that its "
            "workers have Dateline of the same version.",
            address=address,
            reason=str(error)[:200] or type(error).__name__,
        ) from None
    with client:
        yield client


def _prepare(client: Client, stamp: Stamp) -> None:
    """Let every worker open what it needs, and every one that comes later."""
    try:
        client.register_plugin(_Desk(stamp), name=_PLUGIN)
    except CommClosedError:
        # A worker died meanwhile; the one in its place is asked as well.
        client.register_plugin(_Desk(stamp), name=_PLUGIN)


def _by_all(client: Client, batches: Iterable[Batch], stamp: Stamp) -> Outcomes:
    """Keep all workers busy, and few batches more in memory."""
    _prepare(client, stamp)
    most = _AHEAD * max(1, sum(client.nthreads().values()))
    waiting: Waiting = deque()
    for batch in batches:
        waiting.append((batch, _asked(client, batch)))
        if len(waiting) >= most:
            yield from _answers(client, *waiting.popleft(), waiting)
    while waiting:
        yield from _answers(client, *waiting.popleft(), waiting)


class _Desk(WorkerPlugin):  # type: ignore[misc]
    """What a worker has at hand: the stamp, and model and index already open."""

    name = _PLUGIN

    def __init__(self, stamp: Stamp) -> None:
        self.stamp = stamp

    def setup(self, worker: Any) -> None:
        """Open what every report needs, before the first comes.

        Raises:
            ArchiveError: this worker has another model or gazetteer than the others.
        """
        use_threads(1)
        made = (model_version(), open_gazetteer().version)
        if made != (self.stamp.model, self.stamp.gazetteer):
            raise ArchiveError(
                "A worker ({worker}) has another version of Dateline or of its gazetteer: install "
                "the same on all machines.",
                worker=worker.address,
            )
        ToponymTagger.load()
        Ranker.load()


def _work(batch: Batch) -> Outcome:
    return work(batch, get_worker().plugins[_PLUGIN].stamp, alone=True)


def _asked(client: Client, batch: Batch) -> Any:
    return client.submit(_work, batch, pure=False)


def _answers(client: Client, batch: Batch, asked: Any, others: Waiting) -> Iterator[Outcome]:
    """Yield what became of a batch; where its worker ended, of each record alone."""
    try:
        yield asked.result()
        return
    except KilledWorker:
        pass
    finally:
        asked.release()
    # Whoever ends a worker takes what waits there along: nothing may wait beside the second try.
    for _, other in others:
        other.exception()
    for record in batch:
        alone = _asked(client, (record,))
        try:
            yield alone.result()
        except KilledWorker:
            yield Outcome((failed(record, say(_ENDED, file=record.name)),))
        finally:
            alone.release()


def _processors() -> int:
    """Return how many processors this process may use."""
    count = getattr(os, "process_cpu_count", os.cpu_count)
    affinity = getattr(os, "sched_getaffinity", None)
    return max(1, len(affinity(0)) if affinity else count() or 1)
