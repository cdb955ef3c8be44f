"""What the reader of a format makes of bytes: blocks in order, and what the document says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.model import ParagraphKind

MAX_BYTES = 10_000_000
"""The most bytes of a file, and of a page once it is unpacked."""
MAX_CHARACTERS = 2_000_000
"""The longest text of a report."""
_NEVER_SHOWN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
AS_TEXT = "save it as plain text (.txt, UTF-8) and open that"
"""What to do about a file that cannot be read."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document; its `kind` is None where the layout decides."""

    text: str
    kind: ParagraphKind | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document of any format, before its offsets are fixed.

    What it does not say about itself is "" or None.
    """

    blocks: tuple[Block, ...] = ()
    text: str = ""
    """The text, where it has no markup and the layout has to find its blocks."""
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str | None = None
    """ISO 8601 date."""
    language: str = ""
    """ISO 639-1 code."""
    repairs: tuple[str, ...] = ()
    """What of the document the text lacks, one short sentence each."""


def one_line(text: str | None, longest: int = 500) -> str:
    """Return `text` on one line without blanks around it, cut after `longest` characters."""
    shown = _NEVER_SHOWN.sub(" ", (text or "")[: 4 * longest])
    return " ".join(shown.split())[:longest].rstrip()


def language_code(tag: str | None) -> str:
    """Return the ISO 639-1 code of a language tag such as "en-GB", "" where it has none."""
    code = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def counted(number: int, one: str, many: str) -> str:
    """Return "1 attachment was", "3 attachments were" and the like."""
    return f"1 {one}" if number == 1 else f"{number:,} {many}"
