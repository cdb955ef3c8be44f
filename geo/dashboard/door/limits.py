"""How much one reader may ask for where strangers can, so that one leaves room for the others."""

from __future__ import annotations

import ipaddress
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_MOST_KNOWN = 10_000
"""Addresses; of more, those that asked least lately are forgotten."""


class Allowance:
    """So many at once for each address, and so many a second from then on."""

    def __init__(
        self, at_once: float, a_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Give every address its whole allowance."""
        self.at_once, self.a_second, self._clock = at_once, a_second, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> float:
        """Take one; return the seconds until there is one where none is left, else 0."""
        now = self._clock()
        left, before = self._left.pop(address, (self.at_once, now))
        left = min(self.at_once, left + (now - before) * self.a_second)
        if left >= 1:
            left -= 1
            wait = 0.0
        else:
            wait = (1 - left) / self.a_second
        self._left[address] = left, now
        if len(self._left) > _MOST_KNOWN:
            self._left.popitem(last=False)
        return wait


@dataclass(slots=True)
class Limits:
    """What one address may do. Readers behind one router share it, so it is wide for a person."""

    requests: Allowance = field(default_factory=lambda: Allowance(3_000, 100))
    uploads: Allowance = field(default_factory=lambda: Allowance(10, 1 / 6))
    """A file is 32 MB at most, by the server's own setting."""
    sessions: Allowance = field(default_factory=lambda: Allowance(40, 1))
    """Opened."""
    open_at_once: int = 40
    open_in_all: int = 400
    _open: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def session(self, address: str) -> Iterator[bool]:
        """Count a session while it lasts; yield whether there was room for it."""
        room = self._open[address] < self.open_at_once and self._open.total() < self.open_in_all
        if room:
            self._open[address] += 1
        try:
            yield room
        finally:
            if room:
                self._open[address] -= 1
                if not self._open[address]:
                    del self._open[address]


def reader(client: str) -> str:
    """Return what stands for a reader: their address, in IPv6 their network's.

    >>> reader("192.0.2.7"), reader("2001:db8:1:2:3::4"), reader("testclient")
    ('192.0.2.7', '2001:db8:1:2::', 'testclient')
    """
    try:
        ip = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    # A household is given as many addresses as it likes.
    return str(ipaddress.ip_network((ip, 64), strict=False).network_address)
