"""Public addresses and all the others."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.web.public import is_odd_number, is_public


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2a00::1"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16
    169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1
    198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
    :: ::1 ::ffff:8.8.8.8 ::ffff:127.0.0.1 ::127.0.0.1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1
    2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1
    ff02::1 2a00::1%eth0 localhost 127.1 0x7f.0.0.1""".split(),
)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses())
def test_never_wider_than_the_registry_that_python_knows(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_multicast


@pytest.mark.parametrize(
    ("host", "odd"),
    [
        ("example.org", False),
        ("8.8.8.8", False),
        ("1e100.net", False),
        ("2130706433", True),
        ("0x7f.1", True),
        ("0177.0.0.1", True),
        ("127.0.0.1.", True),
        ("example.0x10", True),
    ],
)
def test_numbers_that_systems_read_in_different_ways(host: str, odd: bool) -> None:
    assert is_odd_number(host) is odd
