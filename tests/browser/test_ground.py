"""What lies below the places: towns and villages, and maps and layers of the reader's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from map_files import Feature, mbtiles, pmtiles, tile_at, vector_tile
from map_frame import STILL
from playwright.sync_api import expect

IZIUM = 49.2, 37.3
HOSTILE = "<img src=x onerror=hacked=1>"
VIEW = """
(_, [lat, lon, zoom]) => {
  const map = Object.values(window).find((v) => v && v.datelinePlaces);
  map.setView([lat, lon], zoom, { animate: false });
}
"""
NAMED = """
() => {
  const { _map: map, settlements } =
    Object.values(window).find((v) => v && v.datelinePlaces).datelineNames;
  return settlements.inView().map(({ name }) => name);
}
"""
ROADS = """
() => [...document.querySelectorAll("canvas.leaflet-tile")].some((tile) => {
  if (tile.closest(".ground, .areas")) return false;
  const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
  return data.some((value, at) => at % 4 === 3 && value);
})
"""
"""Whether a tile of the reader's own has been painted."""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "789c63606060000000040001f61738550000000049454e44ae426082"
)


def look_at(page: Any, zoom: int) -> None:
    page.map.locator("body").evaluate(VIEW, [*IZIUM, zoom])
    page.settle()


def wait_until(page: Any, holds: str) -> None:
    (frame,) = (each for each in page.page.frames if "folium" in each.url)
    frame.wait_for_function(holds)


def vector_map(path: Path) -> Path:
    road = Feature("line", [(0, 2048), (4096, 2048)], {"kind": "highway", "name": "M 03"})
    earth = Feature("area", [(0, 0), (4096, 0), (4096, 4096), (0, 4096)], {"kind": "earth"})
    tile = vector_tile({"earth": [earth], "roads": [road]})
    tiles = {}
    for zoom in range(6, 11):
        z, x, y = tile_at(*IZIUM, zoom)
        around = [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        tiles |= {(z, column, row): tile for column, row in around}
    metadata = {"attribution": f"Our survey &lt;i&gt;{HOSTILE}", "vector_layers": [{"id": "earth"}]}
    path.write_bytes(pmtiles(tiles, metadata=metadata, extent=(35, 48, 40, 50.5)))
    return path


def test_villages_are_named_at_a_close_look_alone(read_page: Callable) -> None:
    page = read_page()
    look_at(page, 7)
    assert page.map.locator("body").evaluate(NAMED) == []
    look_at(page, 11)
    wait_until(page, f"() => ({NAMED})().includes('Kapytolivka')")


def test_a_map_and_a_layer_of_ones_own_are_drawn_named_and_taken_away(
    open_page: Callable, tmp_path: Path
) -> None:
    page = open_page()
    page.page.get_by_role("button", name="Map options").click()
    field = page.page.get_by_label("Map file on this machine")
    field.fill(str(vector_map(tmp_path / "own.pmtiles")))
    field.press("Enter")
    credits = page.map.locator(".leaflet-control-attribution")
    # What metadata hold is text, whatever it looks like.
    expect(credits).to_contain_text("Our survey <i>")
    look_at(page, 10)
    wait_until(page, ROADS)

    layer = tmp_path / f"front {HOSTILE.replace('/', '')}.geojson"
    line = {"type": "LineString", "coordinates": [[36.5, 49.0], [38, 49.4]]}
    layer.write_text(json.dumps(line), encoding="utf-8")
    page.page.locator("input[type=file]").set_input_files(layer)
    row = page.map.locator(".legend .form.own")
    expect(row).to_have_text(f"front {HOSTILE}")
    expect(credits).to_contain_text(f"front {HOSTILE}")
    expect(page.map.locator("html[data-layers='1']")).to_be_attached()
    assert page.map.locator("img[src=x]").count() == 0
    page.page.get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)
    expect(credits).not_to_contain_text("front")

    pictures = {at: PNG for at in [(0, 0, 0), *(tile_at(*IZIUM, z) for z in range(1, 12))]}
    metadata = {"format": "png", "name": "Relief", "maxzoom": "11", "minzoom": "0"}
    field.fill(str(mbtiles(tmp_path / "relief.mbtiles", pictures, metadata)))
    field.press("Enter")
    expect(credits).to_contain_text("Relief")
    expect(page.map.locator("img.leaflet-tile-loaded").first).to_be_attached()
    field.fill("")
    field.press("Enter")
    expect(page.map.locator("html[data-own]")).to_have_count(0)
    expect(credits).not_to_contain_text("Relief")
    page.map.locator("body").evaluate(STILL)
