"""Taking the evidence away from the page, and reading what was taken."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import expect


def saved(page: Any, title: str) -> Path:
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name=title, exact=True).click()
    return Path(download.value.path())


BOTH_AT_ONCE = """
() => {
  document.querySelector("[role=switch][aria-label^='Round the coordinates']").click();
  [...document.querySelectorAll("button")].find((each) => each.innerText === "GeoJSON").click();
}
"""


def point_of_izium(path: Path) -> list[float]:
    found = json.loads(path.read_text(encoding="utf-8"))
    izium = next(each for each in found["features"] if each["properties"].get("name") == "Izium")
    return izium["geometry"]["coordinates"]


def test_what_is_saved_tells_the_places_and_rounded_where_asked_for(open_page: Callable) -> None:
    page = open_page("?place=izium")
    page.page.get_by_role("button", name="Save as").click()
    assert point_of_izium(saved(page, "GeoJSON")) == [37.2768, 49.207]
    with zipfile.ZipFile(io.BytesIO(saved(page, "CSV tables").read_bytes())) as archive:
        rows = list(csv.DictReader(io.TextIOWrapper(archive.open("mentions.csv"), "utf-8-sig")))
    assert sum(row["text"] in ("Izium", "Izyum") for row in rows) == 4
    picture = saved(page, "Picture (SVG)").read_text(encoding="utf-8")
    for words in ("Russian Troops Pull Back", "GeoNames, CC BY 4.0", ">Izium<"):
        assert words in picture
    with Image.open(saved(page, "Picture (PNG)")) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (1600, 1000))
    # The map as it is, moved while it is asked for.
    page.page.get_by_role("combobox", name="The pictures show").click()
    page.page.get_by_role("option", name="the map as it is now, 1200 × 1200").click()
    page.idle()
    with page.sockets[-1].expect_event("framesent", lambda frame: b"50.45000,30.52000,9" in frame):
        page.map.locator("body").evaluate(
            "() => void Object.values(window).find((v) => v && v.datelinePlaces)"
            ".setView([50.45, 30.52], 9, { animate: false })"
        )
    page.idle()
    shown = saved(page, "Picture (SVG)").read_text(encoding="utf-8")
    assert 'width="1200" height="1200"' in shown
    assert re.search(r"Outside this picture: Izium \(4\)", shown) and ">Kyiv<" in shown
    page.idle()
    page.page.get_by_text("Round the coordinates").click()
    expect(page.page.get_by_role("switch", name="Round the coordinates")).to_be_checked()
    assert point_of_izium(saved(page, "GeoJSON")) == [37.3, 49.2]
    # The page itself stays as it is.
    expect(page.card.locator(".point").first).to_have_text("49.207, 37.277")
    # Whoever rounds to spare someone rounds the next file as well.
    page.page.keyboard.press("Escape")
    expect(page.page.get_by_role("button", name="GeoJSON", exact=True)).to_have_count(0)
    page.page.get_by_role("button", name="Save as").click()
    expect(page.page.get_by_role("switch", name="Round the coordinates")).to_be_checked()
    # A press waits for the rounding that was asked for just before it.
    for point in ([37.2768, 49.207], [37.3, 49.2]):
        page.idle()
        expect(page.page.get_by_role("button", name="GeoJSON", exact=True)).to_be_visible()
        with page.page.expect_download() as download:
            page.page.evaluate(BOTH_AT_ONCE)
        assert point_of_izium(Path(download.value.path())) == point
