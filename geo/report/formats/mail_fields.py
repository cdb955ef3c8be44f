"""The fields at the head of an e-mail: what they say, whatever they hold."""

from __future__ import annotations

from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from geo.report.document import one_line

LONGEST = 2_000
"""Characters of a field that are read."""


def field(message: Message, name: str) -> str:
    """Return a field as one line of text, "" where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    words = []
    for part, charset in decode_header(str(value)[:LONGEST]):
        if isinstance(part, str):
            words.append(part)
            continue
        try:
            words.append(part.decode(charset or "utf-8", "replace"))
        except (LookupError, ValueError):
            words.append(part.decode("latin-1"))
    return one_line("".join(words))


def author_of(message: Message) -> str:
    """Return the sender's name, or the address where there is no name."""
    value = message.get("From")
    if value is None:
        return ""
    display, address = parseaddr(str(value)[:LONGEST].replace("\n", " "))
    shown = Message()
    shown["From"] = display
    return field(shown, "From") or one_line(address)


def sent_on(message: Message) -> str | None:
    """Return the date of a message (ISO 8601), None where it has none that can be read."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))[:100]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
