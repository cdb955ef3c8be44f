"""A document, or why there is none, as bytes between two processes, and back.

The process that reads documents may have been taken over by one: what it says is taken as JSON of
exactly this shape and nothing else.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

import msgspec

from geo.errors import ReportError
from geo.language import Sentence
from geo.model import ParagraphKind
from geo.report.document import Block, Document


class _Said(msgspec.Struct, tag=True, frozen=True):
    """A `Sentence`, which is more than its English text."""

    form: str
    values: dict[str, _Said | str | int | float]
    one: str = ""


class _Told(msgspec.Struct, frozen=True):
    """A `Document`."""

    blocks: list[tuple[str, ParagraphKind | None]]
    text: str
    title: _Said | str
    author: str
    publisher: str
    published: str | None
    language: str
    repairs: list[_Said | str]
    left_out: list[str]


class _Answer(msgspec.Struct, frozen=True):
    document: _Told | None = None
    refusal: _Said | None = None
    parts: list[tuple[str, str]] | None = None


def pack_document(document: Document) -> bytes:
    """Return a document as bytes."""
    told = _Told(
        [(str(block.text), block.kind) for block in document.blocks],
        str(document.text),
        _packed(document.title),
        str(document.author),
        str(document.publisher),
        document.published,
        document.language,
        list(map(_packed, document.repairs)),
        list(map(str, document.left_out)),
    )
    return _bytes(_Answer(document=told))


def pack_refusal(error: ReportError) -> bytes:
    """Return why there is no document as bytes."""
    return _bytes(_Answer(refusal=_said(error.sentence)))


def _bytes(answer: _Answer) -> bytes:
    # Not by msgspec, which refuses the halves of characters that a document may have.
    return json.dumps(msgspec.to_builtins(answer)).encode("ascii")


def pack_parts(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """Return the reports of a file that holds several, each with its name, as bytes."""
    return _bytes(_Answer(parts=[(name, b64encode(raw).decode()) for name, raw in parts]))


def unpack_parts(raw: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return what `pack_parts` was given.

    Raises:
        ValueError: `raw` is not what it makes.
    """
    return tuple((name, b64decode(part)) for name, part in _answer(raw).parts or ())


def unpack(raw: bytes, called: str) -> Document:
    """Return the document in `raw`.

    Args:
        raw: what the other process answers.
        called: what an error calls the file, perhaps a sentence, which the other process lacks.

    Raises:
        ReportError: there is none; as it was raised in the other process.
        ValueError: `raw` is not what `pack_document` or `pack_refusal` makes.
    """
    answer = _answer(raw)
    if answer.refusal is not None:
        raise ReportError(_sentence(answer.refusal, called))
    told = answer.document
    if told is None:
        raise ValueError("neither a document nor a refusal")
    return Document(
        tuple(Block(text, kind) for text, kind in told.blocks),
        told.text,
        _unpacked(told.title, called),
        told.author,
        told.publisher,
        told.published,
        told.language,
        tuple(_unpacked(each, called) for each in told.repairs),
        tuple(told.left_out),
    )


def _answer(raw: bytes) -> _Answer:
    try:
        return msgspec.convert(json.loads(raw), _Answer)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError("an answer of another shape") from error


def _packed(text: Any) -> Any:
    return _said(text) if isinstance(text, Sentence) else _plain(text)


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float) else str(value)


def _said(sentence: Sentence) -> _Said:
    values = {name: _packed(value) for name, value in sentence.values.items()}
    return _Said(sentence.form, values, sentence.one)


def _unpacked(told: _Said | str, called: str) -> str:
    return _sentence(told, called) if isinstance(told, _Said) else told


def _sentence(said: _Said, called: str) -> Sentence:
    values = {
        name: _sentence(value, called)
        if isinstance(value, _Said)
        else (called if value == called else value)
        for name, value in said.values.items()
    }
    try:
        return Sentence(said.form, values, said.one)
    except (KeyError, IndexError, AttributeError):
        raise ValueError("a sentence without its values") from None
