"""What `dateline serve` hands to the launcher."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
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


@pytest.mark.parametrize(
    ("given", "asks", "limited"),
    [
        ([], False, False),
        (["--token"], True, False),
        (["--allow-host", "localhost:9000"], False, False),
        (["--allow-host", "maps.example.org"], False, True),
        (["--host", "0.0.0.0"], False, True),
        (["--host", "0.0.0.0", "--token"], True, True),
        (["--password-file", "FILE"], True, True),
    ],
)
def test_the_door_is_as_wide_as_it_was_asked_for(
    given: list[str],
    asks: bool,
    limited: bool,
    started: list[dict[str, Any]],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    secret = tmp_path / "password"
    secret.write_text("correct horse battery")
    secret.chmod(0o600)
    port = str(free_port())
    more = [part.replace("FILE", str(secret)) for part in given]
    assert main(["serve", "--no-browser", "--port", port, *more]) == 0
    (call,) = started
    door = call["door"]
    assert (door.secret is not None, door.limits is not None) == (asks, limited)
    said = capsys.readouterr().out
    assert ("?token=" in said) is ("--token" in given)
    assert ("there is no login" in said) is (limited and not asks)
    assert ("who has the password or token" in said) is (limited and asks)


def test_a_token_or_a_password_not_both(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--token", "--password-file", "x"])
    assert "not allowed with" in capsys.readouterr().err
