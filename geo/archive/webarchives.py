"""Web archives: WARC, and WACZ, which is a ZIP archive of them; each page a report."""

from __future__ import annotations

from collections.abc import Iterator
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


def web_records(stream: IO[bytes], file: File) -> Iterator[Record]:
    """Yield the pages and documents of a WARC file, also of one that is packed.

    Pictures, scripts and answers other than "found" are passed over. The day of the crawl is not
    taken for that of the report.
    """
    number = 0
    try:
        for found in ArchiveIterator(stream):
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
