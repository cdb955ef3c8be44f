"""What a file is: by its content first, by its name where the content does not decide."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from geo.errors import ReportError
from geo.language import N_, say
from geo.report.document import LOCKED, NO_TEXT
from geo.wordlists import read_table


class Format(StrEnum):
    """A format of reports; the value is its name for readers."""

    TEXT = N_("plain text")
    MARKDOWN = "Markdown"
    PAGE = N_("a web page")
    PDF = N_("a PDF document")
    DOCX = N_("a Word document")
    ODT = N_("an OpenDocument text")
    ODS = N_("an OpenDocument spreadsheet")
    MAIL = N_("an e-mail")
    SUBTITLES = N_("subtitles")
    RECORDS = "JSON Lines"
    SHEET = N_("a sheet")
    CHAT = N_("a chat")
    WORKBOOK = N_("an Excel workbook")
    BOOK = N_("an electronic book (EPUB)")
    RTF = N_("a document in Rich Text Format")
    ARCHIVE = N_("a ZIP archive")
    """One that has to be opened to see what is in it."""


_FORMATS = {name: Format[key.upper()] for name, key in read_table("reading/formats.tsv")}
"""By the ending of a file's name, and by media type."""
_MEDIA_TYPE = re.compile(
    r"(?:text|application|message|image|audio|video|multipart|font|model)/[\w.+-]+(?:\s*;.*)?",
    re.I | re.S,
)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.I)

_REFUSED = tuple(
    (int(offset), signature.encode().decode("unicode_escape").encode("latin-1"), kind, bool(zeros))
    for kind, offset, signature, *zeros in read_table("reading/signatures.tsv")
)
"""Where a signature stands, its bytes, of what it is, and whether zeros must follow."""
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>", re.I)
_HEADER = re.compile(r"^([A-Za-z][\w-]*):[ \t]?.*(?:\n[ \t]+.*)*\n", re.M)
_BOX_LINE = re.compile(r"From [^\n]{1,300}\n")
_OF_MAIL = frozenset("mime-version message-id received return-path delivered-to".split())
_SRT = re.compile(r"\s*\d+[ \t]*\n\s*\d+:\d\d:\d\d[,.]\d{1,3}\s*-->")


def name_of(name: str) -> str:
    """Return what of a hint is the name of a file or an address; "" for a media type."""
    return "" if _MEDIA_TYPE.fullmatch(name.strip()) else name


def charset_of(name: str) -> str:
    """Return the encoding that a media type names, "" where it names none."""
    match = _CHARSET.search(name) if not name_of(name) else None
    return match[1] if match else ""


def by_name(name: str) -> Format | None:
    """Return the format that a file's name, an address or a media type suggests."""
    if not name_of(name):
        return _FORMATS.get(name.partition(";")[0].strip().lower())
    return _FORMATS.get(_ending_of(name))


def _ending_of(name: str) -> str:
    """Return the ending of a file's name, or of an address's path, in lower case."""
    path = name
    if name.lower().startswith(("http://", "https://")):
        try:
            path = urlsplit(name).path
        except ValueError:
            return ""
    return PurePosixPath(path).suffix[1:].lower()


def by_bytes(raw: bytes, name: str) -> Format | None:
    """Return the format that the first bytes show, None where it may be a text.

    Args:
        raw: the whole file.
        name: what an error calls it.

    Raises:
        ReportError: it is of a kind that cannot be read; says which.
    """
    if b"%PDF-" in raw[:1024]:
        return Format.PDF
    if raw.startswith(_ZIP):
        return Format.ARCHIVE
    if raw.startswith(b"{\\rtf"):
        return Format.RTF
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise ReportError(LOCKED, file=name)
        raise ReportError(NO_TEXT, file=name, form=say("an old Office document"))
    for offset, signature, kind, zeros in _REFUSED:
        if raw.startswith(signature, offset) and (not zeros or b"\x00" in raw[:64]):
            raise ReportError(NO_TEXT, file=name, form=say(kind))
    return None


def by_head(head: str) -> Format | None:
    """Return the markup that a text is in, None where it shows no sign of any."""
    if _PAGE.match(head):
        return Format.PAGE
    if head.startswith("WEBVTT") or _SRT.match(head):
        return Format.SUBTITLES
    return Format.MAIL if _is_mail(head) else None


def believed(named: Format | None, head: str) -> Format:
    """Return the format that a text's name suggests if the text confirms it, else plain text."""
    if named is Format.PAGE and _TAG.search(head):
        return Format.PAGE
    if named is Format.MAIL and _HEADER.match(head):
        return Format.MAIL
    return named if named in (Format.MARKDOWN, Format.RECORDS, Format.SHEET) else Format.TEXT


def _is_mail(head: str) -> bool:
    """Tell whether a text begins with at least three header fields, one of them a mailer's own."""
    names: set[str] = set()
    box = _BOX_LINE.match(head)
    position = box.end() if box else 0
    while match := _HEADER.match(head, position):
        names.add(match[1].lower())
        position = match.end()
    return len(names) >= 3 and bool(names & _OF_MAIL)
