"""The marks of places, as on the live map: their form says how exact the position is."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from geo.export.picture.country_marks import (
    COUNTRY_PX,
    COUNTRY_SPACING,
    badge_width,
    country_name,
)
from geo.export.picture.occupied import Mark
from geo.export.picture.palette import colour
from geo.export.picture.placement import LABEL_PX
from geo.export.picture.svg import Value, add, write
from geo.export.picture.text import clean, width_of
from geo.maps.layout import layout
from geo.maps.pins import Pin, Shape
from geo.model import Precision

_BORDER_PX = 1.5
_DASHES = {"vague": "3.2 2.4", "unsure": "1.5 2"}


def draw_lead(parent: Element, mark: Mark) -> None:
    """Draw a line from a mark that was pushed aside to its place."""
    (x, y), line = mark.at, colour("pin-line")
    if mark.pin.shape is Shape.COUNTRY or abs(x - mark.x) + abs(y - mark.y) < 5:
        return
    add(parent, "path", d=f"M{mark.x:.1f} {mark.y:.1f}L{x:.1f} {y:.1f}", stroke=line,
        stroke_width=_BORDER_PX)  # fmt: skip
    add(parent, "circle", cx=x, cy=y, r=3, fill=line)


def draw_mark(parent: Element, mark: Mark) -> None:
    """Draw the mark of a place with its number."""
    group = add(parent, "g", data_place=clean(mark.pin.place.id))
    if mark.pin.shape is Shape.COUNTRY:
        _country(group, mark)
        return
    pin = mark.pin
    draw_form(
        group,
        mark.x,
        mark.y,
        pin.radius_px,
        square=pin.shape is Shape.REGION,
        dashed=_dashes(pin),
        hollow=pin.actor,
        ringed=is_water(pin),
    )
    look = layout.mark
    size = max(look.smallest_number, min(look.largest_number, pin.radius_px * look.number_share))
    write(
        group,
        str(pin.mentions),
        mark.x,
        mark.y + size * 0.335,
        size,
        weight="600",
        text_anchor="middle",
        fill=colour("accent" if pin.actor else "pin-ink"),
    )


def is_water(pin: Pin) -> bool:
    """Return whether a mark stands for a sea, a lake or a river."""
    return pin.place.precision is Precision.WATER


def _dashes(pin: Pin) -> str:
    if pin.shape is Shape.VAGUE and not is_water(pin):
        return "vague"
    return "unsure" if pin.uncertain else ""


def draw_form(
    parent: Element,
    x: float,
    y: float,
    radius: float,
    *,
    square: bool = False,
    dashed: str = "",
    hollow: bool = False,
    ringed: bool = False,
) -> None:
    """Draw a disc at (x, y) on a halo that separates it from the map below."""
    if ringed:
        add(parent, "circle", cx=x, cy=y, r=radius + 3.2, fill="none", stroke=colour("pin-line"),
            stroke_width=1)  # fmt: skip
    inner = radius - _BORDER_PX / 2
    look: dict[str, Value] = {
        "fill": colour("halo" if hollow else "pin"),
        "stroke": colour("pin-line"),
        "stroke_width": _BORDER_PX,
    }
    if dashed:
        look["stroke_dasharray"] = _DASHES[dashed]
    for half, style in ((radius + 1.5, {"fill": colour("halo")}), (inner, look)):
        if square:
            add(
                parent, "rect", x=x - half, y=y - half, width=2 * half, height=2 * half, rx=4,
                **style,
            )  # fmt: skip
        else:
            add(parent, "circle", cx=x, cy=y, r=half, **style)


def draw_label(parent: Element, mark: Mark) -> None:
    """Draw the name of a place, and the line that ties it to a mark farther off."""
    label = mark.label
    if label is None:
        return
    if label.leader:
        x, y, to_x, to_y = label.leader
        add(parent, "path", d=f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}",
            stroke=colour("pin-line"), stroke_width=1)  # fmt: skip
    water = is_water(mark.pin)
    write(
        parent,
        label.text,
        label.x,
        label.y,
        LABEL_PX,
        weight="italic" if water else "600",
        fit=True,
        fill=colour("name-water" if water else "ink"),
        stroke=colour("halo"),
        stroke_width=3,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def _country(parent: Element, mark: Mark) -> None:
    box, badge = mark.box, badge_width(mark.pin)
    add(
        parent, "rect", x=box.left, y=box.top + 1, width=box.width, height=box.height - 2, rx=11,
        fill=colour("halo"), fill_opacity=0.94, stroke=colour("pin-line"), stroke_width=1,
    )  # fmt: skip
    name = country_name(mark.pin)
    write(
        parent, name, box.left + 9, mark.y + 3.9, COUNTRY_PX, weight="600",
        fill=colour("pin-ink"), spacing=COUNTRY_SPACING,
    )  # fmt: skip
    left = box.left + 14 + width_of(name, COUNTRY_PX, "600", COUNTRY_SPACING)
    add(parent, "rect", x=left, y=mark.y - 7.5, width=badge, height=15, rx=7.5,
        fill=colour("pin"))  # fmt: skip
    write(
        parent, str(mark.pin.mentions), left + badge / 2, mark.y + 3.8, COUNTRY_PX, weight="600",
        text_anchor="middle", fill=colour("pin-ink"),
    )  # fmt: skip
