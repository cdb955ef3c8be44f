"""Which network addresses are public: the only ones that a report's address may lead to."""

from __future__ import annotations

import ipaddress
import re

from geo.wordlists import read_table

FETCH = "DATELINE_FETCH"
"""The environment variable that is "1" where readers from the network may have this machine fetch
addresses and ask online geocoders."""

_CLOSED = tuple(
    ipaddress.ip_network(network) for network, _what in read_table("web/closed_networks.tsv")
)
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
"""All that is given out as global unicast; mapped addresses, NAT64 and local ones lie outside."""
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.I)


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet; False for what is none."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip.scope_id is not None or ip not in _OPEN_6):
        return False
    return not any(ip in network for network in _CLOSED)


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
