"""Coordinates are found in a text as they stand, and numbers that look alike are not."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinates.finding import Notation, find_points
from geo.coordinates.writing import AREA, DISTRICT, SETTLEMENT, SITE, decimal, grid, sexagesimal
from geo.distance import distance_km

HERE = (13.3392, 22.8401)
WRITTEN = [
    ("13.3392, 22.8401", Notation.DECIMAL),
    ("13.3392 22.8401", Notation.DECIMAL),
    ("13.3392;22.8401", Notation.DECIMAL),
    ("13.3392/22.8401", Notation.DECIMAL),
    ("13,3392; 22,8401", Notation.DECIMAL),
    ("13.3392°, 22.8401°", Notation.DECIMAL),
    ("13.3392N 22.8401E", Notation.DECIMAL),
    ("13.3392° N, 22.8401° E", Notation.DECIMAL),
    ("22.8401E, 13.3392N", Notation.DECIMAL),
    ("N13.3392 E22.8401", Notation.DECIMAL),
    ("N 13.3392°, E 22.8401°", Notation.DECIMAL),
    ("13.3392 north, 22.8401 east", Notation.DECIMAL),
    ("lat 13.3392 lon 22.8401", Notation.DECIMAL),
    ("Latitude: 13.3392, Longitude: 22.8401", Notation.DECIMAL),
    ("lat=13.3392, lng=22.8401", Notation.DECIMAL),
    ("13°20'21\"N 22°50'24\"E", Notation.SEXAGESIMAL),
    ("13° 20′ 21″ N, 22° 50′ 24″ E", Notation.SEXAGESIMAL),
    ("13°20’21”N, 22°50’24”E", Notation.SEXAGESIMAL),
    ("13°20'21''N 22°50'24''E", Notation.SEXAGESIMAL),
    ("13º20.35'N 22º50.4'E", Notation.SEXAGESIMAL),
    ("N13°20'21\" E22°50'24\"", Notation.SEXAGESIMAL),
    ("13 20 21 N 22 50 24 E", Notation.SEXAGESIMAL),
    ("13-20-21N 022-50-24E", Notation.SEXAGESIMAL),
    ("132021N0225024E", Notation.SEXAGESIMAL),
    ("34P FV 99 75", Notation.GRID),
    ("34P FV 9930 7539", Notation.GRID),
    ("34PFV99307539", Notation.GRID),
    ("34P 699300 1475385", Notation.UTM),
    ("UTM zone 34P 699300E 1475385N", Notation.UTM),
    ("7F54 is no code but 7G548RQR+M2", Notation.PLUS_CODE),
    ("geo:13.3392,22.8401", Notation.LINK),
    ("https://maps.example.org/?q=13.3392,22.8401", Notation.LINK),
    ("https://maps.example.org/maps/@13.3392,22.8401,15z", Notation.LINK),
    ("https://maps.example.org/x/@1.1,2.2,9z/data=!8m2!3d13.3392!4d22.8401", Notation.LINK),
    ("https://maps.example.org/#map=15/13.3392/22.8401", Notation.LINK),
    ("https://maps.example.org/?mlat=13.3392&mlon=22.8401#map=3/1.0/2.0", Notation.LINK),
    ("https://maps.example.org/?cp=13.3392~22.8401&lvl=9", Notation.LINK),
    ("https://maps.example.org/?lat=13.3392&lon=22.8401", Notation.LINK),
    ("https://maps.example.org/?ll=13.3392%2C22.8401", Notation.LINK),
    ("https://yandex.com/maps/?ll=22.8401%2C13.3392&z=12", Notation.LINK),
]


@pytest.mark.parametrize(("written", "notation"), WRITTEN)
@pytest.mark.parametrize("around", ["Hit at {}, twice.", "({})", "x | {} | B", "{}"])
def test_found(written: str, notation: Notation, around: str) -> None:
    text = around.format(written)
    [found] = find_points(text)
    assert found.notation is notation
    assert text[found.start : found.end] == written.removeprefix("7F54 is no code but ")
    assert found.point is not None
    assert distance_km(*HERE, *found.point) < 2


@pytest.mark.parametrize(
    ("written", "point"),
    [
        ("1.6789 S, 29.2345 E", (-1.6789, 29.2345)),
        ("-33.8688, -70.6693", (-33.8688, -70.6693)),
        ("−33.8688, −70.6693", (-33.8688, -70.6693)),
        ("137.9999, 48.5956", (48.5956, 137.9999)),
        ("22°54′30″S 43°11′47″W", (-22.908333, -43.196389)),
    ],
)
def test_sides_and_signs(written: str, point: tuple[float, float]) -> None:
    assert [found.point for found in find_points(f"At {written}.")] == [point]


@pytest.mark.parametrize("written", ["95.1234 N, 22.1234 E", "lat 13.5 lon 190.5", "13.1N 181.2E"])
def test_off_the_globe(written: str) -> None:
    [found] = find_points(f"At {written}.")
    assert found.point is None


NUMBERS = [
    "12.05.2024, 13.05.2024",
    "2023-06-08 04:10, 2023-06-09 05:20",
    "7.62, 5.45",
    "7.62x39 and 5.45x39 mm",
    "12.7 mm, 14.5 mm",
    "version 1.2.3, then 2.3.4",
    "$13.3392, $22.8401",
    "€13.3392, 22.8401",
    "rose from 13.3392 to 22.8401",
    "192.168.10.100, 192.168.10.101",
    "3, 4",
    "13.33, 22.84",
    "0.1234, 0.2345, 0.3456",
    "3.987, 3.654 and 2.999",
    "13.339%, 22.840%",
    "13.3392, 22.8401 km",
    "13.3392, 22.8401 million",
    "1,234; 5,678",
    "12,345, 67,890",
    "+380 44 123 4567",
    "10:30, 11:45",
    "Highway 48, exit 37",
    "T-72B3 and T-90M",
    "36 T 55 tanks",
    "5 N and 6 E",
    "S-300, S-400",
    "Su-34, Su-35",
    "the 3rd and the 4th",
    "https://example.org/2024/05/12/13.3392",
    "https://example.org/?q=kovel",
    "https://example.org/?q=13,22",
    "ABCD+EF and 2A65+1",
    "1.23456789012345, 2",
    "sections 13.123 and 22.123",
    "100.1234, 200.1234",
    "FM 101.325, 98.765 MHz and 99.123",
    "25th Sicheslav, 47th Magura",
    "won 3.141 to 2.718",
    "34P alone, GA alone",
    "34P GA 123 4567",
    "61P GA 99 75",
    "34I GA 99 75",
    "99°20'71\" off",
]


@pytest.mark.parametrize("numbers", NUMBERS)
def test_numbers_that_only_look_alike(numbers: str) -> None:
    assert find_points(f"It was {numbers}, he said.") == ()


@given(
    st.floats(-80, 80),
    st.floats(-179.9, 179.9),
    st.sampled_from([SITE, SETTLEMENT]),
    st.sampled_from([decimal, sexagesimal, grid]),
)
def test_what_we_write_is_found(lat: float, lon: float, fine: object, write: object) -> None:
    written = write(lat, lon, fine)  # type: ignore[operator]
    text = f"A post stood at {written} until dusk."
    [found] = find_points(text)
    assert text[found.start : found.end] == written
    assert found.point is not None
    assert distance_km(lat, lon, *found.point) < 1


def test_what_we_write_of_areas_is_too_coarse_to_be_a_point() -> None:
    assert find_points(f"Near {decimal(*HERE, DISTRICT)} or {decimal(*HERE, AREA)}.") == ()


@given(st.text(alphabet="0123456789.,;°'\"NESW -+/@!:|lat", max_size=200))
def test_any_text_is_searched(text: str) -> None:
    found = find_points(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[each.start : each.end].strip() for each in found)


@pytest.mark.parametrize(
    "unit", ["13.3392 ", "1.2345, ", "48°", "36T YT ", "https://a.b/@1.1,", "lat 1.5 ", "4", "N "]
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    def took(size: int) -> float:
        text = unit * (size // len(unit))
        begun = process_time()
        find_points(text)
        return process_time() - begun

    took(1_000)
    assert took(160_000) < 30 * max(took(20_000), 0.005)
