"""An online geocoder: geopy's, asked politely, its answers kept and its refusals told.

One request at a time and one a second, for the whole process and whoever asks: that is what
Nominatim's terms want of an application, and what the others get too.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import GeocoderRateLimited, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import GeocodeEarth, Nominatim, OpenCage

from geo.errors import GeocodingError
from geo.gazetteer import Gazetteer, open_gazetteer
from geo.geocoders.answers import (
    Answer,
    Answers,
    FleetingAnswers,
    Found,
    KeptAnswers,
    Question,
    now,
)
from geo.geocoders.faults import told
from geo.geocoders.fetching import PoliteAdapter
from geo.geocoders.services import SERVICES, Service
from geo.version import VERSION

_TIMEOUT_S = 10.0
_MOST = 20
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_DEFAULT_WAIT_S = 60.0


class Pace:
    """One request at a time, the next a second after it began at the earliest."""

    def __init__(self, limiter: RateLimiter | None = None) -> None:
        """Keep the pace of `limiter`, which calls what it is given; a second without one."""
        self._limiter = limiter or RateLimiter(
            _call, min_delay_seconds=1.0, max_retries=0, swallow_exceptions=False
        )
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[Callable[[Callable[[], Any]], Any]]:
        """Wait for one's turn; give what makes a request, once it is time for one."""
        # The second is waited for within the turn: else those who waited for a slow answer would
        # all have had theirs already, and ask at once.
        with self._one_at_a_time:
            yield self._limiter


def _call(request: Callable[[], Any]) -> Any:
    return request()


PACE = Pace()
"""The process's own."""
_not_before: dict[str, float] = {}
"""When a host may be asked again that said to wait, by `time.monotonic`."""


@dataclass(frozen=True, slots=True)
class OnlineGeocoder:
    """Someone to ask for places; safe to use from several threads."""

    service: Service
    host: str
    """That is asked; the credit is the service's."""
    gazetteer: Gazetteer
    answers: Answers
    _geocode: Callable[[str], Any]
    _pace: Pace = PACE

    @property
    def title(self) -> str:
        """What a reader knows the service by."""
        return self.service.title

    def ask(self, name: str) -> tuple[Answer, bool]:
        """Return what is found for `name`, and whether it was sent; kept answers come first.

        Raises:
            GeocodingError: there is no answer; says why, and whether to go on asking.
        """
        question = Question(self.service.key, self.host, name)
        answer = self.answers.get(question)
        if answer is not None:
            return answer, False
        with self._pace.turn() as request:
            # Another may have asked the same meanwhile, or been told to wait.
            answer = self.answers.get(question)
            if answer is not None:
                return answer, False
            self._heed_waiting()
            answer = Answer(now(), self._found(request, name))
            self.answers.put(question, answer)
            return answer, True

    def _heed_waiting(self) -> None:
        wait = _not_before.get(self.host, 0.0) - time.monotonic()
        if wait > 0:
            raise GeocodingError(
                "{service} asked to wait: try again in {number} s.",
                stops=True,
                service=self.title,
                number=round(wait),
            )

    def _found(self, request: Callable[[Callable[[], Any]], Any], name: str) -> Found:
        try:
            locations = request(lambda: self._geocode(name))
        except GeopyError as error:
            if isinstance(error, GeocoderRateLimited):
                pause = error.retry_after if error.retry_after is not None else _DEFAULT_WAIT_S
                _not_before[self.host] = time.monotonic() + pause
            raise told(error, self.title, name, timeout_s=_TIMEOUT_S) from None
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            # geopy reads an answer as what the service's own documents promise.
            raise told(error, self.title, name, timeout_s=_TIMEOUT_S) from None
        return tuple(place.raw for place in locations or () if isinstance(place.raw, dict))


def online_geocoder(
    service: str,
    *,
    contact: str = "",
    key: str = "",
    address: str = "",
    keep: bool = True,
) -> OnlineGeocoder:
    """Return the geocoder of a service; nothing is asked yet.

    Args:
        service: A key of `SERVICES`.
        contact: An e-mail address or a page of the one who asks, sent with each request as the
            terms of Nominatim want it; required there.
        key: What the service gave its user; required by those that need one.
        address: Another host that speaks the same, such as a Nominatim of one's own: a name, or
            "http://" and a name where it has no certificate; never to be taken from a stranger.
        keep: Keep the answers on this machine; else only as long as the geocoder is held.

    Raises:
        GeocodingError: something is missing or is not what it should be.
        GazetteerError: the gazetteer can be neither built nor opened.
    """
    known = SERVICES.get(service)
    if known is None:
        raise GeocodingError(
            "There is no online geocoder {name}: choose one of {names}.",
            name=repr(service[:40]),
            names=", ".join(SERVICES),
        )
    if contact and not _is_contact(contact):
        raise GeocodingError(
            "{contact} is no contact: give an e-mail address or a page of yours.",
            contact=repr(contact[:80]),
        )
    if known.needs_key and not _KEY.fullmatch(key):
        raise GeocodingError(
            "{service} needs a key of yours: put it into {variable}.",
            service=known.title,
            variable=known.key_variable,
        )
    if not known.needs_key and not contact:
        raise GeocodingError(
            "{service} wants to know whom to write to: give an e-mail address or a page of yours "
            "as the contact; it is sent with each request.",
            service=known.title,
        )
    scheme, host = _parts(address or known.address)
    geocoder = _GEOCODERS[known.key](
        *((key,) if known.needs_key else ()),
        domain=host,
        scheme=scheme,
        timeout=_TIMEOUT_S,
        user_agent=_user_agent(contact),
        adapter_factory=PoliteAdapter,
    )
    besides = _ASKED_BESIDES.get(known.key, {})
    return OnlineGeocoder(
        known,
        host,
        open_gazetteer(),
        KeptAnswers() if keep else FleetingAnswers(),
        partial(geocoder.geocode, exactly_one=False, language="en", **besides),
    )


_GEOCODERS = {"nominatim": Nominatim, "opencage": OpenCage, "geocodeearth": GeocodeEarth}
_ASKED_BESIDES: dict[str, dict[str, Any]] = {
    "nominatim": {
        "limit": _MOST, "addressdetails": True, "namedetails": True, "extratags": True,
    },
}  # fmt: skip
"""What a service is asked for besides places."""


def _is_contact(contact: str) -> bool:
    sendable = contact.isascii() and contact.isprintable() and len(contact) <= 200
    return sendable and bool(_EMAIL.fullmatch(contact) or _ADDRESS.fullmatch(contact))


def _user_agent(contact: str) -> str:
    return f"Dateline/{VERSION}" + (f" ({contact})" if contact else "")


def _parts(address: str) -> tuple[str, str]:
    """Return scheme and host, with a port and a path where there are any."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        plain = not (parts.query or parts.fragment or "@" in parts.netloc) and address.isprintable()
        if sound and plain and " " not in address:
            return parts.scheme, f"{parts.netloc}{parts.path}".rstrip("/")
    except ValueError:
        pass
    raise GeocodingError(
        "{address} is no address of a geocoder: give a host such as nominatim.example.org, or "
        "http://localhost:8080.",
        address=repr(address[:80]),
    )
