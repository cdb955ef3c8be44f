"""Names in sentences, and the places that they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo import Mention, Precision, geoparse
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.language import Sentence
from geo.recognition import mentions_at
from geo.report import report_from_text
from geo.resolution import Ranker, resolve

CASES = [
    ("The town of Balakliia near Kharkiv was shelled.", "Balakliia", "Kharkiv Oblast"),
    ("Balakliia fell after Izium and Kupiansk.", "Balakliia", "Kharkiv Oblast"),
    ("Fighting went on in Tripoli and Benghazi, Libyan officials said.", "Tripoli", "LY"),
    ("Protesters in Beirut and Tripoli met the Lebanese army.", "Tripoli", "LB"),
    ("Police in Paris, Texas, arrested two men.", "Paris", "Texas"),
    ("Police in Paris arrested two men, the French government said.", "Paris", "FR"),
    ("He left Alexandria for Cairo and Giza.", "Alexandria", "EG"),
    ("Georgia and Armenia closed the border; Tbilisi was quiet.", "Georgia", "GE"),
    ("Atlanta and Savannah are the largest cities of Georgia.", "Savannah", "Georgia"),
    ("Shells fell on Kharkov and Nikolaev in Ukraine.", "Kharkov", "Kharkiv Oblast"),
    ("Shells fell on Kharkov and Nikolaev in Ukraine.", "Nikolaev", "Mykolaiv Oblast"),
]


def find(text: str, name: str) -> Mention:
    return next(mention for mention in geoparse(text).mentions if mention.text == name)


@pytest.mark.parametrize(("text", "name", "where"), CASES)
def test_the_company_decides(text: str, name: str, where: str) -> None:
    resolution = find(text, name).resolution
    assert resolution is not None
    assert where in (resolution.place.country_code, resolution.place.admin1)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Troops left the Kherson region.", "Kherson", Precision.REGION),
        ("Troops left the city of Kherson.", "Kherson", Precision.SETTLEMENT),
        ("Troops left Kherson in Ukraine.", "Kherson", Precision.SETTLEMENT),
        ("The governor of the region of Belgorod spoke.", "Belgorod", Precision.REGION),
    ],
)
def test_the_words_beside_decide(text: str, name: str, precision: Precision) -> None:
    resolution = find(text, name).resolution
    assert resolution is not None
    assert resolution.place.precision is precision


@pytest.mark.parametrize("name", ["Springfield", "Mykolaivka"])
def test_what_is_too_unsure_stays_off_the_map_and_says_so(name: str) -> None:
    mention = find(f"The shells fell on {name} at night.", name)
    assert mention.resolution is None
    reason = mention.reason_unplaced
    assert isinstance(reason, Sentence)
    assert reason.form == "too unsure which place is meant; the likeliest is {place}"
    assert reason.values["place"].startswith(f"{name}, ")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Police in Omdurman shut the roads. Shells hit Al-Zahra and Al-Salam by noon.",
            "Al-Salam",
        ),
        (
            "Police in Omdurman shut the roads. Shells hit Al-Zahra and Al-Salam by noon.",
            "Al-Zahra",
        ),
    ],
)
def test_quarters_called_like_those_of_another_city_stay_off_the_map(text: str, name: str) -> None:
    """Two of them speak for each other, and yet the report is about neither."""
    assert find(text, name).resolution is None


def test_a_word_for_a_region_tells_it_from_its_town() -> None:
    resolution = find("Cholera spread in Rutshuru territory.", "Rutshuru").resolution
    assert resolution is not None
    assert resolution.place.precision is not Precision.SETTLEMENT


def test_beliefs_are_a_share_and_runners_up_are_ranked() -> None:
    resolution = find("Fighting went on in Tripoli.", "Tripoli").resolution
    assert resolution is not None
    scores = [candidate.score for candidate in resolution.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert all(candidate.reasons for candidate in resolution.alternatives)
    assert resolution.place.id not in {c.place.id for c in resolution.alternatives}
    assert sum(scores) < 1


@pytest.mark.parametrize(
    ("apart", "larger", "shown"), [(False, 1, True), (True, 1, False), (True, 20, True)]
)
def test_of_two_places_as_likely_and_as_large_neither_is_shown_where_they_lie_apart(
    apart: bool, larger: int, shown: bool
) -> None:
    gazetteer = open_gazetteer()
    kyiv, east = (gazetteer.lookup(name)[0] for name in ("Kyiv", "Balakliia"))
    west = 2 * kyiv.place.lon - east.place.lon
    people = (east.place.population or 0) // larger
    twin = replace(
        east.place, id="geonames:0", lon=west if apart else east.place.lon, population=people
    )
    report = report_from_text("Kyiv spoke of Balakliia.")
    mentions = mentions_at(report, [(0, 4), (14, 23)], GazetteerLexicon(gazetteer))
    namesakes = {"Kyiv": (kyiv,), "Balakliia": (east, replace(east, place=twin))}
    ranker = Ranker.load()
    sizes = dict.fromkeys(("first", "largest", "best_known", "outranked_there"), 0.0)
    # The smaller of the two is the likelier by a hair.
    even = replace(ranker, together={**ranker.together, **sizes, "population": -0.1})
    _, mention = resolve(report, mentions, lambda name: namesakes.get(name, ()), even)
    assert (mention.resolution is not None) is shown
    if mention.resolution is not None and larger > 1:
        assert mention.resolution.place == east.place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قال الاتحاد الأوروبي في حلب إنه يرفض ذلك.", "الأوروبي"),
        ("Un autre hollandais joue à Paris.", "hollandais"),
    ],
)
def test_a_word_for_a_people_is_no_town_that_sounds_like_it(text: str, word: str) -> None:
    placed = {m.text: m.resolution.place for m in geoparse(text).mentions if m.resolution}
    assert word not in placed or placed[word].precision is Precision.COUNTRY
