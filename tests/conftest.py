"""Guards every test: nothing leaves the machine. Says who runs what, and in which order."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import background
import pytest
from filelock import FileLock
from hypothesis import settings
from offhost import EVENTS, host_of, is_off_host
from served import stop

from geo import language
from geo.gazetteer import opening


class OffHostError(AssertionError):
    """A test tried to reach beyond this machine."""


# How long an example takes depends on what else the machine does.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_attempts: list[str] = []
_main = sys.modules["__main__"]
_beside: list[subprocess.Popen[bytes]] = []


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event not in EVENTS:
        return
    host = host_of(event, args)
    if is_off_host(event, host):
        _attempts.append(f"{event} {host}")
        raise OffHostError(f"{event} would leave the machine for {host}")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, as a worker often waits for its server or browser."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests out of the user's own files; the index is kept from run to run.

    Each process has a home of its own: what one deletes another may be reading. The index, which
    takes long to build and which nobody writes to, is the same file in all of them.
    """
    homes = config.rootpath / "build" / "home"
    home = homes / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    shutil.rmtree(home, ignore_errors=True)
    if not config.getoption("numprocesses", None):
        os.environ["DATELINE_HOME"] = str(homes)
        homes.mkdir(parents=True, exist_ok=True)
        with FileLock(homes / "index.lock"):
            index = opening.prepare((), lambda fraction, text: None)
        (home / "cache").mkdir(parents=True)
        os.link(index, home / "cache" / index.name)
    os.environ["DATELINE_HOME"] = str(home)


# An audit hook sees what code under test reaches by any library, and cannot be undone by it.
sys.addaudithook(_refuse)


@pytest.fixture
def ctrl_c_counts() -> Iterator[None]:
    """Let processes that are started hear Ctrl-C, where whoever runs the tests ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(autouse=True)
def in_english_again() -> Iterator[None]:
    """Leave no other language to the tests that follow."""
    yield
    language.use(language.ENGLISH)


@pytest.fixture(autouse=True)
def off_host_attempts() -> Iterator[list[str]]:
    """The attempts of this test to leave the machine; one left in the list fails it."""
    _attempts.clear()
    yield _attempts
    assert not _attempts, f"the test tried to leave the machine: {_attempts}"


def pytest_runtest_teardown() -> None:
    """Take away the page that Streamlit ran as the main module.

    A process that a later test starts would run it as well, and fail.
    """
    sys.modules["__main__"] = _main


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for nothing that could go while tests are collected, nor among them afterwards.

    What is imported and collected stays to the end: that Python looks through it again and again
    takes a third of the time to collect, and a tenth of the tests' own. A sixth is what it takes to
    look through each 700 objects that a test makes.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()
        gc.set_threshold(10_000)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let what mostly waits begin before all tests, in one of the workers."""
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    wanted = any(item.name == background.TEST for item in session.items)
    if first and wanted and not session.config.option.collectonly:
        _beside.append(background.begin(session.config.rootpath))


def pytest_sessionfinish() -> None:
    """End what nobody asked for, as where the first failure ends the run."""
    for process in _beside:
        stop(process)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests; alone, let the slow kinds run after the fast.

    One in a browser that fails is run once more, unless something tried to leave the machine: many
    processes wait for each other there, and how long is up to the machine. Both results are shown.
    Workers get whole modules, so that they share pages and servers, and get the long ones first.
    """
    for item in items:
        if "browser" in item.path.relative_to(item.config.rootpath).parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1, rerun_except=["leave the machine"]))
    if "PYTEST_XDIST_WORKER" not in os.environ:
        items.sort(key=_slowness)
        return
    slowest, number = Counter[Path](), Counter(item.path for item in items)
    for item in items:
        slowest[item.path] = max(slowest[item.path], _slowness(item))
    items.sort(key=lambda item: (slowest[item.path], number[item.path]), reverse=True)


def _slowness(item: pytest.Item) -> int:
    return 2 if "browser" in item.keywords else int("programs" in item.keywords)
