"""One polite request to a geocoder: in time, of a size, and told plainly when it fails.

An adapter of geopy's. geopy's own ones retry behind the back of the rate limiter, read without
bounds or tell a refused certificate and a missing network as the same fault.
"""

from __future__ import annotations

import http.client
import json
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import IO, Any

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

MOST_BYTES = 2_000_000
_CHUNK = 65_536


class InsecureError(GeocoderServiceError):  # type: ignore[misc]
    """The service's certificate is not one to be trusted."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follow nobody elsewhere: a name goes where the reader said, and nowhere else."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        return None


class PoliteAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """Asks once, and reads no longer and no more than a geocoder's answer takes."""

    def __init__(self, *, proxies: Mapping[str, str] | None, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=ssl_context),
            urllib.request.ProxyHandler(dict(proxies) if proxies is not None else None),
            _NoRedirects(),
        )

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Return the JSON at `url`, as geopy's base class describes it."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise GeocoderParseError("no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return the text at `url`, as geopy's base class describes it; `timeout` is for all."""
        request = urllib.request.Request(url, headers=dict(headers))
        ends = time.monotonic() + timeout
        try:
            with self._opener.open(request, timeout=timeout) as answer:
                return _text(answer, ends)
        except urllib.error.HTTPError as error:
            with error:
                known = {name.lower(): value for name, value in error.headers.items()}
                raise AdapterHTTPError(
                    f"HTTP {error.code}", status_code=error.code, headers=known, text=""
                ) from None
        except (OSError, http.client.HTTPException) as error:
            raise _told(error) from None


def _text(answer: http.client.HTTPResponse, ends: float) -> str:
    parts: list[bytes] = []
    size = 0
    while chunk := answer.read1(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > MOST_BYTES:
            raise GeocoderParseError("more than an answer has")
        if time.monotonic() > ends:
            raise GeocoderTimedOut("Service timed out")
    if answer.length:
        raise GeocoderUnavailable("broke off")
    try:
        return b"".join(parts).decode("utf-8")
    except UnicodeDecodeError:
        raise GeocoderParseError("no UTF-8") from None


def _told(error: OSError | http.client.HTTPException) -> GeocoderServiceError:
    """Return what geopy calls a failure; its message names no address, for some hold keys."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return GeocoderTimedOut("Service timed out")
    if isinstance(reason, ssl.SSLError):
        return InsecureError(getattr(reason, "verify_message", "") or "TLS failed")
    why = reason.strerror if isinstance(reason, OSError) else ""
    return GeocoderUnavailable(why or "no connection")
