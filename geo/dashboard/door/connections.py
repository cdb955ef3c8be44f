"""Connections that begin a request and never end it: so many of one address, and so long."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Iterable
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from geo.dashboard.door.headers import OF_NO_REQUEST
from geo.dashboard.door.limits import reader

MOST_OF_ONE = 300
"""Connections of one address: 40 pages with all that a browser keeps open for each."""
MOST_IN_ALL = 2_000
HEAD_S = 20.0
"""Seconds within which the head of a request has come, or its connection ends."""
BODY_S = 600.0
"""Seconds for the rest of it: 32 MB by a slow line."""


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
    """Uvicorn's own, which waits for the end of a request for ever, before any layer of an app."""

    _waiting: asyncio.TimerHandle | None = None
    _waited_s = 0.0

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
        """Wait for what has begun, and no longer for what has come."""
        super().data_received(data)
        self._heard()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be read with the policies of all other answers."""
        told = {"Content-Type": "text/plain; charset=utf-8", "Connection": "close", **OF_NO_REQUEST}
        refusal = h11.Response(status_code=400, headers=list(told.items()), reason=b"Bad Request")
        for event in (refusal, h11.Data(data=msg.encode("ascii")), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop()
        super().connection_lost(exc)

    def _heard(self) -> None:
        wait_s = self._patience_s()
        if wait_s != self._waited_s:
            self._stop()
        if wait_s and self._waiting is None:
            self._waiting = self.loop.call_later(wait_s, self._over)
        self._waited_s = wait_s

    def _patience_s(self) -> float:
        """Return how long the part of a request that is lacking may take, 0 where none is."""
        if self.transport.get_protocol() is not self:
            return 0.0
        answering: Any = self.cycle
        if self.conn.their_state is h11.IDLE:
            return HEAD_S if answering is None or answering.response_complete else 0.0
        return BODY_S if self.conn.their_state is h11.SEND_BODY else 0.0

    def _over(self) -> None:
        if self._patience_s():
            self.transport.abort()

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
