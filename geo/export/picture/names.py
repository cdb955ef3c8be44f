"""The names of the base map: countries, cities, water, where there is room for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geo.export.picture.occupied import Occupied
from geo.export.picture.text import width_of
from geo.language import current
from geo.maps.basemap.names import base_names, named
from geo.maps.basemap.shapes import Label
from geo.maps.frame import Frame, View
from geo.maps.layout import layout

_GAP_PX = 4.0
_GAP_OF_NAMES_PX, _GAP_OF_SETTLEMENTS_PX = 22.0, 14.0
_MOST_SETTLEMENTS = 160
"""Of towns and villages in one view: more would be a tint of letters."""
_EDGE_PX = 5.0
_SPARING = 0.5
"""Zooms by which a city comes later than on the page, where the reader can look closer."""
_LEAST_ZOOM = 2.5
"""The largest countries are named on a map of the world too."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of name is drawn, as on the page's map; sizes in px."""

    size: float
    colour: str
    weight: str = "400"
    spacing: float = 0.0
    dot: float = 0.0
    upper: bool = False


def _look(shared: Any) -> Look:
    """Return a look of the page's map in the weights that the package's fonts have."""
    parts = dict(vars(shared))
    weight = "600" if parts.pop("weight") >= 600 else "400"
    return Look(weight="italic" if parts.pop("italic", False) else weight, **parts)


LOOKS = {kind: _look(shared) for kind, shared in vars(layout.names).items()}


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the paper; (x, y) is where its baseline begins, `at` the dot of a city."""

    text: str
    look: Look
    x: float
    y: float
    at: tuple[float, float]
    box: Frame


def names(
    labels: Sequence[Label],
    settlements: Sequence[Label],
    view: View,
    occupied: Sequence[Frame],
    without: Iterable[str],
) -> list[Name]:
    """Return the names that find room, the most important first.

    Args:
        labels: the base map's, by rank.
        settlements: towns and villages, the largest first, which give way to all else.
        view: the part of the world that is shown.
        occupied: what marks and their labels cover.
        without: names that the report's own places bear.
    """
    borne, told = set(without), base_names(current())
    found: list[Name] = []
    zoom = max(view.zoom, _LEAST_ZOOM)
    covered, others = Occupied(occupied), Occupied()
    for label in labels:
        if label.rank > zoom:
            break
        look = LOOKS.get(label.kind)
        text = named(told, label.kind, label.name)
        if look is None or text in borne or (look.dot and label.rank > zoom - _SPARING):
            continue
        for shift in view.shifts:
            at = view.on_paper(label.x + shift, label.y)
            if view.frame.holds(*at, _EDGE_PX) and (
                name := _fit(replace(label, name=text), look, at, view, covered, others)
            ):
                found.append(name)
                others.add(name.box)
    most = len(found) + _MOST_SETTLEMENTS
    for label in settlements:
        if len(found) == most:
            break
        at = view.on_paper(label.x + round(view.x - view.x % 1), label.y)
        if label.name in borne or not view.frame.holds(*at, _EDGE_PX):
            continue
        gap = _GAP_OF_SETTLEMENTS_PX
        if name := _fit(label, LOOKS[label.kind], at, view, covered, others, gap):
            found.append(name)
            others.add(name.box)
    return found


def _fit(
    label: Label,
    look: Look,
    at: tuple[float, float],
    view: View,
    occupied: Occupied,
    others: Occupied,
    gap: float = _GAP_OF_NAMES_PX,
) -> Name | None:
    text = label.name.upper() if look.upper else label.name
    width = width_of(text, look.size, look.weight, look.spacing)
    x, y = at
    dot = Frame(x - 3, y - 3, x + 3, y + 3)
    for left in (x + 6, x - 6 - width) if look.dot else (x - width / 2,):
        box = Frame(left, y - 7, left + width, y + 7)
        inside = view.frame.holds(box.left, box.top, _EDGE_PX) and view.frame.holds(
            box.right, box.bottom, _EDGE_PX
        )
        if not inside or occupied.meets(box, _GAP_PX) or (look.dot and occupied.meets(dot, 1)):
            continue
        if others.meets(box, gap):
            continue
        if look.dot:
            box = Frame(min(box.left, dot.left), box.top, max(box.right, dot.right), box.bottom)
        return Name(text, look, left, y + look.size * 0.34, at, box)
    return None
