"""An archive is kept current: what arrives is mapped; what goes wrong is told and tried again."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from answering import says, serving
from many_reports import RSS, rows

from geo import geoparse, read_report
from geo.archive import Summary, watching
from geo.corrections import Reading, Scope, correct, record, store
from geo.errors import GeoError
from geo.model import Role
from geo.report import address

Step = Callable[[], object]


class Watched:
    """What a watch told while one thing after the other happened between its looks."""

    def __init__(self, sources: list[str], out: Path, *steps: Step) -> None:
        self.mapped: list[int] = []
        self.missed: list[str] = []
        self.looks = 0
        self._steps = iter(steps)
        with pytest.raises(KeyboardInterrupt):
            watching.watch(sources, str(out), self._done, self._missed, wait=self._wait)

    def _done(self, summary: Summary) -> None:
        self.mapped.append(summary.last.mapped)

    def _missed(self, error: GeoError) -> None:
        self.missed.append(str(error))

    def _wait(self, seconds: float) -> None:
        """Let the next thing happen; after the last of them, the user ends it."""
        assert seconds == watching.LOOK_SECONDS
        self.looks += 1
        step = next(self._steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()


def nothing() -> None:
    """Let a look find what the look before found."""


def arrive(path: Path, text: str, *, seconds_ago: float = 60) -> Step:
    """Return what writes a file that is of that age."""

    def write() -> None:
        path.write_text(text)
        when = time.time() - seconds_ago
        os.utime(path, (when, when))

    return write


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "incoming").mkdir()
    return tmp_path / "incoming"


def test_what_arrives_is_mapped_once(incoming: Path, tmp_path: Path) -> None:
    watched = Watched(
        [str(incoming)],
        tmp_path / "out",
        nothing,
        arrive(incoming / "a.txt", "Shells fell near Izium."),
        nothing,
        arrive(incoming / "b.txt", "Shells fell near Lyman."),
        arrive(incoming / "b.txt", "Shells fell near Sumy, not Lyman.", seconds_ago=30),
    )
    assert (watched.mapped, watched.missed, watched.looks) == ([1, 1, 1], [], 6)
    assert [row["text"] for row in rows(tmp_path / "out")["reports"] if "Sumy" in row["text"]]


def test_a_file_that_is_being_written_is_left_until_it_rests(
    incoming: Path, tmp_path: Path
) -> None:
    path = incoming / "a.txt"
    watched = Watched(
        [str(incoming)],
        tmp_path / "out",
        arrive(path, "Shells fell", seconds_ago=0),
        arrive(path, "Shells fell near Izium."),
    )
    assert watched.mapped == [1]
    (report,) = rows(tmp_path / "out")["reports"]
    assert report["text"] == "Shells fell near Izium."


def test_a_file_that_is_always_written_keeps_none_waiting(incoming: Path, tmp_path: Path) -> None:
    growing = arrive(incoming / "a.log", "Shells fell", seconds_ago=0)

    def both() -> None:
        growing()
        arrive(incoming / "b.txt", "Shells fell near Lyman.")()

    watched = Watched([str(incoming)], tmp_path / "out", both, growing)
    assert watched.mapped == [1]
    (report,) = rows(tmp_path / "out")["reports"]
    assert report["source"] == "incoming/b.txt"


def test_a_file_from_the_future_keeps_none_waiting(incoming: Path, tmp_path: Path) -> None:
    ahead = arrive(incoming / "ahead.txt", "Shells fell near Lyman.", seconds_ago=-90_000)
    watched = Watched([str(incoming)], tmp_path / "out", ahead, nothing)
    assert watched.mapped == [1]


def test_a_correction_is_news(incoming: Path, tmp_path: Path) -> None:
    def correct_it() -> None:
        result = geoparse(read_report(incoming / "a.txt"))
        said = Reading(Role.CREDIT, None)
        record(
            result.report, correct(result, result.mentions[0], said, scope=Scope.ALWAYS, who="NN")
        )

    try:
        watched = Watched(
            [str(incoming)],
            tmp_path / "out",
            arrive(incoming / "a.txt", "Near Izium."),
            arrive(incoming / "b.txt", "Near Lyman."),
            correct_it,
            nothing,
        )
    finally:
        shutil.rmtree(store.directory(), ignore_errors=True)
    assert watched.mapped == [1, 1, 1]


def test_an_archive_in_the_folder_is_no_news(incoming: Path) -> None:
    watched = Watched([str(incoming)], incoming / "out", arrive(incoming / "a.txt", "Near Izium."),
                      nothing, nothing)  # fmt: skip
    assert watched.mapped == [1]


def test_a_run_that_fails_is_told_and_tried_again(incoming: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("in the way")
    watched = Watched(
        [str(incoming)], out, arrive(incoming / "a.txt", "Near Izium."), nothing, out.unlink
    )
    assert watched.missed == [f"{out} is a file: give --out a folder."] * 2
    assert watched.mapped == [1]


def test_a_feed_is_asked_by_the_fetcher_of_single_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address.fetch, "__kwdefaults__", {"allowed": "127.0.0.1".__eq__})
    feed = says(RSS.encode(), "Content-Type: application/rss+xml")
    with serving(feed) as (port, requests):
        where = f"http://127.0.0.1:{port}/feed?token=s3cret"
        watched = Watched([where], tmp_path / "out", nothing)
    # Once, since it is not time yet to ask again.
    assert len(requests) == 1 and "user-agent: dateline/" in requests[0].lower()
    assert (watched.mapped, watched.missed) == ([2], [])
    told = rows(tmp_path / "out")["reports"]
    assert sorted((str(row["date"]), row["address"], row["source"]) for row in told) == [
        ("2022-09-12", "https://example.org/1", f"http://127.0.0.1:{port}/feed"),
        ("None", None, f"http://127.0.0.1:{port}/feed"),
    ]


def test_an_address_is_asked_at_once_and_then_now_and_then(
    incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(watching.time, "monotonic", lambda: clock[0])

    def later() -> None:
        clock[0] += watching.ASK_SECONDS

    gone = "memory://gone/feed.xml"
    watched = Watched([gone, str(incoming)], tmp_path / "out", nothing, later, nothing)
    assert len(watched.missed) == 2 and watched.mapped == []
    assert watched.missed[0].startswith(f"{gone} cannot be read")
