"""A PDF document with a text layer, read by PDFium, the library of Chromium.

It is fuzzed without pause for that browser, keeps the order of reading and knows where each
letter stands; the readers in plain Python take ten to fifty times as long and hang more easily.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from ctypes import byref
from dataclasses import replace
from typing import Any

from geo.errors import ReportError
from geo.model import ParagraphKind
from geo.report.document import AS_TEXT, MAX_CHARACTERS, Block, Document, counted, one_line
from geo.report.formats.pdf_lines import Line, Page, paragraphs
from geo.report.hyphens import UNDONE, join_broken, unwrap

MAX_PAGES = 2_000
MAX_SECONDS = 60.0
_PASSWORD, _SECURITY = 4, 5
"""PDFium's numbers for what kept a document shut."""
_HYPHEN = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line, in place of hyphen and line end."""
_NO_TITLE = re.compile(
    r"(?:microsoft word|microsoft powerpoint|untitled|\(?anonymous\)?|\(?unspecified\)?)\b.*"
    r"|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|html?)",
    re.I,
)
_ALONE = threading.Lock()
"""PDFium may be used by one thread at a time, and the dashboard has one for each reader."""


def read_pdf(raw: bytes, called: str) -> Document:
    """Return the text of a PDF document.

    Args:
        raw: the file.
        called: what a refusal calls it.

    Raises:
        ReportError: it is locked, damaged, only pictures, or larger than is read.
    """
    with _ALONE:
        pages, title, author = _pages(raw, called)
    blocks = paragraphs([page for page in pages if page.lines])
    if not blocks:
        shown = counted(len(pages), "page", "pages")
        raise ReportError(
            f"{called} is a PDF document of {shown} without any text, perhaps scanned: recognise "
            "its text first (OCR), and open what that gives."
        )
    marks = [block for block in blocks if block.kind is ParagraphKind.CREDIT]
    whole, joined = join_broken("\n\x00\n".join(block.text for block in blocks))
    texts = whole.split("\n\x00\n")
    blocks = tuple(replace(b, text=unwrap(t)) for b, t in zip(blocks, texts, strict=True))
    repairs = ["The lines of the pages were put together to paragraphs."]
    if joined:
        repairs.append(UNDONE)
    if marks:
        repairs.append("Headers, footers and page numbers were marked as such.")
    if any(not page.lines for page in pages):
        empty = sum(1 for page in pages if not page.lines)
        told = counted(empty, "page has no text and", "pages have no text and")
        repairs.append(f"{told} may be pictures.")
    return Document(
        blocks,
        title=_title(title, blocks),
        author="" if _NO_TITLE.fullmatch(author) else author,
        repairs=tuple(repairs),
    )


def _title(told: str, blocks: tuple[Block, ...]) -> str:
    """Return the title that the document's data tell, "" where a page shows one or it is none."""
    if any(block.kind is ParagraphKind.TITLE for block in blocks):
        return ""
    return "" if _NO_TITLE.fullmatch(told) else told


def _pages(raw: bytes, called: str) -> tuple[list[Page], str, str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise ReportError(
                f"{called} is locked with a password: take the password off in the program that "
                "wrote it and open it again."
            ) from None
        raise ReportError(
            f"{called} is a damaged PDF document, perhaps cut short: get it again, or {AS_TEXT}."
        ) from None
    try:
        if len(document) > MAX_PAGES:
            raise ReportError(
                f"{called} has {len(document):,} pages, more than the {MAX_PAGES:,} that are read: "
                "split it."
            )
        about = document.get_metadata_dict()
        pages = list(_read_pages(document, called))
    finally:
        document.close()
    return pages, one_line(about.get("Title")), one_line(about.get("Author"))


def _read_pages(document: Any, called: str) -> Iterator[Page]:
    import pypdfium2

    deadline = time.monotonic() + MAX_SECONDS
    characters = 0
    for number in range(len(document)):
        if time.monotonic() > deadline:
            raise ReportError(
                f"{called} is a PDF document that takes longer than {MAX_SECONDS:.0f} seconds to "
                f"read: split it, or {AS_TEXT}."
            )
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield Page((), 0.0)
            continue
        try:
            characters += text.count_chars()
            if characters > 2 * MAX_CHARACTERS:
                raise ReportError(
                    f"{called} has more than {MAX_CHARACTERS:,} characters, the most that are "
                    "read: split it."
                )
            yield Page(tuple(_lines(text)), page.get_height())
        finally:
            text.close()
            page.close()


def _lines(text: Any) -> Iterator[Line]:
    from pypdfium2 import raw

    letters: list[str] = []
    indexes: list[int] = []
    half = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (0x0A, 0x0D, *_HYPHEN):
            if code in _HYPHEN:
                letters.append("-")
                indexes.append(index)
            if line := _line(text, letters, indexes):
                yield line
            letters, indexes = [], []
        elif 0xD800 <= code < 0xDC00:
            half = code
        elif 0xDC00 <= code < 0xE000:
            # PDFium counts in UTF-16: a character beyond the first plane comes in halves.
            if half:
                letters.append(chr(0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)))
                indexes.append(index)
            half = 0
        elif code >= 0x20:
            letters.append(chr(min(code, 0x10FFFF)))
            indexes.append(index)
    if line := _line(text, letters, indexes):
        yield line


def _line(text: Any, letters: list[str], indexes: list[int]) -> Line | None:
    from pypdfium2 import raw

    shown = [index for letter, index in zip(letters, indexes, strict=True) if not letter.isspace()]
    if not shown:
        return None
    boxes = []
    for index in (shown[0], shown[-1]):
        box = raw.FS_RECTF()
        if raw.FPDFText_GetLooseCharBox(text, index, byref(box)):
            boxes.append(box)
    words = " ".join("".join(letters).split())
    if not boxes:
        return Line(words, 0.0, 0.0, 0.0, 0.0)
    return Line(
        words,
        float(min(box.left for box in boxes)),
        float(max(box.right for box in boxes)),
        float(boxes[0].bottom),
        float(boxes[0].top),
    )
