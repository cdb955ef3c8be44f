"""The column beside the map: title, source, legend, scale, what the map says, and credits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from xml.etree.ElementTree import Element

from geo.export.picture.marks import draw_form, is_water
from geo.export.picture.occupied import Mark
from geo.export.picture.palette import colour
from geo.export.picture.svg import add, write
from geo.export.picture.text import clean, wrapped
from geo.language import _, comma_joined, direction
from geo.maps.frame import Frame, View
from geo.maps.layout import layout
from geo.maps.pins import Pin, Shape, radius_px

_TITLE_PX, _TITLE_LINE_PX = 21.0, 25.0
_SMALL_PX, _SMALL_LINE_PX = 11.0, 14.5
_LEGEND_PX = 10.5
_DISPUTED, _MANY = "disputed", "many"
_MOST_UNEQUAL = 1.15
"""Above it the scale differs so much within the picture that the bar names its latitude."""


@dataclass(slots=True)
class Column:
    """The column as it fills from the top; `y` is where the next line may begin."""

    group: Element
    frame: Frame
    y: float

    @classmethod
    def of(cls, parent: Element, frame: Frame) -> Column:
        """Return an empty column."""
        return cls(add(parent, "g"), frame, frame.top)

    def lines(
        self,
        text: str,
        size: float,
        step: float,
        *,
        weight: str = "400",
        colour_name: str = "ink",
        most: int = 12,
    ) -> None:
        """Write a text, broken to the width of the column."""
        for line in wrapped(text, self.frame.width, size, weight, most):
            self.y += step
            y = self.y - step * 0.25
            self.write(line, self.frame.left, y, size, colour(colour_name), weight)

    def at(self, x: float) -> float:
        """Return where something stands, the other way round in such a language."""
        return self.frame.left + self.frame.right - x if _is_mirrored() else x

    def write(
        self, text: str, x: float, y: float, size: float, fill: str, weight: str = "400"
    ) -> Element:
        """Write a line that begins at `x`, the other way round in such a language."""
        element = write(self.group, text, self.at(x), y, size, weight=weight, fit=True, fill=fill)
        if _is_mirrored():
            element.set("text-anchor", "end")
        return element

    def rule(self) -> None:
        """Draw a thin line across."""
        self.y += 14
        add(self.group, "path", d=f"M{self.frame.left} {self.y:.1f}h{self.frame.width}",
            stroke=colour("panel-line"), fill="none")  # fmt: skip
        self.y += 12


def _is_mirrored() -> bool:
    return direction() == "rtl"


def head(column: Column, title: str, title_lines: int, *about: str) -> None:
    """Write the title of the report, and lines on where it comes from and what it names."""
    column.lines(title, _TITLE_PX, _TITLE_LINE_PX, weight="700", most=title_lines)
    column.y += 6
    for text in about:
        column.lines(text, 12.5, 17, colour_name="name-city", most=2)


def legend(column: Column, marks: Sequence[Mark], *, disputed: bool) -> None:
    """Draw how large and of what form marks are."""
    left, top = column.frame.left, column.y
    area = _("Area: number of mentions")
    column.write(area, left, top + 9, _SMALL_PX, colour("ink"), "600")
    most = layout.mark.largest_radius
    foot, middle = top + 20 + 2 * most, left + most
    for number in layout.mark.legend:
        radius = radius_px(number)
        add(column.group, "circle", cx=column.at(middle), cy=foot - radius, r=radius - 0.75,
            fill=colour("pin"), stroke=colour("pin-line"), stroke_width=1.5)  # fmt: skip
        height = foot - 2 * radius
        line = f"M{column.at(middle):.1f} {height + 0.75:.1f}H{column.at(left + 52):.1f}"
        add(column.group, "path", d=line, stroke=colour("pin-line"), stroke_width=0.8)  # fmt: skip
        text = f"{number}+" if radius == most else str(number)
        column.write(text, left + 56, height + 4.4, 10.5, colour("ink"))
    rows = _rows(marks)
    if disputed:
        rows.append((_DISPUTED, _("disputed border")))
    x, y = left + 92, top + 30
    for shape, text in rows:
        _sample(column.group, shape, column.at(x), y - 3.7)
        for line in wrapped(text, column.frame.right - x - 16, _LEGEND_PX, most=2):
            column.write(line, x + 16, y, _LEGEND_PX, colour("ink"))
            y += 12.5
        y += 4.5
    column.y = max(foot + 4, y - 8)


def _rows(marks: Sequence[Mark]) -> list[tuple[str, str]]:
    pins = [pin for mark in marks for pin in mark.pins]
    shapes = {
        "actor" if pin.actor else "water" if is_water(pin) else pin.shape.value for pin in pins
    }
    shapes |= {"unsure" for pin in pins if pin.uncertain}
    shapes |= {_MANY for mark in marks if len(mark.pins) > 1}
    texts = {
        Shape.REGION.value: _("region"),
        Shape.COUNTRY.value: _("country"),
        Shape.VAGUE.value: _("area without a border"),
        "water": _("sea, lake or river"),
        "actor": _("named only as an actor"),
        "unsure": _("place uncertain"),
        _MANY: _("several places, all their mentions"),
    }
    return [(shape, text) for shape, text in texts.items() if shape in shapes]


def _sample(parent: Element, shape: str, x: float, y: float) -> None:
    if shape == _DISPUTED:
        add(parent, "path", d=f"M{x - 9:.1f} {y:.1f}h19", stroke=colour("border"),
            stroke_width=1.4, stroke_dasharray="2 4", stroke_linecap="round")  # fmt: skip
        return
    if shape == "country":
        add(parent, "rect", x=x - 9, y=y - 5.5, width=18, height=11, rx=5.5, fill=colour("halo"),
            stroke=colour("pin-line"), stroke_width=1)  # fmt: skip
        return
    draw_form(
        parent,
        x,
        y,
        5.0 if shape == "water" else 6.5,
        square=shape == "region",
        dashed=shape if shape in ("vague", "unsure") else "",
        hollow=shape in ("actor", "unsure"),
        ringed=shape == "water",
        stacked=shape == _MANY,
    )


def scale_bar(column: Column, view: View, longest_px: float) -> None:
    """Draw a bar of round length in km, true at the middle of the map.

    Args:
        column: where to.
        view: the map.
        longest_px: what it must not be longer than.
    """
    frame, x, y = view.frame, column.frame.left, column.y + 18
    middle = (frame.top + frame.bottom) / 2
    per_px = view.km_per_px(middle)
    longest = per_px * longest_px
    power = 10.0 ** floor(log10(longest))
    length = next(power * step for step in (5, 2, 1) if power * step <= longest)
    width = length / per_px
    text = (
        _("{number} km").format(number=f"{length:.0f}")
        if length >= 1
        else _("{number} m").format(number=f"{length * 1000:.0f}")
    )
    ends = (view.km_per_px(frame.top), view.km_per_px(frame.bottom))
    if max(ends) / min(ends) > _MOST_UNEQUAL:
        latitude = round(view.latitude(middle))
        text += f" ({abs(latitude)}° {'N' if latitude >= 0 else 'S'})"
    along = column.at(width) - column.at(0)
    bar = f"M{column.at(x + 0.75):.2f} {y - 5:.1f}v5h{along:.1f}v-5"
    add(column.group, "path", d=bar, fill="none", stroke=colour("name-city"), stroke_width=1.5,
        data_scale=f"{length:g} km")  # fmt: skip
    said = column.write(text, x + width + 8, y + 1, _SMALL_PX, colour("ink"))
    said.attrib |= {"stroke": colour("halo"), "stroke-width": "3", "paint-order": "stroke"}
    column.y = y + 4


def listed(column: Column, text: str, marks: Sequence[Pin], room: int) -> None:
    """Write places by name and number, as many as go into `room` lines; the rest as a number.

    Args:
        column: where to.
        text: a sentence with {places}.
        marks: the places; without any nothing is written.
        room: lines.
    """
    if not marks or room < 1:
        return
    names = [f"{clean(pin.place.name)[:60]} ({pin.mentions})" for pin in marks]

    def said(kept: int) -> str:
        places = comma_joined(names[:kept])
        if kept < len(names):
            places = _("{places} and {number} more").format(places=places, number=len(names) - kept)
        return text.format(places=places if kept else len(names))

    def lines(kept: int) -> int:
        return len(wrapped(said(kept), column.frame.width, _SMALL_PX))

    kept = bisect_right(range(1, len(names) + 1), room, key=lines)
    column.lines(said(kept), _SMALL_PX, _SMALL_LINE_PX, most=room)
    column.y += 4


def foot(column: Column, paragraphs: Sequence[tuple[str, str, int]]) -> float:
    """Write at the column's foot what a reader must know; return where that begins, in px.

    Args:
        column: where to.
        paragraphs: (text, weight, most lines), the last at the bottom.
    """
    blocks = [
        (wrapped(text, column.frame.width, 10.5, weight, most), weight)
        for text, weight, most in paragraphs
    ]
    height = sum(len(lines) * 13.5 + 6 for lines, _ in blocks) - 6
    y = begins = column.frame.bottom - height
    for lines, weight in blocks:
        for line in lines:
            y += 13.5
            fill = colour("ink" if weight == "600" else "name-city")
            column.write(line, column.frame.left, y - 3, 10.5, fill, weight)
        y += 6
    return begins


def room_for_lines(column: Column, begins: float) -> int:
    """Return how many small lines go between what is written and where the foot begins."""
    return int((begins - column.y - 10) // _SMALL_LINE_PX)
