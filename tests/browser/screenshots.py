"""Takes the README's pictures of the default report; run by `make pictures`."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "harness"))

import chromium  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from served import served  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SETTLED_MS = 1500
"""Labels are placed and flights have landed by then."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One screenshot: how the page is looked at, and what is opened first."""

    name: str
    width: int
    height: int
    place: str = "izium"
    scheme: Literal["light", "dark"] = "light"
    tab: str | None = None
    press: str | None = None
    """A button to press before the picture is taken."""
    phone: bool = False


WANTED = (
    Picture("overview", 1440, 900, place=""),
    Picture("desk-light", 1440, 900),
    Picture("desk-dark", 1440, 900, place="kharkiv-oblast", scheme="dark"),
    Picture("report", 1440, 900, place="kherson", tab="Report"),
    Picture("places", 1440, 900, place="balakliia", tab="Places"),
    Picture("correction", 1440, 900, place="balakliia", press="Correct this: Balakliia"),
    Picture("phone", 390, 844, place="kupiansk", phone=True),
)


def main() -> None:
    """Start the dashboard and write each picture, with its place selected."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with served() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.LAUNCH_ARGUMENTS)
        )
        for picture in WANTED:
            query = f"?place={picture.place}" if picture.place else ""
            take(browser, f"{server.url}/{query}", picture)
            print(PICTURES / f"{picture.name}.png")
        browser.close()


def take(browser: Browser, url: str, picture: Picture) -> None:
    """Open the page as the picture wants it and write the file."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        device_scale_factor=2 if picture.phone else 1,
        is_mobile=picture.phone,
        has_touch=picture.phone,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url)
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ground=drawn]").wait_for(state="attached")
    if picture.place:
        frame.locator("button.pin.selected").wait_for()
        page.locator("article.card h2").wait_for()
    if picture.tab:
        page.get_by_role("tab", name=picture.tab).click()
    if picture.press:
        page.get_by_role("button", name=picture.press).click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(SETTLED_MS)
    # A palette is enough for a page of few colours, and a third of the size in the repository.
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(256)
    image.save(PICTURES / f"{picture.name}.png", optimize=True)
    context.close()


if __name__ == "__main__":
    main()
