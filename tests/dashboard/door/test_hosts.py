"""Under which names a server answers."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from geo.dashboard.door.hosts import comes_from_elsewhere, hosts
from geo.errors import ServeError

HERE = ("localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST:8501")
ELSEWHERE = (
    "example.org:8501", "localhost.example.org:8501", "localhost:8502", "localhost", "", " ",
    "127.0.0.1.example.org:8501", "localhost:8501@example.org", "localhost:8501/", "localhost:",
    "localhost:99999999", "localhost.:8501", "127.1:8501", "2130706433:8501", "[::1]", "::1:8501",
    "localhost:8501, example.org", "xn--example.org:8501", "0.0.0.0:8502",
)  # fmt: skip


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.8.8.8"])
def test_on_this_machine_it_has_this_machines_names(address: str) -> None:
    known = hosts(address, 8501)
    assert not known.of_network
    assert [host for host in HERE if not known.knows(host, "http")] == []
    assert [host for host in (*ELSEWHERE, "192.168.1.5:8501") if known.knows(host, "http")] == []


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.5"])
def test_on_the_network_it_has_numbers_too(address: str) -> None:
    """Of a number nobody can make another machine's name lead here."""
    known = hosts(address, 8501)
    assert known.of_network
    for host in (*HERE, "192.168.1.5:8501", "[2001:db8::7]:8501"):
        assert known.knows(host, "http"), host
    assert [host for host in ELSEWHERE if known.knows(host, "http")] == []


@pytest.mark.parametrize(
    ("given", "scheme", "host", "is_known"),
    [
        ("maps.example.org", "https", "maps.example.org", True),
        ("maps.example.org", "https", "maps.example.org:443", True),
        ("Maps.Example.Org", "http", "maps.example.org:8501", True),
        ("maps.example.org", "https", "maps.example.org:444", False),
        ("maps.example.org", "https", "other.example.org", False),
        ("maps.example.org", "https", "sub.maps.example.org", False),
        ("maps.example.org:444", "https", "maps.example.org:444", True),
        ("maps.example.org:444", "https", "maps.example.org", False),
        ("localhost:9000", "http", "localhost:9000", True),
        ("localhost:9000", "http", "127.0.0.1:9000", False),
        ("[2001:db8::7]", "http", "[2001:db8::7]:8501", True),
    ],
)
def test_names_that_are_given(given: str, scheme: str, host: str, is_known: bool) -> None:
    known = hosts("127.0.0.1", 8501, [given])
    assert known.knows(host, scheme) is is_known
    assert known.knows("localhost:8501", "http")
    assert known.of_network is ("localhost" not in given)


@pytest.mark.parametrize(
    "given", ["*", "*.example.org", "http://example.org", "example.org/x", "", "a b", "-a", "a:0",
              "a:65536", "a..b", "[example]", "::1", "user@example.org"]
)  # fmt: skip
def test_what_is_no_name_is_refused(given: str) -> None:
    with pytest.raises(ServeError, match="is not a host name: give it as the address bar shows it"):
        hosts("127.0.0.1", 8501, [given])


def test_of_two_origins_both_are_ours() -> None:
    def asked_from(*origins: bytes) -> HTTPConnection:
        headers = [(b"host", b"localhost:8501"), *((b"origin", each) for each in origins)]
        return HTTPConnection({"type": "http", "method": "GET", "headers": headers})

    own, other = b"http://localhost:8501", b"https://example.org"
    assert not comes_from_elsewhere(asked_from(own, own), "http")
    assert comes_from_elsewhere(asked_from(own, other), "http")
    assert comes_from_elsewhere(asked_from(other, own), "http")
