"""The features of a GeoJSON file one by one; memory holds no more than the longest.

The standard library reads each; unlike streaming parsers in C, it refuses nesting too deep for the
stack.
"""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any

from geo.language import say

LONGEST_VALUE = 32 * 1024**2
"""Characters; a point with its properties has a few hundred."""
_CHUNK = 128 * 1024
_SPACES = " \t\r\n"


def features(stream: io.BufferedReader) -> Iterator[Any]:
    """Yield each member of the array "features" of the object in `stream`.

    Raises:
        ValueError: it is not valid JSON, or not in UTF-8, or a value is too long.
        RecursionError: a value is nested too deeply.
    """
    text = _Text(stream)
    text.take("{")
    while text.next() != "}":
        key = text.value()
        text.take(":")
        if key == "features" and text.next() == "[":
            yield from _members(text)
        else:
            text.value()
        if text.next() != "}":
            text.take(",")


def _members(text: _Text) -> Iterator[Any]:
    text.take("[")
    while text.next() != "]":
        yield text.value()
        if text.next() != "]":
            text.take(",")
    text.take("]")


class _Text:
    """A text that is read only as far as needed."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._scan = json.JSONDecoder().raw_decode
        self._buffer = ""
        self._at = 0
        self._ended = False

    def next(self) -> str:
        """Return the next character that is not a space, without taking it."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _SPACES:
                    return self._buffer[self._at]
                self._at += 1
            if not self._more():
                raise ValueError(say("it ends too early"))

    def take(self, mark: str) -> None:
        """Take the next character, which has to be `mark`."""
        found = self.next()
        if found != mark:
            raise ValueError(
                say("{mark} was expected, and {found} found", mark=mark, found=ascii(found[:1]))
            )
        self._at += 1

    def value(self) -> Any:
        """Take the next value."""
        self.next()
        while True:
            try:
                value, end = self._scan(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    raise ValueError(error.msg) from None
                continue
            # A number may continue in what was not read yet.
            if end < len(self._buffer) or not self._more():
                self._at = end
                return value

    def _more(self) -> bool:
        """Read on; what is pending doubles, so that a long value is not scanned over and over."""
        pending = len(self._buffer) - self._at
        if pending > LONGEST_VALUE:
            raise ValueError(say("a value in it is too long"))
        chunk = b"" if self._ended else self._stream.read(max(_CHUNK, pending))
        self._ended = not chunk
        more = self._decode(chunk, self._ended)
        self._buffer = self._buffer[self._at :] + more
        self._at = 0
        return bool(chunk)
