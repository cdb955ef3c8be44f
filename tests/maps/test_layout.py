"""What picture, page and live map share stands once, and both Python and JavaScript read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from javascript import SCRIPTS, Module
from served import ROOT

from geo.export.picture.marks import STACK_PX
from geo.maps import ASSETS
from geo.maps.layout import layout
from geo.maps.pins import radius_px

TOLD = {"farthest", "deepest"}
"""What Python tells Leaflet itself."""


def parts(under: Any, name: str = "") -> Iterator[str]:
    for key, value in vars(under).items():
        yield key
        if isinstance(value, SimpleNamespace):
            yield from parts(value)


def as_dict(value: Any) -> Any:
    if isinstance(value, SimpleNamespace):
        return {key: as_dict(each) for key, each in vars(value).items()}
    return value


def test_both_read_the_same() -> None:
    assert Module("layout.js").run("return tested.layout;") == as_dict(layout)


@pytest.mark.parametrize("shared", ["mark", "country", "label", "zoom", "line", "area"])
def test_every_value_is_used_on_both_sides(shared: str) -> None:
    python = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("maps", "export")
        for path in (ROOT / "geo" / folder).rglob("*.py")
    )
    scripts = "\n".join(
        path.read_text(encoding="utf-8") for path in SCRIPTS if path.name != "layout.js"
    )
    for name in parts(getattr(layout, shared)):
        assert f".{name}" in python, name
        # A script takes an area's look by its shape.
        of_area = shared == "area" and hasattr(layout.area, name)
        assert name in scripts or of_area or name in TOLD, name


@pytest.mark.parametrize("number", [1, 2, 4, 9, 10, 400])
def test_a_mark_is_as_large_in_the_picture_as_on_the_map(number: int) -> None:
    assert Module("standing.js")("radiusOf", number) == pytest.approx(radius_px(number))


def test_style_sheet_writes_labels_as_they_are_measured() -> None:
    sheet = (ASSETS / "style" / "map.css").read_text(encoding="utf-8")
    label = re.search(r"\n\.label \{[^}]*\}", sheet)
    assert label
    assert f"font-size: calc({layout.label.size}px" in label[0]
    assert f"line-height: calc({layout.label.line}px" in label[0]
    country = re.search(r"\.pin\.country \.disc \{[^}]*\}", sheet)
    assert country
    assert f"font-size: calc({layout.country.size}px" in country[0]
    label = re.search(r"\.label\.country \{[^}]*\}", sheet)
    assert label
    assert f"font-size: calc({layout.country.size}px" in label[0]
    assert f"letter-spacing: calc({layout.country.spacing}px" in label[0]


def test_what_stands_for_several_looks_alike_on_both_sides() -> None:
    sheet = (ASSETS / "style" / "map.css").read_text(encoding="utf-8")
    many = re.search(r"\.pin\.many \.disc \{[^}]*\}", sheet)
    assert many and f"{STACK_PX:g}px -{STACK_PX:g}px 0" in many[0]
    assert layout.mark.outline.many == STACK_PX + layout.mark.outline.plain


def test_no_side_has_a_look_of_its_own() -> None:
    """Colours, and the looks of the base map's names, stand in one file each."""
    for path in (*SCRIPTS, *(ROOT / "geo" / "export" / "picture").glob("*.py")):
        if path.name == "layout.js":
            continue
        text = path.read_text(encoding="utf-8")
        assert '"name-country"' not in text, path.name
        assert not any(
            f"{quote}#{digit}" in text for quote in "'\"" for digit in "0123456789abcdef"
        )
