"""The home of a report's publisher, and what it decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo import Geoparse, geoparse
from geo.gazetteer import open_gazetteer
from geo.language import Sentence
from geo.report import report_from_text
from geo.resolution.home import home_of
from geo.wordlists import read_table, read_words

SPRINGFIELD = "Police in Springfield arrested two men on Monday."


def parsed(text: str, publisher: str = "", source: str = "") -> Geoparse:
    return geoparse(replace(report_from_text(text), publisher=publisher, source=source))


@pytest.mark.parametrize(
    ("publisher", "source", "region"),
    [
        ("The Springfield News-Leader", "", "Missouri"),
        ("Springfield News-Sun", "", "Ohio"),
        ("", "https://www.news-leader.com/story/1", "Missouri"),
        ("Journal-Register", "https://www.sj-r.com/story/1", "Illinois"),
    ],
)
def test_a_regional_papers_springfield_is_its_own(publisher: str, source: str, region: str) -> None:
    found = parsed(SPRINGFIELD, publisher, source).mentions[0].resolution
    assert found is not None
    assert (found.place.name, found.place.admin1) == ("Springfield", region)
    first = found.reasons[0]
    assert isinstance(first, Sentence)
    assert first.form == "its publisher, {publisher}, is at home in {place}"
    assert first.values["place"] == f"Springfield, {region}, United States"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Під Токмаком риють окопи.", "Tokmak", "UA"),
        ("Безпілотник упав під Одесою. Нараду скликали в Парижі.", "Odesa", "UA"),
        # It speaks faintly.
        ("У Таганрозі палає завод.", "Taganrog", "RU"),
        ("Потяг прибув до Перемишля.", "Przemyśl", "PL"),
    ],
)
def test_ukrainian_is_written_in_ukraine(text: str, name: str, country: str) -> None:
    found = parsed(text).mentions[0].resolution
    assert found is not None
    assert (found.place.name, found.place.country_code) == (name, country)


def test_a_language_that_decides_is_a_reason() -> None:
    found = parsed("Під Токмаком риють окопи.").mentions[0].resolution
    assert found is not None
    assert "the report is in the language of Ukraine" in found.reasons


def test_without_a_publisher_nobody_knows_which() -> None:
    assert parsed(SPRINGFIELD).mentions[0].resolution is None


def test_what_the_report_itself_says_outweighs_its_publisher() -> None:
    text = "Police in Springfield, Illinois, arrested two men; Chicago and Peoria were calm."
    found = parsed(text, "The Springfield News-Leader").mentions[0].resolution
    assert found is not None
    assert found.place.admin1 == "Illinois"
    assert not any("publisher" in reason for reason in found.reasons)


def test_a_publisher_that_decides_nothing_is_no_reason() -> None:
    for mention in parsed("Shells fell on Kharkiv and Izium.", "The Kyiv Independent").mentions:
        assert mention.resolution is not None
        assert not any("publisher" in reason for reason in mention.resolution.reasons)


@pytest.mark.parametrize(
    ("publisher", "source", "place"),
    [
        ("The Kyiv Independent", "", "Ukraine"),
        ("Kharkiv Times", "", "Kharkiv"),
        ("The Mykolaiv Evening News", "https://example.org/1", None),
        ("Zaporizhzhia Herald", "https://example.org.ua/1", "Zaporizhzhia"),
        ("Paris Beacon", "", None),
        ("Lebanon Daily News", "", None),
        ("The Morning Star", "", None),
        ("World Today", "", None),
        ("Doctors of Kharkiv", "", None),
        ("", "https://news.example.co.uk/1", "United Kingdom"),
        ("", "https://example.ml/1", None),
        ("", "https://[/1", None),
        ("", "report.ua", None),
        ("", "", None),
    ],
)
def test_a_home_is_known_by_table_name_or_address_or_not_at_all(
    publisher: str, source: str, place: str | None
) -> None:
    report = replace(report_from_text(SPRINGFIELD), publisher=publisher, source=source)
    home = home_of(report, open_gazetteer().lookup)
    assert (home.place.name if home else None) == place


def test_every_listed_publisher_has_a_home() -> None:
    lookup = open_gazetteer().lookup
    report = report_from_text(SPRINGFIELD)
    for _name, hosts, town, area in read_table("resolution/publishers.tsv"):
        for host in hosts.split():
            home = home_of(replace(report, source=f"https://www.{host}/1"), lookup)
            assert home is not None, host
            at = home.place
            assert area in (at.name, at.admin1, at.country), host
            assert bool(town) is (at.name != area), host


def test_every_ending_of_an_address_is_a_countrys() -> None:
    lookup = open_gazetteer().lookup
    report = report_from_text(SPRINGFIELD)
    for ending, country in read_table("resolution/domains.tsv"):
        home = home_of(replace(report, source=f"https://example.{ending}/1"), lookup)
        assert home is not None and home.place.name == country, ending


@pytest.mark.parametrize("word", read_words("resolution/newspapers.tsv")["newspaper"])
def test_every_word_of_newspapers_tells_one(word: str) -> None:
    lookup = open_gazetteer().lookup
    report = replace(report_from_text(SPRINGFIELD), publisher=f"Kharkiv {word.title()}")
    home = home_of(report, lookup)
    assert home is not None and home.place.name == "Kharkiv"
