"""An e-mail (.eml), or a box of them (mbox): subjects, texts, who wrote the first and when.

A letter that is forwarded as an attachment is read, other attachments are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from itertools import chain

from geo.errors import ReportError
from geo.language import say, say_number
from geo.model import ParagraphKind
from geo.report.document import Block, Document, language_code
from geo.report.encoding import decode
from geo.report.formats.mail_fields import LONGEST, author_of, field, sent_on
from geo.report.hyphens import UNDONE, join_broken
from geo.report.layout import QUOTE, UNQUOTED, is_wrapped, split_blocks

_MOST_PARTS = 200
_SAME = 40
"""Letters at the start of a text that tell whether another says the same."""
_QUOTED = re.compile(
    r"^[>\s]*(?:On\b.{5,200}\bwrote:|-{2,}\s*(?:Original|Forwarded) [Mm]essage\s*-{2,}"
    r"|(?:From|Sent|To|Cc|Subject|Date|Reply-To):\s.*)$"
)
_BOX_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]{1,300}\r?\n")
"""What stands before each letter of a box."""
_SIGNATURE = re.compile(r"^-- $", re.M)


class _Policy(policy.Compat32):
    """Keeps so much of each field as is read: what parses their parameters is slow on long ones.

    Fields are decoded below, one by one, since the newer policy is slow on hostile ones.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST]


_POLICY = _Policy()


def read_mail(raw: bytes, called: str) -> Document:
    """Return an e-mail as a document.

    Args:
        raw: the message as it was sent.
        called: what an error calls it.

    Raises:
        ReportError: it has no text, or more parts than any letter has.
    """
    if raw.lower().count(b"boundary=") > _MOST_PARTS or raw.count(b"\n--") > 200 * _MOST_PARTS:
        raise ReportError(
            "{file} is an e-mail of more parts than are read: save it as plain text (.txt, UTF-8) "
            "and open that.",
            file=called,
        )
    letters = _letters(raw)
    try:
        message = message_from_bytes(letters[0], policy=_POLICY)
        if (saved := _saved_page(message, called)) is not None:
            return saved
        author, subject = author_of(message), field(message, "Subject")
        contents = [_contents(message, called)]
        for letter in letters[1:]:
            other = message_from_bytes(letter, policy=_POLICY)
            contents.append(_headed(other, _contents(other, called)))
    except ReportError:
        raise
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ReportError(
            "{file} is a damaged e-mail: save it as plain text (.txt, UTF-8) and open that.",
            file=called,
        ) from None
    blocks = tuple(block for content in contents for block in content.blocks)
    repairs = list(dict.fromkeys(told for content in contents for told in content.repairs))
    if not blocks:
        raise ReportError(
            "{file} is an e-mail without a text of its own: save it as plain text (.txt, UTF-8) "
            "and open that.",
            file=called,
        )
    if len(letters) > 1:
        repairs.append(say("It holds {number} e-mails, one after the other.", number=len(letters)))
    attached = sum(content.unread for content in contents)
    if attached:
        repairs.append(
            say_number(
                "1 attachment was not read.", "{number} attachments were not read.", attached
            )
        )
    title = (Block(subject, ParagraphKind.TITLE),) if subject else ()
    return Document(
        (*title, *blocks),
        title=subject,
        author=author,
        published=sent_on(message),
        language=language_code(field(message, "Content-Language")),
        repairs=tuple(repairs),
    )


def _saved_page(message: Message, called: str) -> Document | None:
    """Return the page that a browser saved with all that belongs to it (MHTML), else None."""
    parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
    whole = message.get_content_type() in ("multipart/related", "text/html")
    if not (whole and parts and _is_saved(message, parts[0])):
        return None
    from geo.report.formats.page import declared_encoding, read_page

    # The page comes first, unless the file names another part; the rest are its frames.
    start = str(message.get_param("start") or "")
    page = next((part for part in parts if start and part.get("Content-ID") == start), parts[0])
    raw = page.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return None
    declared = str(page.get_content_charset() or "") or declared_encoding(raw)
    markup, repairs = decode(raw, called, declared)
    document = read_page(markup, called)
    has_title = any(block.kind is ParagraphKind.TITLE for block in document.blocks)
    title = "" if has_title else document.title or field(message, "Subject")
    return replace(document, title=title, repairs=(*repairs, *document.repairs))


def _is_saved(message: Message, page: Message) -> bool:
    """Tell whether a browser wrote this: letters have nobody's address for their own page."""
    return (
        message.get("Snapshot-Content-Location") is not None
        or str(message.get("From") or "").startswith("<Saved by")
        or (message.get("To") is None and page.get("Content-Location") is not None)
    )


def _letters(raw: bytes) -> list[bytes]:
    """Return the letters of a box, each without the line that begins it; else the only one."""
    if not raw.startswith(b"From "):
        return [raw]
    begins = [match.end() for match in _BOX_LINE.finditer(raw)]
    ends = [match.start() for match in _BOX_LINE.finditer(raw)][1:]
    return [raw[begin:end] for begin, end in zip(begins, [*ends, len(raw)], strict=True)]


@dataclass(frozen=True, slots=True)
class _Content:
    """What a letter, or a part of one, says."""

    blocks: tuple[Block, ...] = ()
    repairs: tuple[str, ...] = ()
    unread: int = 0
    """How many attachments were not read."""


def _together(contents: Sequence[_Content]) -> _Content:
    """Return contents one after the other as one."""
    return _Content(
        tuple(chain.from_iterable(each.blocks for each in contents)),
        tuple(dict.fromkeys(chain.from_iterable(each.repairs for each in contents))),
        sum(each.unread for each in contents),
    )


def _contents(part: Message, called: str) -> _Content:
    """Return what `part` says: of alternatives the fullest, of other parts all, in order."""
    kind = part.get_content_type()
    children = _children(part)
    if kind == "message/rfc822":
        return _together([_headed(inner, _contents(inner, called)) for inner in children])
    if children:
        read = [_contents(child, called) for child in children]
        if kind != "multipart/alternative":
            return _together(read)
        fullest = _letters_of(max(read, key=lambda each: len(_letters_of(each))))
        # The first that says what the fullest says: "this e-mail needs a browser" does not.
        whole = next(each for each in read if _letters_of(each)[:_SAME] in fullest)
        return replace(whole, unread=max(each.unread for each in read))
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return _Content(unread=1)
    if kind == "text/plain":
        return _plain(part, called)
    return _page(part, called) if kind == "text/html" else _Content(unread=1)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else []
    return [child for child in payload if isinstance(child, Message)]


def _letters_of(content: _Content) -> str:
    text = "".join(block.text for block in content.blocks)
    return "".join(filter(str.isalnum, text))


def _headed(letter: Message, content: _Content) -> _Content:
    """Return a letter within another, or after one, under its subject and its sender."""
    subject, author, sent = field(letter, "Subject"), author_of(letter), sent_on(letter)
    head = [Block(subject, ParagraphKind.BODY)] if subject else []
    if author or sent:
        line = ", ".join(filter(None, (author, sent)))
        head.append(Block(line, ParagraphKind.CREDIT))
    return replace(content, blocks=(*head, *content.blocks)) if content.blocks else content


def _plain(part: Message, called: str) -> _Content:
    text, repairs = _decoded(part, called)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflow(text, joined=str(part.get_param("delsp", "")).lower() == "yes")
    if QUOTE.search(text):
        text = QUOTE.sub("", text)
        repairs += (UNQUOTED,)
    if is_wrapped(text):
        text, broken = join_broken(text)
        repairs += (UNDONE,) if broken else ()
    return _Content(tuple(_plain_blocks(text)), repairs)


def unflow(text: str, *, joined: bool) -> str:
    """Return text whose lines flow (RFC 3676) with a line for each paragraph.

    Args:
        text: lines, of which one that ends in a blank goes on in the next.
        joined: whether that blank is no part of the text (DelSp).
    """
    lines: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        quoted = len(line) - len(line.lstrip(">"))
        words = line[quoted:].removeprefix(" ")
        flows = words.endswith(" ") and words != "-- "
        if joined and flows:
            words = words[:-1]
        if quoted == open_depth:
            lines[-1] += words
        else:
            lines.append("> " * bool(quoted) + words)
        open_depth = quoted if flows else -1
    return "\n".join(lines)


def _page(part: Message, called: str) -> _Content:
    from geo.report.formats.page import read_page

    markup, repairs = _decoded(part, called)
    document = read_page(markup, called, whole=True) if markup.strip() else Document()
    return _Content(document.blocks, (*repairs, *document.repairs))


def _decoded(part: Message, called: str) -> tuple[str, tuple[str, ...]]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return "", ()
    return decode(payload, called, str(part.get_content_charset() or ""))


def _plain_blocks(text: str) -> list[Block]:
    signature = _SIGNATURE.search(text)
    end = signature.start() if signature else len(text)
    blocks = [
        Block(block, ParagraphKind.CREDIT if _is_quoted(block) else None)
        for block in split_blocks(text[:end])
    ]
    if signature:
        blocks += [Block(block, ParagraphKind.CREDIT) for block in split_blocks(text[end + 4 :])]
    return blocks


def _is_quoted(block: str) -> bool:
    """Tell whether a block is the head of a quoted letter."""
    return all(_QUOTED.match(line) for line in block.split("\n")) or bool(
        _QUOTED.match(" ".join(block.split())) and len(block) < 300 and block.endswith("wrote:")
    )
