"""The default report, parsed once, and what stands beside it in every export."""

from __future__ import annotations

import pytest
from golden_exports import provenance_of

from geo import Geoparse, geoparse, read_report
from geo.export import Provenance
from geo.export.page import to_html
from geo.paths import data_dir


@pytest.fixture(scope="session")
def result() -> Geoparse:
    return geoparse(read_report(data_dir() / "reports" / "kharkiv-counteroffensive.txt"))


@pytest.fixture(scope="session")
def provenance(result: Geoparse) -> Provenance:
    """Of a fixed gazetteer and time, with one correction that accepts the first Izium."""
    return provenance_of(result)


@pytest.fixture(scope="session")
def html(result: Geoparse, provenance: Provenance) -> str:
    """The page of one file, in English; it takes seconds."""
    return to_html(result, provenance)
