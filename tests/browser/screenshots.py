"""Takes the README's pictures: the default report at desk and phone width, light and dark."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "harness")]

from chromium import LAUNCH_ARGUMENTS, find  # noqa: E402
from served import served  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE = (1440, 900), (390, 844)
SETTLED_MS = 1500


def main() -> int:
    """Start the dashboard, open it in each size and theme, and write the pictures."""
    path = find()
    if path is None:
        print("no Chromium: run `python tests/harness/chromium.py`", file=sys.stderr)
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with served() as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(LAUNCH_ARGUMENTS))
        for name, query, size, dark, tab in (
            ("desk-light", "?place=izium", DESK, False, ""),
            ("desk-dark", "?place=kharkiv-oblast", DESK, True, ""),
            ("report", "?place=kherson", DESK, False, "Report"),
            ("places", "", DESK, False, "Places"),
            ("phone", "?place=kupiansk", PHONE, False, ""),
            ("phone-dark", "", PHONE, True, ""),
        ):
            page = _page(chromium, size, dark)
            page.goto(f"{server.url}/{query}")
            frame = page.frame_locator(".st-key-map-frame iframe")
            frame.locator("html[data-pins][data-ground=drawn]").wait_for(state="attached")
            if tab:
                page.get_by_role("tab", name=tab).click()
            page.wait_for_timeout(SETTLED_MS)
            page.screenshot(path=PICTURES / f"{name}.png")
            page.context.close()
        chromium.close()
    return 0


def _page(chromium: Browser, size: tuple[int, int], dark: bool) -> Page:
    width, height = size
    phone = size == PHONE
    return chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        device_scale_factor=2 if phone else 1,
        is_mobile=phone,
        has_touch=phone,
    ).new_page()


if __name__ == "__main__":
    sys.exit(main())
