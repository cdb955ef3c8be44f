"""Not one request leaves the machine: every look-up and connection is recorded."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from homes import homes
from kernel import can_trace, reached, reached_in, tracer
from offhost import is_off_host
from refusing_proxy import refusing_proxy
from served import ROOT, served
from streamlit_session import run_session
from telemetry import telling
from websockets.exceptions import InvalidStatus

GUARD = Path(__file__).resolve().parent / "guard"
PAGE = b"""<!doctype html><html lang=en><title>Sudan</title>
<link rel=canonical href="https://dateline.invalid/a"><body>
<article><h1>Fighting in Khartoum</h1>
<p>Shelling was heard in Khartoum and El Fasher on Monday, said
<a href="https://www.dateline.invalid/b">residents</a> who had fled to Port Sudan.</p></article>"""
PATIENCE_S = 60
"""How long is waited after the first report; the telemetry that was found came after 8 s."""

LIBRARY = """
import sys
from geo import geoparse
assert geoparse("Ukrainian forces entered Izium on Saturday.").places
assert "huggingface_hub" not in sys.modules  # It has telemetry of its own.
print("read", flush=True)
sys.stdin.read()
"""


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


@pytest.mark.server
def test_nothing_leaves_for_a_minute_after_the_first_report(tmp_path: Path) -> None:
    """Server, command line and library at once, in one wait: what tells of its user takes time.

    A command line is watched to its end; the library takes its leave as a program does.
    """
    home = {**homes(tmp_path), "DATELINE_HOME": os.environ["DATELINE_HOME"]}
    recorders = {
        name: Recorder(tmp_path / f"{name}.log")
        for name in ("127.0.0.1", "0.0.0.0", "library", "command line")
    }
    with ExitStack() as stack:
        trace = can_trace(tmp_path)
        variables, asked = ({}, []) if trace else stack.enter_context(refusing_proxy())

        def watched(name: str) -> tuple[list[str], dict[str, str]]:
            environ = telling({**os.environ, **home, **variables, **recorders[name].environ})
            return tracer(tmp_path / name) if trace else [], environ

        for host in ("127.0.0.1", "0.0.0.0"):
            prefix, environ = watched(host)
            server = stack.enter_context(served(host=host, environ=environ, prefix=prefix))
            run = run_session(server.url)
            assert run.finished, (run.exceptions, server.printed())
            assert "component_instance" in run.elements
            assert not run.usage_told
            # A page of another site that knocks is refused, and nobody is asked who it is.
            with pytest.raises(InvalidStatus):
                run_session(server.url, origin="http://192.0.2.1")
            assert ("socket.bind", host) in recorders[host].events()

        prefix, environ = watched("library")
        library = stack.enter_context(
            subprocess.Popen(
                [*prefix, sys.executable, "-c", LIBRARY],
                cwd=ROOT,
                env=environ,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        prefix, environ = watched("command line")
        # A page and these outputs load what a plain text leaves alone.
        outputs = ("--html", "--png", "--geoparquet")
        command = [*prefix, sys.executable, "-m", "geo", "-"]
        command += [part for each in outputs for part in (each, str(tmp_path / f"out{each}"))]
        subprocess.run(
            command, input=PAGE, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, check=True
        )
        assert library.stdout is not None
        assert library.stdout.readline() == b"read\n"
        time.sleep(PATIENCE_S)
        library.communicate(timeout=60)
        assert library.returncode == 0
    # Each with what it did, so that a failure names the entry.
    assert [(name, host) for name, one in recorders.items() for host in one.off_host()] == []
    assert [(name, by) for name, one in recorders.items() for by in one.foreign_programs()] == []
    if trace:
        assert [(name, host) for name in recorders for host in reached(tmp_path / name)] == []
    assert asked == []
    assert [path for path in tmp_path.rglob("*") if path.name == ".onnxruntime"] == []
