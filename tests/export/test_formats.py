"""The table of formats."""

from __future__ import annotations

import subprocess
import sys
from html import unescape

import pytest
from made_up import parsed, place

from geo import Geoparse
from geo.export import FORMATS, Provenance
from geo.export.formats import Format

DATA = [key for key in FORMATS if key not in ("html", "svg", "png")]
TEXTS = [key for key in FORMATS if key not in ("geoparquet", "html", "png")]


def test_keys_and_suffixes_are_unique() -> None:
    assert list(FORMATS) == [each.key for each in FORMATS.values()]
    assert len({each.suffix for each in FORMATS.values()}) == len(FORMATS)
    assert len({each.title for each in FORMATS.values()}) == len(FORMATS)
    assert FORMATS["linked_places"].option == "--linked-places"


@pytest.mark.parametrize("each", FORMATS.values(), ids=list(FORMATS))
def test_each_says_what_it_is_for(each: Format) -> None:
    assert 20 < len(each.about) < 200
    assert not each.about.endswith(".")
    assert "/" in each.media_type
    assert each.suffix.startswith(".")


@pytest.mark.parametrize("key", DATA)
def test_the_same_gives_the_same(key: str) -> None:
    found = parsed("In {X|X|location} and {the east||location}.", place("X"))
    raw = FORMATS[key].write(found, Provenance(("credit",), "version"))
    assert raw == FORMATS[key].write(found, Provenance(("credit",), "version"))


@pytest.mark.parametrize("key", DATA)
def test_the_files_are_those_that_are_announced(key: str) -> None:
    written = FORMATS[key].written(parsed("In {X|X|location}.", place("X")), Provenance())
    assert (() if isinstance(written, bytes) else tuple(written)) == FORMATS[key].files


@pytest.mark.parametrize("key", TEXTS)
def test_each_tells_where_its_evidence_comes_from(
    result: Geoparse, provenance: Provenance, key: str
) -> None:
    written = FORMATS[key].written(result, provenance)
    raw = written if isinstance(written, bytes) else b"".join(written.values())
    told = unescape(raw.decode())
    parts = ["A mention is not an event", *provenance.credits]
    if key != "gpx":
        parts += [result.report.sha256, result.report.text_sha256, provenance.gazetteer, "NN"]
    assert [part for part in parts if part not in told] == []


def test_the_table_imports_no_writer() -> None:
    code = (
        "import sys, geo.export.formats\n"
        "print([n for n in ('pyarrow', 'folium', 'lxml', 'streamlit') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
