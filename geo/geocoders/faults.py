"""What went wrong with an online geocoder, in one sentence that says what to do."""

from __future__ import annotations

import re
from typing import Any

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

from geo.errors import GeocodingError, reason_of
from geo.geocoders.fetching import InsecureError
from geo.language import N_, Sentence, say

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
        return GeocodingError(
            "{service} cannot be asked for “{name}”.", was_sent=True, service=service, name=name
        )
    return GeocodingError(
        "{service} answered “{name}” with something that cannot be read.",
        was_sent=True,
        service=service,
        name=name,
    )


def _of_the_service(error: Exception, service: str, timeout_s: float) -> Sentence | None:
    """Return the sentence on a fault that the next name would meet too, None for others."""
    status = _STATUS.fullmatch(str(error))
    values: dict[str, Any] = {}
    match error:
        case GeocoderAuthenticationFailure():
            form = N_("{service} does not accept the key (401): check it.")
        case GeocoderInsufficientPrivileges():
            form = N_(
                "{service} refused to answer (403): it has blocked this machine, contact or key; "
                "see its terms of use before you ask again."
            )
        case GeocoderRateLimited() if error.retry_after is not None:
            form = N_("{service} was asked too often (429): try again in {number} s.")
            values = {"number": round(error.retry_after)}
        case GeocoderRateLimited():
            form = N_("{service} was asked too often (429): try again in a minute.")
        case GeocoderQuotaExceeded():
            form = N_("{service} counts the quota of the key as used up (402): try again tomorrow.")
        case GeocoderTimedOut() if not status:
            form = N_("{service} gave no answer within {number} s: try again later.")
            values = {"number": round(timeout_s)}
        case InsecureError():
            form = N_(
                "{service} showed a certificate that cannot be trusted, and nothing was sent: see "
                "which network you are on, and whether this machine's clock is right."
            )
        case GeocoderUnavailable():
            form = N_("{service} cannot be reached ({reason}): see whether you are online.")
            values = {"reason": _reason(error)}
        case GeocoderQueryError() | GeocoderParseError():
            return None
        case GeocoderServiceError() if status:
            form = N_(
                "{service} does not work now ({status}): try again later, or see its address."
            )
            values = {"status": status[1]}
        case GeocoderServiceError():
            form = N_("{service} does not work now: try again later, or see its address.")
        case _:
            return None
    return say(form, service=service, **values)


def _reason(error: Exception) -> Sentence:
    """Return what `fetching` or the system says of a connection, to stand within a sentence."""
    said = reason_of(error)
    return said if isinstance(said, Sentence) else Sentence(said[:1].lower() + said[1:], {})
