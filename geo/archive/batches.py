"""Records gathered into batches: enough to be worth a task, few enough to lose little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.archive.record import Record

MOST_RECORDS = 16
MOST_BYTES = 200_000
"""About half a minute of one worker."""

Batch = tuple[Record, ...]


def batches(records: Iterable[Record]) -> Iterator[Batch]:
    """Yield records together, in their order; one that is large by itself.

    Args:
        records: taken one after the other, as they are asked for.
    """
    batch: list[Record] = []
    size = 0
    for record in records:
        if batch and (len(batch) == MOST_RECORDS or size + len(record.raw) > MOST_BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(record)
        size += len(record.raw)
    if batch:
        yield tuple(batch)
