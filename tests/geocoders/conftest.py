"""What the tests of online geocoders share: a server to ask, and a pace that costs no time."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from geocoder_server import GeocoderServer, geocoder_server
from geopy.extra.rate_limiter import RateLimiter

from geo.geocoders import forget, online


class Clock:
    """Time that passes only by sleeping, for all threads alike."""

    def __init__(self) -> None:
        self.now = 0.0
        self._lock = threading.Lock()

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """geopy's rate limiter as the process has it, by a clock of its own."""
    clock = Clock()
    monkeypatch.setattr(RateLimiter, "_clock", lambda self: clock.now)
    monkeypatch.setattr(RateLimiter, "_sleep", lambda self, seconds: clock.sleep(seconds))
    return clock


@pytest.fixture
def server(clock: Clock) -> Iterator[GeocoderServer]:
    """A geocoder on this machine; nothing that was answered or refused before counts."""
    forget()
    online._not_before.clear()
    # The process's pace goes on by the clock of the test.
    online.PACE._limiter._last_call = None
    with geocoder_server() as server:
        yield server
    online.PACE._limiter._last_call = None
    forget()
