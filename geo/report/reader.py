"""Reading a report: bytes to text, and text to `Report`."""

from __future__ import annotations

import hashlib
import re
from os import PathLike
from pathlib import Path

from charset_normalizer import from_bytes

from geo.errors import ReportError
from geo.model import ParagraphKind, Report
from geo.report.dates import find_date
from geo.report.language import detect_language
from geo.report.layout import split_paragraphs
from geo.report.sentences import split_sentences

MAX_BYTES = 10_000_000
MAX_CHARACTERS = 2_000_000
_FEW = 0.1

_SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive (DOCX, ODT and the like)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_AS_TEXT = "save it as plain text (.txt, UTF-8) and open that"


def read_report(source: str | PathLike[str] | bytes) -> Report:
    """Read a report from a file's path or from bytes.

    Args:
        source: a path, or the bytes of a text file. Addresses (http, https) are not fetched.

    Raises:
        ReportError: nothing is there, or what is there is no text; says what was found.
    """
    if isinstance(source, bytes):
        return _from_bytes(source, source="")
    name = str(source)
    if name.lower().startswith(("http://", "https://")):
        raise ReportError(f"{name} is an address, and addresses are not fetched: {_AS_TEXT}.")
    path = Path(source)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReportError(
                f"{path} has {path.stat().st_size / 1e6:.1f} MB, more than the "
                f"{MAX_BYTES / 1e6:.0f} MB that are read: split it."
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ReportError(f"There is no file {path}: check the name and the folder.") from None
    except OSError as error:
        raise ReportError(
            f"{path} cannot be read ({error.strerror}): check what it is and who may read it."
        ) from error
    return _from_bytes(raw, source=path.name)


def report_from_text(text: str, *, source: str = "") -> Report:
    """Return the report that `text` is, so that offsets into it stay true.

    It is unchanged but for lone surrogates, each of which becomes one replacement character.

    Raises:
        ReportError: the text is empty or longer than `MAX_CHARACTERS`.
    """
    repairs: tuple[str, ...] = ()
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        repairs = ("Halves of characters (lone surrogates) became replacement characters.",)
    return _report(text, raw=text.encode(), source=source, repairs=repairs)


def _from_bytes(raw: bytes, *, source: str) -> Report:
    name = source or "The report"
    if not raw:
        raise ReportError(f"{name} is empty (0 bytes): there is nothing to read.")
    if len(raw) > MAX_BYTES:
        raise ReportError(f"{name} has {len(raw) / 1e6:.1f} MB, more than are read: split it.")
    for signature, kind in _SIGNATURES.items():
        if raw.startswith(signature):
            raise ReportError(f"{name} is {kind}, not text: {_AS_TEXT}.")
    text, repairs = _decode(raw, name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        repairs = (*repairs, "Line ends of Windows or old Macs became plain ones.")
    return _report(text, raw=raw, source=source, repairs=repairs)


def _decode(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, "replace")
            return text, (f"A byte order mark ({encoding}) was left out.",)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and not _looks_binary(text):
        return text, ()
    if not text and b"\x00" not in raw:
        guess, encoding = _guess(raw)
        if guess and not _looks_binary(guess):
            return guess, (f"The text was read as {encoding}, which is a guess.",)
    raise ReportError(f"{name} holds no readable text but binary data: {_AS_TEXT}.")


def _guess(raw: bytes) -> tuple[str, str]:
    """Return the text and the encoding that `raw` most likely has, "" for none."""
    if sum(byte > 127 for byte in raw) < len(raw) * _FEW:
        # Mostly ASCII: too little for statistics, and the Western code page is the usual one.
        try:
            return raw.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            pass
    best = from_bytes(raw).best()
    return (str(best), best.encoding) if best is not None else ("", "")


def _looks_binary(text: str) -> bool:
    head = text[:20_000]
    controls = sum(1 for char in head if ord(char) < 32 and char not in "\t\n\r\f")
    return "\x00" in head or controls > len(head) / 100


def _report(text: str, *, raw: bytes, source: str, repairs: tuple[str, ...]) -> Report:
    if not text.strip():
        raise ReportError(f"{source or 'The report'} holds only blanks: there is nothing to read.")
    if len(text) > MAX_CHARACTERS:
        raise ReportError(
            f"{source or 'The report'} has {len(text):,} characters, more than the "
            f"{MAX_CHARACTERS:,} that are read: split it."
        )
    paragraphs = split_paragraphs(text)
    title = next((p for p in paragraphs if p.kind is ParagraphKind.TITLE), None)
    return Report(
        text=text,
        title=text[title.start : title.end] if title else "",
        source=source,
        published=find_date(text, paragraphs),
        language=detect_language(text),
        paragraphs=paragraphs,
        sentences=split_sentences(text, paragraphs),
        sha256=hashlib.sha256(raw).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        repairs=repairs,
    )
