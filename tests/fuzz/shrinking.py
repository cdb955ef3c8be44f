"""What is left of a document that fails once all is taken away that it fails without."""

from __future__ import annotations

import time
from collections.abc import Callable

_SECONDS = 20.0


def shrunk(raw: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Return a small part of `raw` that still fails, found within seconds.

    >>> shrunk(b"Izium and <b onclick> Kyiv", lambda part: b"<b" in part)
    b'<b'
    """
    end = time.monotonic() + _SECONDS
    piece = len(raw) // 2
    while piece:
        start = 0
        while start < len(raw) and time.monotonic() < end:
            less = raw[:start] + raw[start + piece :]
            if fails(less):
                raw = less
            else:
                start += piece
        piece //= 2
    return raw
