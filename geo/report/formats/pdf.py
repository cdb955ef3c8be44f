"""A PDF document with a text layer, read by PDFium, the library of Chromium.

It is fuzzed continuously for that browser, keeps the reading order and knows where each letter is;
the readers in plain Python take ten to fifty times as long and hang more easily. It runs in a
process of its own, `pdf_pages`, within limits of time and memory: a few kilobytes can unpack to
gigabytes, and a fault in it must not end the dashboard.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from geo.errors import ReportError
from geo.language import say, say_number
from geo.model import ParagraphKind
from geo.report.document import LOCKED, MAX_CHARACTERS, Block, Document, one_line
from geo.report.formats.pdf_columns import unwoven
from geo.report.formats.pdf_lines import Line, Page, paragraphs
from geo.report.hyphens import UNDONE, join_broken, unwrap

MAX_PAGES = 2_000
MAX_SECONDS = 60.0
MAX_MEMORY = 1_000_000_000
"""Bytes that the process that reads a document may take."""
_READER = Path(__file__).with_name("pdf_pages.py")
_NO_TITLE = re.compile(
    r"(?:microsoft word|microsoft powerpoint|untitled|\(?anonymous\)?|\(?unspecified\)?)\b.*"
    r"|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|html?)",
    re.I,
)
_FEW = threading.BoundedSemaphore(2)
"""The dashboard has a thread for each reader, but not the memory for all their documents."""


def read_pdf(raw: bytes, called: str) -> Document:
    """Return the text of a PDF document.

    Args:
        raw: the file.
        called: what an error calls it.

    Raises:
        ReportError: it is locked, damaged, only pictures, or too large.
    """
    with _FEW:
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
    told = _told(raw, called)
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
    pages = [Page(unwoven(list(map(_line, lines))), height) for height, lines in told["pages"]]
    return pages, one_line(told["title"]), one_line(told["author"])


def _line(told: list[Any]) -> Line:
    text, left, right, bottom, top, gaps = told
    return Line(text, left, right, bottom, top, tuple(map(tuple, gaps)))


def _told(raw: bytes, called: str) -> dict[str, Any]:
    """Return what the process that reads `raw` reports."""
    limits = (MAX_SECONDS + 1, MAX_PAGES, 2 * MAX_CHARACTERS, MAX_MEMORY)
    try:
        # -P: otherwise the modules beside it could hide the library's own.
        done = subprocess.run(
            [sys.executable, "-P", os.fspath(_READER), *(str(int(most)) for most in limits)],
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MAX_SECONDS,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise ReportError(
            "{file} is a PDF document that takes longer than {number} seconds to read: split it, "
            "or save it as plain text (.txt, UTF-8) and open that.",
            file=called,
            number=round(MAX_SECONDS),
        ) from None
    except (subprocess.CalledProcessError, OSError, ValueError):
        raise ReportError(
            "{file} is a PDF document that cannot be read to its end, damaged or perhaps a trap: "
            "get it again, or save it as plain text (.txt, UTF-8) and open that.",
            file=called,
        ) from None
    return told
