"""What services answer becomes places; what they should not answer becomes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from geocoder_server import nominatim_place
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer import open_gazetteer
from geo.geocoders import SERVICES
from geo.geocoders.kinds import Rank, kind_of, says_what_it_is
from geo.geocoders.reading import Finding, read
from geo.language import Sentence
from geo.model import Precision

OPENCAGE: dict[str, Any] = {
    "annotations": {"OSM": {"edit_url": "https://www.openstreetmap.org/edit?node=337526#map=17/1"}},
    "bounds": {
        "northeast": {"lat": 49.31, "lng": 37.41},
        "southwest": {"lat": 49.29, "lng": 37.39},
    },
    "components": {
        "ISO_3166-1_alpha-2": "UA",
        "_category": "place",
        "_type": "village",
        "country": "Ukraine",
        "country_code": "ua",
        "state": "Kharkiv Oblast",
        "village": "Novynka",
    },
    "confidence": 7,
    "formatted": "64300 Novynka, Ukraine",
    "geometry": {"lat": 49.3, "lng": 37.4},
}
PELIAS: dict[str, Any] = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [37.4, 49.3]},
    "properties": {
        "gid": "whosonfirst:locality:101748061",
        "layer": "locality",
        "name": "Novynka",
        "label": "Novynka, Ukraine",
        "country_code": "UA",
        "region": "Kharkiv Oblast",
    },
    "bbox": [37.39, 49.29, 37.41, 49.31],
}


def one(service: str, raw: dict[str, Any], query: str = "Novynka") -> Finding:
    (finding,) = read(service, query, iter([raw]), open_gazetteer())
    return finding


@pytest.mark.parametrize(
    ("service", "raw", "id"),
    [
        (
            "nominatim",
            nominatim_place("Novynka", 49.3, 37.4, osm_type="node", osm_id=5),
            "osm:node/5",
        ),
        ("opencage", OPENCAGE, "osm:node/337526"),
        ("geocodeearth", PELIAS, "whosonfirst:locality:101748061"),
    ],
)
def test_the_same_village_by_any_service(service: str, raw: dict[str, Any], id: str) -> None:
    finding = one(service, raw)
    place = finding.place
    assert (place.id, place.name, place.country_code) == (id, "Novynka", "UA")
    assert (place.lat, place.lon) == (49.3, 37.4)
    assert (place.admin1, place.country) == ("Kharkiv Oblast", "Ukraine")
    assert (place.feature_class, place.feature_code) == ("P", "PPL")
    assert place.precision is Precision.SETTLEMENT
    assert finding.kind.rank is Rank.TOWN


@pytest.mark.parametrize(
    ("gid", "id"),
    [
        ("openstreetmap:venue:way/123", "osm:way/123"),
        ("openstreetmap:venue:node/7", "osm:node/7"),
        ("geonames:locality:707292", "geonames:707292"),
    ],
)
def test_ids_of_pelias(gid: str, id: str) -> None:
    raw = {**PELIAS, "properties": {**PELIAS["properties"], "gid": gid}}
    assert one("geocodeearth", raw).place.id == id


@pytest.mark.parametrize("service", ["opencage", "geocodeearth"])
def test_a_place_without_an_id_gets_one_of_its_own(service: str) -> None:
    if service == "opencage":
        raw = {**OPENCAGE, "annotations": {}}
    else:
        raw = {**PELIAS, "properties": {**PELIAS["properties"], "gid": None}}
    id = one(service, raw).place.id
    assert id.startswith(f"{service}:") and id == one(service, raw).place.id


@pytest.mark.parametrize(
    ("named", "code", "label"),
    [
        ({"name": "Зеленопілля", "name:uk": "Зеленопілля", "name:en": "Zelenopolye"}, "ua",
         "Zelenopillia"),
        ({"name": "Новинка", "name:en": "Novinka"}, "ru", "Novinka"),
        ({"name": "Новинка"}, "ru", "Novynka"),
        ({"name": "قرية", "name:en": "Qarya"}, "sy", "Qarya"),
    ],
)  # fmt: skip
def test_labels(named: dict[str, str], code: str, label: str) -> None:
    raw = nominatim_place(named["name"], 52, 60, country_code=code, namedetails=named)
    assert one("nominatim", raw).place.name == label


@pytest.mark.parametrize(
    ("of_class", "word", "feature", "precision", "rank"),
    [
        ("place", "hamlet", "P.PPL", Precision.SETTLEMENT, Rank.TOWN),
        ("place", "suburb", "P.PPLX", Precision.SETTLEMENT, Rank.TOWN),
        ("boundary", "state", "A.ADM1", Precision.REGION, Rank.LAND),
        ("place", "country", "A.PCLI", Precision.COUNTRY, Rank.LAND),
        ("waterway", "river", "H.STM", Precision.WATER, Rank.LAND),
        ("waterway", "dam", "S.DAM", Precision.SITE, Rank.SITE),
        ("natural", "bay", "H.BAY", Precision.WATER, Rank.LAND),
        ("aeroway", "aerodrome", "S.AIRP", Precision.SITE, Rank.SITE),
        ("military", "range", "S.MILB", Precision.SITE, Rank.SITE),
        ("railway", "station", "S.RSTN", Precision.SITE, Rank.SITE),
        ("highway", "village", "S.", Precision.SITE, Rank.THING),
        ("shop", "farm", "S.", Precision.SITE, Rank.THING),
        ("", "", "S.", Precision.SITE, Rank.THING),
    ],
)
def test_kinds(of_class: str, word: str, feature: str, precision: Precision, rank: Rank) -> None:
    kind = kind_of(word, of_class=of_class)
    assert f"{kind.feature_class}.{kind.feature_code}" == feature
    assert (kind.precision, kind.rank) == (precision, rank)


@pytest.mark.parametrize(
    ("of_class", "word", "form", "values"),
    [
        ("place", "city_district", "a city district", {}),
        ("aeroway", "hangar", "an aerodrome", {}),
        ("highway", "residential", "a street", {}),
        ("building", "yes", "a building", {}),
        ("amenity", "place_of_worship", "a place of worship", {}),
        ("shop", "yes", "a shop", {}),
        ("shop", "dry_cleaning", "a shop ({word})", {"word": "dry cleaning"}),
        ("", "", "a thing", {}),
        ("amenity", "ice_cream", "an ice cream", None),
    ],
)
def test_what_it_is_called(
    of_class: str, word: str, form: str, values: dict[str, str] | None
) -> None:
    called = kind_of(word, of_class=of_class).called
    if values is None:
        assert called == form and not isinstance(called, Sentence)
    else:
        assert isinstance(called, Sentence)
        assert (called.form, called.values) == (form, values)


@pytest.mark.parametrize(
    ("name", "word", "of_class", "says"),
    [
        ("Zelena Street", "residential", "highway", True),
        ("Zelena", "residential", "highway", False),
        ("Azovstal steelworks", "works", "man_made", True),
        ("Azovstal", "works", "man_made", False),
        ("Antonivskyi Bridge", "bridge", "man_made", True),
        ("Olenivka prison", "venue", "", True),
        ("Olenivka", "venue", "", False),
    ],
)
def test_names_that_say_what_they_are(name: str, word: str, of_class: str, says: bool) -> None:
    assert says_what_it_is(name, word, of_class=of_class) is says


@pytest.mark.parametrize(
    "change",
    [
        {"lat": "91"},
        {"lat": "nan"},
        {"lon": "inf"},
        {"lon": "181"},
        {"lat": None},
        {"osm_type": "planet"},
        {"osm_id": "../../etc"},
        {"boundingbox": ["1", "2"]},
        {"boundingbox": "abcd"},
    ],
)
def test_what_is_no_place_is_left_out(change: dict[str, Any]) -> None:
    raw = {**nominatim_place("Novynka", 49.3, 37.4), **change}
    assert list(read("nominatim", "Novynka", iter([raw]), open_gazetteer())) == []


def test_hostile_texts_are_tamed() -> None:
    name = "Evil\x1b[31m\n<script>\u202e" + "N" * 5_000
    raw = nominatim_place(name, 49.3, 37.4, state="\x00\x07" * 400, namedetails={"name": [1, 2]})
    place = one("nominatim", raw).place
    for text in (place.name, place.admin1):
        assert len(text) <= 200 and text.isprintable()


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "lat lon lng osm_type osm_id class type name address namedetails boundingbox"
                " components geometry annotations OSM edit_url formatted properties coordinates"
                " gid layer label country_code importance extratags bounds southwest northeast"
                " display_name".split()
            ),
            inner,
            max_size=8,
        )
    ),
    max_leaves=30,
)


@given(st.sampled_from(sorted(SERVICES)), st.dictionaries(st.text(max_size=3), json) | json)
def test_any_json_is_read_without_a_fault(service: str, raw: Any) -> None:
    """Also with a sound answer changed in one place, so that the reading gets far."""
    sound = {"nominatim": nominatim_place("N", 1, 2), "opencage": OPENCAGE, "geocodeearth": PELIAS}
    changed = {**sound[service], **(raw if isinstance(raw, dict) else {"geometry": raw})}
    for one in (raw, changed):
        for finding in read(service, "Novynka", iter([one]), open_gazetteer()):
            assert -90 <= finding.place.lat <= 90 and -180 <= finding.place.lon <= 180
            assert finding.place.id and finding.place.name
