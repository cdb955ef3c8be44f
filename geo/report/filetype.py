"""What a file is: by its content first, by its name where the content does not decide."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from geo.errors import ReportError
from geo.language import N_, say
from geo.report.document import LOCKED, NO_TEXT


class Format(StrEnum):
    """A format of reports; the value is its name for readers."""

    TEXT = N_("plain text")
    MARKDOWN = "Markdown"
    PAGE = N_("a web page")
    PDF = N_("a PDF document")
    DOCX = N_("a Word document")
    ODT = N_("an OpenDocument text")
    MAIL = N_("an e-mail")
    SUBTITLES = N_("subtitles")
    RECORDS = "JSON Lines"
    ARCHIVE = N_("a ZIP archive")
    """One that has to be opened to see what is in it."""


BY_ENDING = {
    "txt": Format.TEXT,
    "text": Format.TEXT,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "html": Format.PAGE,
    "htm": Format.PAGE,
    "xhtml": Format.PAGE,
    "pdf": Format.PDF,
    "docx": Format.DOCX,
    "docm": Format.DOCX,
    "odt": Format.ODT,
    "eml": Format.MAIL,
    "srt": Format.SUBTITLES,
    "vtt": Format.SUBTITLES,
    "jsonl": Format.RECORDS,
    "ndjson": Format.RECORDS,
}
"""The formats by the ending of a file's name, for a list of what can be opened too."""
_BY_MEDIA_TYPE = {
    "text/plain": Format.TEXT,
    "text/markdown": Format.MARKDOWN,
    "text/html": Format.PAGE,
    "application/xhtml+xml": Format.PAGE,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "application/vnd.oasis.opendocument.text": Format.ODT,
    "message/rfc822": Format.MAIL,
    "application/x-subrip": Format.SUBTITLES,
    "text/vtt": Format.SUBTITLES,
    "application/jsonl": Format.RECORDS,
    "application/x-ndjson": Format.RECORDS,
}
_MEDIA_TYPE = re.compile(
    r"(?:text|application|message|image|audio|video|multipart|font|model)/[\w.+-]+(?:\s*;.*)?",
    re.I | re.S,
)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.I)

_REFUSED = (
    (0, b"\x89PNG", N_("a PNG picture")),
    (0, b"\xff\xd8\xff", N_("a JPEG picture")),
    (0, b"GIF8", N_("a GIF picture")),
    (0, b"BM", N_("a BMP picture")),
    (0, b"II*\x00", N_("a TIFF picture")),
    (0, b"MM\x00*", N_("a TIFF picture")),
    (8, b"WEBP", N_("a WebP picture")),
    (4, b"ftypheic", N_("a HEIC picture")),
    (4, b"ftypavif", N_("an AVIF picture")),
    (4, b"ftyp", N_("a video or sound recording (MP4)")),
    (0, b"\x1aE\xdf\xa3", N_("a video (Matroska or WebM)")),
    (8, b"AVI ", N_("a video (AVI)")),
    (8, b"WAVE", N_("a sound recording (WAV)")),
    (0, b"ID3", N_("a sound recording (MP3)")),
    (0, b"\xff\xfb", N_("a sound recording (MP3)")),
    (0, b"OggS", N_("a sound recording (Ogg)")),
    (0, b"fLaC", N_("a sound recording (FLAC)")),
    (0, b"\x1f\x8b", N_("a gzip archive")),
    (4, b"1AY&SY", N_("a bzip2 archive")),
    (0, b"\xfd7zXZ", N_("an xz archive")),
    (0, b"(\xb5/\xfd", N_("a Zstandard archive")),
    (0, b"7z\xbc\xaf\x27\x1c", N_("a 7-Zip archive")),
    (0, b"Rar!", N_("a RAR archive")),
    (257, b"ustar", N_("a tar archive")),
    (0, b"SQLite format 3", N_("an SQLite database")),
    (0, b"PAR1", N_("a Parquet table")),
    (0, b"\x7fELF", N_("a program")),
    (0, b"MZ\x90", N_("a program")),
    (0, b"{\\rtf", N_("a rich text file (RTF)")),
    (0, b"%!PS", N_("a PostScript file")),
)
_SHORT = (b"BM", b"ID3", b"\xff\xfb")
"""Signatures that a text may begin with too, unless zeros follow."""
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>", re.I)
_HEADER = re.compile(r"^([A-Za-z][\w-]*):[ \t]?.*(?:\n[ \t]+.*)*\n", re.M)
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
        return _BY_MEDIA_TYPE.get(name.partition(";")[0].strip().lower())
    ending = ending_of(name)
    return BY_ENDING.get(ending)


def ending_of(name: str) -> str:
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
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise ReportError(LOCKED, file=name)
        raise ReportError(NO_TEXT, file=name, form=say("an old Office document"))
    for offset, signature, kind in _REFUSED:
        if raw.startswith(signature, offset) and (signature not in _SHORT or b"\x00" in raw[:64]):
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
    return named if named in (Format.MARKDOWN, Format.RECORDS) else Format.TEXT


def _is_mail(head: str) -> bool:
    """Tell whether a text begins with at least three header fields, one of them a mailer's own."""
    names, position = set(), 0
    while match := _HEADER.match(head, position):
        names.add(match[1].lower())
        position = match.end()
    return len(names) >= 3 and bool(names & _OF_MAIL)
