"""Guards every test: nothing leaves the machine, and fast tests run before slow ones."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings
from offhost import EVENTS, host_of, is_off_host


class OffHostError(AssertionError):
    """A test tried to reach beyond this machine."""


# How long an example takes depends on what else the machine does.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_attempts: list[str] = []


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event not in EVENTS:
        return
    host = host_of(event, args)
    if is_off_host(event, host):
        _attempts.append(f"{event} {host}")
        raise OffHostError(f"{event} would reach {host}: tests stay on this machine")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests out of the user's own files; the index is kept from run to run.

    Each process has a home of its own: what one deletes another may be reading.
    """
    home = config.rootpath / "build" / "home" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    shutil.rmtree(home / "data", ignore_errors=True)
    os.environ["DATELINE_HOME"] = str(home)


# An audit hook sees what code under test reaches by any library, and cannot be undone by it.
sys.addaudithook(_refuse)


@pytest.fixture(autouse=True)
def off_host_attempts() -> Iterator[list[str]]:
    """The attempts of this test to leave the machine; one left in the list fails it."""
    _attempts.clear()
    yield _attempts
    assert not _attempts, f"the test tried to leave the machine: {_attempts}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests, and let the slow kinds run after the fast."""
    for item in items:
        if "browser" in item.path.relative_to(item.config.rootpath).parts:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: ("browser" in item.keywords, "server" in item.keywords))
