"""Several reports opened at once: an archive in a private temporary folder."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from itertools import chain, count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from geo import scratch
from geo.dashboard.reports import archives
from geo.dashboard.reports.opening import MAX_SECONDS
from geo.errors import ArchiveError, reason_of
from geo.language import ngettext, say_number
from geo.letters import neutral
from geo.progress import Progress
from geo.report.formats.records import record_lines

if TYPE_CHECKING:
    from geo.archive import State
    from geo.archive.batches import Batch
    from geo.archive.stamps import Stamp
    from geo.archive.work import Outcomes

Given = tuple[str, bytes]
"""A file's name and its bytes."""
Fault = tuple[str, str]
"""What could not be read, and why."""
_BOXES = (".mbox", ".parquet", ".warc", ".wacz")
"""Endings of files that hold reports and are none."""
_LINES = (".jsonl", ".ndjson")
_UNFIT = '/\\:*?"<>|'
"""Characters that one system or another allows in no folder's name."""
_UNNAMED = "reports"
_LONGEST = 60
"""Letters of the archive's name: four bytes each fit into a folder's."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several reports that were opened at once."""

    key: str
    """What names their archive in the address, "" where none of them can be read."""
    reports: int
    faults: tuple[Fault, ...]
    unread: bool
    """Whether reports were left out, since all of them take too long."""


def may_hold_many(name: str) -> bool:
    """Tell whether a file of this name may hold several reports."""
    return name.lower().removesuffix(".gz").endswith((*_BOXES, *_LINES))


def holds_many(name: str, raw: bytes) -> bool:
    """Tell whether a file holds several reports, each to be read as one."""
    plain = name.lower().removesuffix(".gz")
    if plain.endswith(_BOXES) or (plain != name.lower() and plain.endswith(_LINES)):
        return True
    return b"\n" in raw.strip() and record_lines(raw, name) is not None


def open_together(
    files: Sequence[Given], progress: Progress, published: date | None = None
) -> Together:
    """Map the reports of files into an archive that goes when nobody reads it any more.

    Args:
        files: of any formats, those that hold several reports among them.
        progress: is told how far it is.
        published: the day on which those were published that do not say it themselves.

    Raises:
        GeoError: there is no room for the archive, or what maps it cannot be used.
    """
    try:
        from geo.archive import archive
        from geo.archive.opening import File
    except ImportError:
        raise ArchiveError(
            "Several reports at once need packages that are not installed: pip install "
            "'dateline[archive]'"
        ) from None

    def tell(state: State) -> None:
        progress(
            state.share or 0.0,
            say_number("{number} report is read", "{number} reports are read", state.mapped),
        )

    mapping = _Mapping(time.monotonic() + MAX_SECONDS)
    try:
        private, remove = scratch.folder()
    except OSError as error:
        raise ArchiveError(
            "There is no room for temporary files ({reason}).", reason=reason_of(error)
        ) from error
    folder = private / _title(files)
    try:
        given = [File(name, len(raw), partial(BytesIO, raw)) for name, raw in _named(files)]
        made = archive(given, folder, spread=mapping.spread, tell=tell, published=published)
    except BaseException:
        remove()
        raise
    faults, reports = tuple(mapping.faults), made.reports
    if not reports:
        remove()
        return Together("", 0, faults, mapping.unread)
    return Together(archives.lend(folder, remove), reports, faults, mapping.unread)


class _Mapping:
    """The work, a record at a time, until there is no time left."""

    def __init__(self, end: float) -> None:
        self._end = end
        self.faults: list[Fault] = []
        self.unread = False

    def spread(self, batches: Iterable[Batch], stamp: Stamp) -> Outcomes:
        """Work on batches, as `geo.archive.spreading.here` does."""
        from geo.archive.work import work

        for number, record in enumerate(chain.from_iterable(batches)):
            if number and time.monotonic() > self._end:
                self.unread = True
                return
            outcome = work((record,), stamp)
            self.faults += [(each.name, each.message) for each in outcome.done if each.message]
            yield outcome


def _named(files: Sequence[Given]) -> Iterator[Given]:
    """Yield files under names by which they can be told from each other, and what they are."""
    taken: set[str] = set()
    for given, raw in files:
        path = PurePosixPath(neutral(given)[0].replace("/", "_") or _UNNAMED)
        stem, ending = path.stem, path.suffix
        if ending.lower() not in (*_LINES, ".gz") and record_lines(raw, given) is not None:
            stem, ending = path.name, _LINES[0]
        numbers = (f"{stem} ({number}){ending}" for number in count(2))
        name = next(each for each in chain([stem + ending], numbers) if each not in taken)
        taken.add(name)
        yield name, raw


def _title(files: Sequence[Given]) -> str:
    """Return what the archive is called, as the name of a folder."""
    if len(files) > 1:
        return ngettext("{number} file", "{number} files", len(files)).format(number=len(files))
    kept = "".join(
        each if each.isprintable() and each not in _UNFIT else "_" for each in files[0][0]
    )
    return neutral(kept)[0].strip(" .")[:_LONGEST] or _UNNAMED
