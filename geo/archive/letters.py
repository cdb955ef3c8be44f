"""A box of e-mails (mbox): each letter a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from geo.archive.markup import LETTER
from geo.archive.opening import File
from geo.archive.record import Record, number_of, too_large
from geo.report.document import MAX_BYTES


def letter_records(stream: IO[bytes], file: File) -> Iterator[Record]:
    """Yield the letters of a box, which begin with a line "From " after an empty one."""
    for number, letter in enumerate(_letters(stream), 1):
        name = number_of(file.name, number)
        if len(letter) > MAX_BYTES:
            yield too_large(name, file.name, MAX_BYTES)
        else:
            yield Record(name, file.name, letter, LETTER)


def _letters(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield letters; of one that is too long so much as shows it."""
    letter, empty = bytearray(), True
    while line := stream.readline(MAX_BYTES):
        if empty and line.startswith(b"From "):
            if letter:
                yield bytes(letter)
            letter = bytearray()
        elif len(letter) <= MAX_BYTES:
            letter += line
        empty = not line.strip()
    if letter:
        yield bytes(letter)
