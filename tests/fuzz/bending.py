"""Ways to bend a whole document so that it is one no more, by chance but repeatably."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Sequence

_TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n\n", b" " * 500, b"-\n",
    b"<", b"</p>", b"<div>" * 200, b"<table><tr><td>" * 60, b"<!--", b"<script>", b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#x110000;", b"&#0;", b"&amp;" * 50,
    b"[" * 500, b"](", b"*" * 300, b"`" * 300, b"> " * 200, b"- " * 200, b"|" * 300, b"---\n",
    b"{" * 300, b'{"text": "', b"[[" * 300, b"1e999", b"\\ud800", b'"text": null',
    b"-->", b"WEBVTT", b"00:00:01,000 --> 99:99:99,999", b"{\\an8", b"=?utf-8?q?=FF?=",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"Content-Transfer-Encoding: base64\n",
    b"From: " + b"<" * 300, b"Date: 99 Foo 99999 99:99:99 +9999\n", b"charset=utf-7",
    b"endobj", b"stream\n", b"/Type /Page", b"0 0 R", b"999999999999", b"-1", b"/Kids [1 0 R]",
    "Ky\u0456v \u202eKhar\u200bkiv\u202c".encode(),
    "Ã©â€™Ð\u0090".encode(), "\u00ad\u200b\u202e\U0001f600".encode(), "Ізюм".encode("cp1251"),
)  # fmt: skip
"""Where readers of one format or another may trip."""
_MOST = 400_000
_MARKUP = (".xml", ".xhtml", ".opf")


def bend(document: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return `document` with one to six things wrong with it.

    Args:
        document: a whole document.
        others: documents to graft pieces of.
        chance: decides.
    """
    if document.startswith(b"PK") and chance.random() < 0.8:
        return _bend_inside(document, others, chance)
    data = bytearray(document)
    for _time in range(chance.randint(1, 6)):
        chance.choice(_WAYS)(data, others, chance)
    return bytes(data[:_MOST])


def _bend_inside(archive: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return an archive with one of its parts bent, packed again as if nothing were wrong."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
            names = old.namelist()
            bent = chance.choice([n for n in names if n.endswith(_MARKUP)] or names)
            for name in names:
                part = old.read(name)
                new.writestr(name, bend(part, others, chance) if name == bent else part)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError):
        return archive[: len(archive) // 2]
    return out.getvalue()


def _flip(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    for _time in range(chance.randint(1, 20)):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    del data[start : start + chance.choice((1, 10, 100, len(data)))]


def _repeat(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    piece = bytes(data[start : start + chance.choice((1, 7, 60, 600))])
    if piece:
        times = chance.choice((2, 30, 1_000, 20_000))
        data[start:start] = (piece * times)[: _MOST - min(_MOST, len(data))]


def _insert(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    start = chance.randint(0, len(data))
    data[start:start] = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 5, 200))


def _graft(data: bytearray, others: Sequence[bytes], chance: random.Random) -> None:
    other = chance.choice(others)
    start, of = chance.randint(0, len(data)), chance.randint(0, len(other))
    data[start:start] = other[of : of + chance.choice((10, 300, 5_000))]


def _swap(data: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    one, other = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    data[:] = data[other:] + data[one:other] + data[:one]


_WAYS = (_flip, _flip, _cut, _repeat, _insert, _insert, _graft, _swap)
