"""Not one request leaves the machine: every look-up and connection is recorded."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import background
import pytest
from kernel import reached_in
from offhost import is_off_host
from recorder import Recorder
from refusing_proxy import refusing_proxy


@pytest.fixture
def recorder(tmp_path: Path) -> Recorder:
    return Recorder(tmp_path / "network.log")


@pytest.mark.parametrize(
    ("attempt", "event", "host"),
    [
        # Numeric resolution alone and a datagram socket: recorded, yet no packet is sent.
        (
            "socket.getaddrinfo('dateline.invalid', 80, flags=socket.AI_NUMERICHOST)",
            "socket.getaddrinfo",
            "dateline.invalid",
        ),
        (
            "socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))",
            "socket.connect",
            "192.0.2.1",
        ),
        (
            "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).connect(('2001:db8::1', 9))",
            "socket.connect",
            "2001:db8::1",
        ),
        (
            "subprocess.run([sys.executable, '-c', 'import socket;"
            'socket.socket(type=socket.SOCK_DGRAM).connect(("192.0.2.1", 9))\'])',
            "socket.connect",
            "192.0.2.1",
        ),
    ],
)
def test_guard_records_what_leaves(recorder: Recorder, attempt: str, event: str, host: str) -> None:
    program = (
        "import contextlib, socket, subprocess, sys\n"
        f"with contextlib.suppress(OSError):\n    {attempt}"
    )
    environ = {**os.environ, **recorder.environ}
    subprocess.run([sys.executable, "-c", program], env=environ, check=True)
    assert recorder.off_host() == [(event, host)]


@pytest.mark.parametrize(
    ("event", "host", "leaves"),
    [
        ("socket.connect", "127.0.0.1", False),
        ("socket.connect", "127.8.8.8", False),
        ("socket.connect", "::1", False),
        ("socket.getaddrinfo", "localhost", False),
        ("socket.getaddrinfo", None, False),
        ("socket.bind", "0.0.0.0", False),
        ("socket.bind", "192.168.1.5", False),
        ("socket.bind", "some-name", True),
        ("socket.connect", "192.168.1.5", True),
        ("socket.connect", "8.8.8.8", True),
        ("socket.connect", "fe80::1%eth0", True),
        ("socket.getaddrinfo", "checkip.example", True),
        ("socket.getaddrinfo", "localhost.example", True),
        ("socket.sendto", "224.0.0.251", True),
    ],
)
def test_off_host(event: str, host: str | None, leaves: bool) -> None:
    assert is_off_host(event, host) is leaves


def test_tests_themselves_cannot_leave(off_host_attempts: list[str]) -> None:
    with (
        socket.socket(type=socket.SOCK_DGRAM) as probe,
        pytest.raises(AssertionError, match=r"192\.0\.2\.1"),
    ):
        probe.connect(("192.0.2.1", 9))
    assert off_host_attempts == ["socket.connect 192.0.2.1"]
    off_host_attempts.clear()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            '7 connect(9, {sa_family=AF_INET, sin_port=htons(443), '
            'sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS',
            ["192.0.2.1 port 443"],
        ),
        (
            '7 connect(9, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), '
            'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28 <unfinished ...>',
            ["2001:db8::1 port 443"],
        ),
        (
            '7 connect(9, {sa_family=AF_INET, sin_port=htons(8501), '
            'sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
            [],
        ),
        # A resolver on this machine asks others.
        (
            '7 connect(9, {sa_family=AF_INET, sin_port=htons(53), '
            'sin_addr=inet_addr("127.0.0.53")}, 16) = 0',
            ["127.0.0.53 port 53"],
        ),
        (
            r'7 sendto(9, "\350\30\1\0\0\1"..., 50, 0, {sa_family=AF_INET, sin_port=htons(53), '
            'sin_addr=inet_addr("127.0.0.1")}, 16) = 50',
            ["127.0.0.1 port 53"],
        ),
        (
            '7 connect(9, {sa_family=AF_UNIX, '
            'sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 42) = 0',
            ["/run/systemd/resolve/io.systemd.Resolve"],
        ),
        # Users are asked for there as well.
        ('7 connect(9, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = 0', []),
        (r'7 sendto(9, "\2\0\0\0\v\0\0\0\7\0\0\0passwd\0", 19, MSG_NOSIGNAL, NULL, 0) = 19', []),
        (
            r'7 sendto(9, "\2\0\0\0\r\0\0\0\6\0\0\0hosts\0", 18, MSG_NOSIGNAL, NULL, 0) = 18',
            ["nscd"],
        ),
    ],
)  # fmt: skip
def test_kernel_guard_knows_look_ups_and_what_leaves(line: str, found: list[str]) -> None:
    assert list(reached_in(line)) == found


def test_without_a_kernel_guard_a_proxy_sees_what_is_asked() -> None:
    with refusing_proxy() as (variables, asked):
        program = "import urllib.request as r; r.urlopen('http://dateline.invalid/')"
        ended = subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, **variables}, capture_output=True
        )
        assert b"403" in ended.stderr
    assert asked == ["GET http://dateline.invalid/ HTTP/1.1"]


def test_the_list_of_domain_endings_is_there() -> None:
    """Where it is missing, `tld` fetches it."""
    for name in ("effective_tld_names", "effective_tld_names_public_only"):
        assert files("tld").joinpath("res", f"{name}.dat.txt").is_file()


@pytest.mark.programs
def test_nothing_leaves_for_a_minute_after_the_first_report(pytestconfig: pytest.Config) -> None:
    """It passed while other tests ran: see the guard's `minute.py`."""
    outcome, printed = background.outcome(pytestconfig.rootpath)
    assert outcome == 0, printed
