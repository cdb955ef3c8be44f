"""Chats exported by Telegram, as JSON (one chat or all) and as pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from geo.errors import ReportError
from geo.report.dates import full_date
from geo.report.document import Document, one_line
from geo.report.encoding import decode
from geo.report.formats.chat import MOST_MESSAGES, Chat, Message, chat_document

_PRIVATE = ("personal_chat", "bot_chat", "saved_messages", "private_")
_PAGE_DATE = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2})")
_LINKED_POINT = re.compile(r"[?&](?:q|ll)=(-?\d{1,3}\.\d{1,12}),(-?\d{1,3}\.\d{1,12})")
_OUTSIDE = frozenset("reply_to reactions userpic pull_left_userpic bot_buttons_table".split())


def is_telegram(raw: bytes) -> bool:
    """Tell whether a file is a chat, or all chats, exported by Telegram as JSON."""
    return b'"messages"' in raw and bool(_chats(_loaded(raw)))


def read_telegram(raw: bytes, called: str) -> Document:
    """Return the messages of Telegram's `result.json`; service messages are left out.

    Raises:
        ReportError: there is no message with a text in it, or more than are read.
    """
    chats = [
        Chat(
            tuple(_messages(told["messages"])),
            one_line(_string(told.get("name"))),
            _string(told.get("type")).startswith(_PRIVATE),
        )
        for told in _chats(_loaded(raw))
    ]
    days = (full_date(message.day) for chat in chats for message in chat.messages)
    return chat_document(chats, called, max(filter(None, days), default=None))


def telegram_chats(raw: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the chats of an export of several, each with its name and as an export of its own.

    Those without a text are left out; one chat, or any other file, gives nothing.
    """
    told = _chats(_loaded(raw)) if b'"messages"' in raw else []
    if len(told) < 2:
        return ()
    return tuple(
        (one_line(_string(chat.get("name"))), json.dumps(chat, ensure_ascii=False).encode())
        for chat in told
        if any(message.text.strip() for message in _messages(chat["messages"]))
    )


def telegram_page(root: Any) -> Document | None:
    """Return the messages of a page that Telegram exported, None for any other page.

    Raises:
        ReportError: there is no message with a text in it, or more than are read.
    """
    messages: list[Message] = []
    name = ""
    for what, text in _of_page(root):
        if what == "name":
            name = name or one_line(text)
        elif what == "message":
            before = messages[-1] if messages and text == "joined" else Message("")
            messages.append(Message("", before.who, before.day))
        elif messages:
            messages[-1] = _with(messages[-1], what, text)
        if len(messages) > MOST_MESSAGES:
            break
    if not messages:
        return None
    days = (full_date(message.day) for message in messages)
    return chat_document([Chat(tuple(messages), name)], "", max(filter(None, days), default=None))


def _of_page(root: Any) -> Iterator[tuple[str, str]]:
    """Yield what a page shows, piece by piece, each with what it is."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start", "end"))
    in_head = forwarded = False
    for event, element in walk:
        classes = frozenset(str(element.get("class") or "").split())
        if event == "end":
            in_head &= "page_header" not in classes
            forwarded &= "forwarded" not in classes
        elif "page_header" in classes:
            in_head = True
        elif "message" in classes and "default" in classes:
            yield "message", "joined" if "joined" in classes else ""
        elif "message" in classes or classes & _OUTSIDE:
            walk.skip_subtree()
        elif "forwarded" in classes:
            forwarded = True
        elif "from_name" in classes:
            walk.skip_subtree()
            if not forwarded:
                yield "who", _shown(element)
        elif "date" in classes and element.get("title") and not forwarded:
            yield "when", str(element.get("title"))
        elif "text" in classes or "question" in classes:
            walk.skip_subtree()
            yield "name" if in_head else "text", _shown(element)
        elif "media_location" in classes or "media_venue" in classes:
            point = _LINKED_POINT.search(str(element.get("href"))[:500])
            if point:
                yield "text", _written_point(*point.groups())


def _with(message: Message, what: str, text: str) -> Message:
    if what == "who":
        return Message(message.text, one_line(text), message.day, message.time)
    if what == "when":
        date = _PAGE_DATE.match(text)
        if date is None:
            return message
        day, month, year, time = date.groups()
        return Message(message.text, message.who, f"{year}-{month}-{day}", time)
    whole = f"{message.text}\n{text.strip()}".strip()
    return Message(whole, message.who, message.day, message.time)


def _shown(element: Any) -> str:
    """Return the text of an element, line ends as they are shown."""
    return "".join(_texts(element)).strip()


def _texts(element: Any) -> Iterator[str]:
    from lxml import etree

    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield "\n" if inner.tag == "br" else (inner.text or "").replace("\n", " ")
        elif inner is not element:
            yield (inner.tail or "").replace("\n", " ")


def _messages(told: list[object]) -> Iterator[Message]:
    for each in told[: MOST_MESSAGES + 1]:
        if not isinstance(each, dict) or each.get("type", "message") != "message":
            continue
        day, _mark, time = _string(each.get("date"))[:16].partition("T")
        who = _string(each.get("from")) or _string(each.get("author"))
        yield Message(_text(each), one_line(who), one_line(day), one_line(time))


def _text(message: dict[str, Any]) -> str:
    """Return what a message says: its text, a place that it points to, the question of a poll."""
    poll = message.get("poll")
    pieces = [
        _joined(message.get("text") or message.get("text_entities")),
        one_line(_string(message.get("place_name"))),
        one_line(_string(message.get("address"))),
        one_line(_string(poll.get("question"))) if isinstance(poll, dict) else "",
    ]
    point = message.get("location_information")
    if isinstance(point, dict):
        lat, lon = point.get("latitude"), point.get("longitude")
        if isinstance(lat, float | int) and isinstance(lon, float | int):
            pieces.append(_written_point(f"{lat:.6f}", f"{lon:.6f}"))
    return "\n".join(filter(None, pieces))


def _joined(told: object) -> str:
    """Return a message's text, of which marked parts are objects of their own."""
    if isinstance(told, str):
        return told
    parts = told if isinstance(told, list) else []
    return "".join(_string(part.get("text") if isinstance(part, dict) else part) for part in parts)


def _written_point(lat: str, lon: str) -> str:
    return f"{lat}, {lon}"


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _loaded(raw: bytes) -> object:
    try:
        return json.loads(decode(raw, "")[0])
    except (ValueError, RecursionError, ReportError):
        return None


def _chats(told: object) -> list[dict[str, Any]]:
    if not isinstance(told, dict):
        return []
    listed = [told[key] for key in ("chats", "left_chats") if isinstance(told.get(key), dict)]
    inner = [each for part in listed if isinstance(part.get("list"), list) for each in part["list"]]
    return [
        chat
        for chat in inner or [told]
        if isinstance(chat, dict) and _are_messages(chat.get("messages"))
    ]


def _are_messages(told: object) -> bool:
    """Tell whether `told` is a list of messages as Telegram writes them."""
    listed = told if isinstance(told, list) else []
    return "text" in next((each for each in listed if isinstance(each, dict)), {})
