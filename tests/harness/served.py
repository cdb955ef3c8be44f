"""Starts the dashboard as a user does, in a process of its own, and stops it again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Served:
    """A running dashboard."""

    url: str
    port: int
    process: subprocess.Popen[bytes]
    output: Path
    """What it has printed, standard output and error together."""
    seconds: float
    """From the start of the process to the first healthy answer."""

    def printed(self) -> str:
        """Return what the server has printed so far."""
        return self.output.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve_command(
    *arguments: str, host: str = "127.0.0.1", port: int, command: str = "serve"
) -> list[str]:
    """Return the command that starts the dashboard without a browser."""
    options = ("--host", host, "--port", str(port), "--no-browser")
    return [sys.executable, "-m", "geo", command, *options, *arguments]


@contextmanager
def served(
    *arguments: str,
    command: str = "serve",
    host: str = "127.0.0.1",
    port: int = 0,
    environ: Mapping[str, str] | None = None,
    prefix: Sequence[str] = (),
    cwd: Path = ROOT,
    patience_s: float = 180.0,
) -> Iterator[Served]:
    """Start the dashboard, wait until it is healthy, and stop it at the end.

    Args:
        arguments: What follows the command beside host and port.
        command: "serve" or "atlas".
        host: Address to listen on.
        port: TCP port to listen on; 0 takes a free one.
        environ: Variables to add to this process's own.
        prefix: A command that runs the command, such as a tracer.
        cwd: The directory to start in; a `geo` in it is the one that runs.
        patience_s: How long a first start may take, the index built included.

    Raises:
        RuntimeError: It ended or was not healthy in time; the message holds what it printed.
    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as directory:
        output = Path(directory) / "output"
        with output.open("wb") as stream:
            started = time.monotonic()
            process = subprocess.Popen(
                [*prefix, *serve_command(*arguments, host=host, port=port, command=command)],
                cwd=cwd,
                env={**os.environ, **(environ or {})},
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            while not _healthy(url):
                if process.poll() is not None or time.monotonic() - started > patience_s:
                    raise RuntimeError(
                        f"no dashboard at {url}, exit status {process.returncode}; it printed:\n"
                        + output.read_text(encoding="utf-8", errors="replace")
                    )
                time.sleep(0.05)
            yield Served(url, port, process, output, time.monotonic() - started)
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> int:
    """Interrupt a process of `served` and its children as Ctrl-C does; return its exit status.

    What is still there after 20 s is killed.
    """
    if process.poll() is None:
        _signal(process, "SIGINT")
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            _signal(process, "SIGKILL")
            process.wait()
    return int(process.returncode)


def _signal(process: subprocess.Popen[bytes], name: str) -> None:
    if sys.platform == "win32":
        process.terminate()
    else:
        os.killpg(process.pid, signal.Signals[name])


def _healthy(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
