"""The examples in docstrings run, and the public interface has some."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest
from served import ROOT

from geo import language


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


# By their text: whatever has no example is not imported.
WITH_EXAMPLES = sorted(
    module(path) for path in (ROOT / "geo").rglob("*.py") if ">>>" in path.read_text("utf-8")
)
PUBLIC = {
    "geo",
    "geo.coordinates.parsing",
    "geo.coordinates.writing",
    "geo.errors",
    "geo.excerpts",
    "geo.gazetteer.names",
    "geo.gazetteer.romanisation",
    "geo.gazetteer.search",
    "geo.geocoders.gazetteer",
    "geo.geoparser",
    "geo.language",
    "geo.model",
    "geo.presentation.confidence",
    "geo.presentation.entries",
    "geo.presentation.marking",
    "geo.presentation.words",
    "geo.report.reader",
}
"""What callers use."""


def test_the_public_interface_has_examples() -> None:
    assert PUBLIC - set(WITH_EXAMPLES) == set()


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_run(name: str) -> None:
    language.use(language.ENGLISH)
    failed, tried = doctest.testmod(import_module(name))
    assert tried and not failed
