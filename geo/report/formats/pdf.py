"""A PDF document with a text layer, read by PDFium, the library of Chromium.

It is fuzzed continuously for that browser, keeps the reading order and knows where each letter is;
the readers in plain Python take ten to fifty times as long and hang more easily. It is written in
C++ and unpacks whatever a file asks for: another reason to read documents in processes of their
own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from geo.errors import ReportError
from geo.language import say, say_number
from geo.model import ParagraphKind
from geo.report.document import LOCKED, MAX_CHARACTERS, Block, Document, one_line
from geo.report.formats.pdf_capitals import with_capitals
from geo.report.formats.pdf_columns import unwoven
from geo.report.formats.pdf_lines import Line, Page, paragraphs
from geo.report.formats.pdf_pages import read_pages
from geo.report.hyphens import UNDONE, join_broken, unwrap

MAX_PAGES = 2_000
_NO_TITLE = re.compile(
    r"(?:microsoft word|microsoft powerpoint|untitled|\(?anonymous\)?|\(?unspecified\)?)\b.*"
    r"|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|html?)",
    re.I,
)


def read_pdf(raw: bytes, called: str) -> Document:
    """Return the text of a PDF document.

    Args:
        raw: the file.
        called: what an error calls it.

    Raises:
        ReportError: it is locked, damaged, only pictures, or too large.
    """
    pages, title, author = _pages(raw, called)
    blocks = paragraphs([page for page in pages if page.lines])
    if not blocks:
        raise ReportError(
            say_number(
                "{file} is a PDF document of 1 page without any text, perhaps scanned: recognise "
                "its text first (OCR), and open what that gives.",
                "{file} is a PDF document of {number} pages without any text, perhaps scanned: "
                "recognise its text first (OCR), and open what that gives.",
                len(pages),
                file=called,
            )
        )
    marks = [block for block in blocks if block.kind is ParagraphKind.CREDIT]
    whole, joined = join_broken("\n\x00\n".join(block.text for block in blocks))
    texts = whole.split("\n\x00\n")
    blocks = tuple(replace(b, text=unwrap(t)) for b, t in zip(blocks, texts, strict=True))
    repairs: list[str] = [say("The lines of the pages were put together to paragraphs.")]
    if joined:
        repairs.append(UNDONE)
    if marks:
        repairs.append(say("Headers, footers and page numbers were marked as such."))
    if any(not page.lines for page in pages):
        empty = sum(1 for page in pages if not page.lines)
        repairs.append(
            say_number(
                "1 page has no text and may be pictures.",
                "{number} pages have no text and may be pictures.",
                empty,
            )
        )
    return Document(
        blocks,
        title=_title(title, blocks),
        author="" if _NO_TITLE.fullmatch(author) else author,
        repairs=tuple(repairs),
    )


def _title(told: str, blocks: tuple[Block, ...]) -> str:
    """Return the title in the document's data, "" where a page shows one or it is not a title."""
    if any(block.kind is ParagraphKind.TITLE for block in blocks):
        return ""
    return "" if _NO_TITLE.fullmatch(told) else told


def _pages(raw: bytes, called: str) -> tuple[list[Page], str, str]:
    told = read_pages(raw, MAX_PAGES, 2 * MAX_CHARACTERS)
    match told.get("fault"):
        case "locked":
            raise ReportError(LOCKED, file=called)
        case "damaged":
            raise ReportError(
                "{file} is a damaged PDF document, perhaps cut short: get it again, or save it as "
                "plain text (.txt, UTF-8) and open that.",
                file=called,
            )
        case "pages":
            raise ReportError(
                "{file} has {number} pages, more than the {total} that are read: split it.",
                file=called,
                number=told["number"],
                total=MAX_PAGES,
            )
        case "characters":
            raise ReportError(
                "{file} has more than {number} characters, the most that are read: split it.",
                file=called,
                number=MAX_CHARACTERS,
            )
    pages = [
        Page(with_capitals(unwoven(list(map(_line, lines)))), height)
        for height, lines in told["pages"]
    ]
    return pages, one_line(told["title"]), one_line(told["author"])


def _line(told: list[Any]) -> Line:
    text, left, right, bottom, top, gaps = told
    return Line(text, left, right, bottom, top, tuple(map(tuple, gaps)))
