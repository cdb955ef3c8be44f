"""SVG elements: plain, escaped, with no more digits than the eye needs."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from geo.export.picture.text import FAMILY, clean, directed, is_measured, width_of
from geo.maps.basemap.linework import Line

Value = str | float


def start(width: int, height: int, of: tuple[int, int], language: str) -> Element:
    """Return the root of a picture.

    Args:
        width, height: in px as it is shown.
        of: (width, height) of the paper that is drawn on, in its own px.
        language: ISO 639-1 code of its texts.
    """
    return Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(width),
            "height": str(height),
            "viewBox": f"0 0 {of[0]} {of[1]}",
            "lang": language,
            "role": "img",
            "aria-labelledby": "title desc",
            "font-family": FAMILY,
        },
    )


def add(parent: Element, tag: str, **attributes: Value) -> Element:
    """Add an element; `_` in the name of an attribute stands for `-`."""
    return SubElement(
        parent,
        tag,
        {name.rstrip("_").replace("_", "-"): shown(value) for name, value in attributes.items()},
    )


def shown(value: Value) -> str:
    """Return a value of an attribute; numbers in tenths."""
    if isinstance(value, str):
        return value
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def write(
    parent: Element,
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    weight: str = "400",
    fit: bool = False,
    spacing: float = 0.0,
    **attributes: Value,
) -> Element:
    """Add a line of text whose baseline begins at (x, y).

    Args:
        parent: what it goes into.
        text: one line.
        x, y: in px.
        size: of the font, in px.
        weight: "400", "600", "700" or "italic".
        fit: hold it to the width that it was measured at, whatever font the viewer has; Arabic
            letters, which are narrower in a word than alone, take their own.
        spacing: px between letters; such a text is held to its width by these.
        attributes: more of SVG's own.
    """
    style: dict[str, Value] = (
        {"font_style": "italic"}
        if weight == "italic"
        else {}
        if weight == "400"
        else {"font_weight": weight}
    )
    if (fit or spacing) and len(text) > 1 and is_measured(text):
        style["textLength"] = width_of(text, size, weight, spacing) - spacing
        style["lengthAdjust"] = "spacing" if spacing else "spacingAndGlyphs"
    element = add(parent, "text", x=x, y=y, font_size=size, **style, **attributes)
    element.text = directed(clean(text))
    return element


def dashes(lengths: Iterable[float]) -> str:
    """Return the lengths of dashes and gaps as an attribute has them."""
    return " ".join(map(shown, lengths))


def path_data(lines: Iterable[Line], *, closed: bool) -> str:
    """Return lines as path data in tenths of a px, by steps, as that is half as long."""
    return "".join(_line_data(line, closed=closed) for line in lines)


def _line_data(line: Line, *, closed: bool) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    x, y = tenths[0]
    steps = []
    for to_x, to_y in tenths[1:]:
        if (to_x, to_y) != (x, y):
            steps.append(f"{_tenths(to_x - x)} {_tenths(to_y - y)}")
            x, y = to_x, to_y
    if not steps:
        return ""
    start = f"M{_tenths(tenths[0][0])} {_tenths(tenths[0][1])}"
    return f"{start}l{' '.join(steps)}{'z' if closed else ''}".replace(" -", "-")


def _tenths(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    digits = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{digits}" if value < 0 else digits
