"""JSON Lines: one report on each line, as in corpora and batches."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import ReportError
from geo.language import of_system, say
from geo.report.dates import full_date
from geo.report.document import MAX_TEXT_BYTES, UNREADABLE, Document, language_code, one_line
from geo.report.encoding import decode
from geo.report.filetype import Format, by_name, name_of


@dataclass(frozen=True, slots=True)
class Record:
    """A report of a file that holds several."""

    document: Document
    raw: bytes
    """Its line, without the line end."""
    source: str


def is_record(raw: bytes) -> bool:
    """Tell whether a file's first line, or the whole file, is an object with a text."""
    first = raw.lstrip()[: MAX_TEXT_BYTES + 1].partition(b"\n")[0]
    return any(isinstance(_parse(part), dict) for part in (first, raw))


def read_record(raw: bytes, called: str) -> Document:
    """Return the only report of a file of JSON Lines.

    Args:
        raw: the file.
        called: what an error calls it.

    Raises:
        ReportError: it holds none or several, or it is not JSON.
    """
    whole = _parse(raw)
    if isinstance(whole, dict):
        return _document(whole)
    lines = list(_lines(io.BytesIO(raw), called, ""))
    if len(lines) == 1:
        return lines[0].document
    raise ReportError(
        "{file} holds {number} reports in JSON Lines, and one is read at a time: open one line as "
        "a file of its own, or read them all with geo.report.read_reports.",
        file=called,
        number=len(lines),
    )


def record_lines(source: bytes | Path, name: str) -> Iterator[Record] | None:
    """Return the reports of JSON Lines one by one, None where `source` is something else.

    Args:
        source: the bytes, or the path of a file, which is read line by line.
        name: its name or media type.

    Raises:
        ReportError: while iterating, if one cannot be read; says which line.
    """
    if isinstance(source, bytes):
        named = by_name(name) is Format.RECORDS
        if not (named or is_record(source)) or isinstance(_parse(source), dict):
            return None
        return _lines(io.BytesIO(source), name_of(name) or say("The file"), name_of(name))
    if by_name(source.name) is not Format.RECORDS:
        return None
    return _lines_of_file(source)


def _lines_of_file(path: Path) -> Iterator[Record]:
    try:
        with path.open("rb") as stream:
            yield from _lines(stream, path.name, path.name)
    except OSError as error:
        raise ReportError(UNREADABLE, file=str(path), reason=of_system(error)) from error


def _lines(stream: io.BufferedIOBase, called: str, source: str) -> Iterator[Record]:
    number = 0
    while line := stream.readline(MAX_TEXT_BYTES + 1):
        number += 1
        if len(line) > MAX_TEXT_BYTES:
            raise ReportError(
                "Line {number} of {file} has more than the {size} MB that are read: split it.",
                number=number,
                file=called,
                size=MAX_TEXT_BYTES // 1_000_000,
            )
        line = line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")
        if not line.strip():
            continue
        fields = _parse(line)
        if not isinstance(fields, dict):
            raise ReportError(
                "Line {number} of {file} is no JSON object with a text: JSON Lines have one a "
                "line, with text, title, author, publisher, published, language, source, of which "
                "only text must be there.",
                number=number,
                file=called,
            )
        yield Record(_document(fields), line, _text(fields, "source") or source)


def _parse(raw: bytes) -> dict[str, Any] | None:
    """Return the JSON object in `raw`, None where it is not one, is too long, or has no text."""
    if len(raw) > MAX_TEXT_BYTES:
        return None
    try:
        value = json.loads(decode(raw, "")[0])
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and isinstance(value.get("text"), str) else None


def _document(fields: dict[str, Any]) -> Document:
    return Document(
        text=fields["text"].replace("\r\n", "\n").replace("\r", "\n"),
        title=_text(fields, "title"),
        author=_text(fields, "author"),
        publisher=_text(fields, "publisher"),
        published=full_date(_text(fields, "published")),
        language=language_code(_text(fields, "language")),
    )


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return one_line(value) if isinstance(value, str) else ""
