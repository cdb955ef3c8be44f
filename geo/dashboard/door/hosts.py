"""Under which names the server may be asked, and from which pages.

A page elsewhere can point a name of its own at this machine, and so pass for a page of this server:
only names that are known are answered. A page of another port, or of another site, asks under our
name but says where it comes from, which no page can choose.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from geo.errors import ServeError

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""What this machine calls itself, whoever owns the names of the network."""
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]{1,253})(?::(?P<port>[0-9]{1,5}))?")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names under which the server answers."""

    port: int
    """That it listens on."""
    named: frozenset[tuple[str, int | None]]
    """Names that were given, each with its port, None for the usual one or that of the server."""
    numeric: bool
    """Whether any IP address is answered: of these nobody can make a name lead here."""

    @property
    def of_network(self) -> bool:
        """Whether readers can come from the network, if only by a proxy on this machine."""
        return self.numeric or any(name not in LOOPBACK for name, _port in self.named)

    def knows(self, host: str, scheme: str) -> bool:
        """Tell whether a request's Host is a name of this server.

        Args:
            host: the header.
            scheme: "http" or "https".
        """
        found = _HOST.fullmatch(host.lower())
        if found is None:
            return False
        name, usual = found["name"], _PORTS[scheme]
        port = int(found["port"] or usual)
        if (name, port) in self.named:
            return True
        if (name, None) in self.named:
            return port in (usual, self.port)
        return port == self.port and (name in LOOPBACK or (self.numeric and _is_address(name)))


def hosts(address: str, port: int, given: Iterable[str] = ()) -> Hosts:
    """Return the names of a server.

    Args:
        address: IP address that it listens on.
        port: TCP port that it listens on.
        given: further names, "reports.example.org" or "localhost:9000".

    Raises:
        ServeError: one of these is no name.
    """
    named = frozenset(map(_named, given))
    return Hosts(port, named, numeric=not ipaddress.ip_address(address).is_loopback)


def comes_from_elsewhere(request: HTTPConnection, scheme: str) -> bool:
    """Tell whether another page had a browser send a request.

    A link that leads here is none of that: it opens our page, and reads nothing of it.

    Args:
        request: whose Host is known.
        scheme: "http" or "https".
    """
    origins = request.headers.getlist("origin")
    if origins:
        own = f"{scheme}://{request.headers['host']}".lower()
        return any(origin.lower() != own for origin in origins)
    if request.headers.get("sec-fetch-site", "none") in ("same-origin", "none"):
        return False
    return not follows_a_link(request)


def follows_a_link(request: HTTPConnection) -> bool:
    """Tell whether the request of another site's page is to show ours in that one's place."""
    asked = (request.headers.get("sec-fetch-mode"), request.headers.get("sec-fetch-dest"))
    return asked == ("navigate", "document") and request.scope.get("method") == "GET"


def _named(given: str) -> tuple[str, int | None]:
    found = _HOST.fullmatch(given.strip().lower())
    port = int(found["port"]) if found and found["port"] else None
    if found is None or not _is_name(found["name"]) or not (port is None or 0 < port < 65_536):
        raise ServeError(
            "--allow-host {name} is not a host name: give it as the address bar shows it, such as "
            "reports.example.org or localhost:9000",
            name=repr(given),
        )
    return found["name"], port


def _is_name(name: str) -> bool:
    return _is_address(name) or all(map(_LABEL.fullmatch, name.split(".")))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return name.startswith("[") == (":" in name)
