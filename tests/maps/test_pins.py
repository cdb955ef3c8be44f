"""Which places stand on the map, in what form and how large."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import parsed, place

from geo import geoparse
from geo.maps.layout import layout
from geo.maps.pins import Pin, Shape, pins
from geo.model import Precision, Seat

KHERSON = place("Kherson", 46.65, 32.62)
MOSCOW = place("Moscow", 55.75, 37.62, country_code="RU", country="Russia")
BELGOROD = place(
    "Belgorod Oblast",
    50.7,
    37.5,
    Precision.REGION,
    country_code="RU",
    seat=Seat("Belgorod", 50.6, 36.6),
)
UKRAINE = place("Ukraine", 49.0, 32.0, Precision.COUNTRY)
DPR = place("Donetsk People's Republic", 48.0, 37.8, Precision.REGION, radius_km=75.0)
REPORT = parsed(
    "{Kherson|Kherson|location} and {Kherson|Kherson|location} and {Kherson|Kherson|actor}. "
    "{Moscow|Moscow|actor} said. {Belgorod|Belgorod Oblast|location}. {Ukraine|Ukraine|location} "
    "and {Ukrainian|Ukraine|demonym}. {DPR|Donetsk People's Republic|location} "
    "{the south||location}",
    KHERSON,
    MOSCOW,
    BELGOROD,
    UKRAINE,
    DPR,
)


@pytest.mark.parametrize(
    ("name", "shape", "mentions", "at"),
    [
        ("Kherson", Shape.POINT, 2, (46.65, 32.62)),
        ("Belgorod Oblast", Shape.REGION, 1, (50.6, 36.6)),
        ("Ukraine", Shape.COUNTRY, 1, (49.0, 32.0)),
        ("Donetsk People's Republic", Shape.VAGUE, 1, (48.0, 37.8)),
    ],
)
def test_pin_has_form_count_and_point(
    name: str, shape: Shape, mentions: int, at: tuple[float, float]
) -> None:
    pin = {pin.place.name: pin for pin in pins(REPORT)}[name]
    assert (pin.shape, pin.mentions, (pin.lat, pin.lon)) == (shape, mentions, at)


@pytest.mark.parametrize(
    ("precision", "shape"),
    [
        (Precision.SITE, Shape.POINT),
        (Precision.WATER, Shape.WATER),
        (Precision.REGION, Shape.VAGUE),
    ],
)
def test_only_a_site_and_a_water_are_more_than_their_reach(
    precision: Precision, shape: Shape
) -> None:
    base = place("Al-Tanf", 33.5, 38.6, precision, radius_km=3.0)
    (pin,) = pins(parsed("{Al-Tanf|Al-Tanf|location}", base))
    assert pin.shape is shape


def test_actors_stand_on_the_map_only_when_asked() -> None:
    assert "Moscow" not in {pin.place.name for pin in pins(REPORT)}
    asked = {pin.place.name: pin for pin in pins(REPORT, actors=True)}
    assert asked["Moscow"].actor
    assert not asked["Kherson"].actor
    chosen = {pin.place.name for pin in pins(REPORT, always=MOSCOW.id)}
    assert "Moscow" in chosen


def test_places_in_the_names_of_bodies_come_with_the_switch() -> None:
    result = geoparse(
        "Shells fell on Bama. The Benue State Police Command met the Jos City Council."
    )
    assert {pin.place.name for pin in pins(result)} == {"Bama"}
    assert {pin.place.name for pin in pins(result, actors=True)} == {"Bama", "Benue State", "Jos"}


@pytest.mark.parametrize("role", ["demonym", "credit"])
def test_demonyms_and_credits_never_stand_on_the_map(role: str) -> None:
    result = parsed(f"{{Londres|Kherson|{role}}}", KHERSON)
    assert pins(result, actors=True, always=KHERSON.id) == ()


@pytest.mark.parametrize(("confidence", "uncertain"), [(0.44, True), (0.45, False)])
def test_doubt_shows(confidence: float, uncertain: bool) -> None:
    (pin,) = pins(parsed("{Kherson|Kherson|location}", KHERSON, confidence=confidence))
    assert pin.uncertain is uncertain


@given(st.integers(1, 9), st.integers(1, 9))
def test_area_follows_mentions(few: int, many: int) -> None:
    first, second = (Pin(KHERSON, 0, 0, Shape.POINT, n).radius_px ** 2 for n in (few, many))
    assert first / few == pytest.approx(second / many)


def test_ten_mentions_are_the_largest() -> None:
    radii = [Pin(KHERSON, 0, 0, Shape.POINT, n).radius_px for n in (9, 10, 1000)]
    assert radii[0] < radii[1] == radii[2] == layout.mark.largest_radius
