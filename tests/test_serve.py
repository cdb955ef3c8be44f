"""The launcher: what can be wrong is said in one line; an interrupt ends it quietly."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from served import ROOT, free_port, serve_command, served, stop
from streamlit_session import run_session

from geo import serve as launcher
from geo.errors import ServeError
from geo.gazetteer import opening


def outcome(*arguments: str, host: str = "127.0.0.1", port: int, **environ: str) -> str:
    """Run the launcher where it must refuse; return its one line on standard error."""
    done = subprocess.run(
        serve_command(*arguments, host=host, port=port),
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert done.stdout == ""
    assert done.stderr.startswith("dateline: ")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.programs
@pytest.mark.parametrize(("bound", "asked"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1")])
def test_busy_port_is_named(bound: str, asked: str) -> None:
    with socket.create_server((bound, 0)) as busy:
        port = busy.getsockname()[1]
        line = outcome(host=asked, port=port)
    assert f"port {port} is busy" in line
    other = port + 1 if port < 65535 else port - 1
    assert f"--port {other} (PORT={other} make run)" in line


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("example.org", 8501, "--host 'example.org' is not an IP address"),
        ("", 8501, "--host '' is not an IP address"),
        ("127.0.0.1\n", 8501, "is not an IP address"),
        ("192.0.2.1", 8501, "--host 192.0.2.1 is not an address of this machine"),
        ("127.0.0.1", 0, "--port 0 is no TCP port"),
        ("127.0.0.1", 65536, "--port 65536 is no TCP port"),
        ("127.0.0.1", -1, "--port -1 is no TCP port"),
    ],
)
def test_wrong_address(host: str, port: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert launcher.serve(host=host, port=port, browser=False) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.programs
def test_missing_report_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "no such report.txt"
    assert "no such report.txt" in outcome(str(missing), port=free_port())


@pytest.mark.programs
def test_empty_report_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    outcome(str(empty), port=free_port())


def test_missing_entry_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "geo"
    package.mkdir()
    monkeypatch.setattr(launcher, "_PACKAGE", package)
    with pytest.raises(ServeError, match=r"app\.py is missing"):
        launcher.app_path()
    (tmp_path / "app.py").touch()
    assert launcher.app_path() == tmp_path / "app.py"
    (package / "app.py").touch()
    assert launcher.app_path() == package / "app.py"


@pytest.mark.parametrize(
    ("platform", "environ", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "a b c d"}, False),
        ("darwin", {}, True),
        ("darwin", {"SSH_CONNECTION": "a b c d"}, False),
        ("win32", {}, True),
    ],
)
def test_screen(
    platform: str, environ: dict[str, str], screen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert launcher.has_screen() is screen


@pytest.mark.programs
def test_serves_until_interrupted() -> None:
    with served() as server:
        run = run_session(server.url, query="place=izium")
        assert run.finished, (run.exceptions, server.printed())
        assert stop(server.process) == 0
        printed = server.printed()
    assert f"Dateline: {server.url}" in printed
    assert "no login" not in printed
    assert "Traceback" not in printed


@pytest.mark.programs
@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.3, 0.6])
def test_interrupt_while_starting_is_quiet(seconds: float) -> None:
    with subprocess.Popen(
        serve_command(port=free_port()),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        while b"Dateline:" not in process.stdout.readline():
            assert process.poll() is None
        time.sleep(seconds)
        assert stop(process) == 0
        assert b"Traceback" not in process.stdout.read()


@pytest.mark.programs
def test_every_network_is_announced() -> None:
    with served(host="0.0.0.0") as server:
        assert "there is no login" in server.printed()
        assert "0.0.0.0:" not in server.printed()


@pytest.mark.programs
def test_given_report_is_shown(tmp_path: Path) -> None:
    report = tmp_path / "field notes.txt"
    report.write_text("A ferry left Odesa.\n\nIt reached Istanbul on time.\n", encoding="utf-8")
    with served(str(report)) as server:
        run = run_session(server.url)
        assert run.finished, (run.exceptions, server.printed())
        assert "Istanbul" in run.text


@pytest.mark.programs
def test_unwritable_home_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory that cannot be made, for a user of any rights: it would lie below a file.

    The index lies ready in the directory that is used instead: to build it there takes long.
    """
    (tmp_path / "file").touch()
    monkeypatch.setattr(opening.tempfile, "gettempdir", lambda: str(tmp_path))
    index = opening.prepare((), lambda fraction, text: None)
    (opening._spare_directory() / index.name).symlink_to(index)
    home = {"DATELINE_HOME": str(tmp_path / "file" / "home")}
    with served(environ={**home, "TMPDIR": str(tmp_path)}) as server:
        run = run_session(server.url)
        assert run.finished, (run.exceptions, server.printed())
        assert "Traceback" not in server.printed()
