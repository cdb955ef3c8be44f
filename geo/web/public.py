"""Which network addresses are public: the only ones that a report's address may lead to."""

from __future__ import annotations

import ipaddress
import re

FETCH = "DATELINE_FETCH"
"""The environment variable that is "1" where readers from the network may have this machine fetch
addresses and ask online geocoders."""

_CLOSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carriers' own, and a cloud's metadata
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's metadata at a public address
        "169.254.0.0/16",  # link-local, and most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocols
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
"""IANA's IPv4 special-purpose registry, as written out: Python's own list differs by version."""
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
"""All that is given out as global unicast; mapped addresses, NAT64 and local ones lie outside."""
_CLOSED_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocols, Teredo among them, which wraps an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which wraps an IPv4 address
        "3fff::/20",  # documentation
    )
)
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.I)


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet; False for what is none."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _CLOSED_4)
    return ip.scope_id is None and ip in _OPEN_6 and not any(ip in net for net in _CLOSED_6)


def is_odd_number(host: str) -> bool:
    """Tell whether a host is a number in a notation that systems read in different ways.

    Such are "2130706433", "0x7f.1" and "0177.0.0.1", all of them 127.0.0.1 to some.
    """
    last = host.rstrip(".").rpartition(".")[2]
    if not _NUMERIC.fullmatch(last):
        return False
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return True
    return False
