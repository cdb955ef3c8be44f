"""What `dateline serve` hands to the launcher."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from served import ROOT, free_port

from geo.__main__ import main
from geo.dashboard import server
from geo.web.public import FETCH


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What the server would have been started with, and the variable as it then was."""
    calls: list[dict[str, Any]] = []

    def run(app: object, **options: Any) -> int:
        calls.append({**options, "fetch": os.environ.get(FETCH)})
        return 0

    monkeypatch.setattr(server, "run", run)
    # Set and deleted, so that it is as it was when the test is over.
    monkeypatch.setenv(FETCH, "")
    monkeypatch.delenv(FETCH)
    handler = signal.getsignal(signal.SIGINT)
    yield calls
    signal.signal(signal.SIGINT, handler)


@pytest.mark.parametrize(
    ("given", "fetch", "told"),
    [
        ([], None, False),
        (["--allow-fetch"], "1", False),
        (["--host", "0.0.0.0"], None, False),
        (["--host", "0.0.0.0", "--allow-fetch"], "1", True),
    ],
)
def test_fetching_is_allowed_where_it_is_asked_for(
    given: list[str],
    fetch: str | None,
    told: bool,
    started: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["serve", "--no-browser", "--port", str(free_port()), *given]) == 0
    (call,) = started
    assert call["fetch"] == fetch
    assert ("have this machine fetch" in capsys.readouterr().out) is told


def test_make_run_passes_it() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "$(if $(filter 1,$(FETCH)),--allow-fetch)" in recipe


def test_what_is_given_is_handed_on(started: list[dict[str, Any]]) -> None:
    port = free_port()
    report = str(ROOT / "data" / "samples" / "sudan.txt")
    assert main(["serve", report, "--no-browser", "--host", "localhost", "--port", str(port)]) == 0
    (call,) = started
    assert (call["address"], call["port"], call["browser"]) == ("127.0.0.1", port, False)
    assert call["arguments"] == (report,)
