"""The mark of a country: it names an area, so it may stand anywhere inside the country."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from geo.export.picture.occupied import Mark, Occupied
from geo.export.picture.text import clean, shortened, width_of
from geo.maps.basemap.linework import Line
from geo.maps.frame import Frame
from geo.maps.layout import layout
from geo.maps.pins import Pin

COUNTRY_PX: float = layout.country.size
COUNTRY_SPACING: float = layout.country.spacing
_LONGEST_PX = 220.0
_GRID_PX = 16


def country_name(pin: Pin) -> str:
    """Return the name of a country as it stands in its mark."""
    return shortened(clean(pin.place.name)[:200].upper(), _LONGEST_PX, COUNTRY_PX, "600")


def country_mark(pin: Pin, x: float, y: float) -> Mark:
    """Return the mark of a country about a point of the paper."""
    name = width_of(country_name(pin), COUNTRY_PX, "600", COUNTRY_SPACING)
    number = badge_width(pin)
    return Mark(pin, (x, y), x, y, (name + number + 20) / 2, 12)


def badge_width(pin: Pin) -> float:
    """Return the width of a country's number with the field that it stands in, in px."""
    return max(17.0, width_of(str(pin.mentions), COUNTRY_PX, "600") + 9)


def find_room(mark: Mark, occupied: Occupied, area: Sequence[Line], frame: Frame) -> bool:
    """Move a country's mark to where it covers nothing, within the country if there is room."""
    inside = _grid_inside(area, frame)
    if not inside and not frame.holds(mark.x, mark.y, 2):
        return False
    if not frame.holds(*mark.at, 30) and inside:
        # The middle of a country is out of view: go by the middle of what is seen of it.
        mark.x = sum(x for x, _ in inside) / len(inside)
        mark.y = sum(y for _, y in inside) / len(inside)
    home = (mark.x, mark.y)
    inside.sort(key=lambda spot: hypot(spot[0] - home[0], spot[1] - home[1]))
    around = [(home[0] + dx, home[1] + dy) for dx, dy in _STEPS]
    cells = set(inside)
    whole = [
        spot
        for spot in inside
        if all((spot[0] + step * _GRID_PX, spot[1]) in cells for step in _reach(mark))
    ]
    first = [home] if frame.holds(*mark.at, 30) else []
    for gap, spots in ((8.0, [*first, *whole]), (8.0, inside), (2.0, [*inside, *around])):
        for mark.x, mark.y in spots:
            box = mark.box.grown(3)
            complete = frame.holds(box.left, box.top) and frame.holds(box.right, box.bottom)
            if complete and not occupied.meets(mark.box, gap):
                return True
    return False


def _reach(mark: Mark) -> range:
    """Return the steps of the grid that a country's mark covers to both sides of its middle."""
    steps = int(mark.half_width // _GRID_PX) + 1
    return range(-steps, steps + 1)


_STEPS = [(dx, dy) for dy in (0, 34, -34, 68, -68) for dx in (0, 60, -60, 120, -120)]


def _grid_inside(area: Sequence[Line], frame: Frame) -> list[tuple[float, float]]:
    """Return points of a grid that lie in an area, by the even-odd rule along each row."""
    found = []
    for y in range(int(frame.top) + _GRID_PX, int(frame.bottom), _GRID_PX):
        crossings = sorted(
            x + (y - top) / (bottom - top) * (to_x - x)
            for ring in area
            for (x, top), (to_x, bottom) in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (top <= y) != (bottom <= y)
        )
        for enter, leave in zip(crossings[::2], crossings[1::2], strict=False):
            first = max(int(frame.left), int(enter)) // _GRID_PX + 1
            last = min(int(frame.right), int(leave)) // _GRID_PX
            found += [(float(step * _GRID_PX), float(y)) for step in range(first, last + 1)]
    return found
