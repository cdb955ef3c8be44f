import pytest
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo import geocoders
from geo.geocoders import GazetteerGeocoder


@pytest.fixture(scope="module")
def geocoder() -> GazetteerGeocoder:
    return GazetteerGeocoder()


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Izium", "Izium, Kharkiv Oblast, Ukraine"),
        ("Balakliia, Poltava Oblast", "Balakliia, Poltava Oblast, Ukraine"),
        ("Ukraine", "Ukraine"),
    ],
)
def test_geocode(geocoder: GazetteerGeocoder, query: str, address: str) -> None:
    location = geocoder.geocode(query)
    assert isinstance(location, Location)
    assert location.address == address


@pytest.mark.parametrize("query", ["", "Izium, Kenya", "Murphee Zq"])
def test_nothing_found(geocoder: GazetteerGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_it_is_a_geopy_geocoder_with_a_plain_raw(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    location = geocoder.geocode("Izium")
    assert isinstance(location, Location)
    assert (round(location.latitude, 2), round(location.longitude, 2)) == (49.21, 37.28)
    assert type(location.raw) is dict
    assert location.raw["id"] == "geonames:707292"
    assert location.raw["country_code"] == "UA"


def test_several_within_a_limit(geocoder: GazetteerGeocoder) -> None:
    every = geocoder.geocode("Ivanivka", exactly_one=False)
    three = geocoder.geocode("Ivanivka", exactly_one=False, limit=3)
    assert isinstance(every, list) and isinstance(three, list)
    assert len(every) > 20 and three == every[:3]


def test_country_codes(geocoder: GazetteerGeocoder) -> None:
    for codes in ("CA", "ca", ["CA", "UA"]):
        location = geocoder.geocode("London", country_codes=codes)
        assert isinstance(location, Location)
        assert location.raw["country_code"] == "CA"
    assert geocoder.geocode("London", country_codes=[]) is None


def test_reverse(geocoder: GazetteerGeocoder) -> None:
    for query in ((49.2, 37.3), "49.2, 37.3"):
        location = geocoder.reverse(query)
        assert isinstance(location, Location)
        assert location.raw["name"] == "Izium" and location.raw["distance_km"] < 5
    found = geocoder.reverse((49.2, 37.3), exactly_one=False)
    assert isinstance(found, list) and len(found) == 1
    assert geocoder.reverse((0.0, -30.0)) is None
    assert geocoder.reverse((0.0, -30.0), exactly_one=False) is None


def test_a_point_that_is_none_is_refused(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(ValueError, match=r".+"):
        geocoder.reverse("somewhere")


def test_every_name_of_the_package_is_there() -> None:
    assert sorted(geocoders._WHERE) == sorted(geocoders.__all__)
    assert all(getattr(geocoders, name) is not None for name in geocoders.__all__)
    with pytest.raises(AttributeError, match="nobody"):
        _ = geocoders.nobody
