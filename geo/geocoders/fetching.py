"""One polite request to a geocoder: in time, of a size, and told plainly when it fails.

An adapter of geopy's. geopy's own ones retry behind the back of the rate limiter, read without
bounds or tell a refused certificate and a missing network as the same fault.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from typing import Any

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from geo.language import say
from geo.web import Fault, WebError, get

MOST_BYTES = 2_000_000


class InsecureError(GeocoderServiceError):  # type: ignore[misc]
    """The service's certificate is not one to be trusted."""


class PoliteAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """Asks once, and reads no longer and no more than a geocoder's answer takes."""

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Return the JSON at `url`, as geopy's base class describes it."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise GeocoderParseError("no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return the text at `url`, as geopy's base class describes it; `timeout` is for all."""
        try:
            # No redirect is followed: a name goes where the reader said, and nowhere else.
            with get(url, headers, seconds=timeout, proxies=True) as answer:
                if not 200 <= answer.status < 300:
                    known = {name.lower(): value for name, value in answer.headers.items()}
                    raise AdapterHTTPError(
                        f"HTTP {answer.status}", status_code=answer.status, headers=known, text=""
                    )
                return b"".join(answer.read(MOST_BYTES)).decode("utf-8")
        except UnicodeDecodeError:
            raise GeocoderParseError("no UTF-8") from None
        except WebError as error:
            raise _told(error) from None


def _told(error: WebError) -> GeocoderServiceError:
    """Return what geopy calls a failure; its message names no address, for some hold keys."""
    if error.fault is Fault.SLOW:
        return GeocoderTimedOut("Service timed out")
    if error.fault is Fault.LARGE:
        return GeocoderParseError("more than an answer has")
    if error.fault is Fault.CUT:
        return GeocoderUnavailable(say("broke off"))
    if isinstance(error.cause, ssl.SSLError):
        return InsecureError(getattr(error.cause, "verify_message", "") or "TLS failed")
    return GeocoderUnavailable(error.what if error.cause and error.what else say("no connection"))
