"""The default report, parsed once, and what stands beside it in every export."""

from __future__ import annotations

import pytest

from geo import Geoparse, geoparse, read_report
from geo.corrections import Correction, Scope, anchor_at, reading_of
from geo.export import Provenance
from geo.paths import data_dir


@pytest.fixture(scope="session")
def result() -> Geoparse:
    return geoparse(read_report(data_dir() / "reports" / "kharkiv-counteroffensive.txt"))


@pytest.fixture(scope="session")
def provenance(result: Geoparse) -> Provenance:
    """Of a fixed gazetteer and time, with one correction that accepts the first Izium."""
    izium = next(mention for mention in result.mentions if mention.text == "Izium")
    accepted = Correction(
        id="c1",
        action="a1",
        who="NN",
        when="2026-11-22T14:16:16.123Z",
        scope=Scope.MENTION,
        anchor=anchor_at(result.report, izium.start, izium.end),
        old=reading_of(izium),
        new=reading_of(izium),
        note='seen on "the" <ground> & checked',
    )
    return Provenance(("GeoNames, CC BY 4.0",), "0123456789abcdef", (accepted,))
