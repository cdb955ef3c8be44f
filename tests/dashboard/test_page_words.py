"""The one-file page in the reader's language."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from threading import Barrier

import pytest
from golden_exports import provenance_of
from own_texts import english_left, texts_in

from geo import Geoparse, geoparse
from geo.dashboard import language
from geo.dashboard.page_words import _kept, as_page, page_words
from geo.dashboard.samples import default_report
from geo.export import FORMATS, Provenance
from geo.export.page import Words, to_html
from geo.maps.basemap.shapes import base_map
from geo.model import Place
from geo.report import read_report

SAME = {"by": "Dateline, {when}"}
"""The only texts with letters that are the same in Ukrainian."""
SENTENCE = "too unsure which place is meant; the likeliest is Izium"
NUMBERS: dict[str, tuple[int, ...]] = {
    "mentions": (1, 2, 5, 1200),
    "passages": (1, 2, 5, 1200),
    "others": (1, 2, 5, 1200),
}
_LATIN = re.compile(r"[A-Za-z]{2,}")
_NAMES_OF_OTHERS = frozenset(
    "Dateline Leaflet BSD Clause geojson vt topojson client ISC SHA UTF Enter "
    "Natural Earth OpenStreetMap km".split()
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.use(language.ENGLISH)


@pytest.fixture(scope="module")
def result() -> Geoparse:
    return geoparse(read_report(default_report()))


@pytest.fixture(scope="module")
def provenance(result: Geoparse) -> Provenance:
    return replace(provenance_of(result), made="2026-11-22T14:16:16Z", discreet=True)


def in_ukrainian() -> Words:
    language.use("uk")
    return page_words()


def told(words: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text by where it stands: of functions what they say of an example."""
    if isinstance(words, str):
        yield path, words
    elif is_dataclass(words):
        for field in fields(words):
            within = f"{path}.{field.name}" if path else field.name
            yield from told(getattr(words, field.name), within)
    elif isinstance(words, Mapping):
        for key, value in words.items():
            yield from told(value, f"{path}.{key}")
    elif isinstance(words, tuple):
        for number, value in enumerate(words):
            yield from told(value, f"{path}.{number}")
    elif path == "told":
        assert callable(words)
        yield path, words(SENTENCE)
    elif path == "picture.counts":
        assert callable(words)
        yield path, words(1, 2, 5)
    else:
        assert callable(words)
        for number in NUMBERS[path]:
            yield f"{path}.{number}", words(number)


def test_in_english_every_text_is_the_pages_own() -> None:
    assert dict(told(page_words())) == dict(told(Words()))


def test_in_ukrainian_every_text_is_another() -> None:
    english, ukrainian = dict(told(Words())), dict(told(in_ukrainian()))
    assert ukrainian.keys() == english.keys()
    lettered = {path: text for path, text in english.items() if re.search("[A-Za-z]", text)}
    assert len(lettered) > 150
    assert {path: text for path, text in lettered.items() if ukrainian[path] == text} == SAME
    assert ukrainian["language"] == "uk"
    assert ukrainian["mentions.1200"] == "1\u00a0200 згадок"
    assert ukrainian["picture.counts"] == "1 місце, 2 згадки, 5 країн"


def test_a_note_of_the_gazetteer_is_told_and_a_readers_stands_as_written() -> None:
    say = in_ukrainian().told
    assert say("Destroyed in June 2023.") == "Зруйновано в червні 2023 року."
    assert say("Added by hand.") == "Added by hand."
    assert say("Country") == "Country"
    assert say("") == ""


def test_words_keep_their_language() -> None:
    words = in_ukrainian()
    before = dict(told(words))
    language.use(language.ENGLISH)
    assert dict(told(words)) == before
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(lambda: dict(told(words))).result() == before
        assert thread.submit(language.current).result() == language.ENGLISH


def test_two_threads_may_say_a_text_at_once() -> None:
    barrier = Barrier(2, timeout=20)

    def counted(number: int) -> str:
        barrier.wait()
        return f"{number}"

    # Both are within the function at the same time, or the barrier breaks.
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(_kept(counted), (1, 2))) == ["1", "2"]


def test_an_english_page_is_what_the_export_writes(
    result: Geoparse, provenance: Provenance
) -> None:
    page = as_page(result, provenance)()
    assert page == to_html(result, provenance).encode()
    assert page == FORMATS["html"].write(result, provenance)


@pytest.fixture(scope="module")
def page(result: Geoparse, provenance: Provenance) -> str:
    """The default report's page, asked for in Ukrainian and written in a thread that is not."""
    language.use("uk")
    write = as_page(result, provenance)
    language.use(language.ENGLISH)
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(write).result().decode()


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
    assert "<html lang='uk'>" in page
    texts = said(page)
    assert len(texts) > 300
    assert [text for text in english_left(texts) if not text.startswith("Dateline, ")] == []


def test_the_search_finds_english_where_there_is_some(
    result: Geoparse, provenance: Provenance
) -> None:
    english = to_html(result, provenance, words=replace(Words(), language="uk"))
    found = english_left(said(english))
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
