"""Reading a report: a file, bytes or an address to a document, and a document to `Report`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path

from geo.errors import ReportError
from geo.language import Sentence, of_system, say, say_number
from geo.letters import is_joined, neutral
from geo.model import Paragraph, ParagraphKind, Report
from geo.report.apart import read_apart
from geo.report.dates import find_date
from geo.report.document import (
    MAX_BYTES,
    MAX_CHARACTERS,
    MAX_TEXT_BYTES,
    UNREADABLE,
    Document,
    one_line,
)
from geo.report.encoding import HALVES, mend, without_controls, without_surrogates
from geo.report.filetype import name_of
from geo.report.formats import is_plain, read_document
from geo.report.hyphens import UNDONE, has_breaks, join_broken
from geo.report.language import detect_language, paragraph_languages
from geo.report.layout import (
    QUOTE,
    QUOTED,
    UNQUOTED,
    is_wrapped,
    lay_out,
    split_paragraphs,
)
from geo.report.sentences import split_sentences

_MARKS = re.compile(
    r"(?:#{1,6}\s+|[\s\u2022\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff|]+)+"
)
"""What stands before a heading's first word: Markdown's signs, bullets, pictures of a post."""
MOST_LEFT_OUT = 500
"""Passages beside the text that are kept to be looked at."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.I)


def read_report(source: str | PathLike[str] | bytes, *, name: str = "") -> Report:
    """Read a report from a file, from bytes or from a web address.

    >>> report = read_report(b"Shelling near Izium\\n\\nNobody was hurt.", name="news.txt")
    >>> report.title, len(report.paragraphs), report.source
    ('Shelling near Izium', 2, 'news.txt')

    Args:
        source: a path, the bytes of a file, or an address (http, https), which is fetched.
        name: for bytes, the name of the file they come from, or their media type.

    Raises:
        ReportError: nothing is there, or what is there cannot be read; says what was found.
    """
    if isinstance(source, bytes):
        return _read(source, hint=name, source=name_of(name))
    if is_address(str(source)):
        # Reading files does not import what uses the network.
        from geo.report.address import fetch

        page = fetch(str(source))
        return _read(page.raw, hint=page.hint, source=page.address, before=(page.repair,))
    path = _path_of(source)
    return _read(_bytes_of(path), hint=path.name, source=path.name)


def read_reports(source: str | PathLike[str] | bytes, *, name: str = "") -> Iterator[Report]:
    """Read every report in a file: those of JSON Lines one by one, else the only one.

    Args:
        source: as `read_report` takes it; a file of JSON Lines may be of any size.
        name: as `read_report` takes it.

    Raises:
        ReportError: one of them cannot be read; says which line.
    """
    from geo.report.formats.records import record_lines

    lines = None
    if isinstance(source, bytes):
        lines = record_lines(source, name)
    elif not is_address(str(source)):
        lines = record_lines(Path(source), Path(source).name)
    if lines is None:
        yield read_report(source, name=name)
        return
    for line in lines:
        yield report_of(line.document, line.raw, line.source)


def report_from_text(text: str, *, source: str = "") -> Report:
    """Return `text` as a report, so that offsets into it stay valid.

    It is unchanged except for lone surrogates, each of which becomes a replacement character.

    Raises:
        ReportError: the text is empty or longer than `MAX_CHARACTERS`.
    """
    whole = without_surrogates(text)
    _check(whole, source)
    repairs = (HALVES,) if whole != text else ()
    document = Document(repairs=repairs)
    return _build(document, whole, split_paragraphs(whole), whole.encode(), source)


def is_address(source: str) -> bool:
    """Tell whether `source` is a web address rather than the name of a file."""
    return source.lower().startswith(("http://", "https://"))


def _path_of(source: str | PathLike[str]) -> Path:
    name = str(source)
    if not name:
        raise ReportError("The report has no name: give a file or a web address.")
    if _SCHEME.match(name):
        raise ReportError(
            "{address} is no web address: it must begin with https:// or http://.",
            address=one_line(name, 200),
        )
    return Path(source)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReportError(
                "{file} has {size} MB, more than the {most} MB that are read: split it.",
                file=str(path),
                size=round(path.stat().st_size / 1e6, 1),
                most=MAX_BYTES // 1_000_000,
            )
        # A pipe or a device gives no size, and may have no end.
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        if str(path).lower().startswith("www."):
            raise ReportError(
                "There is no file {file}: a web address begins with https://, so write "
                "https://{file}.",
                file=str(path),
            ) from None
        raise ReportError(
            "There is no file {file}: check the name and the folder.", file=str(path)
        ) from None
    except (OSError, ValueError) as error:
        reason = (
            of_system(error)
            if isinstance(error, OSError) and error.strerror
            else say("no such name is possible")
        )
        raise ReportError(UNREADABLE, file=str(path), reason=reason) from error
    if len(raw) > MAX_BYTES:
        raise ReportError(
            "{file} has more than the {size} MB that are read: split it.",
            file=str(path),
            size=MAX_BYTES // 1_000_000,
        )
    return raw


def _read(raw: bytes, *, hint: str, source: str, before: tuple[str, ...] = ()) -> Report:
    called = _called(source)
    if not raw:
        raise ReportError("{file} is empty (0 bytes): there is nothing to read.", file=called)
    plain = is_plain(raw, hint, called)
    if len(raw) > (MAX_TEXT_BYTES if plain else MAX_BYTES):
        raise ReportError(
            "{file} has {size} MB, more than are read: split it.",
            file=called,
            size=round(len(raw) / 1e6, 1),
        )
    read = read_document if plain else read_apart
    document = read(raw, hint, called)
    return report_of(replace(document, repairs=(*before, *document.repairs)), raw, source)


def report_of(document: Document, raw: bytes, source: str) -> Report:
    """Return `document` as a report, its text repaired before any offset is counted.

    Raises:
        ReportError: its text is empty or longer than `MAX_CHARACTERS`.
    """
    told = dict.fromkeys(document.repairs)
    _check_length(sum(len(block.text) for block in document.blocks) or len(document.text), source)
    if document.blocks:
        blocks = []
        for block in document.blocks:
            text, repairs = mend(without_controls(block.text))
            told.update(dict.fromkeys(repairs))
            if text.strip():
                blocks.append(replace(block, text=text.strip()))
        plain = [neutral(block.text) for block in blocks]
        blocks = [replace(b, text=t) for b, (t, _written) in zip(blocks, plain, strict=True)]
        text, paragraphs = lay_out(blocks)
        _check(text, source)
        written = tuple(
            replace(each, start=paragraph.start + each.start, end=paragraph.start + each.end)
            for paragraph, (_text, inside) in zip(paragraphs, plain, strict=True)
            for each in inside
        )
    else:
        text, repairs = mend(document.text)
        told.update(dict.fromkeys(repairs))
        _check(text, source)
        if QUOTED.search(text):
            text = QUOTE.sub("", text)
            told[UNQUOTED] = None
        if has_breaks(text) and is_wrapped(text):
            text, joined = join_broken(text)
            told.update(dict.fromkeys((UNDONE,) if joined else ()))
        text, written = neutral(text)
        paragraphs = split_paragraphs(text)
    unjoined = sum(is_joined(each.text) for each in written)
    if unjoined:
        told[_unjoined(unjoined)] = None
    if len(written) > unjoined:
        told[_neutralised(len(written) - unjoined)] = None
    report = _build(replace(document, repairs=tuple(told)), text, paragraphs, raw, source)
    return replace(report, written=written)


def _neutralised(number: int) -> Sentence:
    return say_number(
        "1 word with letters that only look like its own, or with unseen or turning signs, was "
        "written in plain letters: perhaps it hides something.",
        "{number} words with letters that only look like their own, or with unseen or turning "
        "signs, were written in plain letters: perhaps they hide something.",
        number,
    )


def _unjoined(number: int) -> Sentence:
    return say_number(
        "1 word in the joined forms of Arabic letters was written in plain letters.",
        "{number} words in the joined forms of Arabic letters were written in plain letters.",
        number,
    )


def _called(source: str) -> str:
    """Return what a refusal calls a report."""
    return source or say("The report")


def _check(text: str, source: str) -> None:
    if not text.strip():
        raise ReportError(
            "{file} holds only blanks: there is nothing to read.", file=_called(source)
        )
    _check_length(len(text), source)


def _check_length(length: int, source: str) -> None:
    if length > MAX_CHARACTERS:
        raise ReportError(
            "{file} has {number} characters, more than the {total} that are read: split it.",
            file=_called(source),
            number=length,
            total=MAX_CHARACTERS,
        )


def _heading(line: str) -> str:
    mark = _MARKS.match(line)
    return line[mark.end() :] if mark and mark.end() < len(line) else line


def _build(
    document: Document, text: str, paragraphs: tuple[Paragraph, ...], raw: bytes, source: str
) -> Report:
    title = next((p for p in paragraphs if p.kind is ParagraphKind.TITLE), None)
    language = detect_language(text, document.language)
    languages = paragraph_languages(text, paragraphs, language)
    return Report(
        text=text,
        title=neutral(document.title)[0]
        or (_heading(text[title.start : title.end]) if title else ""),
        source=neutral(source)[0],
        published=document.published or find_date(text, paragraphs),
        language=language,
        paragraphs=paragraphs,
        sentences=split_sentences(text, paragraphs, languages),
        sha256=hashlib.sha256(raw).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        repairs=document.repairs,
        author=neutral(document.author)[0],
        publisher=neutral(document.publisher)[0],
        left_out=tuple(
            neutral(each)[0] for each in map(one_line, document.left_out[:MOST_LEFT_OUT]) if each
        ),
    )
