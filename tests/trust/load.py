"""Many readers at once, many who come and go, and a few of a very long report."""

from __future__ import annotations

import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from served import ROOT, Served, served
from streamlit_session import Session

from tests.trust.row import Row

READERS = 50
SESSIONS = 300
LONG = 2_000_000
"""Characters of a long report."""
_LONG_READERS = 5
_PLACES = ("izium", "kharkiv", "kupiansk", "moscow", "kyiv")
_MOST_GROWTH_MB = 600.0
_MOST_MB = 4_000.0


class Memory:
    """The most memory that a server had, read of it every second."""

    def __init__(self, process: int) -> None:
        """Read of the process with a number."""
        self._status = Path(f"/proc/{process}/status")
        self.most = self.now()

    def now(self) -> float:
        """Return the memory that it has now in MB, 0 where the system does not say."""
        try:
            lines = self._status.read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return 0.0
        return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmRSS")), 0.0)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Read it until the end."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(1.0):
                self.most = max(self.most, self.now())

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()


def rows(seconds: float, share: float) -> Iterator[Row]:
    """Yield what was measured.

    Args:
        seconds: how long the readers read.
        share: of the sessions that come and go, and of the long report's length.
    """
    with served() as server:
        memory = Memory(server.process.pid)
        with Session(server.url) as first:
            first.open()
        with memory.watched():
            yield _readers(server, memory, seconds)
            yield _come_and_go(server, memory, max(10, round(SESSIONS * share)))
    yield _long_report(max(100_000, round(LONG * share)))


def _readers(server: Served, memory: Memory, seconds: float) -> Row:
    end = time.monotonic() + seconds
    took: list[float] = []
    failed: list[str] = []

    def read(number: int) -> None:
        chance = random.Random(number)
        time.sleep(chance.random() * min(10.0, seconds / 4))
        try:
            with Session(server.url) as session:
                session.open()
                while time.monotonic() < end:
                    time.sleep(chance.uniform(1.0, 5.0))
                    start = time.monotonic()
                    run = session.click(chance.choice(_PLACES))
                    took.append(time.monotonic() - start)
                    if not run.finished:
                        failed.append(str(run.exceptions))
        except Exception as error:
            failed.append(f"{type(error).__name__}: {error}")

    _all(READERS, [lambda n=n: read(n) for n in range(READERS)])  # type: ignore[misc]
    return Row(
        f"{READERS} readers for {seconds:.0f} s",
        f"{len(took)} clicks, {_spread(took)}, {len(failed)} errors{_first(failed)}, "
        f"at most {memory.most:.0f} MB",
        bool(took) and not failed and memory.most < _MOST_MB,
    )


def _come_and_go(server: Served, memory: Memory, number: int) -> Row:
    before = memory.now()
    failed: list[str] = []
    took: list[float] = []

    def come() -> None:
        start = time.monotonic()
        try:
            with Session(server.url) as session:
                if not session.open().finished:
                    failed.append("not finished")
        except Exception as error:
            failed.append(f"{type(error).__name__}: {error}")
        took.append(time.monotonic() - start)

    _all(8, [come] * number)
    grown = memory.now() - before
    return Row(
        f"{number} sessions opened and left",
        f"{_spread(took)}, {len(failed)} errors{_first(failed)}, {grown:+.0f} MB",
        not failed and grown < _MOST_GROWTH_MB,
    )


def _long_report(length: int) -> Row:
    text = (ROOT / "data" / "samples" / "sudan.txt").read_text(encoding="utf-8")
    path = ROOT / "build" / "long.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text((text * (length // len(text) + 1))[:length], encoding="utf-8")
    failed: list[str] = []
    took: list[float] = []
    with served(str(path)) as server:
        memory = Memory(server.process.pid)

        def read() -> None:
            start = time.monotonic()
            try:
                with Session(server.url, patience_s=600) as session:
                    if not session.open().finished:
                        failed.append("not finished")
            except Exception as error:
                failed.append(f"{type(error).__name__}: {error}")
            took.append(time.monotonic() - start)

        with memory.watched():
            _all(_LONG_READERS, [read] * _LONG_READERS)
    path.unlink()
    return Row(
        f"{_LONG_READERS} readers of {length:,} characters",
        f"{_spread(took)}, {len(failed)} errors{_first(failed)}, at most {memory.most:.0f} MB",
        not failed and memory.most < _MOST_MB,
    )


def _all(at_once: int, work: list[Callable[[], None]]) -> None:
    with ThreadPoolExecutor(at_once) as pool:
        for done in [pool.submit(each) for each in work]:
            done.result()


def _spread(took: list[float]) -> str:
    if len(took) < 2:
        return "nothing"
    at = statistics.quantiles(took, n=20)
    return f"median {1e3 * statistics.median(took):,.0f} ms, 95th percentile {1e3 * at[18]:,.0f} ms"


def _first(failed: list[str]) -> str:
    return f" ({failed[0][:120]})" if failed else ""
