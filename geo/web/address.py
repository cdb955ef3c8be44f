"""A web address taken apart and written as a request wants it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from geo.web.faults import Fault, WebError
from geo.web.public import is_odd_number

_HOST = re.compile(r"[a-z0-9_.-]{1,253}|[0-9a-f:.]+(?:%[a-z0-9_.-]+)?", re.I)
_PATH = "/%:@!$&'()*+,;=~"


class Address(NamedTuple):
    """An address that may be asked for."""

    scheme: str
    host: str
    text: str
    """The whole, in ASCII, without a fragment."""


def address_of(text: str) -> Address:
    """Return the parts of the address that `text` is.

    Raises:
        WebError: it is no address, or one that is never asked for.
    """
    try:
        parts = urlsplit(text.strip())
        if "@" in parts.netloc:
            raise WebError(Fault.CREDENTIALS, "", text)
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except ValueError:
        raise WebError(Fault.NO_ADDRESS, "", text) from None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise WebError(Fault.NO_WEB_SCHEME, "", text)
    odd = not _HOST.fullmatch(host) or (":" not in host and is_odd_number(host))
    if odd or port == 0:
        raise WebError(Fault.NO_ADDRESS, "", text)
    place = f"[{host}]" if ":" in host else host
    if port not in (None, 443 if scheme == "https" else 80):
        place = f"{place}:{port}"
    path = quote(parts.path or "/", safe=_PATH)
    query = "?" + quote(parts.query, safe=f"{_PATH}?[]") if parts.query else ""
    return Address(scheme, host, f"{scheme}://{place}{path}{query}")
