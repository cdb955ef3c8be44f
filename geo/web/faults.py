"""What can go wrong on the web, as data: whoever asked says it in words of their own."""

from __future__ import annotations

import socket
import ssl
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from http.client import HTTPException

Fault = Enum(
    "Fault",
    "NO_ADDRESS NO_WEB_SCHEME CREDENTIALS CLOSED PORT THIS_MACHINE DOWNGRADE REDIRECTS "
    "NO_HOST REFUSED UNTRUSTED SLOW BROKEN PACKING DAMAGED CUT LARGE",
)
"""The kinds of failure. DOWNGRADE: a redirect from https to http; CUT: less than was announced."""

_OF_ERRORS: tuple[tuple[type[Exception], Fault], ...] = (
    (TimeoutError, Fault.SLOW),
    (socket.gaierror, Fault.NO_HOST),
    (ConnectionRefusedError, Fault.REFUSED),
    (ssl.SSLCertVerificationError, Fault.UNTRUSTED),
)


@dataclass(eq=False)
class WebError(Exception):
    """A document could not be had."""

    fault: Fault
    host: str
    """Who was asked, "" where that is not known."""
    what: str = ""
    """The address, IP address, port, status or system's words that the fault is about."""
    cause: Exception | None = None


@contextmanager
def faults_of(host: str) -> Iterator[None]:
    """Turn what the libraries raise within the block into a WebError about `host`."""
    try:
        yield
    except (HTTPException, OSError, ValueError) as error:
        inner = error.reason if isinstance(error, urllib.error.URLError) else error
        cause = inner if isinstance(inner, Exception) else error
        fault = next((f for kind, f in _OF_ERRORS if isinstance(cause, kind)), Fault.BROKEN)
        raise WebError(fault, host, getattr(cause, "strerror", None) or "", cause) from None
