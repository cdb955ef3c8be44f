"""What the reader of a format makes of bytes: blocks in order, and what the document says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.language import N_
from geo.model import ParagraphKind

MAX_BYTES = 32_000_000
"""The most bytes of a file, and of a page once it is unpacked: pages are saved with pictures."""
MAX_TEXT_BYTES = 10_000_000
"""The most bytes of a text, of which nothing is left out."""
MAX_CHARACTERS = 2_000_000
"""The longest text of a report."""
_NEVER_SHOWN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
LOCKED = N_(
    "{file} is locked with a password: take the password off in the program that wrote it and open "
    "it again."
)
DAMAGED = N_(
    "{file} is damaged inside, perhaps cut short: get it again, or save it as plain text (.txt, "
    "UTF-8) and open that."
)
NO_TEXT = N_("{file} is {form}, not text: save it as plain text (.txt, UTF-8) and open that.")
UNPACKS = N_(
    "{file} unpacks to more than {size} MB, more than a report has and perhaps a trap: save it as "
    "plain text (.txt, UTF-8) and open that."
)
UNREADABLE = N_("{file} cannot be read ({reason}): check what it is and who may read it.")
"""Why a file cannot be read, where several readers meet it."""


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
    left_out: tuple[str, ...] = ()
    """What it shows beside the text, such as its navigation, one passage each."""


def one_line(text: str | None, longest: int = 500) -> str:
    """Return `text` on one line without blanks around it, cut after `longest` characters."""
    shown = _NEVER_SHOWN.sub(" ", (text or "")[: 4 * longest])
    return " ".join(shown.split())[:longest].rstrip()


def language_code(tag: str | None) -> str:
    """Return the ISO 639-1 code of a language tag such as "en-GB", "" where it has none."""
    code = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
