"""Takes the pictures of README and docs/pictures.md; run by `make pictures`."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "harness"))

import chromium  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from served import Served, served  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SAMPLES = ROOT / "data" / "samples"
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


# The whole report as it opens: what a cartographer looks at.
MAPPED = {
    "default": ROOT / "data" / "reports" / "kharkiv-counteroffensive.txt",
    "gaza": SAMPLES / "gaza-lebanon.txt",
    "sudan": SAMPLES / "sudan.txt",
    "bulletin": ROOT / "tests" / "harness" / "bulletin.txt",
}
DESK = Picture("desk", 1440, 900, place="")
PHONE = Picture("phone", 390, 844, place="", phone=True)
LOOKS = tuple(replace(of, scheme=scheme) for of in (DESK, PHONE) for scheme in ("light", "dark"))


def main(wanted: Iterable[str]) -> None:
    """Write each picture whose name begins with one of those wanted, all where none is."""
    wanted = tuple(wanted) or ("",)
    reports = {"": WANTED} | {
        name: tuple(replace(look, name=f"{name}-{look.name}-{look.scheme}") for look in LOOKS)
        for name in (*MAPPED, "atlas")
    }
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.LAUNCH_ARGUMENTS)
        )
        for name, pictures in reports.items():
            chosen = [picture for picture in pictures if picture.name.startswith(wanted)]
            if not chosen:
                continue
            with _served(name, Path(scratch)) as server:
                for picture in chosen:
                    query = f"?place={picture.place}" if picture.place else ""
                    image = taken(browser, f"{server.url}/{query}", picture)
                    print(_written(image, picture.name, lossless=not name), flush=True)
        browser.close()


def _served(name: str, scratch: Path) -> AbstractContextManager[Served]:
    """Start the dashboard with a report, "" for the default one, or with an atlas of all."""
    if name != "atlas":
        return served(*([str(MAPPED[name])] if name else []))
    archive = scratch / "Nine sample reports"
    command = [sys.executable, "-m", "geo", "archive", SAMPLES, "--out", archive]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return served(str(archive), command="atlas")


def taken(browser: Browser, url: str, picture: Picture) -> Image.Image:
    """Open the page as the picture wants it and return what is seen."""
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
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return image


def _written(image: Image.Image, name: str, *, lossless: bool) -> Path:
    """Write a picture small, as it lies in the repository, and return its path."""
    path = PICTURES / f"{name}{'.png' if lossless else '.webp'}"
    if lossless:
        # A palette is enough for a page of few colours.
        image.quantize(256).save(path, optimize=True)
    else:
        image.save(path, quality=60, method=6)
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
