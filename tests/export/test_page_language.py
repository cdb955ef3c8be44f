"""The one-file page in another language: every word of ours, and no name of others."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator

import pytest
from own_texts import english_left, texts_in

from geo import Geoparse, language
from geo.export import Provenance
from geo.export.page import to_html
from geo.maps.basemap.shapes import base_map
from geo.model import Place

_LATIN = re.compile(r"[A-Za-z]{2,}")
_NAMES_OF_OTHERS = frozenset(
    "Dateline Leaflet BSD Clause geojson vt topojson client ISC SHA UTF Enter Backspace "
    "Natural Earth OpenStreetMap contributors ODbL km".split()
)


@pytest.fixture(autouse=True)
def as_the_page() -> Iterator[None]:
    language.use("uk")
    yield
    language.use(language.ENGLISH)


@pytest.fixture(scope="module")
def page(result: Geoparse, provenance: Provenance) -> str:
    language.use("uk")
    try:
        return to_html(result, provenance)
    finally:
        language.use(language.ENGLISH)


def said(page: str) -> list[str]:
    """Return every text of a page's own: of its HTML, of the picture in it and of its scripts."""
    picture = re.search(r"data:image/svg\+xml;base64,([^']+)'", page)
    data = re.search(r"<script[^>]* id='data'>(.*?)</script>", page, re.DOTALL)
    assert picture and data
    svg = base64.b64decode(picture[1]).decode()
    sent = json.loads(data[1])
    texts = texts_in(re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL))
    texts += texts_in(re.sub("<style.*?</style>", "", svg, flags=re.DOTALL))
    texts += [*sent["words"].values(), *(number for *_entry, number in sent["anchors"])]
    texts += list(sent["map"]["ground"]["words"].values())
    return [" ".join(text.split()) for text in texts if text.strip()]


def test_no_english_of_ours_is_left(page: str) -> None:
    assert "<html lang='uk' dir='ltr'>" in page
    texts = said(page)
    assert len(texts) > 300
    assert [text for text in english_left(texts) if not text.startswith("Dateline, ")] == []


def test_the_search_finds_english_where_there_is_some(html: str) -> None:
    found = english_left(said(html.replace("<html lang='en'", "<html lang='uk'")))
    assert {"Map", "Evidence", "How this was made", "gazetteer", "A mention is not an event."} <= (
        set(found)
    )


def _names(result: Geoparse, provenance: Provenance) -> set[str]:
    """Return the words of what a page takes over as it is: names, title, credits, hashes."""
    report = result.report
    resolutions = [mention.resolution for mention in result.mentions if mention.resolution]
    places: list[Place] = [
        *result.places,
        *(candidate.place for each in resolutions for candidate in each.alternatives),
    ]
    taken = [report.title, report.source, report.author, report.publisher, report.published or ""]
    taken += [report.language, report.sha256, report.text_sha256, *provenance.credits]
    taken += [provenance.gazetteer, provenance.made]
    taken += [mention.text for mention in result.mentions]
    taken += [correction.note for correction in provenance.corrections]
    taken += [correction.who for correction in provenance.corrections]
    for label in base_map().labels:
        taken += [label.name, label.name.upper()]
    for place in places:
        taken += [place.name, place.admin1, place.admin2, place.country, place.country_code]
        taken += [place.id, place.seat.name if place.seat else ""]
    return {word for text in taken for word in _LATIN.findall(text)}


def test_what_is_left_in_latin_letters_is_names(
    result: Geoparse, provenance: Provenance, page: str
) -> None:
    known = _names(result, provenance) | _NAMES_OF_OTHERS
    # What stands in quotation marks is the report's, and in braces what the map puts in.
    own = {text: re.sub(r"«[^»]*»|\{\w+\}", "", text) for text in said(page)}
    latin = {word: text for text, bare in own.items() for word in _LATIN.findall(bare)}
    assert {word: text for word, text in latin.items() if word not in known} == {}
