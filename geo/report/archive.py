"""A ZIP archive opened within limits: entries, bytes unpacked, and ratio of compression."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from geo.errors import ReportError
from geo.language import N_, say
from geo.report.document import DAMAGED, LOCKED, NO_TEXT, UNPACKS
from geo.report.filetype import Format

MAX_ENTRIES = 2_000
MAX_UNPACKED = 60_000_000
"""Bytes of all entries together."""
MAX_PART = 15_000_000
"""Bytes of one entry that is read."""
MAX_RATIO = 200
"""Ratio of unpacked to packed size, checked from a million bytes on."""
_SMALL = 1_000_000
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What office programs use; other methods may take as much memory as the file wants."""
_WORD_BODY = re.compile(r"word/document\d*\.xml")
_CHAT = re.compile(r"(?:_chat|WhatsApp [^/]{1,100})\.txt")
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
}
_OTHERS = {
    "xl/": N_("an old or binary Excel workbook"),
    "ppt/": N_("a PowerPoint presentation"),
    "META-INF/MANIFEST.MF": N_("a Java archive"),
}


class Archive:
    """The parts of a document that is a ZIP archive."""

    def __init__(self, raw: bytes, name: str) -> None:
        """Open `raw`; an error calls it `name`.

        Raises:
            ReportError: it is damaged, or unpacks to so much that it may be a trap.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            raise ReportError(
                "{file} is a damaged ZIP archive, perhaps cut short: get it again, or save it as "
                "plain text (.txt, UTF-8) and open that.",
                file=name,
            ) from None
        unpacked = sum(entry.file_size for entry in entries)
        if (
            len(entries) > MAX_ENTRIES
            or unpacked > MAX_UNPACKED
            or (unpacked > _SMALL and unpacked > MAX_RATIO * len(raw))
        ):
            raise ReportError(
                "{file} unpacks to {size} MB in {number} parts, more than a report has and perhaps "
                "a trap: save it as plain text (.txt, UTF-8) and open that.",
                file=name,
                size=round(unpacked / 1e6),
                number=len(entries),
            )
        self._raw = raw
        self.parts = frozenset(entry.filename for entry in entries)
        self._encrypted = any(entry.flag_bits & 1 for entry in entries)

    @property
    def chat(self) -> str:
        """The part in which WhatsApp packs the text of a chat beside its pictures, "" for none."""
        return min(filter(_CHAT.fullmatch, self.parts), default="")

    def format(self) -> Format:
        """Return which document this is.

        Raises:
            ReportError: it is not one that can be read; says what it is.
        """
        if self._encrypted:
            raise ReportError(LOCKED, file=self.name)
        if "mimetype" in self.parts:
            told = self.read("mimetype")[:200].strip()
            if told in _OPEN_DOCUMENTS and "content.xml" in self.parts:
                return _OPEN_DOCUMENTS[told]
            if told == b"application/epub+zip":
                return Format.BOOK
            if told.startswith(b"application/vnd.oasis.opendocument"):
                self._refuse(N_("an OpenDocument drawing or presentation"))
        if any(_WORD_BODY.fullmatch(part) for part in self.parts):
            return Format.DOCX
        if "xl/workbook.xml" in self.parts:
            return Format.WORKBOOK
        if "META-INF/container.xml" in self.parts:
            return Format.BOOK
        if self.chat:
            return Format.CHAT
        for part, kind in _OTHERS.items():
            if any(own.startswith(part) for own in self.parts):
                self._refuse(kind)
        raise ReportError(
            "{file} is a ZIP archive with {number} files in it: unpack it and open the report "
            "itself.",
            file=self.name,
            number=len(self.parts),
        )

    def stream(self) -> io.BytesIO:
        """Return the whole archive, for a library that opens it itself."""
        return io.BytesIO(self._raw)

    def read(self, part: str) -> bytes:
        """Return the bytes of a part, b"" where there is none.

        Raises:
            ReportError: it is damaged or too large.
        """
        if part not in self.parts:
            return b""
        try:
            if self._zip.getinfo(part).compress_type not in _PACKED:
                raise NotImplementedError
            with self._zip.open(part) as stream:
                data = stream.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
        ):
            raise ReportError(DAMAGED, file=self.name) from None
        if len(data) > MAX_PART:
            raise ReportError(UNPACKS, file=self.name, size=MAX_PART // 1_000_000)
        return data

    def _refuse(self, kind: str) -> None:
        raise ReportError(NO_TEXT, file=self.name, form=say(kind))
