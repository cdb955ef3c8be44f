"""A report before it is read: its bytes, and what its file, feed or row says of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from geo.language import N_, Sentence, say
from geo.model import Report
from geo.report import read_report, report_from_text
from geo.report.dates import written_date
from geo.report.document import Document, language_code, one_line
from geo.report.reader import report_of

_LARGE = N_("{file} has more than the {size} MB that are read of one report: split it.")
_DIGEST = 16
"""Bytes of the hash by which a record is known again."""


@dataclass(frozen=True, slots=True)
class Record:
    """One report of a source, not yet read."""

    name: str
    """What an error calls it: a file's path, with the record's number in it after a colon."""
    source: str
    """Where it comes from, for the reader: a file's path, a feed, or what the record names."""
    raw: bytes = b""
    """A document of any format, or the text in UTF-8."""
    hint: str = ""
    """The name or the media type of the document; "" where `raw` is the text itself."""
    title: str = ""
    date: str = ""
    """As the record writes it, "" where it gives none."""
    address: str = ""
    language: str = ""
    author: str = ""
    publisher: str = ""
    fault: Sentence | None = None
    """Why there is nothing to read."""
    kept: str = ""
    """The id of a report that the archive has, whose text is kept as it stands there."""

    @property
    def digest(self) -> bytes:
        """Return a hash of what decides its row, wherever it comes from."""
        # A document's name counts by its ending alone, which may decide how it is read.
        kind = self.hint.rpartition(".")[2]
        told = (kind, self.title, self.date, self.address, self.language, self.author)
        fault = self.name + str(self.fault) if self.fault is not None else ""
        kept = (self.kept,) if self.kept else ()
        head = "\0".join((*told, fault, *kept)).encode("utf-8", "replace")
        return hashlib.sha256(b"\0\0".join((head, self.raw))).digest()[:_DIGEST]

    def read(self) -> Report:
        """Return it as a report.

        Raises:
            ReportError: it cannot be read.
        """
        given = Document(
            text="" if self.hint else self.raw.decode(),
            title=one_line(self.title),
            author=one_line(self.author),
            publisher=one_line(self.publisher),
            published=written_date(self.date),
            language=language_code(self.language),
        )
        if self.kept:
            # As the page opens it, so that offsets stay valid.
            report = replace(report_from_text(given.text, source=self.name), published=None)
        elif not self.hint:
            report = report_of(given, self.raw, self.name)
        else:
            report = read_report(self.raw, name=self.hint)
        return replace(
            report,
            title=given.title or report.title,
            published=given.published or report.published,
            language=given.language or report.language,
            publisher=given.publisher or report.publisher,
            # Its host tells where the publisher is at home.
            source=self.address or report.source,
        )


def number_of(name: str, number: int) -> str:
    """Return what the record with a number, from 1, is called in the file `name`."""
    return f"{name}:{number}"


def too_large(name: str, source: str, most: int) -> Record:
    """Return what stands for a record of more than `most` bytes, which are not read."""
    return Record(name, source, fault=say(_LARGE, file=name, size=most // 1_000_000))
