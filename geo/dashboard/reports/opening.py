"""From the command line, an upload or the address to a report with its places."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import streamlit as st

from geo import Geoparse, Report, geoparse, kept, language, read_report
from geo.dashboard.access import is_private
from geo.dashboard.reports.naming import key_of
from geo.dashboard.reports.samples import default_report, samples
from geo.errors import GeoError, ReportError
from geo.gazetteer import open_gazetteer
from geo.language import say, translated
from geo.letters import neutral
from geo.presentation.entries import Entry, gather
from geo.presentation.localised import localised
from geo.progress import Progress
from geo.remembered import remembered
from geo.report import is_address, report_from_text

MOST_OPEN = 20
MAX_SECONDS = 300.0
"""For the places of one report: twice what two million characters of names alone take."""
AnyOpened = TypeVar("AnyOpened", bound="Opened")

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Opened:
    """A report that is open, with what was found in it."""

    result: Geoparse
    entries: dict[str, Entry]
    by_default: bool
    """Whether it opens when the address names no report."""
    raw: bytes
    """What the report was read from."""
    credits: tuple[str, ...] = ()
    """Of the online geocoders that placed some of its names."""
    hint: str = ""
    """The media type that the report came with, "" where there was none."""
    pasted: bool = False
    """Whether its text was pasted, so that no file has it."""

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.result.report

    @property
    def key(self) -> str:
        """What names the report in the address."""
        return key_of(self.report.text_sha256)


def report_named(argv: Sequence[str]) -> Path | str:
    """Return the report that the command line names, a file or an address, else the default one.

    Args:
        argv: the script's name and what was given after it.
    """
    if len(argv) < 2 or argv[1].startswith("--"):
        return default_report()
    return argv[1] if is_address(argv[1]) else Path(argv[1])


def prepare_gazetteer() -> None:
    """Open the gazetteer; show the progress where it must be built first.

    Raises:
        GazetteerError: it can be neither built nor opened.
    """
    _tidy()
    place, shown = st.empty(), []

    def show(fraction: float, text: str) -> None:
        shown.append(place.progress(min(1.0, max(0.0, fraction)), text=translated(text)))

    open_gazetteer(show)
    if shown:
        place.empty()


@st.cache_resource(show_spinner=False)
def _tidy() -> None:
    """Remove, once for the whole server, what killed writers left of the reader's reports."""
    kept.sweep()


def open_report(
    source: Path | str | bytes,
    name: str = "",
    *,
    hint: str = "",
    progress: Progress | None = None,
    pasted: bool = False,
) -> Opened:
    """Read a report, find its places and keep it for its address while the server runs.

    Args:
        source: the file or the address that the server was started with, or the bytes of another.
        name: of the file that the bytes come from, or their address; shown as the report's source.
        hint: their media type, where the name does not show their format.
        progress: is told how far it is.
        pasted: the bytes are a text that was pasted.

    Raises:
        ReportError: it cannot be read.
        GazetteerError: the gazetteer cannot be used.
        ModelError: the recogniser cannot be used.
    """
    if isinstance(source, Path):
        return _hold(_at_path(str(source), stamp(source)))
    if isinstance(source, str):
        return _hold(_at_address(source))
    report = read_report(source, name=hint or name)
    shown = neutral(name)[0]
    if shown and report.source != shown:
        report = replace(report, source=shown)
    opened = _parse(report, source, progress, by_default=False, hint=hint)
    return _hold(replace(opened, pasted=pasted))


def open_address(address: str, *, progress: Progress | None = None) -> Opened:
    """Fetch a report from the web, find its places and keep it while the server runs.

    Raises:
        ReportError: it cannot be fetched or read; says who was asked.
        GazetteerError: the gazetteer cannot be used.
        ModelError: the recogniser cannot be used.
    """
    return _hold(_fetched(address, progress, by_default=False))


def open_text(
    text: str, *, title: str, source: str, publisher: str, published: str | None
) -> Opened:
    """Return a report that an archive keeps, with its places, and keep it for its address.

    Args:
        text: as it stands there, so that offsets stay valid.
        title: "" for the text's own.
        source: where it comes from.
        publisher: "" where it is not known.
        published: ISO 8601 date, None where there is none.

    Raises:
        ReportError: it has no text.
        GazetteerError: the gazetteer cannot be used.
        ModelError: the recogniser cannot be used.
    """
    report = report_from_text(text, source=neutral(source)[0])
    report = replace(report, title=title or report.title, publisher=publisher, published=published)
    return _hold(_parse(report, text.encode("utf-8", "replace"), by_default=False))


def _hold(opened: Opened) -> Opened:
    shelf = _shelf()
    shelf.pop(opened.key, None)
    shelf[opened.key] = opened
    while len(shelf) > MOST_OPEN:
        shelf.pop(next(key for key in list(shelf) if not shelf[key].by_default))
    return opened


def reopen(key: str) -> Opened | None:
    """Return the report that an address names, None where it is not available.

    Available are reports opened since the server started, those of the package, and those kept on
    this machine where nobody else can ask for them.
    """
    opened = _shelf().get(key)
    if opened is not None:
        return opened
    for sample in samples():
        if sample.key == key:
            return open_report(sample.path.read_bytes(), sample.path.name)
    if not is_private():
        return None
    try:
        one = next((one for one in kept.kept() if key_of(one.text_sha256) == key), None)
        return open_report(one.read(), one.source, hint=one.hint) if one is not None else None
    except GeoError:
        return None


def forget() -> None:
    """Forget every report that was opened here, except the one the server was started with."""
    shelf = _shelf()
    for key in [key for key, opened in shelf.items() if not opened.by_default]:
        shelf.pop(key, None)


def _fetched(address: str, progress: Progress | None = None, *, by_default: bool) -> Opened:
    # What uses the network is imported when it is needed.
    from geo.report.address import fetch

    page = fetch(address)
    report = read_report(page.raw, name=page.hint)
    repairs = (page.repair, *report.repairs)
    report = replace(report, source=page.address, repairs=repairs)
    return _parse(report, page.raw, progress, by_default=by_default, hint=page.hint)


def _parse(
    report: Report,
    raw: bytes,
    progress: Progress | None = None,
    *,
    by_default: bool,
    hint: str = "",
) -> Opened:
    result = geoparse(report, progress=_within_time(report, progress))
    opened = Opened(result, gather(result), by_default, raw, hint=hint)
    # Streamlit collects all garbage after every run, which delays everyone. The model, gazetteer
    # and report stay for good: with these frozen, a collection takes 5 ms instead of 150.
    gc.collect()
    gc.freeze()
    return opened


@remembered
def in_language(opened: AnyOpened) -> AnyOpened:
    """Return a report as it is shown: its places under their names in the language in use.

    What a reader does is done to the report itself.
    """
    if language.current() == language.ENGLISH:
        return opened
    result = localised(opened.result)
    return replace(opened, result=result, entries=gather(result))


def _within_time(report: Report, progress: Progress | None) -> Progress:
    """Return what tells `progress`, and ends the search for places after `MAX_SECONDS`."""
    end = time.monotonic() + MAX_SECONDS

    def tell(share: float, text: str) -> None:
        if time.monotonic() > end:
            raise ReportError(
                "{file} takes longer than {number} seconds to read: split it, or save it as plain "
                "text (.txt, UTF-8) and open that.",
                file=report.source or say("The report"),
                number=round(MAX_SECONDS),
            )
        if progress is not None:
            progress(share, text)

    return tell


@st.cache_resource(max_entries=4, show_spinner=False)
def _at_path(path: str, written: Stamp | None) -> Opened:
    """Return the report in a file, read and parsed once for each time it was written."""
    source = Path(path)
    report = read_report(source)
    return _parse(report, source.read_bytes(), by_default=True)


@st.cache_resource(max_entries=4, show_spinner=False)
def _at_address(address: str) -> Opened:
    """Return the report at the address that the server was started with, fetched once."""
    return _fetched(address, by_default=True)


def stamp(path: Path) -> Stamp | None:
    """Return a value that changes whenever this file is replaced, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino, status.st_size


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, Opened]:
    return {}
