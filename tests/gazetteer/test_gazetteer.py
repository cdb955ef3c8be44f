from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from tables import table

from geo.distance import distance_km
from geo.gazetteer import Gazetteer
from geo.model import NameTier, Precision


@pytest.mark.parametrize(
    ("written", "rank", "name", "country", "precision", "lat", "lon"),
    table(__file__, "lookups.tsv"),
)
def test_a_name_finds_its_place(
    gazetteer: Gazetteer,
    written: str,
    rank: str,
    name: str,
    country: str,
    precision: str,
    lat: str,
    lon: str,
) -> None:
    found = [candidate.place for candidate in gazetteer.lookup(written)]
    if rank == "among":
        assert (name, country) in {(place.name, place.country_code) for place in found}
        return
    place = found[0]
    assert name in ("", place.name) and country in ("", place.country_code)
    assert precision in ("", place.precision)
    assert not lat or distance_km(place.lat, place.lon, float(lat), float(lon)) < 5
    if precision == "country":
        assert place.country == place.name and place.admin1 == ""
    if precision == "region":
        assert place.admin1 == name


def test_the_balakliia_trap(gazetteer: Gazetteer) -> None:
    for written in ("Balakliia", "Balakliya", "Balaklia"):
        city, village, *_ = gazetteer.lookup(written)
        assert (city.place.admin1, village.place.admin1) == ("Kharkiv Oblast", "Poltava Oblast")
        assert city.tier is village.tier
        assert city.place.population == 26_334 and village.place.population == 503


@pytest.mark.parametrize(
    ("written", "code"),
    [("Russian", "RU"), ("Ukrainians", "UA"), ("Turkish", "TR"), ("British", "GB"),
     ("Emirati", "AE"), ("Syrian", "SY"), ("Burmese", "MM"), ("American", "US"),
     ("Israeli", "IL"), ("Malian", "ML"), ("Swiss", "CH")],
)  # fmt: skip
def test_demonyms_lead_to_their_country(gazetteer: Gazetteer, written: str, code: str) -> None:
    first = gazetteer.lookup(written)[0]
    assert (first.place.country_code, first.tier) == (code, NameTier.DEMONYM)
    assert not any(c.tier is NameTier.DEMONYM for c in gazetteer.lookup(written.lower()))


@pytest.mark.parametrize("written", ["UN", "EGO", "EPA", "", " ", "'", "·", "Qzxvbrtklm"])
def test_what_is_no_place_finds_none(gazetteer: Gazetteer, written: str) -> None:
    assert gazetteer.lookup(written) == ()


def test_a_cyrillic_name_is_no_country_by_a_latin_one(gazetteer: Gazetteer) -> None:
    assert {c.place.country_code for c in gazetteer.lookup("Гроза")} == {"UA"}
    assert gazetteer.lookup("Грузии")[0].place.name == "Georgia"


def test_a_name_shared_by_city_and_region_gives_both(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Kharkiv")
    assert [(c.place.name, c.place.feature_code, c.tier) for c in found[:2]] == [
        ("Kharkiv", "PPL", NameTier.LABEL),
        ("Kharkiv Oblast", "ADM1", NameTier.NAME),
    ]


@pytest.mark.parametrize(
    ("region", "seat"),
    [("Belgorod Oblast", "Belgorod"), ("Kharkiv Oblast", "Kharkiv"), ("Kyiv Oblast", "Kyiv"),
     ("Crimea", "Simferopol"), ("Zakarpattia Oblast", "Uzhhorod"), ("Texas", None)],
)  # fmt: skip
def test_the_seat_of_a_region(gazetteer: Gazetteer, region: str, seat: str | None) -> None:
    place = gazetteer.lookup(region)[0].place
    assert (place.seat.name if place.seat else None) == seat


def test_self_proclaimed_republics_lie_in_ukraine_and_say_so(gazetteer: Gazetteer) -> None:
    for written, slug, oblast in [
        ("Donetsk People’s Republic", "dateline:dpr", "Donetsk Oblast"),
        ("Donetsk People's Republic", "dateline:dpr", "Donetsk Oblast"),
        ("DNR", "dateline:dpr", "Donetsk Oblast"),
        ("Luhansk People's Republic", "dateline:lpr", "Luhansk Oblast"),
        ("LPR", "dateline:lpr", "Luhansk Oblast"),
    ]:
        place = gazetteer.lookup(written)[0].place
        assert (place.id, place.country_code, place.admin1) == (slug, "UA", oblast)
        assert place.precision is Precision.REGION and place.radius_km
        assert "recognised as part of Ukraine" in place.note


def test_places_are_told_whole(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("geonames:707292")
    assert place is not None
    assert (place.name, place.admin1, place.admin2, place.country) == (
        "Izium", "Kharkiv Oblast", "Izium Raion", "Ukraine"
    )  # fmt: skip
    assert (place.feature_class, place.feature_code, place.population) == ("P", "PPL", 45_884)


def test_ids_lead_to_places(gazetteer: Gazetteer) -> None:
    for candidate in (*gazetteer.lookup("Ukraine"), *gazetteer.lookup("Donbas")):
        assert gazetteer.place(candidate.place.id) == candidate.place
    for unknown in ("", "geonames:", "geonames:0", "geonames:-1", "geonames:" + "9" * 30,
                    "dateline:nowhere", "707292", "x' OR 1=1 --"):  # fmt: skip
        assert gazetteer.place(unknown) is None


def test_countries_by_code(gazetteer: Gazetteer) -> None:
    for code in ("UA", "ua"):
        ukraine = gazetteer.country(code)
        assert ukraine is not None
        assert (ukraine.name, ukraine.feature_code) == ("Ukraine", "PCLI")
        assert ukraine.seat is not None and ukraine.seat.name == "Kyiv"
    assert gazetteer.country("ZZ") is None


def test_largest_settlements(gazetteer: Gazetteer) -> None:
    largest = gazetteer.largest(200)
    sizes = [place.population or 0 for place in largest]
    assert len(largest) == 200 and sizes == sorted(sizes, reverse=True)
    assert {"Shanghai", "Moscow", "London", "Kyiv"} <= {place.name for place in largest}


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (49.21, 37.27, "Izium"),
        (50.455, 30.525, "Kyiv"),
        (50.455, 30.525 + 360, "Kyiv"),
        (-18.14, 178.44, "Suva"),
        (78.22, 15.64, "Longyearbyen"),
        (0.0, -30.0, None),
        (90.0, 0.0, None),
        (-90.0, 17.0, None),
    ],
)
def test_the_nearest_settlement(
    gazetteer: Gazetteer, lat: float, lon: float, name: str | None
) -> None:
    found = gazetteer.nearest(lat, lon)
    assert (found[0].name if found else None) == name
    assert found is None or found[1] <= 50


def test_the_nearest_is_found_across_the_antimeridian(gazetteer: Gazetteer) -> None:
    # Taveuni's west coast, seen from beyond 180 degrees.
    east = gazetteer.nearest(-16.80, -179.95, within_km=60)
    west = gazetteer.nearest(-16.80, 180.05, within_km=60)
    assert east == west


def test_nearest_agrees_with_looking_at_every_settlement(gazetteer: Gazetteer) -> None:
    rows = gazetteer._connection.execute("SELECT lat, lon FROM place WHERE class = 'P'").fetchall()
    lats, lons = np.radians(np.array(rows)).T
    for lat, lon in [(48.02, 37.80), (15.6, 32.5), (66.5, 25.7), (-33.9, 18.4)]:
        found = gazetteer.nearest(lat, lon, within_km=30)
        assert found is not None
        y, x = np.radians((lat, lon))
        half = np.sin((lats - y) / 2) ** 2 + np.cos(lats) * np.cos(y) * np.sin((lons - x) / 2) ** 2
        best = rows[half.argmin()]
        assert found[1] == pytest.approx(distance_km(lat, lon, *best))


def test_the_limit_is_kept(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.lookup("Ivanivka", limit=7)) == 7
    assert len(gazetteer.lookup("San José")) == 50


@pytest.mark.parametrize(
    ("name", "country", "town"),
    [
        ("Santa Cruz", "BO", "Santa Cruz de la Sierra"),
        ("San Pedro", "PY", "San Pedro de Ycuamandyyú"),
        ("Santa Rosa", "GT", "Santa Rosa de Lima"),
    ],
)
def test_among_many_namesakes_is_the_largest_of_each_country(
    gazetteer: Gazetteer, name: str, country: str, town: str
) -> None:
    found = [c.place for c in gazetteer.lookup(name)]
    assert town in {place.name for place in found if place.country_code == country}


def test_a_skeleton_is_the_last_resort(gazetteer: Gazetteer) -> None:
    for candidate in gazetteer.lookup("Bujumbara"):
        assert candidate.tier is NameTier.SKELETON
    assert any(c.place.name == "Bujumbura" for c in gazetteer.lookup("Bujumbara"))


def test_threads_may_ask_at_once(gazetteer: Gazetteer) -> None:
    names = ["Kyiv", "Izium", "Ivanivka", "Moscow", "San José", "Ukraine", "Kharkiv region"] * 20
    alone = [gazetteer._look_up(name, 50) for name in names]
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda _: [gazetteer._look_up(name, 50) for name in names], range(4)))
    assert got == [alone] * 4


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("W.Va.", "West Virginia"), ("W. Va.", "West Virginia"), ("Ky.", "Kentucky"),
        ("Ont.", "Ontario"), ("Miss.", "Mississippi"), ("D.C.", "District of Columbia"),
        ("B.C.", "British Columbia"), ("Tenn.", "Tennessee"),
    ],
)  # fmt: skip
def test_abbreviations_are_met_exactly_alone(
    gazetteer: Gazetteer, written: str, label: str
) -> None:
    assert gazetteer.lookup(written)[0].place.name == label
    other = gazetteer.lookup(written.replace(".", "").lower())
    assert label not in [c.place.name for c in other]


@pytest.mark.parametrize("name", ["Fe", "Fi", "By", "Pi", "Eme", "Che", "Iri", "Sed"])
def test_a_short_word_of_another_language_is_no_country(gazetteer: Gazetteer, name: str) -> None:
    assert not any(c.place.precision is Precision.COUNTRY for c in gazetteer.lookup(name))


@pytest.mark.parametrize(
    ("name", "label"),
    [("Ош", "Osh"), ("UAE", "United Arab Emirates"), ("MICH.", "Michigan"), ("FLA.", "Florida")],
)
def test_a_short_name_is_found_as_it_is_written(
    gazetteer: Gazetteer, name: str, label: str
) -> None:
    assert gazetteer.lookup(name)[0].place.name == label
