"""Connections that begin a request and never end it: so many of one address, and so long."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Iterable
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from geo.dashboard.door.limits import reader

MOST_OF_ONE = 300
"""Connections of one address: 40 pages with all that a browser keeps open for each."""
MOST_IN_ALL = 2_000
HEAD_S = 20.0
"""Seconds within which the head of a request has come, or its connection ends."""


def has_room(address: str, others: Iterable[str]) -> bool:
    """Return whether one more connection of an address is let in beside the others.

    A proxy on this machine has those of all readers.
    """
    readers = [reader(other) for other in others]
    if len(readers) >= MOST_IN_ALL:
        return False
    try:
        if ipaddress.ip_address(address).is_loopback:
            return True
    except ValueError:
        return True
    return readers.count(reader(address)) < MOST_OF_ONE


class BoundedConnection(H11Protocol):
    """Uvicorn's own, which waits for the end of a head for ever, before any layer of an app."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a head, or end the connection where there are too many."""
        # Those of sockets too, which another protocol has by then.
        clients: list[Any] = [getattr(each, "client", None) for each in self.connections]
        super().connection_made(transport)
        others = [client[0] for client in clients if client]
        if self.client and not has_room(self.client[0], others):
            transport.abort()
            return
        self._heard()

    def data_received(self, data: bytes) -> None:
        """Wait for a head that has begun, and no longer for one that has come."""
        super().data_received(data)
        self._heard()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop()
        super().connection_lost(exc)

    def _heard(self) -> None:
        if not self._lacks_head():
            self._stop()
        elif self._waiting is None:
            self._waiting = self.loop.call_later(HEAD_S, self._over)

    def _lacks_head(self) -> bool:
        answering: Any = self.cycle
        return (
            self.transport.get_protocol() is self
            and (answering is None or answering.response_complete)
            and self.conn.their_state is h11.IDLE
        )

    def _over(self) -> None:
        if self._lacks_head():
            self.transport.abort()

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
