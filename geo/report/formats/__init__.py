"""One module for each format, which makes a `Document` of bytes or text.

Each is imported when a file of its format comes, so that plain text waits for none.
"""

from __future__ import annotations

from dataclasses import replace

from geo.language import say
from geo.report.archive import Archive
from geo.report.document import Document
from geo.report.encoding import decode, head_of
from geo.report.filetype import (
    Format,
    believed,
    by_bytes,
    by_head,
    by_name,
    charset_of,
    name_of,
)

_STAMPS = tuple("[0123456789\u200e\xe2\xef")
"""How a message of a chat may begin, as characters or as bytes."""


def is_plain(raw: bytes, hint: str, called: str) -> bool:
    """Tell whether a file is text without anything to take apart.

    Args:
        raw: the whole file.
        hint: as `read_document` takes it.
        called: what an error calls the file.

    Raises:
        ReportError: it is of a kind that cannot be read.
    """
    if by_bytes(raw, called) is not None:
        return False
    head = head_of(raw)
    if by_head(head) is not None or head.lstrip()[:1] == "{" or _by_whole(raw, head, hint):
        return False
    return believed(by_name(hint), head) is Format.TEXT


def read_document(raw: bytes, hint: str, called: str) -> Document:
    """Return the document in `raw`, whatever its name says.

    Args:
        raw: the whole file.
        hint: the file's name, its address or its media type, "" where none is known.
        called: what an error calls the file.

    Raises:
        ReportError: it cannot be read; says what was found and what to do.
    """
    named = by_name(hint)
    kind = by_bytes(raw, called)
    if kind is Format.ARCHIVE:
        archive = Archive(raw, called)
        kind = archive.format()
        document = _from_archive(archive, kind)
    elif kind is Format.PDF:
        from geo.report.formats.pdf import read_pdf

        document = read_pdf(raw, called)
    elif kind is Format.RTF:
        from geo.report.formats.rtf import read_rtf

        document = read_rtf(raw, called)
    else:
        head = head_of(raw)
        kind = by_head(head)
        kind = kind or _by_whole(raw, head, hint) or believed(named, head)
        document = _from_text(raw, kind, hint, called)
    if named not in (None, kind) and name_of(hint):
        assert named is not None
        told = say(
            "By its name it is {form}, but it holds {other_form} and was read as that.",
            form=say(named.value),
            other_form=say(kind.value),
        )
        document = replace(document, repairs=(told, *document.repairs))
    return document


def _by_whole(raw: bytes, head: str, hint: str) -> Format | None:
    """Return what only the file as a whole, or a longer look at its beginning, shows."""
    if head.lstrip()[:1] == "{":
        from geo.report.formats.records import is_record

        if is_record(raw):
            return Format.RECORDS
        from geo.report.formats.telegram import is_telegram

        return Format.CHAT if is_telegram(raw) else None
    if head.lstrip()[:1] in _STAMPS:
        from geo.report.formats.whatsapp import is_whatsapp

        # What was read of bytes that no mark explains is right for signs of ASCII alone.
        marked = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        start = head if marked else raw[:20_000].decode("utf-8", "replace").replace("\r\n", "\n")
        return Format.CHAT if is_whatsapp(start, name_of(hint)) else None
    return None


def _from_archive(archive: Archive, kind: Format) -> Document:
    if kind is Format.ODT:
        from geo.report.formats.odt import read_odt

        return read_odt(archive)
    if kind is Format.ODS:
        from geo.report.formats.ods import read_ods

        return read_ods(archive)
    if kind is Format.WORKBOOK:
        from geo.report.formats.workbook import read_workbook

        return read_workbook(archive)
    if kind is Format.BOOK:
        from geo.report.formats.book import read_book

        return read_book(archive)
    if kind is Format.CHAT:
        from geo.report.formats.whatsapp import read_whatsapp

        text, repairs = decode(archive.read(archive.chat), archive.name)
        document = read_whatsapp(text, archive.name)
        return replace(document, repairs=(*repairs, *document.repairs))
    from geo.report.formats.docx import read_docx

    return read_docx(archive)


def _from_text(raw: bytes, kind: Format, hint: str, called: str) -> Document:
    declared = charset_of(hint)
    if kind is Format.MAIL:
        from geo.report.formats.mail import read_mail

        return read_mail(raw, called)
    if kind is Format.RECORDS:
        from geo.report.formats.records import read_record

        return read_record(raw, called)
    if kind is Format.CHAT and raw.lstrip()[:1] == b"{":
        from geo.report.formats.telegram import read_telegram

        return read_telegram(raw, called)
    if kind is Format.PAGE:
        from geo.report.formats.page import declared_encoding, read_page

        text, repairs = decode(raw, called, declared or declared_encoding(raw))
        document = read_page(text, called)
    else:
        text, repairs = decode(raw, called, declared)
        if kind is Format.SUBTITLES:
            from geo.report.formats.subtitles import read_subtitles

            document = read_subtitles(text, called)
        elif kind is Format.SHEET:
            from geo.report.formats.sheet import read_sheet

            document = read_sheet(text, called)
        elif kind is Format.CHAT:
            from geo.report.formats.whatsapp import read_whatsapp

            document = read_whatsapp(text, called)
        elif kind is Format.MARKDOWN:
            from geo.report.formats.markdown import read_markdown

            document = read_markdown(text)
        else:
            document = Document(text=text)
    return replace(document, repairs=(*repairs, *document.repairs))
