"""Where marks and their labels stand, none upon another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, hypot, sin

from geo.export.picture.country_marks import country_mark, find_room
from geo.export.picture.occupied import Mark, Occupied, PlacedLabel
from geo.export.picture.text import clean, shortened, width_of
from geo.maps.basemap.linework import Line
from geo.maps.frame import Frame, View
from geo.maps.layout import layout
from geo.maps.pins import Pin, Shape
from geo.model import Precision

LABEL_PX: float = layout.label.size
LINE_PX: float = layout.label.line
EDGE_PX = 5.0
FARTHEST_PUSH_PX = 34.0
"""How far a mark may stand from its place to make room for another."""
MOST_NAMED = 150
"""With more marks than this, each stands on its place, over others, without a name."""
_LONGEST_LABEL_PX = 220.0


@dataclass(slots=True)
class Placement:
    """The marks on the map, and the places that found no room on it."""

    marks: list[Mark] = field(default_factory=list)
    beyond: list[Pin] = field(default_factory=list)
    """Places outside the picture."""

    unlabelled: list[Pin] = field(default_factory=list)
    """Marks whose name found no room."""

    @property
    def boxes(self) -> list[Frame]:
        """All that marks and labels cover."""
        return [mark.box for mark in self.marks] + [
            mark.label.box for mark in self.marks if mark.label
        ]


def placed(marks: Sequence[Pin], view: View, areas: dict[str, list[Line]]) -> Placement:
    """Place the marks and their labels.

    Args:
        marks: the places, the most important first.
        view: the part of the world that is shown.
        areas: by place id, what of a country's area is in view.
    """
    frame = view.frame
    found = Placement()
    countries = []
    for pin in marks:
        x, y = view.at(pin.lat, pin.lon)
        if pin.shape is Shape.COUNTRY:
            countries.append(country_mark(pin, x, y))
        elif frame.holds(x, y):
            half = pin.radius_px + (3.7 if pin.place.precision is Precision.WATER else 1.5)
            found.marks.append(Mark(pin, (x, y), x, y, half, half))
        else:
            found.beyond.append(pin)
    waiting = found.marks[:MOST_NAMED]
    _spread(waiting, frame)
    occupied = Occupied(mark.box for mark in found.marks)
    for mark in countries:
        if find_room(mark, occupied, areas.get(mark.pin.place.id, []), frame):
            found.marks.append(mark)
            occupied.add(mark.box)
        else:
            found.beyond.append(mark.pin)
    for spots in (_beside, _around):
        for mark in waiting:
            if mark.label is None:
                mark.label = _label(mark, spots(mark), occupied, frame)
                if mark.label:
                    occupied.add(mark.label.box)
    found.unlabelled = [
        mark.pin
        for mark in found.marks
        if mark.label is None and mark.pin.shape is not Shape.COUNTRY
    ]
    order = {pin.place.id: number for number, pin in enumerate(marks)}
    found.beyond.sort(key=lambda pin: order[pin.place.id])
    return found


def label_of(pin: Pin) -> str:
    """Return the name of a place as it stands beside its mark."""
    name = shortened(clean(pin.place.name)[:200], _LONGEST_LABEL_PX, LABEL_PX, "600")
    return f"{name} ?" if pin.uncertain else name


def _spread(marks: list[Mark], frame: Frame) -> None:
    """Push marks that lie on one another apart, the smaller the farther, none too far."""
    for _ in range(24):
        moved = False
        for number, one in enumerate(marks):
            for step, other in enumerate(marks[number + 1 :], number + 1):
                need = one.half_width + other.half_width + 1
                dx, dy = other.x - one.x, other.y - one.y
                far = hypot(dx, dy)
                if far >= need:
                    continue
                if far < 0.5:
                    # One point, such as a city and the region it governs: side by side.
                    angle = 0.6 + (number + step) * 2.4
                    dx, dy, far = cos(angle), sin(angle), 1.0
                gap = min(need - far, 8.0) / far
                share = other.half_width / (one.half_width + other.half_width)
                one.x -= dx * gap * (1 - share)
                one.y -= dy * gap * (1 - share)
                other.x += dx * gap * share
                other.y += dy * gap * share
                moved = True
        for mark in marks:
            dx, dy = mark.x - mark.at[0], mark.y - mark.at[1]
            far = hypot(dx, dy)
            if far > FARTHEST_PUSH_PX:
                mark.x = mark.at[0] + dx / far * FARTHEST_PUSH_PX
                mark.y = mark.at[1] + dy / far * FARTHEST_PUSH_PX
            room = mark.half_width + 2
            mark.x = min(max(mark.x, frame.left + room), frame.right - room)
            mark.y = min(max(mark.y, frame.top + room), frame.bottom - room)
        if not moved:
            return


def _beside(mark: Mark) -> list[tuple[float, float, bool]]:
    """Return where a label may stand next to its mark: (left, top, with a leader)."""
    width, height = width_of(label_of(mark.pin), LABEL_PX, "600"), LINE_PX
    out = mark.half_width + 3
    slant = out * 0.62
    x, y = mark.x, mark.y
    up, down = y - slant - height + 2, y + slant - 2
    spots = [
        (x + out, y - height / 2),
        (x - out - width, y - height / 2),
        (x - width / 2, y - out - height + 1),
        (x - width / 2, y + out - 1),
        (x + slant, up),
        (x + slant, down),
        (x - slant - width, up),
        (x - slant - width, down),
    ]
    return [(left, top, False) for left, top in spots]


def _around(mark: Mark) -> list[tuple[float, float, bool]]:
    """Return where a label may stand apart from its mark, the nearest first."""
    width, height = width_of(label_of(mark.pin), LABEL_PX, "600"), LINE_PX
    spots = []
    for far in (18, 30, 44, 60, 80, 104):
        out = mark.half_width + far
        for step in range(12):
            dx, dy = cos(step * 0.5236) * out, sin(step * 0.5236) * out * 0.85
            left = mark.x + dx - (width if dx < -1 else width / 2 if abs(dx) <= 1 else 0)
            spots.append((left, mark.y + dy - height / 2, True))
    return spots


def _label(
    mark: Mark, spots: list[tuple[float, float, bool]], occupied: Occupied, frame: Frame
) -> PlacedLabel | None:
    text = label_of(mark.pin)
    width = width_of(text, LABEL_PX, "600")
    for left, top, apart in spots:
        box = Frame(left, top, left + width, top + LINE_PX)
        if not frame.holds(left, top, EDGE_PX) or not frame.holds(box.right, box.bottom, EDGE_PX):
            continue
        if occupied.meets(box, 1.5):
            continue
        leader = None
        if apart:
            x = min(max(mark.x, left), box.right)
            y = top + 8 if x in (left, box.right) else (box.bottom if top < mark.y else top)
            far = hypot(x - mark.x, y - mark.y)
            share = mark.half_width / far if far else 0.0
            leader = (
                mark.x + (x - mark.x) * share,
                mark.y + (y - mark.y) * share,
                x + (2 if x > box.right - 1 else -2 if x < left + 1 else 0),
                y,
            )
            if occupied.crossed(leader, but=mark.box):
                continue
        return PlacedLabel(text, left, top + 12.3, width, box, leader)
    return None
