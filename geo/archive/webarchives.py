"""Web archives: WARC, and WACZ, which is a ZIP archive of them; each page a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import IO
from zipfile import ZipFile

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from geo.archive.opening import File
from geo.archive.record import Record, number_of, too_large
from geo.language import N_, say
from geo.report.document import MAX_BYTES
from geo.report.filetype import by_name

_DAMAGED = N_(
    "{file} is a web archive that is damaged or cut short: what comes after this was not read; get "
    "it again and give the same command."
)
_HOLD_PAGES = ("response", "resource", "conversion")
_FOUND = "200"
_PIECE = 1_000_000
_LONGEST_HEAD = 1_000_000
"""Bytes of the fields before a record or a page."""


def web_records(stream: IO[bytes], file: File) -> Iterator[Record]:
    """Yield the pages and documents of a WARC file, also of one that is packed.

    Pictures, scripts and answers other than "found" are passed over. The day of the crawl is not
    taken for that of the report.
    """
    number = 0
    try:
        for found in _archive(stream):
            number += 1
            if found.rec_type not in _HOLD_PAGES:
                continue
            http = found.http_headers
            if http is not None and http.get_statuscode() != _FOUND:
                continue
            headers = http or found.rec_headers
            kind = (headers.get_header("Content-Type") or "").strip()
            if by_name(kind) is None:
                continue
            yield _page(found, kind, number_of(file.name, number), file)
    # Header fields that lack what every record has are read as if they had it.
    except (ArchiveLoadFailed, AttributeError, TypeError, ValueError):
        yield _damaged(number_of(file.name, number + 1), file)


def _archive(stream: IO[bytes]) -> ArchiveIterator:
    """Return the records of a WARC file, whose heads the library reads however long they are."""
    archive = ArchiveIterator(stream)
    archive.reader.readline = partial(_line, archive.reader.readline)
    loader = archive.loader
    for parser in (
        loader.warc_parser,
        loader.arc_parser,
        loader.http_parser,
        loader.http_req_parser,
    ):
        parser.parse = partial(_parsed, parser.parse)
    return archive


def _line(readline: Callable[[int], bytes], length: int | None = None) -> bytes:
    return readline(_LONGEST_HEAD if length is None else length)


def _parsed(parse: Callable[..., object], stream: IO[bytes], *more: object) -> object:
    return parse(_Head(stream), *more)


class _Head:
    """The lines of a head, up to more than any has."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._left = stream, _LONGEST_HEAD

    def readline(self) -> bytes:
        line = self._stream.readline(self._left)
        self._left -= len(line)
        if self._left <= 0:
            raise ValueError("a head without an end")
        return line


def collection_records(stream: IO[bytes], file: File) -> Iterator[Record]:
    """Yield the pages of all web archives in a WACZ file."""
    with ZipFile(stream) as collection:
        for name in sorted(collection.namelist()):
            if name.lower().endswith((".warc", ".warc.gz")):
                called = f"{file.name}:{name}"
                with collection.open(name) as inner:
                    yield from web_records(inner, File(called, 0, file.open))


def _page(found: object, kind: str, name: str, file: File) -> Record:
    address = found.rec_headers.get_header("WARC-Target-URI") or ""  # type: ignore[attr-defined]
    raw = found.content_stream().read(MAX_BYTES + 1)  # type: ignore[attr-defined]
    if len(raw) > MAX_BYTES:
        return too_large(name, file.name, MAX_BYTES)
    if _is_cut(found):
        return _damaged(name, file)
    return Record(name, file.name, raw, kind, address=address.strip("<>"))


def _is_cut(found: object) -> bool:
    """Tell whether the file ends before a record does: a page that is half there is no report."""
    stream = found.raw_stream  # type: ignore[attr-defined]
    while stream.read(_PIECE):
        pass
    return getattr(stream, "limit", 0) > 0


def _damaged(name: str, file: File) -> Record:
    return Record(name, file.name, fault=say(_DAMAGED, file=name))
