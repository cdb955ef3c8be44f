"""The blocks of a report and what each is: title, body, caption, or credit and site furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo.language import say
from geo.model import Paragraph, ParagraphKind
from geo.report.dates import is_date
from geo.report.document import Block
from geo.report.furniture import (
    LONGEST_CREDIT,
    is_byline,
    is_day,
    is_furniture,
    is_path,
    is_picture_credit,
    is_signed,
)

QUOTE = re.compile(r"^(?:>[ \t]?)+", re.M)
"""What stands before a line of a letter that is quoted."""
QUOTED = re.compile(r"^>[^\n]*\n>", re.M)
"""Two such lines in a text: one alone may be anything."""
UNQUOTED = say("The marks before the lines of quoted letters were taken off.")
"""Said of a text in which they were."""
_LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•‣▪●*–-]|\d{1,2}[.)])\s+")
_OPEN = re.compile(r"[^\W\d_]{2}[-‐]\Z")
_SET_IN = 2
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")

_LOWER = re.compile(r"\b[a-z]{3,}\b")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_STEP = re.compile(r"\s[|>›»]\s")
_BETWEEN = "\n\n"
_LONGEST_TITLE = 220
_HEAD, _FOOT = 4, 2
"""Blocks under the title and at the end in which a byline is looked for."""


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the blocks of `text` in order, classified and numbered.

    Blank lines separate blocks. So does every line end, unless the text is wrapped at a column;
    even then a bullet begins a new block.
    """
    spans = tuple(_spans(text))
    return _number(spans, _classify([Block(text[start:end]) for start, end in spans]))


def split_blocks(text: str) -> tuple[str, ...]:
    """Return the blocks of `text` as `split_paragraphs` would find them."""
    return tuple(text[start:end] for start, end in _spans(text))


def lay_out(blocks: Sequence[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the text of `blocks`, with blank lines between them, and its paragraphs.

    Blocks keep their kind; those without one are classified as in a text.
    """
    spans = []
    start = 0
    for block in blocks:
        spans.append((start, start + len(block.text)))
        start += len(block.text) + len(_BETWEEN)
    text = _BETWEEN.join(block.text for block in blocks)
    return text, _number(spans, _classify(blocks))


def is_wrapped(text: str) -> bool:
    """Tell whether lines end at a column: most break off before a sentence does."""
    lines = [line.rstrip() for line in text.split("\n")]
    inner = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 3:
        return False
    open_ends = sum(
        (40 <= len(line) <= 110 and not _STOP.search(line)) or _OPEN.search(line) is not None
        for line in inner
    )
    return open_ends > len(inner) / 2


def _number(
    spans: Sequence[tuple[int, int]], kinds: Sequence[ParagraphKind]
) -> tuple[Paragraph, ...]:
    paragraphs = []
    number = 0
    for (start, end), kind in zip(spans, kinds, strict=True):
        counted = kind in (ParagraphKind.BODY, ParagraphKind.CAPTION)
        number += counted
        paragraphs.append(Paragraph(start, end, kind, number if counted else None))
    return tuple(paragraphs)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    wrapped = is_wrapped(text)
    start = end = -1
    is_item = False
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        bullet = _BULLET.match(line)
        lead = bullet.end() if bullet else len(line) - len(line.lstrip())
        first, last = match.start() + lead, match.start() + len(line.rstrip())
        if first >= last:
            continue
        joins = (
            (wrapped or _goes_on(text, start, end, lead, is_item=is_item))
            and not bullet
            and start >= 0
            and text.count("\n", end, first) == 1
        )
        if joins and not text[end:first].strip():
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end, is_item = first, last, bullet is not None
    if start >= 0:
        yield start, end


def _goes_on(text: str, start: int, end: int, lead: int, *, is_item: bool) -> bool:
    """Tell whether the block `text[start:end]` goes on in a line that begins with `lead` blanks.

    It does after a hyphen that ends a word, and so does an item of a list in a line set in.
    """
    return _OPEN.search(text, max(start, 0, end - 3), max(end, 0)) is not None or (
        is_item and lead >= _SET_IN
    )


def _classify(given: Sequence[Block]) -> list[ParagraphKind]:
    blocks = [block.text for block in given]
    kinds = [block.kind or ParagraphKind.BODY for block in given]
    pictures = set()
    for index, block in enumerate(blocks):
        if given[index].kind is not None:
            continue
        if is_picture_credit(block):
            kinds[index] = ParagraphKind.CREDIT
            pictures.add(index)
        elif is_furniture(block):
            kinds[index] = ParagraphKind.CREDIT
    told = frozenset(index for index, block in enumerate(given) if block.kind is not None)
    title = _find_title(blocks, kinds, told)
    if title is not None:
        kinds[title] = ParagraphKind.TITLE
        _mark_head(blocks, kinds, title + 1, told)
    for index in pictures:
        _mark_captions(blocks, kinds, index, told)
    return kinds


def _find_title(
    blocks: Sequence[str], kinds: list[ParagraphKind], told: frozenset[int]
) -> int | None:
    """Return the index of the title: the marked one, else the first block that may be one.

    The path of topics over it is marked as a credit.
    """
    if ParagraphKind.TITLE in kinds:
        return kinds.index(ParagraphKind.TITLE)
    # A page's header comes before the title only where the document marks it as a header.
    first = next((i for i in range(len(blocks)) if i not in told), len(blocks)) if told else 0
    if any(kinds[index] is ParagraphKind.BODY for index in range(min(first, len(blocks)))):
        return None
    while first + 1 < len(blocks) and first not in told:
        if is_path(blocks[first]) and not _STEP.search(blocks[first + 1]):
            kinds[first] = ParagraphKind.CREDIT
        elif not _says_nothing(blocks[first]):
            break
        first += 1
    after = first + 1 < len(blocks)
    return (
        first if after and kinds[first] is ParagraphKind.BODY and _is_title(blocks[first]) else None
    )


def _says_nothing(block: str) -> bool:
    """Tell whether a line over a title is a row of signs, or a date by itself."""
    return not _LETTERS.search(block) or is_date(block) or is_day(block)


def _is_title(block: str) -> bool:
    return len(block) <= _LONGEST_TITLE and not re.search(r"[.;:,][\"'”’]*$", block)


def _mark_head(
    blocks: Sequence[str], kinds: list[ParagraphKind], first: int, told: frozenset[int]
) -> None:
    """Mark bylines and publishers between the title and the first running text as credits."""
    common = frozenset(_LOWER.findall(" ".join(blocks)))
    for index in range(first, len(blocks)):
        block = blocks[index]
        if index in told and kinds[index] is not ParagraphKind.CREDIT:
            return
        if kinds[index] is ParagraphKind.CREDIT:
            continue
        after = kinds[index + 1] if index + 1 < len(blocks) else None
        if not is_byline(block, common, beside=after is ParagraphKind.CREDIT):
            break
        kinds[index] = ParagraphKind.CREDIT
    # Under a line that sums the report up, and at its end, only who is said to have written it.
    for index in {*range(first, min(first + _HEAD, len(blocks))), *range(len(blocks))[-_FOOT:]}:
        if index >= first and index not in told and is_signed(blocks[index], common):
            kinds[index] = ParagraphKind.CREDIT


def _mark_captions(
    blocks: Sequence[str], kinds: list[ParagraphKind], picture: int, told: frozenset[int]
) -> None:
    """Mark the alternative text before a picture's credit and the caption after it."""
    before, after = picture - 1, picture + 1
    if before >= 0 and before not in told and kinds[before] is ParagraphKind.BODY:
        block = blocks[before]
        if len(block) <= LONGEST_CREDIT and (not _STOP.search(block) or block[0].islower()):
            kinds[before] = ParagraphKind.CAPTION
    if after < len(blocks) and after not in told and kinds[after] is ParagraphKind.BODY:
        block = blocks[after]
        if len(block) <= LONGEST_CREDIT:
            kinds[after] = ParagraphKind.CAPTION
