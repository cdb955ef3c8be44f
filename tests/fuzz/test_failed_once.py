"""Every input that ever failed, kept small: read rightly or refused in a sentence, and soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from geo import geoparse
from geo.errors import ReportError
from geo.report.formats import read_document
from geo.report.reader import report_of
from tests.fuzz.beside import READERS, read
from tests.fuzz.checking import check
from tests.fuzz.shrinking import shrunk

FAILED = Path(__file__).with_name("failed")
KEPT = sorted(FAILED.iterdir())
_SOON = 5.0
"""Seconds of the processor: each once took minutes, or far more than its length."""


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """What is loaded when it is first needed is no cost of a document."""
    geoparse("Izium fell.")
    read_document(b"<p>Izium is calm.</p>", "a.html", "a.html")


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_it_fails_no_more(path: Path) -> None:
    raw = path.read_bytes()
    assert len(raw) < 5_000, "keep what is left once all is taken away that it fails without"
    start = time.process_time()
    beside = [name for name in READERS if path.name.endswith(name)]
    if beside:
        read(raw, beside[0])
        return
    try:
        report = report_of(read_document(raw, path.name, path.name), raw, "")
    except ReportError as error:
        assert "\n" not in str(error)
    else:
        check(report)
        for mention in geoparse(report).mentions:
            assert report.text[mention.start : mention.end] == mention.text
    assert time.process_time() - start < _SOON


def test_what_fails_is_made_small() -> None:
    raw = b"Izium " * 1_000 + b"<b onclick=x>" + b" Kyiv" * 1_000
    assert shrunk(raw, lambda part: b"onclick" in part) == b"onclick"
