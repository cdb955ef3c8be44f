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
from served import ROOT, served, stop
from streamlit_session import run_session
from telemetry import telling
from websockets.exceptions import InvalidStatus

from geo import read_report

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


def test_nothing_leaves_for_a_minute_after_the_first_report(
    tmp_path: Path, ctrl_c_counts: None
) -> None:
    """Page, atlas, watch, library and commands at once, in one wait: telling of a user takes time.

    A command that ends is watched to its end; the library takes its leave as a program does.
    """
    home = {**homes(tmp_path), "DATELINE_HOME": os.environ["DATELINE_HOME"]}
    recorders = {
        name: Recorder(tmp_path / f"{name}.log")
        for name in ("page", "atlas", "watch", "library", "archive", "command line")
    }
    with ExitStack() as stack:
        trace = can_trace(tmp_path)
        variables, asked = ({}, []) if trace else stack.enter_context(refusing_proxy())

        def watched(name: str) -> tuple[list[str], dict[str, str]]:
            environ = telling({**os.environ, **home, **variables, **recorders[name].environ})
            return tracer(tmp_path / name) if trace else [], environ

        def begun(name: str, *command: str) -> subprocess.Popen[bytes]:
            prefix, environ = watched(name)
            process = stack.enter_context(
                subprocess.Popen(
                    [*prefix, sys.executable, *command],
                    cwd=ROOT,
                    env=environ,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    start_new_session=True,
                )
            )
            stack.callback(stop, process)
            return process

        prefix, environ = watched("page")
        page = stack.enter_context(served(host="0.0.0.0", environ=environ, prefix=prefix))
        run = run_session(page.url)
        assert run.finished, (run.exceptions, page.printed())
        assert "component_instance" in run.elements
        assert not run.usage_told
        # A page of another site that knocks is refused, and nobody is asked who it is.
        with pytest.raises(InvalidStatus):
            run_session(page.url, origin="http://192.0.2.1")
        assert ("socket.bind", "0.0.0.0") in recorders["page"].events()

        incoming, mapped, kept = (tmp_path / name for name in ("incoming", "mapped", "kept"))
        incoming.mkdir()
        report = incoming / "a.txt"
        report.write_text("Shells fell near Izium.", encoding="utf-8")
        os.utime(report, (time.time() - 60, time.time() - 60))
        watch = begun("watch", "-m", "geo", "watch", str(incoming), "--out", str(kept))
        archive = ("-m", "geo", "archive", str(report), "--workers", "1", "--out", str(mapped))
        told = begun("archive", *archive).communicate()
        assert b": 1 report, 1 place," in told[0], told

        prefix, environ = watched("atlas")
        atlas = stack.enter_context(
            served(str(mapped), command="atlas", environ=environ, prefix=prefix)
        )
        for query in ("", f"report={read_report(report).text_sha256}"):
            run = run_session(atlas.url, query=query)
            assert run.finished, (run.exceptions, atlas.printed())
            assert "component_instance" in run.elements
            assert not run.usage_told

        # A page and these outputs load what a plain text leaves alone.
        outputs = ("--html", "--png", "--geoparquet")
        command = [part for each in outputs for part in (each, str(tmp_path / f"out{each}"))]
        line = begun("command line", "-m", "geo", "-", *command)
        assert (line.communicate(PAGE), line.returncode) == ((b"", b""), 0)
        library = begun("library", "-c", LIBRARY)
        assert library.stdout is not None
        assert library.stdout.readline() == b"read\n"
        time.sleep(PATIENCE_S)
        library.communicate(timeout=60)
        assert library.returncode == 0
        # Windows has no interrupt that one process sends another.
        assert stop(watch) == 130 or sys.platform == "win32"
        assert watch.stdout is not None and watch.stderr is not None
        assert watch.stdout.read().decode() == (
            f"{kept}: 1 report, 1 place, 0 that cannot be read (see errors); new in this run: 1.\n"
        )
        looking, *stopped = watch.stderr.read().decode().splitlines()
        assert looking == "dateline: Looking every 10 seconds for what is new; Ctrl-C ends it."
        assert stopped == ["dateline: stopped."] or sys.platform == "win32"
    # Each with what it did, so that a failure names the entry.
    assert [(name, host) for name, one in recorders.items() for host in one.off_host()] == []
    assert [(name, by) for name, one in recorders.items() for by in one.foreign_programs()] == []
    if trace:
        assert [(name, host) for name in recorders for host in reached(tmp_path / name)] == []
    assert asked == []
    assert [path for path in tmp_path.rglob("*") if path.name == ".onnxruntime"] == []
