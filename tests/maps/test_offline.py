"""The map names no address outside, and what it draws is inert."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import folium
import pytest
from made_up import crowd, parsed, place

from geo.maps import ASSETS, pins, scene
from geo.maps.layer import PlaceLayer
from geo.maps.offline import OfflineMap
from geo.model import Geoparse

HOSTILE = '</script><img src=x onerror="hacked=1">{{ 7*7 }}{% raw %}\u2028\'"`${hacked=1}'


def rendered(result: Geoparse, selected: str = "") -> str:
    page = OfflineMap(assets="assets", ground="ground/world.topojson.gz", font="sans.woff2")
    group = folium.FeatureGroup()
    group.add_child(PlaceLayer(scene(pins(result), report="r"), selected=selected))
    group.add_to(page)
    return str(page.get_root().render())


def state(html: str) -> dict[str, Any]:
    sent = re.search(r"Dateline\.places\(\w+, (\{.*\})\);", html)
    assert sent
    found: dict[str, Any] = json.loads(sent.group(1))
    return found


def test_page_names_no_address_outside() -> None:
    html = rendered(parsed("{Izium|Izium|location}", place("Izium")))
    assert not re.findall(r"(?:https?:)?//[a-z0-9]", html.replace("http://www.w3.org", ""))


def test_every_file_of_the_map_is_there() -> None:
    page = OfflineMap(assets="assets", ground="ground")
    names = [address for _, address in (*page.default_js, *page.default_css)]
    assert names
    for name in names:
        assert (ASSETS / name.removeprefix("assets/")).is_file()


def test_other_maps_keep_their_own_files() -> None:
    before = list(folium.Map.default_js), list(folium.Map.default_css)
    OfflineMap(assets="assets", ground="ground")
    assert (list(folium.Map.default_js), list(folium.Map.default_css)) == before


def named(name: str) -> Geoparse:
    result = parsed("{x|P|location}", place("P"))
    hostile = place(name)
    (mention,) = result.mentions
    assert mention.resolution
    resolution = replace(mention.resolution, place=hostile)
    return Geoparse(result.report, (replace(mention, resolution=resolution),), (hostile,))


@pytest.mark.parametrize("name", [HOSTILE, "<!--<script>", "O'Higgins", "名前", "a\\"])
def test_names_cannot_leave_their_string(name: str) -> None:
    html = rendered(named(name))
    assert [pin[1] for pin in state(html)["pins"]] == [name]
    assert "<img" not in html
    assert "<!--" not in html


def test_credits_of_added_sources_are_told_and_inert() -> None:
    page = OfflineMap(assets="a", ground="g", credits=("GeoNames, CC BY 4.0", HOSTILE))
    html = str(page.get_root().render())
    told = re.search(r"Dateline\.ground\(\w+, (\{.*\})\);", html)
    assert told
    assert json.loads(told[1])["credits"] == f"GeoNames · {HOSTILE} · Natural Earth"
    assert "<img" not in html


def test_readers_may_zoom_the_page() -> None:
    viewport = re.search(r'<meta name="viewport" content="([^"]*)"', rendered(crowd(1)))
    assert viewport
    assert "scalable" not in viewport[1]
    assert "maximum-scale" not in viewport[1]


def test_licences_stand_beside_the_files() -> None:
    for part in ("leaflet", "geojson-vt", "topojson-client", "protomaps-leaflet"):
        assert (ASSETS / "vendor" / part / "LICENSE.txt").stat().st_size > 300
        assert part in (ASSETS / "README.md").read_text(encoding="utf-8")


def test_thousand_places_are_one_small_message() -> None:
    html = rendered(crowd(1000))
    sent = state(html)
    assert len(sent["pins"]) == 1000
    assert len(json.dumps(sent)) < 80_000
