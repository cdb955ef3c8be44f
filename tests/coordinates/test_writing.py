"""Coordinates as text, against published examples."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_up import place
from mgrs import MGRS

from geo import coordinates
from geo.coordinates import AREA, DISTRICT, SETTLEMENT, SITE, Fineness
from geo.model import Precision

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
METRE = Fineness(5, True, 5, 0.001)


@pytest.mark.parametrize(
    ("lat", "lon", "fine", "decimal", "arc", "grid"),
    [
        (49.207, 37.2768, SETTLEMENT, "49.207, 37.277", "49° 12′ 25″ N, 37° 16′ 37″ E", "37U CQ"),
        (49.5, 36.5, AREA, "49.5, 36.5", "49° 30′ N, 36° 30′ E", "37U CQ"),
        (-33.8568, 151.2153, SITE, "-33.8568, 151.2153", "33° 51′ 24″ S, 151° 12′ 55″ E", "56H LH"),
        (-0.04, -0.04, AREA, "0.0, 0.0", "0° 00′ N, 0° 00′ E", "30M ZE"),
        (59.9999, 10.9999, DISTRICT, "60.00, 11.00", "60° 00′ N, 11° 00′ E", "32V PM"),
    ],
)
def test_a_point_in_each_form(
    lat: float, lon: float, fine: Fineness, decimal: str, arc: str, grid: str
) -> None:
    assert coordinates.decimal(lat, lon, fine) == decimal
    assert coordinates.sexagesimal(lat, lon, fine) == arc
    assert coordinates.grid(lat, lon, fine).startswith(grid)


@pytest.mark.parametrize(
    ("name", "lat", "lon", "square"),
    [
        # Worked examples of NGA's and others' descriptions of the grid: the White House, Honolulu,
        # Bergen (zone 32 is widened there), Longyearbyen (so is 33 on Svalbard), the two poles.
        ("White House", 38.8977, -77.0365, "18S UJ 23394 07395"),
        ("Honolulu", 21.309444, -157.916861, "4Q FJ 1234"),
        ("Bergen", 60.39, 5.32, "32V"),
        ("Longyearbyen", 78.22, 15.65, "33X"),
        ("North Pole", 90.0, 0.0, "Z AH 00000 00000"),
        ("South Pole", -90.0, 0.0, "B AN 00000 00000"),
        ("Antimeridian", 0.0, 180.0, "1N AA 66021 00000"),
    ],
)
def test_published_grid_references(name: str, lat: float, lon: float, square: str) -> None:
    assert coordinates.grid(lat, lon, METRE).startswith(square), name


@example(-2e-9, 0.0)
@given(LATITUDES, LONGITUDES)
def test_a_grid_reference_leads_back_to_its_square(lat: float, lon: float) -> None:
    text = coordinates.grid(lat, lon, METRE)
    assert re.fullmatch(r"(\d\d?[C-HJ-NP-X]|[ABYZ]) [A-HJ-NP-Z]{2} \d{5} \d{5}", text)
    back_lat, _ = MGRS().toLatLon(text.replace(" ", ""))
    assert back_lat == pytest.approx(lat, abs=3e-5)


@given(LATITUDES, LONGITUDES, st.sampled_from([SITE, SETTLEMENT, DISTRICT, AREA]))
def test_minutes_and_seconds_never_reach_sixty(lat: float, lon: float, fine: Fineness) -> None:
    text = coordinates.sexagesimal(lat, lon, fine)
    assert all(int(part) < 60 for part in re.findall(r"(\d+)[′″]", text))
    north, east = coordinates.decimal(lat, lon, fine).split(", ")
    assert float(north) == pytest.approx(lat, abs=0.5001 * 10**-fine.decimals)
    assert float(east) == pytest.approx(lon, abs=0.5001 * 10**-fine.decimals)


@pytest.mark.parametrize(
    ("precision", "fine"),
    [
        (Precision.SITE, SITE),
        (Precision.SETTLEMENT, SETTLEMENT),
        (Precision.DISTRICT, DISTRICT),
        (Precision.REGION, AREA),
        (Precision.COUNTRY, AREA),
        (Precision.WATER, AREA),
        (Precision.VAGUE, AREA),
    ],
)
def test_no_point_is_finer_than_it_is_known(precision: Precision, fine: Fineness) -> None:
    assert coordinates.fineness(place("Somewhere", precision=precision)) == fine


def test_an_area_without_a_border_is_rounded_most() -> None:
    assert coordinates.fineness(place("Front", radius_km=50)) == AREA
