"""The page's words in the reader's language."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from geo import language
from geo.errors import ExportError, GazetteerError, GeocodingError, reason_of
from geo.language import Sentence, joined, say, say_number
from geo.model import Role
from geo.presentation import words


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue with two texts in Ukrainian, in place of what there is."""
    directory = tmp_path / "uk" / "LC_MESSAGES"
    directory.mkdir(parents=True)
    texts = Catalog("uk")
    forms = ("{number} згадка", "{number} згадки", "{number} згадок")
    texts.add(("{number} mention", "{number} mentions"), forms)
    texts.add("as an actor", "як дійова особа")
    with (directory / "dateline.mo").open("wb") as file:
        write_mo(file, texts)
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    language._catalogue.cache_clear()
    yield
    language.use(language.ENGLISH)
    language._catalogue.cache_clear()


def test_words_follow_the_language(catalogue: None) -> None:
    assert words.role(Role.ACTOR) == "as an actor"
    language.use("uk")
    assert words.role(Role.ACTOR) == "як дійова особа"
    assert [words.mentions(number) for number in (1, 7)] == ["1 згадка", "7 згадок"]
    assert words.role(Role.CREDIT) == "in a credit"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("uk-UA", "uk"), ("uk", "uk"), ("UK_ua", "uk"), ("en-GB", "en"), ("fr", "en"), (None, "en")],
)
def test_browser_chooses_the_language(catalogue: None, locale: str | None, expected: str) -> None:
    assert language.preferred(locale) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("en", "1,234,567"), ("uk", "1 234 567"), ("es", "1 234 567"), ("ar", "1,234,567")],
)
def test_thousands_stand_apart_as_in_the_language(code: str, expected: str) -> None:
    language.use(code)
    assert language.grouped(1_234_567).replace("\u00a0", " ") == expected
    assert language.grouped(999) == "999"
    language.use(language.ENGLISH)


def test_unknown_language_is_english() -> None:
    language.use("../../etc")
    assert language.current() == "en"


def test_language_without_a_catalogue_is_not_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    language._catalogue.cache_clear()
    assert language.available() == ("en",)
    assert language.preferred("uk-UA") == "en"
    language._catalogue.cache_clear()


@pytest.mark.parametrize(
    ("sentence", "english", "ukrainian"),
    [
        (say("a country's name"), "a country's name", "назва країни"),
        (
            say("{km} km from {place}, which the report names too", km=1200, place="Izium"),
            "1,200 km from Izium, which the report names too",
            "за 1\u00a0200 км від місця Izium, яке звіт теж називає",
        ),
        (
            joined([say("a country's name"), "as written", say("named with “{word}”", word="say")]),
            "a country's name; as written; named with “say”",
            "назва країни; as written; названо зі словом «say»",
        ),
        (say("no catalogue has {this}", this="{that}"), *["no catalogue has {that}"] * 2),
        (
            say_number("{number} mention", "{number} mentions", 22),
            "22 mentions",
            "22 згадки",
        ),
        (say_number("{number} mention", "{number} mentions", 1), "1 mention", "1 згадка"),
        (joined([]), "", ""),
    ],
)
def test_a_sentence_is_english_and_is_shown_translated(
    sentence: Sentence, english: str, ukrainian: str
) -> None:
    assert sentence == english
    assert copy.deepcopy(sentence) is not english
    language.use("uk")
    try:
        assert language.translated(sentence) == ukrainian
        assert language.translated(pickle.loads(pickle.dumps(sentence))) == ukrainian
    finally:
        language.use(language.ENGLISH)


def test_values_keep_their_direction_in_a_line_from_right_to_left() -> None:
    language.use("ar")
    try:
        assert language.direction() == "rtl"
        assert language.comma_joined(("a", "b")) == "a، b"
        said = language.translated(say("{km} km from {place}", km=1200, place="Izium"))
        assert said == "على بعد 1,200 كم من \u2068Izium\u2069"
        assert language.isolated("49.2, 37.3") == "\u206849.2, 37.3\u2069"
    finally:
        language.use(language.ENGLISH)
    assert language.isolated("49.2, 37.3") == "49.2, 37.3"
    assert language.direction() == "ltr"


def test_an_error_carries_the_values_of_its_sentence() -> None:
    error = ExportError("{file} takes {size} bytes", file="map.svg", size=12_000)
    assert (error.file, error.size) == ("map.svg", 12_000)
    assert str(error) == "map.svg takes 12,000 bytes"
    assert not hasattr(error, "place")
    assert pickle.loads(pickle.dumps(error)).size == 12_000
    stops = GeocodingError("{service} is asleep", service="Nominatim", stops=True)
    assert stops.stops and stops.service == "Nominatim"


@pytest.mark.parametrize(
    ("error", "form", "values"),
    [
        (OSError(28, "No space left on device", "index"), "no space left on device", {}),
        (GazetteerError("{file} is empty.", file="a.csv"), "{file} is empty.", {"file": "a.csv"}),
        (ValueError(say("line {number} is cut", number=3)), "line {number} is cut", {"number": 3}),
        (OSError("of no number"), "of no number", None),
        (ValueError("of others"), "of others", None),
        (EOFError(), "", None),
    ],
)
def test_what_an_error_says_stands_in_a_sentence(
    error: Exception, form: str, values: dict[str, object] | None
) -> None:
    reason = reason_of(error)
    if values is None:
        assert reason == form and not isinstance(reason, Sentence)
    else:
        assert isinstance(reason, Sentence)
        assert (reason.form, reason.values) == (form, values)
