"""A folder of small reports of many kinds, its archive, and two workers: each made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client
from many_reports import write_reports

from geo.archive import archive
from geo.archive.cluster import begun
from geo.corrections import store


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports."""
    return write_reports(tmp_path_factory.mktemp("given") / "news")


@pytest.fixture(scope="session")
def whole(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their archive, by a run that nobody disturbed."""
    shutil.rmtree(store.directory(), ignore_errors=True)
    out = tmp_path_factory.mktemp("whole")
    archive([reports], out)
    return out


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy of the archive, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "copy"))


@pytest.fixture(scope="module")
def workers() -> Iterator[Client]:
    """Two workers of Dask."""
    with begun(2) as client:
        yield client
