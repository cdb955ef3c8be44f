"""The marks of places, as on the live map: their form says how exact the position is."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from geo.export.picture.occupied import Mark
from geo.export.picture.palette import colour
from geo.export.picture.placement import badge_width, label_look
from geo.export.picture.svg import Value, add, write
from geo.export.picture.text import clean
from geo.maps.layout import layout
from geo.maps.pins import Pin, Shape, radius_px
from geo.model import Precision

_BORDER_PX = 1.5
STACK_PX = 3.0
"""How far the lower of two discs stands out above and beside the upper, as in the style sheet."""
_DASHES = {"vague": "3.2 2.4", "unsure": "1.5 2"}


def draw_mark(parent: Element, mark: Mark) -> None:
    """Draw the mark of a place, or of several, with its number."""
    several = len(mark.pins) > 1
    group = add(parent, "g", data_place=clean(mark.pin.place.id))
    if several:
        group.set("data-places", str(len(mark.pins)))
    pin, look = mark.pin, layout.mark
    if pin.shape is Shape.COUNTRY and not several:
        _country(group, mark)
        return
    radius = radius_px(mark.mentions)
    actor = all(each.actor for each in mark.pins)
    unsure = all(each.uncertain for each in mark.pins)
    draw_form(
        group,
        mark.x,
        mark.y,
        radius,
        square=pin.shape is Shape.REGION and not several,
        dashed="unsure" if unsure else _dashes(pin) if not several else "",
        hollow=actor or unsure,
        ringed=is_water(pin) and not several,
        stacked=several,
    )
    size = max(look.smallest_number, min(look.largest_number, radius * look.number_share))
    write(
        group,
        str(mark.mentions),
        mark.x,
        mark.y + size * 0.335,
        size,
        weight="600",
        text_anchor="middle",
        fill=colour("accent" if actor or unsure else "pin-ink"),
    )


def is_water(pin: Pin) -> bool:
    """Return whether a mark stands for a sea, a lake or a river."""
    return pin.place.precision is Precision.WATER


def _dashes(pin: Pin) -> str:
    return "vague" if pin.shape is Shape.VAGUE and not is_water(pin) else ""


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
    stacked: bool = False,
) -> None:
    """Draw a disc at (x, y) on a halo that separates it from the map below."""
    if stacked:
        draw_form(parent, x + STACK_PX, y - STACK_PX, radius - 0.5, dashed=dashed, hollow=hollow)
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
    size, weight, spacing = label_look(mark)
    ink = "name-water" if weight == "italic" else "pin-ink" if spacing else "ink"
    write(
        parent,
        label.text,
        label.x,
        label.y,
        size,
        weight=weight,
        fit=True,
        spacing=spacing,
        fill=colour(ink),
        stroke=colour("halo"),
        stroke_width=3,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def _country(parent: Element, mark: Mark) -> None:
    look, width = layout.country, badge_width(mark.mentions)
    add(
        parent, "rect", x=mark.x - width / 2, y=mark.y - look.height / 2, width=width,
        height=look.height, rx=look.height / 2, fill=colour("halo"), fill_opacity=0.94,
        stroke=colour("pin-line"), stroke_width=1,
    )  # fmt: skip
    write(
        parent, str(mark.mentions), mark.x, mark.y + 3.8, look.size, weight="600",
        text_anchor="middle", fill=colour("pin-ink"),
    )  # fmt: skip
