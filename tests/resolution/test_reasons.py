"""Every reason for a place is true, in the default report and in all samples."""

from __future__ import annotations

from functools import cache

import pytest

from geo import Geoparse, geoparse, read_report
from geo.distance import distance_km
from geo.gazetteer import open_gazetteer
from geo.language import Sentence
from geo.model import Candidate, Mention, NameTier
from geo.paths import data_dir

REPORTS = sorted(
    path.relative_to(data_dir()).as_posix()
    for folder in ("reports", "samples")
    for path in (data_dir() / folder).glob("*.txt")
)
FARTHEST_KM = 100


@cache
def parsed(name: str) -> Geoparse:
    return geoparse(read_report(data_dir() / name))


def reasons(result: Geoparse, form: str) -> list[tuple[Mention, Sentence]]:
    return [
        (mention, reason)
        for mention in result.mentions
        if mention.resolution is not None
        for reason in mention.resolution.reasons
        if isinstance(reason, Sentence) and reason.form == form
    ]


def namesakes(name: str) -> list[Candidate]:
    found = open_gazetteer().lookup(name, limit=1_000)
    return [candidate for candidate in found if candidate.tier is not NameTier.SKELETON]


def test_there_are_reports() -> None:
    assert len(REPORTS) >= 5


@pytest.mark.parametrize("name", REPORTS)
def test_the_only_place_of_a_name_is_the_only_one(name: str) -> None:
    for mention, reason in reasons(parsed(name), "the only place called {name} in the gazetteer"):
        assert mention.resolution is not None
        ids = [candidate.place.id for candidate in namesakes(str(reason.values["name"]))]
        assert ids == [mention.resolution.place.id]


@pytest.mark.parametrize("name", REPORTS)
def test_the_only_one_in_a_country_is_the_only_one_there(name: str) -> None:
    form = (
        "the only one of its name in {country}, where {number} of the report's {total} surest "
        "places are"
    )
    for mention, _reason in reasons(parsed(name), form):
        assert mention.resolution is not None
        place = mention.resolution.place
        there = {
            candidate.place.id
            for candidate in namesakes(mention.text)
            if candidate.place.country_code == place.country_code
            and candidate.place.precision is place.precision
        }
        assert there <= {place.id}


@pytest.mark.parametrize("name", REPORTS)
def test_what_is_near_is_near(name: str) -> None:
    result = parsed(name)
    for mention, reason in reasons(result, "{km} km from {place}, which the report names too"):
        assert mention.resolution is not None
        place, km = mention.resolution.place, float(str(reason.values["km"]))
        others = [other for other in result.places if other.name == reason.values["place"]]
        assert km <= FARTHEST_KM
        assert any(
            distance_km(place.lat, place.lon, other.lat, other.lon) == pytest.approx(km, abs=1)
            for other in others
        )


@pytest.mark.parametrize("name", REPORTS)
def test_the_largest_is_the_largest(name: str) -> None:
    form = "the largest of {number} places that may be called {name}"
    for mention, reason in reasons(parsed(name), form):
        assert mention.resolution is not None
        place = mention.resolution.place
        others = [
            candidate.place.population or 0
            for candidate in namesakes(str(reason.values["name"]))
            if candidate.place.precision is place.precision and candidate.place.id != place.id
        ]
        assert (place.population or 0) > max(others, default=0)
