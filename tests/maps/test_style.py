"""The colours of map and page can be told apart by those who see contrast less well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.maps import ASSETS

PAGE = Path(__file__).parents[2] / "geo" / "dashboard" / "client" / "page.css"
TEXT, SYMBOL = 4.5, 3.0
"""Least contrasts of WCAG 2.2, 1.4.3 and 1.4.11."""


def map_colours() -> list[dict[str, str]]:
    light, dark = re.findall(r":root[^{]*\{([^}]*)\}", (ASSETS / "style" / "map.css").read_text())[
        :2
    ]
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in (light, dark)]
    return [found[0], found[0] | found[1]]


def page_colours() -> list[dict[str, str]]:
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", PAGE.read_text())
    return [{name: light for name, light, _ in pairs}, {name: dark for name, _, dark in pairs}]


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1..21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_wcags() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "land", TEXT),
        ("name-city", "land", TEXT),
        ("name-country", "land", TEXT),
        ("name-water", "water", TEXT),
        ("name-water", "land", TEXT),
        ("name-city", "halo", TEXT),
        ("ink", "water", TEXT),
        ("accent", "halo", TEXT),
        ("pin-ink", "pin", TEXT),
        ("on-accent", "accent", TEXT),
        ("pin-line", "land", SYMBOL),
        ("pin-line", "water", SYMBOL),
        ("accent", "land", SYMBOL),
        ("accent", "water", SYMBOL),
    ],
)
def test_map_can_be_read(theme: int, ink: str, ground: str, least: float) -> None:
    colours = map_colours()[theme]
    assert contrast(colours[ink], colours[ground]) >= least


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"),
        ("ink", "raised"),
        ("ink", "tint"),
        ("quiet", "paper"),
        ("quiet", "raised"),
        ("quiet", "tint"),
        ("accent", "paper"),
        ("accent", "tint"),
        ("on-accent", "accent"),
    ],
)
def test_page_can_be_read(theme: int, ink: str, ground: str) -> None:
    colours = page_colours()[theme]
    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize("sheet", sorted(PAGE.parent.glob("*.css")), ids=lambda path: path.name)
def test_no_rule_asks_what_a_class_begins_with(sheet: Path) -> None:
    # Streamlit gives its elements other classes at every click: with one such rule the browser
    # then styles all that lies in them anew.
    assert not re.search(r"\[class\b", sheet.read_text())
