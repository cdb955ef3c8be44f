"""What went wrong with an online geocoder, in one sentence that says what to do."""

from __future__ import annotations

import re

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from geo.errors import GeocodingError
from geo.geocoders.fetching import InsecureError

_STATUS = re.compile(r"HTTP (\d{3})")
"""As `PoliteAdapter` tells it."""


def told(error: Exception, service: str, name: str, *, timeout_s: float) -> GeocodingError:
    """Return what a reader is told of `error`; never with an address, for some hold keys.

    Args:
        error: From geopy, or from its reading of an answer.
        service: Who was asked.
        name: What for.
        timeout_s: How long an answer was waited for.
    """
    stopping = _of_the_service(error, service, timeout_s)
    if stopping:
        # Without a connection, or a trusted one, no request is made.
        sent = not isinstance(error, InsecureError | GeocoderUnavailable)
        return GeocodingError(stopping, stops=True, was_sent=sent)
    if isinstance(error, GeocoderQueryError):
        return GeocodingError(f"{service} cannot be asked for “{name}”.", was_sent=True)
    return GeocodingError(
        f"{service} answered “{name}” with something that cannot be read.", was_sent=True
    )


def _of_the_service(error: Exception, service: str, timeout_s: float) -> str:
    """Return the sentence on a fault that the next name would meet too, "" for others."""
    status = _STATUS.fullmatch(str(error))
    match error:
        case GeocoderAuthenticationFailure():
            return f"{service} does not accept the key (401): check it."
        case GeocoderInsufficientPrivileges():
            return (
                f"{service} refused to answer (403): it has blocked this machine, contact or key; "
                "see its terms of use before you ask again."
            )
        case GeocoderRateLimited():
            wait = f"{error.retry_after:.0f} s" if error.retry_after is not None else "a minute"
            return f"{service} was asked too often (429): try again in {wait}."
        case GeocoderQuotaExceeded():
            return f"{service} counts the quota of the key as used up (402): try again tomorrow."
        case GeocoderTimedOut() if not status:
            return f"{service} gave no answer within {timeout_s:.0f} s: try again later."
        case InsecureError():
            return (
                f"{service} showed a certificate that cannot be trusted, and nothing was sent: see "
                "which network you are on, and whether this machine's clock is right."
            )
        case GeocoderUnavailable():
            return f"{service} cannot be reached ({error}): see whether you are online."
        case GeocoderQueryError() | GeocoderParseError():
            return ""
        case GeocoderServiceError():
            code = f" ({status[1]})" if status else ""
            return f"{service} does not work now{code}: try again later, or see its address."
    return ""
