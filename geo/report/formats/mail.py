"""An e-mail (.eml): its subject, its text, who wrote it and when; attachments stay unread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from geo.errors import ReportError
from geo.language import say_number
from geo.model import ParagraphKind
from geo.report.document import Block, Document, language_code, one_line
from geo.report.encoding import decode
from geo.report.hyphens import UNDONE, join_broken
from geo.report.layout import is_wrapped, split_blocks

_LONGEST_FIELD = 2_000
_MOST_PARTS = 200
_QUOTED = re.compile(
    r"^[>\s]*(?:On\b.{5,200}\bwrote:|-{2,}\s*(?:Original|Forwarded) [Mm]essage\s*-{2,}"
    r"|(?:From|Sent|To|Cc|Subject|Date|Reply-To):\s.*)$"
)
_SIGNATURE = re.compile(r"^-- $", re.M)


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
    try:
        # Fields are decoded below, one by one: the newer policy is slow on hostile ones.
        message = message_from_bytes(raw, policy=policy.compat32)
        plain, page, attached = _parts(message)
        author, subject = _author(message), _field(message, "Subject")
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ReportError(
            "{file} is a damaged e-mail: save it as plain text (.txt, UTF-8) and open that.",
            file=called,
        ) from None
    blocks, repairs = _text(plain, page, called)
    if not blocks:
        raise ReportError(
            "{file} is an e-mail without a text of its own: save it as plain text (.txt, UTF-8) "
            "and open that.",
            file=called,
        )
    if attached:
        repairs += (
            say_number(
                "1 attachment was not read.", "{number} attachments were not read.", attached
            ),
        )
    title = (Block(subject, ParagraphKind.TITLE),) if subject else ()
    return Document(
        (*title, *blocks),
        title=subject,
        author=author,
        published=_sent(message),
        language=language_code(_field(message, "Content-Language")),
        repairs=repairs,
    )


def _parts(message: Message) -> tuple[Message | None, Message | None, int]:
    """Return the plain text, the page, and how many attachments there are."""
    plain: Message | None = None
    page: Message | None = None
    attached = 0
    for part in _leaves(message):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or part.get_filename():
            attached += 1
        elif kind == "text/plain" and plain is None:
            plain = part
        elif kind == "text/html" and page is None:
            page = part
        else:
            attached += kind not in ("text/plain", "text/html")
    return plain, page, attached


def _leaves(part: Message, *, whole: bool = True) -> Iterator[Message]:
    """Yield the parts of a letter that hold no others; another letter within it is one."""
    if part.is_multipart() and (whole or part.get_content_type() != "message/rfc822"):
        for child in part.get_payload():
            if isinstance(child, Message):
                yield from _leaves(child, whole=False)
    else:
        yield part


def _text(
    plain: Message | None, page: Message | None, called: str
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    if plain is not None:
        text, repairs = _decoded(plain, called)
        if is_wrapped(text):
            text, joined = join_broken(text)
            repairs += (UNDONE,) if joined else ()
        blocks = tuple(_plain_blocks(text))
        if blocks:
            return blocks, repairs
    if page is None:
        return (), ()
    from geo.report.formats.page import read_page

    markup, repairs = _decoded(page, called)
    document = read_page(markup, called, whole=True) if markup.strip() else Document()
    return document.blocks, (*repairs, *document.repairs)


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


def _field(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    words = []
    for part, charset in decode_header(str(value)[:_LONGEST_FIELD]):
        if isinstance(part, str):
            words.append(part)
            continue
        try:
            words.append(part.decode(charset or "utf-8", "replace"))
        except (LookupError, ValueError):
            words.append(part.decode("latin-1"))
    return one_line("".join(words))


def _author(message: Message) -> str:
    """Return the sender's name, or the address where there is no name."""
    value = message.get("From")
    if value is None:
        return ""
    display, address = parseaddr(str(value)[:_LONGEST_FIELD].replace("\n", " "))
    shown = Message()
    shown["From"] = display
    return _field(shown, "From") or one_line(address)


def _sent(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))[:100]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
