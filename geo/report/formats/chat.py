"""An exported chat: Telegram's (JSON, HTML) and WhatsApp's (text), a paragraph for each message."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from geo.errors import ReportError
from geo.language import say
from geo.model import ParagraphKind
from geo.report.document import Block, Document, one_line
from geo.report.encoding import decode
from geo.report.layout import split_blocks

_MOST_MESSAGES = 200_000
_STAMP = (
    r"\[?(?P<when>\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?)\]?"
)
_MESSAGE = re.compile(rf"^\u200e?{_STAMP}(?:\s[-–]\s|:\s|\s)(?P<who>[^:\n]{{1,80}}): ", re.M)
_NOTICE = re.compile(rf"^\u200e?{_STAMP}\s[-–]\s(?P<what>[^\n]*)$", re.M)
_LEFT_OUT = re.compile(
    r"^\u200e?(?:<[^<>\n]{3,40}>|(?:image|video|audio|sticker|GIF|document|Contact card) omitted"
    r"|This message was deleted\.?|You deleted this message\.?|null)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Message:
    who: str
    when: str
    text: str


def is_telegram(raw: bytes) -> bool:
    """Tell whether a file is a chat, or all chats, exported by Telegram as JSON."""
    return bool(_chats(_loaded(raw)))


def is_whatsapp(head: str) -> bool:
    """Tell whether the beginning of a text is a chat exported by WhatsApp."""
    lines = [line for line in head[:4_000].split("\n") if line.strip()][:12]
    stamped = sum(bool(_MESSAGE.match(line) or _NOTICE.match(line)) for line in lines)
    return bool(lines and (_MESSAGE.match(lines[0]) or _NOTICE.match(lines[0]))) and stamped > 1


def read_telegram(raw: bytes, called: str) -> Document:
    """Return the messages of Telegram's `result.json`.

    Raises:
        ReportError: there is no message with a text in it, or more than are read.
    """
    chats = _chats(_loaded(raw))
    messages: list[_Message] = []
    for chat in chats:
        for told in chat["messages"]:
            if isinstance(told, dict) and told.get("type", "message") == "message":
                text = _telegram_text(told.get("text"))
                who = told.get("from") or told.get("author") or ""
                day, _, time = str(told.get("date") or "")[:16].partition("T")
                messages.append(_Message(one_line(str(who)), f"{day} {time}".strip(), text))
    title = one_line(str(chats[0].get("name") or "")) if len(chats) == 1 else ""
    return _document(messages, title, called)


def read_whatsapp(text: str, called: str) -> Document:
    """Return the messages of a text that WhatsApp exported.

    Raises:
        ReportError: there is no message with a text in it, or more than are read.
    """
    text = _NOTICE.sub(lambda match: match[0] if _MESSAGE.match(match[0]) else "", text)
    found = list(_MESSAGE.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    messages = [
        _Message(one_line(match["who"]), one_line(match["when"]), text[match.end() : end])
        for match, end in zip(found, ends, strict=True)
    ]
    return _document(messages, "", called)


def telegram_page(root: Any) -> Document | None:
    """Return the messages of a page that Telegram exported, None for any other page."""
    bodies = root.xpath("//div[contains(@class, 'message') and contains(@class, 'default')]")
    if not bodies or not root.xpath("//div[contains(@class, 'history')]"):
        return None
    messages = []
    who = ""
    for body in bodies[: _MOST_MESSAGES + 1]:
        names = body.xpath(".//div[@class='from_name']")
        who = one_line(names[0].text_content()) if names else who
        dates = body.xpath(".//div[contains(@class, 'date')]/@title")
        for each in body.xpath(".//div[@class='text']"):
            for line_end in each.xpath(".//br"):
                line_end.tail = "\n" + (line_end.tail or "")
            when = one_line(dates[0])[:16] if dates else ""
            messages.append(_Message(who, when, each.text_content().strip()))
    heads = root.xpath("//div[contains(@class, 'page_header')]//div[contains(@class, 'text')]")
    return _document(messages, one_line(heads[0].text_content()) if heads else "", "")


def _document(messages: Iterable[_Message], title: str, called: str) -> Document:
    kept = [
        message
        for message in messages
        if message.text.strip() and not _LEFT_OUT.match(message.text.strip())
    ]
    if not kept:
        raise ReportError("{file} is a chat without a text in it.", file=called or say("The page"))
    if len(kept) > _MOST_MESSAGES:
        raise ReportError(
            "{file} is a chat of more than the {number} messages that are read: split it.",
            file=called or say("The page"),
            number=_MOST_MESSAGES,
        )
    head = (Block(title, ParagraphKind.TITLE),) if title else ()
    return Document(
        (*head, *_blocks(kept)),
        title=title,
        repairs=(say("Who wrote a message, and when, stands over it and is not searched."),),
    )


def _blocks(messages: Iterable[_Message]) -> Iterator[Block]:
    before = ("", "")
    for message in messages:
        day = message.when.split(" ")[0].strip(",")
        if (message.who, day) != before:
            line = " · ".join(filter(None, (message.when, message.who)))
            if line:
                yield Block(line, ParagraphKind.CREDIT)
        before = (message.who, day)
        for paragraph in split_blocks(message.text):
            yield Block(paragraph, ParagraphKind.BODY)


def _telegram_text(told: object) -> str:
    """Return a message's text, of which marked parts are objects of their own."""
    if isinstance(told, str):
        return told
    parts = told if isinstance(told, list) else []
    texts = (part.get("text") if isinstance(part, dict) else part for part in parts)
    return "".join(text for text in texts if isinstance(text, str))


def _loaded(raw: bytes) -> object:
    try:
        return json.loads(decode(raw, "")[0])
    except (ValueError, RecursionError, ReportError):
        return None


def _chats(told: object) -> list[dict[str, Any]]:
    if not isinstance(told, dict):
        return []
    listed = told.get("chats")
    inner = listed.get("list") if isinstance(listed, dict) else None
    chats = inner if isinstance(inner, list) else [told]
    return [
        chat for chat in chats if isinstance(chat, dict) and isinstance(chat.get("messages"), list)
    ]
