"""Tells which of an interpreter's audit events would reach beyond this machine."""

from __future__ import annotations

import ipaddress
import socket

_LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_SENDS = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind")
EVENTS = frozenset((*_LOOKUPS, *_SENDS, "socket.getnameinfo"))
"""The audit events that name a host."""


def host_of(event: str, args: tuple[object, ...]) -> str | None:
    """Return the host that an audit event of `EVENTS` names, None where it names none."""
    if event in _LOOKUPS:
        return _text(args[0])
    if event == "socket.getnameinfo":
        return _text(args[0][0]) if isinstance(args[0], tuple) else None
    sock, address = args[0], args[1]
    if isinstance(sock, socket.socket) and sock.family not in (socket.AF_INET, socket.AF_INET6):
        return None
    return _text(address[0]) if isinstance(address, tuple) else None


def is_off_host(event: str, host: str | None) -> bool:
    """Return whether an event about `host` leaves the machine.

    A wildcard address is this machine's own, whether bound or resolved for binding.
    """
    if host in (None, "", "localhost"):
        return False
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return True
    if event == "socket.bind":
        return False
    return not (address.is_loopback or address.is_unspecified)


def _text(host: object) -> str | None:
    if isinstance(host, bytes | bytearray):
        return bytes(host).decode("utf-8", "replace")
    return host if isinstance(host, str) else None
