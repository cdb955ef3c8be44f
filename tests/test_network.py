"""Not one request leaves the machine: every look-up and connection of the server is recorded."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from offhost import is_off_host
from served import served
from streamlit_session import run_session
from websockets.exceptions import InvalidStatus

GUARD = Path(__file__).resolve().parent / "guard"


@dataclass(frozen=True, slots=True)
class Recorder:
    """The guard as a child process loads it, and what it wrote."""

    log: Path

    @property
    def environ(self) -> dict[str, str]:
        """The variables that load the guard into a Python process and its Python children."""
        paths = [str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
        return {"PYTHONPATH": os.pathsep.join(paths), "DATELINE_NETWORK_LOG": str(self.log)}

    def events(self) -> list[tuple[str, str | None]]:
        """Return every event and the host or program that it names."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [(event, name) for _process, event, name in map(json.loads, lines)]

    def off_host(self) -> list[tuple[str, str | None]]:
        """Return the events that reach beyond this machine."""
        return [
            (event, name)
            for event, name in self.events()
            if event.startswith("socket.") and is_off_host(event, name)
        ]

    def foreign_programs(self) -> list[str]:
        """Return what was started beside Python: the guard cannot see into it."""
        started = (name for event, name in self.events() if not event.startswith("socket."))
        return [
            name or "" for name in started if "python" not in Path((name or "").split()[0]).name
        ]


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


@pytest.mark.server
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_server_stays_on_this_machine(recorder: Recorder, host: str) -> None:
    with served(host=host, environ=recorder.environ) as server:
        run = run_session(server.url)
        assert run.finished, (run.exceptions, server.printed())
        assert "component_instance" in run.elements
        # A page of another site that knocks is refused, and nobody is asked who it is.
        with pytest.raises(InvalidStatus):
            run_session(server.url, origin="http://192.0.2.1")
    assert ("socket.bind", host) in recorder.events()
    assert recorder.off_host() == []
    assert recorder.foreign_programs() == []


@pytest.mark.server
def test_kernel_sees_nothing_leave(tmp_path: Path) -> None:
    """The audit hook sees Python; the kernel sees what compiled code does as well."""
    trace = tmp_path / "trace"
    tracer = [
        *("strace", "--follow-forks", "--seccomp-bpf", "--quiet=all"),
        *("--trace=connect,sendto,sendmsg,sendmmsg", f"--output={trace}"),
    ]
    if not _can_trace(tracer):
        pytest.skip("strace is not there, or may not trace here")
    with served(host="0.0.0.0", prefix=tracer) as server:
        assert run_session(server.url).finished
        with pytest.raises(InvalidStatus):
            run_session(server.url, origin="http://192.0.2.1")
    addresses = set(_ADDRESS.findall(trace.read_text(encoding="utf-8", errors="replace")))
    assert {name for name in addresses if is_off_host("socket.connect", name)} == set()


_ADDRESS = re.compile(r'(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"')


def _can_trace(tracer: list[str]) -> bool:
    if shutil.which(tracer[0]) is None:
        return False
    probe = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    tried = subprocess.run([*tracer, sys.executable, "-c", probe], capture_output=True, check=False)
    trace = Path(tracer[-1].partition("=")[2])
    return tried.returncode == 0 and "127.0.0.1" in _ADDRESS.findall(trace.read_text())
