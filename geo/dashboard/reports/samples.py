"""The reports that come with the package, to try it on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.dashboard.reports.naming import key_of
from geo.paths import data_dir
from geo.report import read_report

_DEFAULT = "kharkiv-counteroffensive.txt"


@dataclass(frozen=True, slots=True)
class Sample:
    """A report that comes with the package."""

    path: Path
    title: str
    key: str
    """What names the report in the address."""
    language: str
    """ISO 639-1 code of what it is written in."""


@cache
def samples() -> tuple[Sample, ...]:
    """Return the samples, first the default report where there is one: wheels leave it out."""
    paths = (default_report(), *sorted((data_dir() / "samples").glob("*.txt")))
    return tuple(_sample(path) for path in dict.fromkeys(paths))


def default_report() -> Path:
    """Return the report that opens where none is named."""
    own = data_dir() / "reports" / _DEFAULT
    return own if own.is_file() else min((data_dir() / "samples").glob("*.txt"))


def _sample(path: Path) -> Sample:
    report = read_report(path)
    return Sample(path, report.title or path.stem, key_of(report.text_sha256), report.language)
