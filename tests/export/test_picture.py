"""The map as a picture: well formed, complete, legible, and drawn where places are."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import hypot
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from made_up import crowd, parsed, place
from PIL import Image

from geo import Geoparse, geoparse, language, read_report
from geo.export import Provenance, to_geojson
from geo.export.picture import SHEETS, Shown, rasterised, to_svg
from geo.export.picture.ground import Ground
from geo.export.picture.palette import colour
from geo.export.picture.text import clean, directed, is_covered, shortened, width_of, wrapped
from geo.maps.basemap.linework import Line
from geo.maps.basemap.shapes import base_map
from geo.maps.frame import Frame, View, fitted
from geo.maps.layout import layout
from geo.maps.mercator import mercator
from geo.maps.pins import Pin, pins
from geo.model import Place, Precision, Seat
from geo.paths import data_dir

OTHERS = ("-es", "-fr", "-ru", "-uk")
REPORTS = [
    *(data_dir() / "reports").glob("*.txt"),
    # One of those in other languages stands for all.
    *(p for p in sorted((data_dir() / "samples").glob("*.txt")) if p.stem[-3:] not in OTHERS),
]
SVG = "{http://www.w3.org/2000/svg}"
PAPER = Frame(0, 0, 1120, 700)
MAP = Frame(288, 0, 1120, 700)
MARGINS = Frame(70, 48, 90, 48)
MOST_BYTES = 400_000
HOSTILE = '<b onload="x">&amp; ]]> \x00\x1b\ud800\ufffe\u202e{{7*7}} '

UKRAINE = place("Ukraine", 49, 32, Precision.COUNTRY, id="geonames:690791")
RUSSIA = place("Russia", 60, 100, Precision.COUNTRY, id="geonames:2017370", country_code="RU")


@cache
def picture(number: int) -> tuple[Geoparse, str]:
    result = geoparse(read_report(REPORTS[number]))
    return result, to_svg(result, Provenance(credits=("GeoNames, CC BY 4.0",)))


def naming(*places: Place) -> Geoparse:
    """Return a report that names each place once."""
    return parsed(" ".join(f"{{{each.name}|{each.name}|location}}" for each in places), *places)


def read(svg: str) -> Element:
    return ElementTree.fromstring(svg)


def texts(root: Element) -> list[str]:
    """Return what is written, without the marks that say in which direction."""
    return [(each.text or "").strip("\u202b\u202c") for each in root.iter(f"{SVG}text")]


def boxes(root: Element) -> Iterator[tuple[str, Frame]]:
    """Yield each text with what it covers."""
    for element in root.iter(f"{SVG}text"):
        text, size = element.text or "", float(element.attrib["font-size"])
        weight = "italic" if "font-style" in element.attrib else element.get("font-weight", "400")
        width = float(element.get("textLength", width_of(text, size, weight)))
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        left = x - width / 2 if element.get("text-anchor") == "middle" else x
        yield text, Frame(left, y - 0.7 * size, left + width, y + 0.2 * size)


def assert_apart(found: Sequence[tuple[str, Frame]]) -> None:
    for (text, one), (other_text, other) in itertools.combinations(found, 2):
        apart = (
            one.right <= other.left + 0.5
            or other.right <= one.left + 0.5
            or one.bottom <= other.top + 0.5
            or other.bottom <= one.top + 0.5
        )
        assert apart, f"{text} on {other_text}"


def lines(path: str) -> Iterator[Line]:
    """Yield the lines of path data made of M, l and z."""
    for part in path.replace("z", "").split("M")[1:]:
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.\d*|\.\d+|\d+)", part)]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        xs = itertools.accumulate(x for x, _ in pairs)
        ys = itertools.accumulate(y for _, y in pairs)
        yield list(zip(xs, ys, strict=True))


def layer(root: Element, name: str) -> list[Element]:
    return [path for path in root.iter(f"{SVG}path") if path.get("data-layer") == name]


def inside(rings: Sequence[Line], x: float, y: float) -> bool:
    """Return whether a point lies in an area (even-odd rule)."""
    around = [shapely.contains_xy(shapely.Polygon(ring), x, y) for ring in rings if len(ring) > 3]
    return sum(around) % 2 == 1


def off(root: Element, name: str, point: tuple[float, float]) -> float:
    """Return how many px a point lies off the lines of a layer."""
    drawn = [line for path in layer(root, name) for line in lines(path.attrib["d"])]
    return float(shapely.MultiLineString(drawn).distance(shapely.Point(point)))


def of(*places: Place) -> tuple[View, Callable[[Place], list[Line]]]:
    """Return the view of places, and what gives the area of one of them in it."""
    marks = pins(naming(*places))
    view = fitted(marks, MAP, MARGINS)
    ground = Ground.of(base_map(), view)
    by_id: dict[str, Pin] = {pin.place.id: pin for pin in marks}
    return view, lambda each: ground.in_view(by_id[each.id])


# What is on it


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=lambda n: REPORTS[n].stem)
def test_every_place_is_on_the_map_or_counted_beside_it(number: int) -> None:
    result, svg = picture(number)
    root = read(svg)
    said = " ".join(texts(root)).casefold()
    described = root.findtext(f"{SVG}desc")
    marks = pins(result)
    assert all(f"{clean(pin.place.name)} ({pin.mentions})" in described for pin in marks)
    unsaid = [pin for pin in marks if pin.place.name.casefold() not in said]
    more = sum(int(number) for number in re.findall(r"and (\d+) more", said))
    assert len(unsaid) <= more
    assert all(pin.mentions <= 2 for pin in unsaid), "what is named most is named first"


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=lambda n: REPORTS[n].stem)
def test_marks_stand_on_their_places_and_count_all_that_they_stand_for(number: int) -> None:
    result, svg = picture(number)
    marks = {pin.place.id: pin for pin in pins(result)}
    view = fitted(list(marks.values()), MAP, MARGINS)
    counted = places_told = 0
    for group in read(svg).iter(f"{SVG}g"):
        if not (pin := marks.get(group.get("data-place", ""))):
            continue
        middle = next(t for t in group.iter(f"{SVG}text") if t.get("text-anchor") == "middle")
        x, y = float(middle.attrib["x"]), float(middle.attrib["y"])
        at = view.at(pin.lat, pin.lon)
        assert hypot(x - at[0], y - float(middle.attrib["font-size"]) * 0.335 - at[1]) < 0.5
        assert float(middle.attrib["font-size"]) >= 11
        counted += int(middle.text or "")
        places_told += int(group.get("data-places", "1"))
    inside_ = [pin for pin in marks.values() if MAP.holds(*view.at(pin.lat, pin.lon), 26)]
    assert places_told == len(inside_)
    assert counted == sum(pin.mentions for pin in inside_)


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=lambda n: REPORTS[n].stem)
def test_no_text_lies_on_another_or_leaves_the_paper(number: int) -> None:
    found = list(boxes(read(picture(number)[1])))
    assert len(found) > 30
    assert_apart(found)
    for text, box in found:
        whole = PAPER.holds(box.left, box.top, 2) and PAPER.holds(box.right, box.bottom, 2)
        assert whole, f"{text} leaves the paper"
        assert box.right <= MAP.left or box.left >= MAP.left, f"{text} on the edge of the map"


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=lambda n: REPORTS[n].stem)
def test_it_is_small(number: int) -> None:
    assert len(picture(number)[1].encode()) < MOST_BYTES


def test_title_source_counts_notes_and_credits() -> None:
    result, svg = picture(0)
    root = read(svg)
    said = " ".join(texts(root))
    assert result.report.title in said
    assert "no date in the report" in said
    assert f"{len(pins(result))} places" in said
    assert "It does not verify that anything happened there." in said
    assert "Crimea is drawn in Ukraine" in said
    assert "GeoNames, CC BY 4.0" in said
    assert "Natural Earth" in said
    assert re.search(r"\b[125]0* k?m\b", said)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == result.report.title
    assert description is not None
    assert all(pin.place.name in (description.text or "") for pin in pins(result))
    labelled = root.attrib["aria-labelledby"].split()
    assert {element.get("id") for element in (title, description)} == set(labelled)


def test_date_of_the_report() -> None:
    result = naming(place("Izium"))
    dated = replace(result, report=replace(result.report, published="2022-09-11"))
    assert "2022-09-11" in texts(read(to_svg(dated)))


def test_area_of_a_mark_follows_its_mentions() -> None:
    result = parsed("{A|A|location} {B|B|location} {B|B|location}", place("A"), place("B", 50))
    radii = {
        group.get("data-place"): max(
            float(circle.attrib["r"]) for circle in group.iter(f"{SVG}circle")
        )
        - 1.5
        for group in read(to_svg(result)).iter(f"{SVG}g")
        if group.get("data-place")
    }
    assert radii["made:B"] ** 2 / radii["made:A"] ** 2 == pytest.approx(2, rel=0.01)


def test_actors_come_only_when_asked_for() -> None:
    result = parsed("{A|A|location} {B|B|actor}", place("A"), place("B", 50))
    assert "B" not in texts(read(to_svg(result)))
    assert {"B", "named only as an actor"} <= set(texts(read(to_svg(result, actors=True))))


def test_a_place_in_the_name_of_a_body_is_told_and_stands_on_the_map_when_asked_for() -> None:
    result = geoparse("The Paris Police Department sent men to Kyiv.")
    features = to_geojson(result)["features"]
    assert {f["properties"]["name"]: f["properties"]["mentions"][0]["role"] for f in features} == {
        "Kyiv": "location",
        "Paris": "actor",
    }
    assert [pin.place.name for pin in pins(result)] == ["Kyiv"]
    assert [pin.place.name for pin in pins(result, actors=True)] == ["Kyiv", "Paris"]


def test_report_without_places_shows_the_world() -> None:
    root = read(to_svg(parsed("Nothing here.")))
    assert "0 places, 0 mentions, 0 countries" in texts(root)
    assert layer(root, "countries")


def test_colours_are_those_of_the_map() -> None:
    used = set(re.findall(r"#[0-9a-f]{6}\b", picture(0)[1]))
    names = "land water coast border river halo ink pin pin-line pin-ink accent-mid".split()
    assert {colour(name) for name in names} <= used
    with pytest.raises(KeyError):
        colour("no-such-colour")


# Where it is


def test_places_stand_where_they_are() -> None:
    view, _ = of(place("Kyiv", 50.45, 30.52), place("Odesa", 46.48, 30.73))
    for lat, lon in ((50.45, 30.52), (46.48, 30.73)):
        x, y = view.at(lat, lon)
        assert MAP.holds(x, y, 40)
        assert view.latitude(y) == pytest.approx(lat)
    assert mercator(0.0, 0.0) == (0.5, 0.5)
    assert mercator(85.051128779807, -180.0) == (0.0, pytest.approx(0.0, abs=1e-9))
    # A degree of latitude on the sphere of Web Mercator is 111.3 km.
    (_, top), (_, foot) = view.at(49.0, 31.0), view.at(48.0, 31.0)
    middle = (top + foot) / 2
    assert (foot - top) * view.km_per_px(middle) == pytest.approx(111.32, rel=0.002)


def test_copies_of_the_world_that_a_view_shows() -> None:
    assert View(MAP, 0.5, 0.3, 20_000).shifts == (0,)
    assert View(MAP, 0.98, 0.3, 20_000).shifts == (0, 1)
    assert View(MAP, -0.2, 0.0, 700).shifts == (-1, 0)


def test_one_place_is_not_shown_nearer_than_the_base_map_knows() -> None:
    view, _ = of(place("Izium"))
    assert view.zoom == pytest.approx(8)


def test_crimea_is_drawn_in_ukraine() -> None:
    towns = (place("Simferopol", 44.95, 34.1), place("Rostov-on-Don", 47.23, 39.7))
    places = (UKRAINE, RUSSIA, *towns, place("Odesa", 46.48, 30.73))
    view, area = of(*places)
    simferopol, rostov = view.at(44.95, 34.1), view.at(47.23, 39.7)
    assert inside(area(UKRAINE), *simferopol)
    assert not inside(area(RUSSIA), *simferopol)
    assert not inside(area(UKRAINE), *rostov)
    isthmus = view.at(46.15, 33.7)
    assert off(read(to_svg(naming(*places))), "borders", isthmus) > 50


def test_disputed_borders_are_dashed() -> None:
    golan = place("Majdal Shams", 33.27, 35.77, country_code="SY", country="Syria")
    root = read(to_svg(naming(golan, place("Tiberias", 32.79, 35.53))))
    (_, dashed) = layer(root, "disputed")
    assert dashed.attrib["stroke-dasharray"]
    view = fitted(pins(naming(golan, place("Tiberias", 32.79, 35.53))), MAP, MARGINS)
    line_of_1949 = view.at(33.0, 35.64)
    assert off(root, "disputed", line_of_1949) < 12 < off(root, "borders", line_of_1949)
    assert "disputed border" in texts(root)
    assert "disputed border" not in texts(read(to_svg(naming(place("Poltava", 49.6, 34.5)))))


def test_a_country_stands_on_its_point_or_is_told_to_be_beyond() -> None:
    kharkiv, belgorod = place("Kharkiv", 49.99, 36.23), place("Belgorod", 50.6, 36.59)
    root = read(to_svg(naming(kharkiv, belgorod, RUSSIA)))
    assert RUSSIA.id not in {group.get("data-place") for group in root.iter(f"{SVG}g")}
    assert "Outside this picture: Russia (1)" in texts(root)


@pytest.mark.parametrize(
    ("west", "east"),
    [
        (place("Suva", -18.14, 178.44), place("Lakeba", -18.2, -178.8)),
        (place("Anadyr", 64.73, 177.5), place("Uelen", 66.16, -169.8)),
    ],
    ids=["fiji", "chukotka"],
)
def test_antimeridian_is_no_edge(west: Place, east: Place) -> None:
    chukotka = place(
        "Chukotka", 66.6, -172, Precision.REGION, id="geonames:2126099", seat=Seat("A", 64.7, 177.5)
    )
    result = naming(west, east, chukotka) if west.lat > 0 else naming(west, east)
    view = fitted(pins(result), MAP, MARGINS)
    (x, _), (to_x, _) = view.at(west.lat, west.lon), view.at(east.lat, east.lon)
    assert MAP.left < x < to_x < MAP.right
    seam, _ = view.at(0.0, 180.0)
    root = read(to_svg(result))
    outlines = [path for path in root.iter(f"{SVG}path") if path.get("data-area")]
    assert bool(outlines) == (west.lat > 0)
    for path in [*outlines, *layer(root, "coast"), *layer(root, "borders")]:
        for line in lines(path.attrib["d"]):
            for (ax, ay), (bx, by) in itertools.pairwise(line):
                along = abs(ax - seam) < 1 and abs(bx - seam) < 1
                assert not along or abs(ay - by) < 10


def test_vague_area_stays_within_its_region() -> None:
    vague = place("The east", 48.0, 37.8, Precision.VAGUE, radius_km=90, admin1="Donetsk Oblast")
    root = read(to_svg(naming(vague, place("Izium", 49.2, 37.3))))
    circle = next(c for c in root.iter(f"{SVG}circle") if c.get("data-area") == vague.id)
    assert circle.attrib["clip-path"].startswith("url(#within-")
    view = fitted(pins(naming(vague, place("Izium", 49.2, 37.3))), MAP, MARGINS)
    _, y = view.at(48.0, 37.8)
    assert float(circle.attrib["r"]) * view.km_per_px(y) == pytest.approx(90, rel=0.01)


@pytest.mark.parametrize(
    ("country", "radius_km", "limited"), [("UA", 90, True), ("", 900, True), ("", 90, False)]
)
def test_vague_area_stays_within_its_country_or_if_wide_on_land(
    country: str, radius_km: float, limited: bool
) -> None:
    more = {"country_code": country, "admin1": "", "radius_km": radius_km}
    vague = place("The coast", 46.5, 31.0, Precision.VAGUE, **more)
    root = read(to_svg(naming(vague, place("Izium", 49.2, 37.3))))
    circle = next(c for c in root.iter(f"{SVG}circle") if c.get("data-area") == vague.id)
    assert ("clip-path" in circle.attrib) is limited


def test_water_has_no_circle() -> None:
    sea = place("Red Sea", 20.3, 38.5, Precision.WATER, radius_km=1400, country_code="", admin1="")
    root = read(to_svg(naming(sea, place("Port Sudan", 19.6, 37.2))))
    assert "Red Sea" in texts(root)
    assert not [c for c in root.iter(f"{SVG}circle") if c.get("data-area") == sea.id]


# The map as a reader has it

SUDAN = next(number for number, path in enumerate(REPORTS) if path.stem == "sudan")


@pytest.mark.parametrize("size", SHEETS, ids=str)
@pytest.mark.parametrize(
    ("lat", "lon", "zoom"), [(15.6, 32.5, 10.5), (13.5, 27.0, 6.0), (10.0, 179.9, 2.0)]
)
def test_the_map_as_it_is_shown_has_its_middle_scale_and_size(
    size: tuple[int, int], lat: float, lon: float, zoom: float
) -> None:
    result, _ = picture(SUDAN)
    shown = Shown(lat, lon, zoom, size)
    view, sheet = shown.view(), shown.sheet
    root = read(to_svg(result, shown=shown))
    assert (root.get("width"), root.get("height")) == tuple(map(str, size))
    assert sheet.paper[0] / sheet.paper[1] == pytest.approx(size[0] / size[1])
    assert view.zoom == pytest.approx(zoom)
    middle = (sheet.map.left + sheet.map.right) / 2, (sheet.map.top + sheet.map.bottom) / 2
    assert view.at(lat, lon) == pytest.approx(middle)
    found = list(boxes(root))
    assert_apart(found)
    paper = Frame(0, 0, *sheet.paper)
    for text, box in found:
        assert paper.holds(box.left, box.top, 2) and paper.holds(box.right, box.bottom, 2), text
    marks = {pin.place.id: pin for pin in pins(result)}
    for group in root.iter(f"{SVG}g"):
        if pin := marks.get(group.get("data-place", "")):
            assert sheet.map.holds(*view.at(pin.lat, pin.lon))


def test_an_area_whose_mark_is_out_of_sight_is_named_at_the_edge_and_has_no_fill() -> None:
    vague = place("The east", 48.0, 37.8, Precision.VAGUE, radius_km=90, admin1="", country_code="")
    seen = place("Izium", 48.4, 38.2)
    root = read(to_svg(naming(vague, seen), shown=Shown(48.4, 38.2, 11.0)))
    assert "The east" in texts(root)
    circles = [each for each in root.iter(f"{SVG}circle") if each.get("fill-opacity")]
    assert not circles
    root = read(to_svg(naming(vague, seen), shown=Shown(48.4, 38.2, 7.0)))
    assert [float(each.attrib["fill-opacity"]) for each in root.iter(f"{SVG}circle")
            if each.get("fill-opacity")] == [1]  # fmt: skip


def test_there_is_no_sheet_of_another_size() -> None:
    with pytest.raises(KeyError):
        _ = Shown(0, 0, 3, (1, 1)).sheet


# Where many places crowd


def centres(root: Element) -> list[tuple[float, float]]:
    return [
        (float(circle.attrib["cx"]), float(circle.attrib["cy"]))
        for group in root.iter(f"{SVG}g")
        if group.get("data-place")
        for circle in list(group.iter(f"{SVG}circle"))[-1:]
    ]


def test_a_crowd_is_gathered_and_told_in_full() -> None:
    near = [place(f"Near {n}", 49 + n % 3 * 0.0002, 32 + n // 3 * 0.0003) for n in range(9)]
    root = read(to_svg(naming(*near)))
    said = " ".join(texts(root))
    assert all(each.name in said for each in near)
    assert "Near 0 +8" in said and "Without a name on the map: Near 1 (1)" in said
    assert "several places, all their mentions" in said
    assert len(centres(root)) == 1


def test_quarters_of_a_city_stand_apart() -> None:
    quarters = [place(f"Near {n}", 49 + n % 3 * 0.02, 32 + n // 3 * 0.03) for n in range(9)]
    assert len(centres(read(to_svg(naming(*quarters))))) == 9


def test_a_picture_of_a_city_has_the_villages_about_it_and_their_source() -> None:
    near = [place(f"Near {n}", 49.2 + n % 3 * 0.02, 37.3 + n // 3 * 0.03) for n in range(9)]
    said = texts(read(to_svg(naming(*near))))
    assert {"Izium", "Oskil", "Kapytolivka"} & set(said)
    assert any("OpenStreetMap" in text for text in said)
    whole = texts(read(to_svg(naming(place("Izium", 49.2, 37.3), place("Kyiv", 50.45, 30.52)))))
    assert not any("OpenStreetMap" in text for text in whole)


def test_thousand_places_stand_apart() -> None:
    root = read(to_svg(crowd(1000)))
    found = centres(root)
    assert 60 < len(found) < 1000
    for (x, y), (a, b) in itertools.combinations(found, 2):
        assert max(abs(x - a), abs(y - b)) >= layout.mark.target - 0.02
    assert any("more" in text for text in texts(root))


# Text


def test_hostile_names_are_text() -> None:
    evil = place(HOSTILE + "x" * 500, id=HOSTILE)
    result = parsed("{a|a|location}", replace(evil, name="a"))
    mention = result.mentions[0]
    assert mention.resolution
    mention = replace(mention, resolution=replace(mention.resolution, place=evil))
    report = replace(
        result.report,
        title=HOSTILE + "Long" * 3000 + " word" * 3000,
        source=HOSTILE,
        published=None,
    )
    svg = to_svg(Geoparse(report, (mention,), (evil,)), Provenance(credits=(HOSTILE,) * 50))
    root = read(svg)
    assert_apart(list(boxes(root)))
    assert not list(root.iter(f"{SVG}b"))
    said = " ".join(texts(root))
    assert '<b onload="x">&amp; ]]> {{7*7}}' in said
    assert said.count("…") >= 2
    for text, box in boxes(root):
        assert PAPER.holds(box.left, box.top) and PAPER.holds(box.right, box.bottom), text


@given(st.text(st.characters(codec=None, exclude_categories=[]), max_size=60))
def test_any_text_may_stand_in_xml(text: str) -> None:
    element = Element("text", {"x": clean(text)})
    element.text = clean(text)
    again = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8"))
    assert (again.text or "") == clean(text)
    assert again.attrib["x"] == clean(text)


@given(st.text("abc іїя 中ä", max_size=80), st.integers(1, 4))
def test_lines_fit(text: str, most: int) -> None:
    found = wrapped(text, 60, 12, most=most)
    assert len(found) <= most
    assert all(width_of(line, 12) <= 60.01 for line in found)
    if not found or not found[-1].endswith("…"):
        assert "".join(found).replace(" ", "") == clean(text).replace(" ", "")


def test_text_is_cut_only_where_it_must() -> None:
    assert shortened("Izium", 100, 12) == "Izium"
    cut = shortened("Izium " * 20, 100, 12)
    assert cut.endswith("…")
    assert 80 < width_of(cut, 12) <= 100


# PNG


def test_png_shows_what_the_svg_does() -> None:
    png = rasterised(picture(0)[1])
    image = Image.open(io.BytesIO(png))
    assert image.size == (1600, 1000)
    shown = image.convert("RGB")
    colours = shown.getcolors(1_600_000)
    assert colours
    by_colour = {"#{:02x}{:02x}{:02x}".format(*rgb): number for number, rgb in colours}
    assert by_colour[colour("land")] > 200_000
    assert by_colour[colour("water")] > 10_000
    # The letters of the title are drawn, from fonts that come with the package.
    head = shown.crop((30, 20, 380, 180)).getcolors(100_000)
    assert head
    assert sum(number for number, rgb in head if sum(rgb) < 200) > 2_000


def test_fonts_know_the_letters_of_all_languages() -> None:
    assert is_covered("Київ, Ґ, Є, Ї — “Kupiansk” … · Şırnak, Česká, 10° 5′")
    assert is_covered("إيزيوم، «خاركيف»؛ 100 كم")
    assert not is_covered("क")


def test_arabic_is_measured_in_the_weight_that_it_is_drawn_in() -> None:
    regular, bold = (width_of("الحرب السورية في أربعة عشر عاما", 30, w) for w in ("400", "700"))
    assert 1.08 < bold / regular < 1.2


def test_a_plus_stays_left_of_its_number_in_arabic() -> None:
    assert directed("حمص +4") == "\u202bحمص \u200e+4\u202c"
    assert directed("Homs +4") == "Homs +4"


def test_arabic_is_written_from_the_right() -> None:
    language.use("ar")
    try:
        root = read(to_svg(naming(UKRAINE, place("Izium", 49.2, 37.3))))
    finally:
        language.use(language.ENGLISH)
    arabic = [each for each in root.iter(f"{SVG}text") if (each.text or "")[:1] == "\u202b"]
    # Joined letters are narrower than was measured: nothing stretches them.
    assert not any("textLength" in each.attrib for each in arabic)
    said = [each for each in arabic if each.get("text-anchor") == "end"]
    assert len(said) > 8 and all((each.text or "")[-1] == "\u202c" for each in said)
    assert "أوكرانيا" in texts(root)
    assert max(float(each.get("x", "0")) for each in said) <= MAP.left


def test_pictures_carry_the_evidence_unseen() -> None:
    result = parsed("{Izium|Izium|location} fell.", place("Izium", note="&<>\x01\ufffe"))
    provenance = Provenance(credits=("GeoNames, CC BY 4.0",), gazetteer="abc")
    wanted = json.loads(json.dumps(to_geojson(result, provenance)))
    svg = to_svg(result, provenance)
    assert json.loads(read(svg).findtext(f"{SVG}metadata")) == wanted
    with Image.open(io.BytesIO(rasterised(svg))) as picture:
        picture.load()
        assert json.loads(picture.text["GeoJSON"]) == wanted
    assert read(to_svg(result, provenance, evidence=False)).find(f"{SVG}metadata") is None
