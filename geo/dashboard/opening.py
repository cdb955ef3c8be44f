"""From the command line, an upload or the address to a report with its places."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from geo import Geoparse, Report, geoparse, read_report
from geo.dashboard.census import Entry, census
from geo.gazetteer import open_gazetteer
from geo.paths import data_dir

DEFAULT_REPORT = "kharkiv-counteroffensive.txt"
MOST_KEPT = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A report that is open, with what was found in it."""

    result: Geoparse
    entries: dict[str, Entry]
    by_default: bool
    """It is the one that opens when the address names none."""

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.result.report

    @property
    def key(self) -> str:
        """The eight hexadecimal digits that name the report in the address."""
        return self.report.text_sha256[:8]


def report_path(argv: Sequence[str]) -> Path:
    """Return the report that the command line names, else the default one.

    Args:
        argv: the script's name and what was given after it.
    """
    return Path(argv[1]) if len(argv) > 1 else data_dir() / "reports" / DEFAULT_REPORT


def prepare_gazetteer() -> None:
    """Open the gazetteer; where it must be built first, show how far that is.

    Raises:
        GazetteerError: it can be neither built nor opened.
    """
    place = st.empty()

    def show(fraction: float, text: str) -> None:
        place.progress(min(1.0, max(0.0, fraction)), text=text)

    open_gazetteer(show)
    place.empty()


def open_report(source: Path | bytes, name: str = "") -> Opened:
    """Read a report, find its places and keep it for its address.

    Args:
        source: a file's path, or the bytes of a file named `name`.
        name: where the bytes come from, to be shown as the report's source.

    Raises:
        ReportError: it cannot be read.
        GazetteerError: the gazetteer cannot be used.
        ModelError: the recogniser cannot be used.
    """
    if isinstance(source, Path):
        return _keep(_at_path(str(source), _written_at(source)))
    report = read_report(source)
    if name and not report.source:
        report = replace(report, source=name)
    return _keep(_parse(report, by_default=False))


def _keep(opened: Opened) -> Opened:
    shelf = _shelf()
    shelf.pop(opened.key, None)
    shelf[opened.key] = opened
    while len(shelf) > MOST_KEPT:
        shelf.pop(next(key for key in list(shelf) if not shelf[key].by_default))
    return opened


def reopen(key: str) -> Opened | None:
    """Return the report that an address names, if it was opened since the server started."""
    return _shelf().get(key)


def _parse(report: Report, *, by_default: bool) -> Opened:
    result = geoparse(report)
    opened = Opened(result, census(result), by_default)
    # Streamlit collects all garbage after every run, in everybody's way. The model, the gazetteer
    # and the report stay for good: counted out, a collection takes 5 ms instead of 150.
    gc.collect()
    gc.freeze()
    return opened


@st.cache_resource(max_entries=4, show_spinner=False)
def _at_path(path: str, written_at: int) -> Opened:
    """Return the report in a file, read and parsed once for each time it was written."""
    return _parse(read_report(Path(path)), by_default=True)


def _written_at(path: Path) -> int:
    # What cannot be looked at is for `read_report` to complain of.
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, Opened]:
    return {}
