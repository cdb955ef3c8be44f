"""Coordinates are found in a text as they stand, and numbers that look alike are not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.coordinates.finding import find_points
from geo.coordinates.writing import (
    AREA,
    DISTRICT,
    SETTLEMENT,
    SITE,
    Fineness,
    decimal,
    grid,
    sexagesimal,
)
from geo.distance import distance_km

HERE = (48.5956, 37.9999)
WRITTEN = r"""
48.5956, 37.9999
48.5956 37.9999
48.5956,37.9999
48,5956; 37,9999
48,5956 37,9999
48,5956, 37,9999
48.5956N 37.9999E
48.5956n, 37.9999e
N48.5956 E37.9999
N 48.5956, E 37.9999
48.5956° N, 37.9999° E
48.5956°N, 37.9999°E
48.5956 N, 37.9999 E
48.5956 N; 37.9999 E
48.5956° North, 37.9999° East
48.5956 degrees north, 37.9999 degrees east
48.5956 degrees N and 37.9999 degrees E
48.5956°, 37.9999°
48.60°, 38.00°
37.9999 E, 48.5956 N
lat 48.59 lon 37.99
lat. 48.59, long. 37.99
Lat: 48.5956 Lon: 37.9999
LAT 48.5956 LONG 37.9999
latitude 48.5956, longitude 37.9999
latitude 48.5956 and longitude 37.9999
Latitude: 48.5956° N, Longitude: 37.9999° E
lon 37.9999, lat 48.5956
lon=37.9999&lat=48.5956
lat=48.5956;lng=37.9999
48.5956 lat, 37.9999 lon
48°35'44"N 37°59'59"E
48°35′44″N 37°59′59″E
48°35’44”N, 37°59’59”E
48° 35' 44" N, 37° 59' 59" E
48° 35′ 44.2″ N, 37° 59′ 59.6″ E
48º35'44''N 37º59'59''E
48°35′44′′N 37°59′59′′E
N48°35'44" E37°59'59"
N 48° 35.736' E 37° 59.994'
N48°35.736 E037°59.994
48°35.736'N 37°59.994'E
48°35'44" 37°59'59"
48°35'44", 37°59'59"
48-35-44N 037-59-59E
48-35-44-N 037-59-59-E
48 35 44 N 37 59 59 E
48 35 44N, 37 59 59E
48:35:44N 37:59:59E
48 35.736 N, 37 59.994 E
N48 35.736 E37 59.994
483544N 0375959E
483544N0375959E
4836N 03800E
48d35m44s N 37d59m59s E
48 deg 35 min 44 sec N, 37 deg 59 min 59 sec E
48°36'N, 38°00'E
48°36'N 38°E
37°59'59"E 48°35'44"N
E 37°59'59", N 48°35'44"
48.5956/37.9999
48.5956 / 37.9999
48.5956 | 37.9999
geo:48.5956,37.9999
geo:48.5956,37.9999;u=35
geo:48.5956,37.9999?z=15
geo:0,0?q=48.5956,37.9999(Depot)
https://www.google.com/maps/@48.5956,37.9999,15z
https://www.google.com/maps?q=48.5956,37.9999
https://maps.google.com/?q=48.5956,37.9999
https://maps.google.com/maps?ll=48.5956,37.9999&z=14&t=k
https://www.google.com/maps/place/48%C2%B035'44.2%22N+37%C2%B059'59.6%22E/@48.61,38.02,14z
https://www.google.com/maps/place/48%C2%B035'44.2%22N+37%C2%B059'59.6%22E/@48.61,38.02,14z/data=!3m1!4b1!4m4!3m3!8m2!3d48.5956!4d37.9999?entry=ttu
https://www.google.com/maps/place/Bakhmut,+Ukraine/@40.61,38.02,14z/data=!4m6!3m5!1s0x40df:0x1!8m2!3d48.5956!4d37.9999!16zL20vMDI
https://www.google.com/maps/search/48.5956,+37.9999?entry=tts
https://www.google.com/maps/search/?api=1&query=48.5956%2C37.9999
https://www.google.com/maps/dir/?api=1&destination=48.5956,37.9999
https://www.google.com/maps/dir//48.5956,37.9999
https://earth.google.com/web/@48.5956,37.9999,120a,1000d,35y
https://www.openstreetmap.org/#map=14/48.5956/37.9999
https://www.openstreetmap.org/?mlat=48.5956&mlon=37.9999#map=15/48.6/38.0
https://www.openstreetmap.org/search?query=48.5956%2C37.9999#map=5/40.0/30.0
https://www.openstreetmap.org/?mlat=48.5956&zoom=4&mlon=37.9999
openstreetmap.org/#map=14/48.5956/37.9999
https://osm.org/?mlat=48.5956&mlon=37.9999
https://www.bing.com/maps?cp=48.5956~37.9999&lvl=15
https://www.bing.com/maps?sp=point.48.5956_37.9999_Depot
https://maps.apple.com/?ll=48.5956,37.9999&q=Depot
https://maps.apple.com/?q=48.5956,37.9999
https://maps.apple.com/place?coordinate=48.5956,37.9999
https://yandex.ru/maps/?ll=37.9999%2C48.5956&z=12
https://yandex.com/maps/?pt=37.9999,48.5956&z=12&l=sat
https://yandex.ru/maps/?text=48.5956,37.9999
https://yandex.com/maps/?ll=1.0%2C2.0&whatshere%5Bpoint%5D=37.9999%2C48.5956&z=12
https://2gis.ru/geo/37.9999,48.5956
https://2gis.com/?m=37.9999%2C48.5956%2F12
https://wikimapia.org/#lang=en&lat=48.5956&lon=37.9999&z=12&m=w
http://wikimapia.org/#lat=48.5956&lon=37.9999&z=15
https://deepstatemap.live/en#12/48.5956/37.9999
https://deepstatemap.live/#12.5/48.5956/37.9999
https://www.waze.com/ul?ll=48.5956%2C37.9999&navigate=yes
https://wego.here.com/?map=48.5956,37.9999,15,normal
https://share.here.com/l/48.5956,37.9999
https://zoom.earth/#view=48.5956,37.9999,10z
https://zoom.earth/maps/satellite/#view=48.5956,37.9999,10z
https://browser.dataspace.copernicus.eu/?zoom=13&lat=48.5956&lng=37.9999&themeId=x
https://apps.sentinel-hub.com/eo-browser/?zoom=10&lat=48.5956&lng=37.9999
https://firms.modaps.eosdis.nasa.gov/map/#d:24hrs;@37.9999,48.5956,9.0z
https://geohack.toolforge.org/geohack.php?params=48_35_44_N_37_59_59_E_type:city
https://geohack.toolforge.org/geohack.php?pagename=X&params=48.5956_N_37.9999_E_type:city
https://liveuamap.com/?ll=48.5956;37.9999&zoom=9
https://www.windy.com/48.5956/37.9999
https://www.windy.com/?48.5956,37.9999,8
https://umap.openstreetmap.fr/en/map/x_1#8/48.5956/37.9999
https://www.mapillary.com/app/?lat=48.5956&lng=37.9999&z=17
+48.5956, +37.9999
48.5956°N / 37.9999°E
48.5956N/37.9999E
N48.5956/E37.9999
48.5956 ° N 37.9999 ° E
lat: 48.5956°, lon: 37.9999°
Lat 48° 35' 44" N Lon 37° 59' 59" E
48°35'44" N., 37°59'59" E
Lat. 48° 35' 44" N., Long. 37° 59' 59" E
48.5956° de latitud norte, 37.9999° de longitud este
latitude of 48.5956 and a longitude of 37.9999
latitude 48.5956 north, longitude 37.9999 east
48.5956 (lat), 37.9999 (lon)
lat: 48.5956, lon: 37.9999
lat=48.5956, long=37.9999
N 48-35-44, E 37-59-59
48.35.44N 37.59.59E
48.35.44 N, 37.59.59 E
48 degrees 35 minutes 44 seconds north, 37 degrees 59 minutes 59 seconds east
48.5956° north latitude, 37.9999° east longitude
latitude 48°35′44″ N, longitude 37°59′59″ E
48.5956  37.9999
48.595612345678, 37.999912345678
48.5956 , 37.9999
48,5956° N, 37,9999° E
48°35.7360′ N 037°59.9940′ E
48°35'44.2''N,37°59'59.6''E
4835.736N 03759.994E
N4835.736 E03759.994
N483544 E0375959
N483544E0375959
48°35'44"N; 37°59'59"E
48°35'44"N - 37°59'59"E
48.5956N – 37.9999E
48.5956deg N, 37.9999deg E
https://www.google.com/maps/place/48.5956,37.9999
https://google.com/maps?q=48.5956+37.9999
https://www.google.de/maps/@48.5956,37.9999,2500m/data=!3m1!1e3
https://www.google.com/maps/place/48.5956N+37.9999E/
https://earth.google.com/web/search/48.5956,37.9999/@48.6,38.0,100a
https://maps.google.com/maps?q=loc:48.5956,37.9999
https://maps.google.com/?q=48.5956,37.9999(depot)&z=9
https://satellites.pro/#48.5956,37.9999,15
https://www.google.com/maps/d/viewer?mid=1abc&ll=48.5956%2C37.9999&z=8
https://www.openstreetmap.org/node/123#map=19/48.5956/37.9999
https://www.openstreetmap.org/#map=19.5/48.5956/37.9999
https://www.openstreetmap.org/way/123456#map=19/48.5956/37.9999&layers=N
https://n.maps.yandex.ru/#!/?z=18&ll=37.9999%2C48.5956&l=nk
https://www.marinetraffic.com/en/ais/home/centery:48.5956/centerx:37.9999/zoom:10
https://www.flightradar24.com/48.60,38.00/8
https://maps.apple.com/?daddr=48.5956,37.9999
https://www.waze.com/live-map/directions?to=ll.48.5956%2C37.9999
https://mapy.cz/zakladni?x=37.9999&y=48.5956&z=12
https://www.arcgis.com/apps/mapviewer/index.html?center=37.9999,48.5956&level=12
https://nakarte.me/#m=13/48.5956/37.9999&l=E
https://opentopomap.org/#map=13/48.5956/37.9999
http://www.bing.com/maps/?v=2&cp=48.5956~37.9999&lvl=15&dir=0&sty=c
https://bing.com/maps/default.aspx?where1=48.5956,37.9999
https://www.google.com/maps/@?api=1&map_action=map&center=48.5956,37.9999&zoom=12
""".strip().splitlines()
"""One point in every notation."""


@pytest.mark.parametrize(
    "around",
    ["Hit at {}, twice.", "({})", "[{}]", "x | {} | B", "{}", "Depot {}.", "12 hurt, {}; 3 died"],
)
def test_a_point_is_found_as_it_is_written(around: str) -> None:
    for written in WRITTEN:
        text = around.format(written)
        found = find_points(text)
        assert [text[each.start : each.end] for each in found] == [written]
        assert found[0].point is not None, written
        assert distance_km(*HERE, *found[0].point) < 1, written


READ = {
    "36T YT 1842 6563": (47.50744, 35.90073),
    "36TYT18426563": (47.50744, 35.90073),
    "36T YT18426563": (47.50744, 35.90073),
    "36T-YT-1842-6563": (47.50744, 35.90073),
    "36T\u202fYT\u202f1842\u202f6563": (47.50744, 35.90073),
    "36T YT  1842  6563": (47.50744, 35.90073),
    "36tyt18426563": (47.50744, 35.90073),
    "36TYT 18420 65630": (47.50744, 35.90073),
    "37U DQ 123 456": (49.15741, 37.79785),
    "37U DQ 12 45": (49.15608, 37.79994),
    "37U DQ 1 4": (49.15193, 37.83432),
    "4QFJ12345678": (21.30948, -157.91682),
    "34P 699300 1475385": (13.3392, 22.84011),
    "34P 699300E 1475385N": (13.3392, 22.84011),
    "UTM 34P 699300 1475385": (13.3392, 22.84011),
    "UTM zone 34P 699300mE 1475385mN": (13.3392, 22.84011),
    "699300E 1475385N zone 34P": (13.3392, 22.84011),
    "699300 mE, 1475385 mN (UTM zone 34N)": (13.3392, 22.84011),
    "zone 36N 500000E 5400000N": (48.75302, 33.00001),
    "Zone 35 South, 750000 E, 9800000 N": (-1.80805, 29.24722),
    "36S 500000 3700000": (33.4394, 33.00001),
    "36S 500000 8900000": (-9.95104, 33.0),
    "8GX7H2XX+QV": (49.599437, 25.049687),
    "8GX7H2XX+QVF": (49.59944, 25.04967),
    "849VCWC8+R9": (37.42206, -122.08406),
    "4RRH46J5+FP": (-33.86881, 151.20931),
    "33.8688 S, 70.6693 W": (-33.8688, -70.6693),
    "33.8688S 151.2093E": (-33.8688, 151.2093),
    "S 33.8688 E 151.2093": (-33.8688, 151.2093),
    "-33.8688, -70.6693": (-33.8688, -70.6693),
    "425000E, 5382000N (37U)": (48.5866, 37.983),
    "37U 0425000 5382000": (48.5866, 37.983),
    "37U E425000 N5382000": (48.5866, 37.983),
    "UTM 37N, E 425000, N 5382000": (48.5866, 37.983),
    "Easting: 425000 Northing: 5382000 Zone: 37U": (48.5866, 37.983),
    "48°35′N 37°59′E": (48.58333, 37.98333),
    "48° 35’ N, 37° 59’ E": (48.58333, 37.98333),
    "48 degrees 35 minutes north latitude and 37 degrees 59 minutes east longitude": (
        48.58333,
        37.98333,
    ),
    "−33.8688, −70.6693": (-33.8688, -70.6693),
    "–33.8688 –70.6693": (-33.8688, -70.6693),
    "-33.8688°, -70.6693°": (-33.8688, -70.6693),
    "lat -33.8688 lon -70.6693": (-33.8688, -70.6693),
    "22°54′30″S 43°11′47″W": (-22.908333, -43.196389),
    "137.9999, 48.5956": (48.5956, 137.9999),
    "48.59, 37.9990001": (48.59, 37.999),
    "48.596, 37.999": (48.596, 37.999),
    'latitude": "48.5956", "longitude": "37.9999': (48.5956, 37.9999),
    "15° N, 44° E": (15.0, 44.0),
    "15°N 44°E": (15.0, 44.0),
    "48.5956 с.ш. 37.9999 в.д.": (48.5956, 37.9999),
    "широта 48,5956, довгота 37,9999": (48.5956, 37.9999),
}


@pytest.mark.parametrize("written", READ)
def test_a_notation_is_read(written: str) -> None:
    text = f"The post at {written} burned."
    [found] = find_points(text)
    assert text[found.start : found.end] == written
    assert found.point == pytest.approx(READ[written], abs=2e-4)


HEADED = [
    ("coordinates: {}", "48.59, 37.99"),
    ("Coordinates {}", "48.59,37.99"),
    ("the coordinates are {}", "48.59, 37.99"),
    ("GPS: {}", "48.59, 37.99"),
    ("GPS {}", "48.6 38.0"),
    ("lat/lon: {}", "48.59, 37.99"),
    ("Lat/Long {}", "48.59 37.99"),
    ("(lat, lon) = ({})", "48.59, 37.99"),
    ("lon/lat: {}", "37.99, 48.59"),
    ("POINT({})", "37.9999 48.5956"),
    ('{{"type": "Point", "coordinates": [{}]}}', "37.9999, 48.5956"),
    ("POINT ({})", "37.9999 48.5956"),
]


@pytest.mark.parametrize(("around", "written"), HEADED)
def test_a_heading_tells_coarse_numbers_and_their_order(around: str, written: str) -> None:
    text = around.format(written)
    [found] = find_points(text)
    assert text[found.start : found.end] == written
    assert found.point == pytest.approx((48.6, 38.0), abs=0.011)
    assert found.swapped is None


@pytest.mark.parametrize(
    "text",
    [
        "at 48.5956, 37.9999 and 48.6012, 38.0021.",
        "at 48.5956, 37.9999, 48.6012, 38.0021.",
        "48.5956, 37.9999; 48.6012, 38.0021",
        "48.5956; 37.9999 and 48.6012; 38.0021",
        "48.5956, 37.9999\n48.6012, 38.0021",
        "48.5956,\n37.9999 and 48.6012,\n38.0021",
        "48.5956°N,\n37.9999°E and 48.6012°N,\n38.0021°E",
        "1) 48.5956, 37.9999; 2) 48.6012, 38.0021",
        "1. 48.5956, 37.9999\n2. 48.6012, 38.0021",
        "48.5956, 37.9999, 152.5; 48.6012, 38.0021, 149.0",
        "48.5956, 37.9999, 152 m and 2.5, 48.6012, 38.0021",
        "48.5956 37.9999\n48.6012 38.0021",
        "48.5956,37.9999 48.6012,38.0021",
        "48.5956 37.9999, 48.6012 38.0021",
        "48,5956; 37,9999 and 48,6012; 38,0021",
        "(48.5956, 37.9999), (48.6012, 38.0021)",
        "A | 48.5956, 37.9999 | 48.6012, 38.0021 | B",
        "depot,48.5956,37.9999,12\npost,48.6012,38.0021,3",
        "48°35'44\"N 37°59'59\"E and 48°36'04\"N 38°00'07\"E",
        "48°35'44\"N 37°59'59\"E, 48°36'04\"N 38°00'07\"E",
        "N48.5956 E37.9999 to N48.6012 E38.0021",
        "12.5 km away, at 48.5956, 37.9999, then 2.5 km to 48.6012, 38.0021",
        "https://osm.org/#map=9/48.5956/37.9999 https://osm.org/#map=9/48.6012/38.0021",
    ],
)
def test_two_points_are_two(text: str) -> None:
    first, second = find_points(text)
    assert first.point == pytest.approx((48.5956, 37.9999), abs=3e-4)
    assert second.point == pytest.approx((48.6012, 38.0021), abs=3e-4)


def test_the_other_order_is_kept_where_nothing_tells_the_order() -> None:
    bare, turned, sided = find_points("48.5956, 37.9999 or 137.9999, 48.5956 or 48.5N 37.9E")
    assert bare.swapped == (37.9999, 48.5956)
    assert (turned.point, turned.swapped) == ((48.5956, 137.9999), None)
    assert sided.swapped is None


@pytest.mark.parametrize(
    "written",
    [
        "95.1234 N, 22.1234 E",
        "lat 95 lon 22",
        "lat 13.5 lon 190.5",
        "13.1N 181.2E",
        "coordinates: 91.5, 22.5",
        "48°75'00\"N 37°48'08\"E",
        "48°35'71\"N 37°48'08\"E",
    ],
)
def test_what_is_meant_as_a_point_and_is_none_on_the_globe(written: str) -> None:
    [found] = find_points(f"At {written}.")
    assert found.point is None


NUMBERS = r"""
12.05.2024
on 12.05.2024, 13.05.2024
2023-06-08 04:10
2023-06-08, 2023-06-09
from 12.05 to 13.05
08.06.23 11.06.23
10:30, 11:45
at 04.30, 05.15
10:30 E 12:40
$48.5956, $37.9999
€48.59 and €37.99
£1.234, £5.678
US$48.5956 37.9999
48.59 USD, 37.99 EUR
48.5956, 37.9999 USD
7.62, 5.45
7.62x39 and 5.45x39
7.62×39 mm, 5.45×39 mm
12.7 mm and 14.5 mm
12.7, 14.5 and 23.2 mm
7.62 mm, 12.7 mm
1.2.3, 2.3.4
version 1.2.3 and 2.10.14
v48.5956.1, v37.9999.2
firmware 3.14159
M03, H20, E40, N11
E40 and E105
Highway 48, exit 37
the N14 and the E35
Route 48 N, Route 37 E
won 3-1, 2-2
3.141 to 2.718
+380 44 123 4567
044 123-45-67, 044 765-43-21
(202) 555-0143
48.5956%, 37.9999%
48.5956 % and 37.9999 %
48.595 per cent, 37.999 per cent
48.5956-37.9999
from 48.5956 to 37.9999
between 48.5956 and 37.9999
rose from 48.5 to 37.9
48.5956 and 37.9999
fell from 41.2345 to 40.1234
47th, 53rd and 93rd Brigades
the 36th and 37th
3, 4
(3, 4)
48, 37
48.5, 37.9
48.59, 37.99
48.59 37.99
192.168.10.100, 192.168.10.101
10.0.0.1
0.1234, 0.2345
0.1234, 0.2345, 0.3456
3.987, 3.654 and 2.999
1.1234, 2.2345, 3.3456
48.5956, 37.9999, 12.1234
48.5956 | 37.9999 | 12.1234
48.5956 | 37.9999 | 12.1234 | 13.2345
13.3392, 22.8401 km
13.3392, 22.8401 million
13.3392, 22.8401 tonnes
13.339, 22.840 hectares
1,234; 5,678
12,345, 67,890
12,345 67,890
1.234 5.678
25°, 30°
25.5°, 30.2°
25° to 30°
-5°C, -10°C
25.50°C, 30.25°C
36.65 °F, 37.12 °F
turned 90° and 180°
a 45° angle, 30' long
6'2", 5'11"
5 N and 6 E
5 N, 6 E
moved north 5.5, east 3.2
5.5 north, 3.2 east
2.5 km north, 1.5 km east
2.5 s, 3.5 w
S-300, S-400
Su-34, Su-35
T-72B3 and T-90M
36 T 55 tanks
12V DC 1200
4K HD 1080
4K HD 60 30
24V DC 60 30
34P GA 123 4567
61P GA 99 75
34I GA 99 75
36T YT
36T 55
2A65+1 and ABCD+EF
ABCDEFGH+IJ
C++11, 12345678+90
1.23456789012345678901, 2.2
https://example.org/2024/05/12/13.3392
https://example.org/2024/13.3392,22.8401.html
https://example.org/?q=kovel
https://example.org/?q=13,22
https://www.google.com/search?q=kovel
https://t.me/channel/12345
https://www.youtube.com/watch?v=4d13.33
https://x.com/user/status/1234567890
geo:graphy
ISBN 978-3-16-148410-0
tel. 48 59 56, 37 99 99
scored 48.5, 37.9 and 50.1
48:35:44, 37:59:59
at 10:30:00 N
lat pulldown 48.5
long 37.9, late 48.5
a 48.5956 m
Order 36 N 12
part 36T1234567
case 500000 5400000
36 500000 5400000
500000 people, 5400000 dollars
1:25,000 and 1:50,000
Grid 36
M48A5, L118
2.0420, 3.1416 m
area 51.1234 ha, 37.1234 ha
No. 12.3456.7, 13.4567.8
section 3.1.4, 2.7.1
8.8.8.8, 8.8.4.4
index 101.325, 98.765 points
FM 101.325, 98.765 MHz
1.234.567, 2.345.678
$1.2345, 2.3456
0.000, 0.000
1e-3, 2.5e-4
x=1.2345, y=2.3456
a=0.5123, 0.6123
10m at 1400 1600
36t yt 18
4d 49 4d 45
1.0023 1.002300
https://www.google.com/maps?q=bar
https://maps.example.org/search?text=bar&page=2
N 45° E 120 m
doi 10.1234/abc, 10.1038/s41586
10.1038, 10.1126/science
15° N, 44
5G NR 3500
moved 5.5 N, then 3.2 E
12.345.678 and 23.456.789
48.555 dollar, 37.999 dollar
41.2345, 44.5678 hryvnia
https://example.org/search/12 14
""".strip().splitlines()


@pytest.mark.parametrize("around", ["It was {}, he said.", "{}", "({})", "x | {} | B", "Depot {}."])
def test_numbers_that_only_look_alike(around: str) -> None:
    assert [each for each in NUMBERS if find_points(around.format(each))] == []


Writer = Callable[[float, float, Fineness], str]
WRITERS: list[tuple[Writer, Fineness, float]] = [
    (decimal, SITE, 0.01),
    (decimal, SETTLEMENT, 0.1),
    (sexagesimal, SITE, 0.03),
    (sexagesimal, SETTLEMENT, 0.1),
    # Rounded to hundredths, or tenths, of a degree and then to minutes: both ways, at the equator.
    (sexagesimal, DISTRICT, 2.1),
    (sexagesimal, AREA, 9.2),
    (grid, SITE, 0.016),
    (grid, SETTLEMENT, 0.16),
    (grid, DISTRICT, 1.6),
    (grid, AREA, 16),
]


@given(
    st.floats(-80, 84),
    st.floats(-179.9, 179.9),
    st.sampled_from(WRITERS),
    st.sampled_from(["A post stood at {} until dusk.", "({})", "1. {}; 3 hurt", "Depot: {}."]),
)
def test_what_we_write_is_found_within_its_precision(
    lat: float, lon: float, way: tuple[Writer, Fineness, float], around: str
) -> None:
    write, fine, off_km = way
    # Two bare numbers below one are shares sooner than a spot in the Gulf of Guinea.
    assume(write is not decimal or (max(abs(lat), abs(lon)) > 1.01 and abs(lat) != abs(lon)))
    written = write(lat, lon, fine)
    # So is "4K HD 60 30".
    assume(write is not grid or fine.grid_digits > 2 or written[1].isdigit())
    text = around.format(written)
    [found] = find_points(text)
    assert text[found.start : found.end] == written
    assert found.point is not None
    assert distance_km(lat, lon, *found.point) <= off_km


def test_decimals_of_whole_areas_are_too_coarse_to_be_a_point() -> None:
    assert find_points(f"Near {decimal(*HERE, DISTRICT)} or {decimal(*HERE, AREA)}.") == ()


@given(st.text(alphabet="0123456789.,;°'\"NESW -+/@!:|lat\nand()", max_size=200))
def test_any_text_is_searched(text: str) -> None:
    found = find_points(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[each.start : each.end].strip() for each in found)


UNITS = [
    "13.3392 ",
    "13.3392, ",
    "13.3392; 22.8401 and ",
    "1,23456 ",
    "48°",
    "48° 12' ",
    "48 12 ",
    "48-12-",
    "36T YT ",
    "36T YT 12 ",
    "UTM zone 36 ",
    "500000 5400000 ",
    "8GX7H2XX+",
    "https://osm.org/@1.1,",
    "https://osm.org/((((",
    "https://osm.org/?q=1.1,&ll=",
    "geo:1,",
    "geo:0,0?q=)))",
    "lat 1.5 ",
    "lat lat ",
    "lat | lon\n",
    "lat,lon,",
    "lat | lon\n1.5 | 2.5\n",
    "GPS ((",
    "4",
    "N ",
    "N 48.5 ",
    "-",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    def took(size: int) -> float:
        text = unit * (size // len(unit))
        begun = process_time()
        find_points(text)
        return process_time() - begun

    took(1_000)
    most = 40 * max(took(10_000), 0.005)
    # Three times at most, as another process may take the caches in one of them.
    assert any(took(80_000) < most for _ in range(3))
