"""The blocks of a report and what each is: title, body, caption, or credit and site furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo.model import Paragraph, ParagraphKind
from geo.report.document import Block
from geo.wordlists import alternatives, read_words

_LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•‣▪●*–-]|\d{1,2}[.)])\s+")
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")

_PICTURE = re.compile(
    r"^\W*(?:image|photo|picture|video)?\s*(?:source|credits?|copyright|caption|photograph)\b"
    r"|^\W*(?:photo|photograph|picture|image|video)\s*(?:by|:)",
    re.I,
)
_WORDS = {kind: alternatives(words) for kind, words in read_words("reading/words.tsv").items()}
_AGENCY = re.compile(rf"^\W*(?:{_WORDS['agency']})(?:\s*[/|,-].*)?\W*$", re.I)
_FURNITURE = re.compile(
    r"^\W*(?:\d+|an?)\s+(?:second|minute|hour|day|week)s?(?:\s+ago)?\W*$"
    rf"|\b(?:{_WORDS['furniture']}"
    r"|(?:receive|get|enable|turn on)\b.{0,30}\bnotifications"
    r"|download (?:the|our)\b.{0,40}\bapp|(?:sign up|subscribe)\b.{0,40}\bnewsletter)"
    rf"|^\W*(?:{_WORDS['furniture-line']})\W*$"
    r"|^\W*(?:©|copyright\s+(?:©|\d{4}))",
    re.I,
)
_BYLINE = re.compile(rf"^\W*(?:{_WORDS['byline']})\s+[A-Z][^\n]*$")
_PERSON_IN = re.compile(r"^\W*(?:[^\W\d_][\w'’.-]+\s+){1,3}(?:in|en|à|aus|from)\s+[^\W\d_]")
_BETWEEN = "\n\n"
_LONGEST_TITLE = 220
_LONGEST_CREDIT = 120


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


def is_credit(block: str) -> bool:
    """Tell whether a block is a picture's credit or a site's furniture by its own words."""
    if len(block) <= _LONGEST_CREDIT and (_PICTURE.search(block) or _AGENCY.search(block)):
        return True
    return len(block) <= 2 * _LONGEST_CREDIT and bool(_FURNITURE.search(block))


def is_wrapped(text: str) -> bool:
    """Tell whether lines end at a column: most break off before a sentence does."""
    lines = [line.rstrip() for line in text.split("\n")]
    inner = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 3:
        return False
    open_ends = sum(1 for line in inner if 40 <= len(line) <= 110 and not _STOP.search(line))
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
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        bullet = _BULLET.match(line)
        lead = bullet.end() if bullet else len(line) - len(line.lstrip())
        first, last = match.start() + lead, match.start() + len(line.rstrip())
        if first >= last:
            continue
        joins = wrapped and not bullet and start >= 0 and text.count("\n", end, first) == 1
        if joins and not text[end:first].strip():
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _classify(given: Sequence[Block]) -> list[ParagraphKind]:
    blocks = [block.text for block in given]
    kinds = [block.kind or ParagraphKind.BODY for block in given]
    pictures = set()
    for index, block in enumerate(blocks):
        if given[index].kind is not None:
            continue
        short = len(block) <= _LONGEST_CREDIT
        if short and (_PICTURE.search(block) or _AGENCY.search(block)):
            kinds[index] = ParagraphKind.CREDIT
            pictures.add(index)
        elif len(block) <= 2 * _LONGEST_CREDIT and _FURNITURE.search(block):
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
    blocks: Sequence[str], kinds: Sequence[ParagraphKind], told: frozenset[int]
) -> int | None:
    """Return the index of the title: the marked one, else the first block that may be one."""
    if ParagraphKind.TITLE in kinds:
        return kinds.index(ParagraphKind.TITLE)
    # A page's header comes before the title only where the document marks it as a header.
    first = next((i for i in range(len(blocks)) if i not in told), len(blocks)) if told else 0
    if any(kinds[index] is ParagraphKind.BODY for index in range(min(first, len(blocks)))):
        return None
    after = first + 1 < len(blocks)
    return (
        first if after and kinds[first] is ParagraphKind.BODY and _is_title(blocks[first]) else None
    )


def _is_title(block: str) -> bool:
    return len(block) <= _LONGEST_TITLE and not re.search(r"[.;:,][\"'”’]*$", block)


def _mark_head(
    blocks: Sequence[str], kinds: list[ParagraphKind], first: int, told: frozenset[int]
) -> None:
    """Mark bylines and publishers between the title and the first running text as credits."""
    for index in range(first, len(blocks)):
        block = blocks[index]
        if index in told and kinds[index] is not ParagraphKind.CREDIT:
            return
        if kinds[index] is ParagraphKind.CREDIT:
            continue
        if len(block) > _LONGEST_CREDIT:
            return
        few_words = len(block.split()) <= 5 and not _STOP.search(block)
        if not (few_words or _BYLINE.search(block) or _PERSON_IN.search(block)):
            return
        kinds[index] = ParagraphKind.CREDIT


def _mark_captions(
    blocks: Sequence[str], kinds: list[ParagraphKind], picture: int, told: frozenset[int]
) -> None:
    """Mark the alternative text before a picture's credit and the caption after it."""
    before, after = picture - 1, picture + 1
    if before >= 0 and before not in told and kinds[before] is ParagraphKind.BODY:
        block = blocks[before]
        if len(block) <= _LONGEST_CREDIT and (not _STOP.search(block) or block[0].islower()):
            kinds[before] = ParagraphKind.CAPTION
    if after < len(blocks) and after not in told and kinds[after] is ParagraphKind.BODY:
        block = blocks[after]
        if len(block) <= _LONGEST_CREDIT:
            kinds[after] = ParagraphKind.CAPTION
