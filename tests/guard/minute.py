"""The minute after the first report, in which nothing may leave the machine.

`tests/test_network.py` judges it; it passes in a process of its own while other tests run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from homes import homes
from kernel import can_trace, reached, tracer
from recorder import Recorder
from refusing_proxy import refusing_proxy
from served import ROOT, served
from streamlit_session import run_session
from telemetry import telling
from websockets.exceptions import InvalidStatus

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
