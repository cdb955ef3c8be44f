"""An exported chat as a document: what was written, and over it who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.errors import ReportError
from geo.language import say, say_number
from geo.model import ParagraphKind
from geo.report.document import Block, Document
from geo.report.furniture import is_furniture
from geo.report.layout import split_blocks

MOST_MESSAGES = 200_000


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote in a chat; "" for what is not known."""

    text: str
    who: str = ""
    day: str = ""
    """As the export writes it, in ISO 8601 where that is sure."""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of one chat, in order."""

    messages: tuple[Message, ...]
    name: str = ""
    private: bool = False
    """Whether it is named after the person who was written to."""


def chat_document(chats: Iterable[Chat], called: str, published: str | None = None) -> Document:
    """Return chats as a document, messages without a text left out.

    Args:
        chats: one or several, of which each gets its name as a heading.
        called: what an error calls the file.
        published: the day of the last message.

    Raises:
        ReportError: there is no message with a text in it, or more than are read.
    """
    told = [chat for chat in chats if any(message.text.strip() for message in chat.messages)]
    if not told:
        raise ReportError(
            "{file} is a chat without a text in it: export it with its messages and open that.",
            file=called or say("The page"),
        )
    messages = [message for chat in told for message in chat.messages]
    if len(messages) > MOST_MESSAGES:
        raise ReportError(
            "{file} is a chat of more than the {number} messages that are read: export a shorter "
            "time and open that.",
            file=called or say("The page"),
            number=MOST_MESSAGES,
        )
    repairs = [say("Who wrote a message, and when, stands over it and is not searched.")]
    left_out = sum(not message.text.strip() for message in messages)
    if left_out:
        repairs.append(
            say_number(
                "1 message without a text was left out.",
                "{number} messages without a text were left out.",
                left_out,
            )
        )
    blocks: list[Block] = []
    for chat in told:
        if chat.name:
            public = len(told) == 1 and not chat.private
            kind = ParagraphKind.TITLE if public else ParagraphKind.CREDIT
            blocks.append(Block(chat.name, kind))
        blocks += _blocks(chat)
    return Document(
        tuple(blocks),
        title=told[0].name if len(told) == 1 else "",
        published=published,
        repairs=tuple(repairs),
    )


def _blocks(chat: Chat) -> Iterator[Block]:
    before = ("", "")
    for message in chat.messages:
        if not message.text.strip():
            continue
        if (message.who, message.day) != before:
            before = (message.who, message.day)
            when = " ".join(filter(None, (message.day, message.time)))
            who = message.who if message.who != chat.name else ""
            line = " · ".join(filter(None, (when, who)))
            if line:
                yield Block(line, ParagraphKind.CREDIT)
        for paragraph in split_blocks(message.text):
            credit = is_furniture(paragraph)
            yield Block(paragraph, ParagraphKind.CREDIT if credit else ParagraphKind.BODY)
