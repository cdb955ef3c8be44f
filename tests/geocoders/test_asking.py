"""Names without a place are asked for, weighed with the report's other places, and told of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from geocoder_server import GeocoderServer, Reply, Request, nominatim_place
from made_up import parsed

from geo.corrections import Reading, Scope, apply, correct
from geo.gazetteer import open_gazetteer
from geo.geocoders import ask_online, names_to_ask, online_geocoder
from geo.geocoders.asking import Asked
from geo.language import Sentence
from geo.model import Geoparse, Mention, Place, Precision, Role
from geo.resolution.resolver import UNKNOWN

CREDIT = "© OpenStreetMap contributors"
PLACED = {
    "Izium": "geonames:707292",
    "Kupiansk": "geonames:703656",
    "Kharkiv": "geonames:706483",
    "Simferopol": "geonames:693805",
}

Answer = Mapping[str, list[dict[str, Any]]]


def place(id: str) -> Place:
    found = open_gazetteer().place(id)
    assert found is not None
    return found


def report(*names: str, company: tuple[str, ...] = ("Izium", "Kupiansk", "Kharkiv")) -> Geoparse:
    """Return a result with `company` placed and `names` not."""
    marked = [f"{{{each}|{each}|location}}" for each in company]
    marked += [f"{{{each}||location}}" for each in names]
    placed = [place(PLACED[each]) for each in company]
    result = parsed(f"They named {', then '.join(marked)}.", *placed)
    mentions = tuple(
        mention if mention.resolution else replace(mention, reason_unplaced=UNKNOWN)
        for mention in result.mentions
    )
    return replace(result, mentions=mentions)


@pytest.fixture
def asked(server: GeocoderServer) -> Callable[..., Asked]:
    """Asks a Nominatim that knows `answers` for the names of a result."""

    def ask(result: Geoparse, answers: Answer, **options: Any) -> Asked:
        server.replies = lambda request: Reply(answers.get(request.name, []))
        geocoder = online_geocoder("nominatim", contact="desk@example.org", address=server.address)
        return ask_online(result, geocoder, **options)

    return ask


def last(asked: Asked) -> Mention:
    return asked.result.mentions[-1]


HAMLET = nominatim_place("Новинка", 49.3, 37.4, kind="hamlet", osm_type="way", osm_id=123,
                         namedetails={"name": "Новинка", "name:en": "Novinka",
                                      "name:uk": "Новинка"})  # fmt: skip
FAR = nominatim_place("Novynka", 59.2, 30.5, country_code="ru", state="Leningrad Oblast",
                      importance=0.5)  # fmt: skip


def test_a_name_is_placed_with_source_reasons_and_credit(asked: Callable[..., Asked]) -> None:
    outcome = asked(report("Novynka"), {"Novynka": [FAR, HAMLET]})
    resolution = last(outcome).resolution
    assert resolution is not None and last(outcome).reason_unplaced is None
    found = resolution.place
    assert (found.id, found.name, found.country_code) == ("osm:way/123", "Novynka", "UA")
    assert (found.admin1, found.country) == ("Kharkiv Oblast", "Ukraine")
    assert (found.feature_class, found.precision) == ("P", Precision.SETTLEMENT)
    assert resolution.source == "Nominatim"
    assert 0.5 < resolution.confidence <= 0.8
    first, *reasons = resolution.reasons
    assert first.startswith("found by Nominatim on 20") and "asked for “Novynka”" in first
    what, country, near, several = reasons
    assert isinstance(what, Sentence) and isinstance(near, Sentence)
    assert (what.form, what.values["kind"].form) == ("{kind} in {place}", "a hamlet")
    assert what == "a hamlet in Kharkiv Oblast, Ukraine"
    assert "only one of its name in Ukraine" in country
    assert near == f"{near.values['km']} km from Izium, which the report names too"
    assert several == "one of 2 places of this name that were found"
    (other,) = resolution.alternatives
    assert other.place.country_code == "RU" and other.score < 0.1
    assert found in outcome.result.places
    (credit,) = outcome.credits
    assert CREDIT in credit and "ODbL" in credit
    assert outcome.told == () and outcome.sent == ("Novynka",)


def test_a_country_alone_has_its_article(asked: Callable[..., Asked]) -> None:
    abroad = nominatim_place("Novynka", 38.0, -92.0, country_code="us", state="")
    why = last(asked(report("Novynka"), {"Novynka": [abroad]})).reason_unplaced
    assert why is not None
    assert "in the United States" in why


def test_what_is_far_from_everything_is_not_taken(asked: Callable[..., Asked]) -> None:
    outcome = asked(report("Novynka"), {"Novynka": [FAR]})
    mention = last(outcome)
    assert mention.resolution is None and outcome.credits == ()
    assert mention.reason_unplaced is not None
    assert mention.reason_unplaced.startswith(UNKNOWN)
    assert "too unsure" in mention.reason_unplaced and "Russia" in mention.reason_unplaced
    assert "the nearest place of the report" in mention.reason_unplaced


@pytest.mark.parametrize(
    ("of_class", "kind", "said"),
    [
        ("shop", "supermarket", "only a shop (supermarket) of this name"),
        ("highway", "residential", "only a street of this name"),
        ("building", "yes", "only a building of this name"),
        ("amenity", "cafe", "only a cafe of this name"),
    ],
)
def test_shops_and_streets_are_not_taken_for_a_town(
    of_class: str, kind: str, said: str, asked: Callable[..., Asked]
) -> None:
    shop = nominatim_place("Novynka", 49.3, 37.4, kind=kind, of_class=of_class)
    mention = last(asked(report("Novynka"), {"Novynka": [shop]}))
    assert mention.resolution is None
    assert mention.reason_unplaced is not None and said in mention.reason_unplaced


@pytest.mark.parametrize(
    ("name", "of_class", "kind"),
    [
        ("Zelena Street", "highway", "residential"),
        ("Saint Nicholas Church", "amenity", "place_of_worship"),
        ("Izium city hospital", "amenity", "hospital"),
    ],
)
def test_but_where_the_name_says_so(
    name: str, of_class: str, kind: str, asked: Callable[..., Asked]
) -> None:
    there = nominatim_place(name, 49.2, 37.3, kind=kind, of_class=of_class)
    resolution = last(asked(report(name), {name: [there]})).resolution
    assert resolution is not None and resolution.place.precision is Precision.SITE


def test_another_name_is_not_taken(asked: Callable[..., Asked]) -> None:
    """Services answer with the county where they know no village."""
    other = nominatim_place("Lozova Raion", 49.3, 37.4, kind="county")
    mention = last(asked(report("Novynka"), {"Novynka": [other]}))
    assert mention.resolution is None
    assert isinstance(mention.reason_unplaced, Sentence)
    first, second = mention.reason_unplaced.values.values()
    assert (first, second.values["name"]) == (UNKNOWN, "Lozova Raion")
    assert "only Lozova Raion, another name" in second


def test_nothing_found_is_told_with_its_date(asked: Callable[..., Asked]) -> None:
    reason = last(asked(report("Novynka"), {})).reason_unplaced
    assert reason is not None
    assert reason.startswith(f"{UNKNOWN}; Nominatim found nothing (20")


def test_asking_again_says_nothing_twice(asked: Callable[..., Asked]) -> None:
    once = asked(report("Novynka"), {}).result
    assert asked(once, {}).result == once


def test_an_island_is_no_a_island(asked: Callable[..., Asked]) -> None:
    there = nominatim_place("Novynka", 49.3, 37.4, kind="island")
    resolution = last(asked(report("Novynka"), {"Novynka": [there]})).resolution
    assert resolution is not None
    assert "an island in Kharkiv Oblast, Ukraine" in resolution.reasons


def test_a_border_beside_its_point_is_one_place(asked: Callable[..., Asked]) -> None:
    border = {**HAMLET, "osm_type": "relation", "osm_id": 9, "lat": "49.31"}
    resolution = last(asked(report("Novynka"), {"Novynka": [HAMLET, border]})).resolution
    assert resolution is not None and resolution.alternatives == ()


def test_crimea_is_in_ukraine(asked: Callable[..., Asked]) -> None:
    there = nominatim_place("Novynka", 44.9, 34.2, country_code="ru", state="Republic of Crimea")
    outcome = asked(report("Novynka", company=("Simferopol", "Izium")), {"Novynka": [there]})
    resolution = last(outcome).resolution
    assert resolution is not None
    assert (resolution.place.country_code, resolution.place.admin1) == ("UA", "Crimea")


def test_without_company_only_what_is_known_well(asked: Callable[..., Asked]) -> None:
    one = report("Novynka", company=())
    assert last(asked(one, {"Novynka": [HAMLET, FAR]})).resolution is not None
    several = [
        nominatim_place("Novynka", 40 + n, 20 + n, country_code="ua", importance=0.1)
        for n in range(6)
    ]
    outcome = asked(report("Novynka", "Zhovtneva Novynka", company=()),
                    {"Zhovtneva Novynka": several})  # fmt: skip
    assert last(outcome).resolution is None


def test_what_is_asked() -> None:
    result = report("Novynka", "the south", "NOVYNKA", "Ruthenian", "Reuters", "X", "Mala\nRohan")
    reasons = {
        "the south": {"reason_unplaced": "vague"},
        "Ruthenian": {"role": Role.DEMONYM},
        "Reuters": {"role": Role.CREDIT},
        "Mala\nRohan": {"role": Role.ACTOR, "reason_unplaced": "too unsure which place is meant"},
    }
    mentions = tuple(replace(m, **reasons.get(m.text, {})) for m in result.mentions)
    assert names_to_ask(replace(result, mentions=mentions)) == ("Novynka", "Mala Rohan")


def test_what_a_reader_said_is_no_place_is_not_asked() -> None:
    result = report("Novynka")
    izium = result.mentions[0]
    gone = Reading(Role.LOCATION, None)
    corrections = correct(result, izium, gone, scope=Scope.MENTION, who="NN")
    seen = apply(result, corrections).result
    assert seen.mentions[0].resolution is None
    assert names_to_ask(seen) == ("Novynka",)


def test_only_the_names_that_are_sent_are_asked(
    asked: Callable[..., Asked], server: GeocoderServer
) -> None:
    result = report("Novynka", "Petrivka", "Balka")
    outcome = asked(result, {}, names=("Petrivka", "Izium", "Elsewhere"))
    assert server.names == ["Petrivka"] == list(outcome.sent)
    untouched = [m for m in outcome.result.mentions if m.text != "Petrivka"]
    assert untouched == [m for m in result.mentions if m.text != "Petrivka"]


def test_exactly_the_names_that_were_told_are_sent(
    asked: Callable[..., Asked], server: GeocoderServer
) -> None:
    result = report("Novynka", "Petrivka", "Novynka")
    told = names_to_ask(result)
    progress: list[tuple[float, str]] = []
    outcome = asked(result, {"Novynka": [HAMLET]}, progress=lambda *at: progress.append(at))
    assert list(told) == server.names == list(outcome.sent)
    assert progress == [
        (0.0, "Asking Nominatim for Novynka"),
        (0.5, "Asking Nominatim for Petrivka"),
    ]
    both = [m.resolution for m in outcome.result.mentions if m.text == "Novynka"]
    assert len(both) == 2 and both[0] == both[1] is not None


def test_what_was_found_before_an_error_stays(
    asked: Callable[..., Asked], server: GeocoderServer
) -> None:
    def reply(request: Request) -> Reply:
        if request.name == "Novynka":
            return Reply([HAMLET])
        return Reply(b"", 429, {"Retry-After": "60"})

    geocoder = online_geocoder("nominatim", contact="desk@example.org", address=server.address)
    server.replies = reply
    outcome = ask_online(report("Novynka", "Petrivka", "Balka", "Huta"), geocoder)
    assert server.names == ["Novynka", "Petrivka"] == list(outcome.sent)
    assert outcome.told == (
        "Nominatim was asked too often (429): try again in 60 s.",
        "2 more names were not asked for.",
    )
    placed = [mention.text for mention in outcome.result.mentions if mention.resolution]
    assert placed == ["Izium", "Kupiansk", "Kharkiv", "Novynka"]
    assert outcome.credits


def test_an_answer_that_cannot_be_read_stops_no_other(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply(b"<html>" if request.name == "Petrivka" else [HAMLET])
    geocoder = online_geocoder("nominatim", contact="desk@example.org", address=server.address)
    outcome = ask_online(report("Petrivka", "Novynka"), geocoder)
    assert outcome.told == ("Nominatim answered “Petrivka” with something that cannot be read.",)
    assert last(outcome).resolution is not None


def test_a_persons_word_stands_over_a_geocoders(asked: Callable[..., Asked]) -> None:
    result = report("Novynka")
    asked_for = asked(result, {"Novynka": [HAMLET]}).result
    kharkiv = place(PLACED["Kharkiv"])
    said = correct(
        result, result.mentions[-1], Reading(Role.LOCATION, kharkiv), scope=Scope.REPORT, who="NN"
    )
    resolution = apply(asked_for, said).result.mentions[-1].resolution
    assert resolution is not None and resolution.place.id == kharkiv.id


def test_what_a_person_placed_is_not_asked_and_counts_as_company(
    asked: Callable[..., Asked], server: GeocoderServer
) -> None:
    result = report("Petrivka", "Novynka", company=())
    izium = Reading(Role.LOCATION, place(PLACED["Izium"]))
    said = correct(result, result.mentions[0], izium, scope=Scope.REPORT, who="NN")
    seen = apply(result, said).result
    outcome = asked(result, {"Novynka": [HAMLET]}, seen=seen)
    assert server.names == ["Novynka"]
    assert outcome.result.mentions[0] == result.mentions[0]
    resolution = last(outcome).resolution
    assert resolution is not None
    assert any("km from Izium" in reason for reason in resolution.reasons)


def test_an_online_place_can_be_confirmed_and_is_kept(asked: Callable[..., Asked]) -> None:
    """The correction holds the place whole: it is there again without being asked for."""
    result = report("Novynka")
    mention = last(asked(result, {"Novynka": [HAMLET]}))
    assert mention.resolution is not None
    new = Reading(mention.role, mention.resolution.place)
    said = correct(result, result.mentions[-1], new, scope=Scope.REPORT, who="NN")
    again = apply(result, said).result.mentions[-1].resolution
    assert again is not None and again.place == mention.resolution.place
