"""The page on paper: title, map and card, and nothing that is pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import expect

PRESSED = ":is(button, input, [role=tab], [role=button]):visible"


def test_a_sheet_upright_or_laid_down_has_title_map_and_card(
    read_page: Callable[..., Any], tmp_path: Path
) -> None:
    dashboard = read_page("?place=izium", dark=True)
    page = dashboard.page
    title = page.locator("h1").inner_text()
    expect(dashboard.card.locator("h2")).to_have_text("Izium")
    dashboard.settle()
    for laid in (False, True):
        path = tmp_path / f"{laid}.pdf"
        page.pdf(path=path, format="A4", landscape=laid)
        sheets = pypdfium2.PdfDocument(path)
        text = sheets[0].get_textpage().get_text_bounded()
        assert " ".join(title.split()) in " ".join(text.split())
        assert "49.207, 37.277" in text
        # From the map's legend.
        assert "area without a border" in text
        assert not [word for word in ("Copy", "Save as", "All places", "Filter") if word in text]
        # Land is drawn as by day, whatever the screen has: paper, not ink.
        picture = sheets[0].render(scale=0.5).to_pil().convert("L")
        assert sum(picture.histogram()[:64]) < 0.05 * picture.width * picture.height
    page.emulate_media(media="print")
    expect(page.locator(PRESSED)).to_have_count(0)
