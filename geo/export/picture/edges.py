"""The names of areas that are seen while their marks are not, at the map's edge, inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.export.picture.occupied import Occupied
from geo.export.picture.text import clean, shortened, width_of
from geo.maps.basemap.linework import Line
from geo.maps.frame import Frame
from geo.maps.layout import layout
from geo.maps.pins import Pin

_MOST_NAMES = 4
_EDGE_PX, _STEP_PX, _GAP_PX = 8.0, 40.0, 6.0


@dataclass(frozen=True, slots=True)
class EdgeName:
    """A name and what it covers on the paper."""

    text: str
    box: Frame


def edge_names(
    areas: Sequence[tuple[Pin, Sequence[Line]]], frame: Frame, occupied: Sequence[Frame]
) -> list[EdgeName]:
    """Return the names of areas where there is room inside them at the frame's edge.

    Args:
        areas: places whose marks are out of sight, with the rings of what is seen of their areas.
        frame: of the map.
        occupied: what is covered already.
    """
    found: list[EdgeName] = []
    taken = Occupied(occupied)
    size = float(layout.country.size)
    for pin, rings in areas:
        if len(found) == _MOST_NAMES:
            break
        text = shortened(clean(pin.place.name)[:200], layout.label.longest, size, "600")
        width = width_of(text, size, "600") + 2
        for box in _along(frame, width, float(layout.label.line)):
            corners = ((x, y) for x in (box.left, box.right) for y in (box.top, box.bottom))
            if not taken.meets(box, _GAP_PX) and all(_inside(rings, *at) for at in corners):
                found.append(EdgeName(text, box))
                taken.add(box)
                break
    return found


def _along(frame: Frame, width: float, height: float) -> Iterator[Frame]:
    """Yield the boxes of a size along the top, the sides and the foot of a frame."""
    left, top = frame.left + _EDGE_PX, frame.top + _EDGE_PX
    right, foot = frame.right - width - _EDGE_PX, frame.bottom - height - _EDGE_PX
    across = [left + _STEP_PX * step for step in range(int(max(0, right - left) // _STEP_PX) + 1)]
    down = [top + _STEP_PX * step for step in range(int(max(0, foot - top) // _STEP_PX) + 1)]
    begins = [(x, top) for x in across] + [(left, y) for y in down]
    begins += [(right, y) for y in down] + [(x, foot) for x in across]
    for x, y in begins:
        yield Frame(x, y, x + width, y + height)


def _inside(rings: Sequence[Line], x: float, y: float) -> bool:
    """Return whether a point lies in an area, by the even-odd rule."""
    crossed = 0
    for ring in rings:
        for (from_x, from_y), (to_x, to_y) in pairwise([*ring, ring[0]]):
            if (from_y <= y) != (to_y <= y):
                crossed += x < from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x)
    return crossed % 2 == 1
