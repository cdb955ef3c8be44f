"""What goes to the map at every change: all of it, and nothing that goes without saying."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import crowd, parsed, place

from geo.maps import Preview, pins, previews, scene
from geo.maps.layer import PlaceLayer, Rival
from geo.maps.literal import script_literal
from geo.model import Precision

IZIUM = place("Izium", 49.20891, 37.24849)
SEA = place("Sea of Azov", 46.0, 36.5, Precision.WATER, country_code="", radius_km=150.0)
REPORT = parsed(
    "{Izyum|Izium|location} and {Izium|Izium|location} by the {sea|Sea of Azov|location}",
    IZIUM,
    SEA,
)


PARTS = ("id", "name", "lat", "lon", "n", "shape", "kind")


def row(layer: PlaceLayer, name: str) -> dict[str, Any]:
    """Return what is sent of a place, with names for its parts."""
    found = next(row for row in json.loads(layer.literal)["pins"] if row[1] == name)
    parts = dict(zip(PARTS, found, strict=False)) | (found[7] if len(found) > 7 else {})
    return parts | {"shape": layer.state["shapes"][parts["shape"]]}


def test_a_row_leaves_out_what_goes_without_saying() -> None:
    assert row(PlaceLayer(scene(pins(REPORT))), "Izium") == {
        "id": "made:Izium",
        "name": "Izium",
        "lat": 49.2089,
        "lon": 37.2485,
        "n": 2,
        "shape": "point",
        "kind": -1,
    }


def test_a_water_is_no_pin_and_no_soft_area() -> None:
    water = row(PlaceLayer(scene(pins(REPORT))), "Sea of Azov")
    assert water["shape"] == "water"
    assert "km" not in water
    assert "box" in water


def test_previews_share_their_kinds() -> None:
    beside = {
        "made:Izium": Preview("Settlement", (("Izium", 1), ("Izyum", 1)), ("", "Izyum", " and")),
        "made:Sea of Azov": Preview("Water"),
    }
    layer = PlaceLayer(scene(pins(REPORT), previews=beside))
    assert layer.state["kinds"] == ["Settlement", "Water"]
    izium, sea = row(layer, "Izium"), row(layer, "Sea of Azov")
    assert izium["kind"] == 0
    assert izium["written"] == [["Izium", 1], ["Izyum", 1]]
    assert izium["quote"] == ["", "Izyum", " and"]
    assert sea["kind"] == 1
    assert not {"written", "quote"} & set(sea)


def test_runners_up_come_with_label_and_share() -> None:
    rival = Rival(place("Izium", 50.0, 30.0, id="made:other"), "1", "12%")
    assert PlaceLayer(scene(pins(REPORT)), rivals=[rival]).state["rivals"] == [
        {"id": "made:other", "name": "Izium", "at": [50.0, 30.0], "n": "1", "share": "12%"}
    ]


@pytest.mark.parametrize("part", ["picking", "tiles", "rivals"])
def test_what_is_off_is_not_told(part: str) -> None:
    assert part not in PlaceLayer(scene(pins(REPORT))).state


@pytest.mark.parametrize("part", ["picking", "tiles"])
def test_what_is_on_is_told(part: str) -> None:
    on: dict[str, Any] = {part: True}
    assert PlaceLayer(scene(pins(REPORT)), **on).state[part] is True


def test_script_and_page_are_told_the_same() -> None:
    rival = Rival(place("Izium", 50.0, 30.0, id="made:other"), "1", "12%")
    layer = PlaceLayer(
        scene(pins(REPORT), report="r"), selected="made:Izium", rivals=[rival], tiles=True
    )
    assert json.loads(layer.literal) == json.loads(json.dumps(layer.state))


@pytest.mark.parametrize("number", [1000, 150], ids=["all", "with their passages"])
def test_many_places_with_previews_are_one_small_message(number: int) -> None:
    result = crowd(number)
    marks = pins(result)
    beside = previews(result, marks, lambda each: each.precision.value)
    layer = PlaceLayer(scene(marks, previews=beside))
    assert len(layer.literal.encode()) < 60_000


@given(st.text(st.characters(), max_size=40))
def test_a_literal_is_inert_and_says_the_same(text: str) -> None:
    literal = script_literal({"text": text})
    assert json.loads(literal) == {"text": text}
    assert not set("<>&'%#") & set(literal)
    assert not {"{{", "}}", "\u2028", "\u2029"} & {literal[i : i + 2] for i in range(len(literal))}
    assert "\u2028" not in literal
    literal.encode()


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\u2028", "{{ 7*7 }}", "{% raw %}"])
def test_what_cannot_be_sent_is_escaped(text: str) -> None:
    literal = script_literal([text])
    assert literal.isascii()
    assert json.loads(literal) == [text]
