"""Every report of the sources that were given, one after the other, and how far that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.archive.containers import records_of
from geo.archive.opening import files_of
from geo.archive.record import Record


class Sources:
    """The records of files, folders, patterns and addresses, each read as it is asked for."""

    def __init__(self, given: Sequence[str], beside: Path | None = None) -> None:
        """Look through what lies on this machine; nothing else is asked yet.

        Args:
            given: as the user named them.
            beside: a folder of which nothing is taken: the archive itself.

        Raises:
            ArchiveError: one of them holds nothing.
        """
        self._given, self._beside = given, beside
        near = [source for source in given if "://" not in source]
        sizes = (file.size for source in near for file in files_of(source, beside))
        total = sum(sizes)
        self._total = total if len(near) == len(given) else 0
        self._done = 0

    def __iter__(self) -> Iterator[Record]:
        """Yield every record.

        Raises:
            ArchiveError: an address cannot be reached.
        """
        done = 0
        for source in self._given:
            for file in files_of(source, self._beside):
                inside = 0
                for record in records_of(file):
                    yield record
                    inside += len(record.raw)
                    # What is packed holds more than its size.
                    self._done = done + min(inside, file.size)
                done += file.size
                self._done = done

    @property
    def share(self) -> float | None:
        """How much was yielded, 0..1; None where the whole is not known."""
        return min(1.0, self._done / self._total) if self._total else None
