"""Every report of the sources that were given, one after the other, and how far that is."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from geo.archive.containers import records_of
from geo.archive.opening import File, files_of
from geo.archive.record import Record


class Sources:
    """The records of files, folders, patterns and addresses, each read as it is asked for."""

    def __init__(self, given: Sequence[str | File], beside: Path | None = None) -> None:
        """Look through what lies on this machine; nothing else is asked yet.

        Args:
            given: as the user named them, or files that are at hand.
            beside: a folder of which nothing is taken: the archive itself.

        Raises:
            ArchiveError: one of them holds nothing.
        """
        self._given, self._beside = given, beside
        self._apart = _told_apart([source for source in given if isinstance(source, str)])
        near = [source for source in given if isinstance(source, File) or "://" not in source]
        sizes = (file.size for source in near for file in self._files_of(source))
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
            for file in self._files_of(source):
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

    def _files_of(self, source: str | File) -> Iterable[File]:
        if isinstance(source, File):
            return (source,)
        files = files_of(source, self._beside)
        name = self._apart.get(source)
        return files if name is None else (replace(file, name=name) for file in files)


def _told_apart(given: Sequence[str]) -> dict[str, str]:
    """Return names for files given one by one that share theirs: paths from where they part."""
    alike: dict[str, dict[str, Path]] = defaultdict(dict)
    for source in given:
        if "://" not in source and Path(source).is_file():
            alike[Path(source).name][source] = Path(source).resolve()
    names: dict[str, str] = {}
    for paths in alike.values():
        if len(set(paths.values())) > 1:
            # On Windows those of two drives have nothing in common.
            with suppress(ValueError):
                common = os.path.commonpath(paths.values())
                names |= {each: path.relative_to(common).as_posix() for each, path in paths.items()}
    return names
