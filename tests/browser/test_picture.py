"""The saved picture in a viewer that has other fonts."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from geo import geoparse, read_report
from geo.export.picture import to_svg
from geo.paths import data_dir

DEFAULT = data_dir() / "reports" / "kharkiv-counteroffensive.txt"


def test_no_viewers_font_makes_a_text_wider_than_its_room(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    path.write_text(to_svg(geoparse(read_report(DEFAULT))), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    widths = page.evaluate(
        "[...document.querySelectorAll('text[textLength]')].map(text =>"
        "[text.textContent, text.textLength.baseVal.value, text.getBBox().width])"
    )
    page.close()
    assert len(widths) > 30
    for text, room, drawn in widths:
        # An italic letter may lean out of its own width.
        assert drawn <= room + 3, text
