"""The small archive, open to be asked, and written anew to be harmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import write_archive
from small_archive import reports

from geo.atlas import Archive, open_archive


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return open_archive(write_archive(tmp_path_factory.mktemp("archive") / "small", reports()))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Return the folder of an archive that a test may harm."""
    return write_archive(tmp_path / "harmed", reports())
