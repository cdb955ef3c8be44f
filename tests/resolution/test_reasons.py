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


NAMED_TWICE = "Shells fell on Nyala airport. On Monday people left Nyala for El Geneina."
ELSEWHERE = "The suspect was arrested in Columbia, Mo., and Falls Church, Va., the sheriff said."


def reasons_in(text: str, number: int, name: str) -> tuple[str, ...]:
    found = [mention for mention in geoparse(text).mentions if mention.text == name][number]
    assert found.resolution is not None
    return tuple(str(reason) for reason in found.resolution.reasons)


def test_a_place_known_in_full_is_the_only_one_of_its_full_name() -> None:
    assert "the only place called Nyala airport in the gazetteer" in reasons_in(
        NAMED_TWICE, 0, "Nyala"
    )
    assert not any("the only place" in reason for reason in reasons_in(NAMED_TWICE, 1, "Nyala"))


def test_a_place_spelt_like_a_name_is_not_called_so() -> None:
    said = reasons_in("Troops left Daret Ezza, Azaz and Al-Bab in Syria.", 0, "Daret Ezza")
    assert "spelt somewhat like Darat Izzah" in said
    assert not any("called" in reason for reason in said)


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("Troops left Kherson in Ukraine.", "Kherson", "Kherson Oblast"),
        (ELSEWHERE, "Columbia", None),
    ],
)
def test_a_town_is_set_against_a_region_that_it_lies_in(
    text: str, name: str, region: str | None
) -> None:
    against = [reason for reason in reasons_in(text, 0, name) if "rather than" in reason]
    assert bool(against) is (region is not None)
    assert all(str(region) in reason for reason in against)
