"""Where marks and their labels stand: a mark on its place, a label where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

from geo.export.picture.occupied import Mark, Occupied, PlacedLabel
from geo.export.picture.text import clean, shortened, width_of
from geo.maps.frame import Frame, View
from geo.maps.gathering import Spot, gathered, half_px, half_together_px, weight
from geo.maps.layout import layout
from geo.maps.pins import Pin, Shape
from geo.model import Precision

LABEL_PX: float = layout.label.size
LINE_PX: float = layout.label.line
EDGE_PX = 5.0
_LONGEST_LABEL_PX: float = layout.label.longest
_APART_PX = 1.5
"""How far a label keeps off all that is not its own."""
_TURNS = 12
_FLAT = 0.85
"""A label farther off stands rather beside a mark than above it."""


@dataclass(slots=True)
class Placement:
    """The marks on the map, and the places that have none or no name of their own on it."""

    marks: list[Mark] = field(default_factory=list)
    beyond: list[Pin] = field(default_factory=list)
    """Places outside the picture."""

    unlabelled: list[Pin] = field(default_factory=list)
    """Places whose name found no room, or that another one's mark stands for too."""

    @property
    def boxes(self) -> list[Frame]:
        """All that marks and labels cover."""
        return [mark.box for mark in self.marks] + [
            mark.label.box for mark in self.marks if mark.label
        ]


def placed(marks: Sequence[Pin], view: View) -> Placement:
    """Place the marks, gathering what cannot stand apart, and the labels, named most first.

    Args:
        marks: the places, the most important first.
        view: the part of the world that is shown.
    """
    found = Placement()
    spots = []
    for pin in marks:
        x, y = view.at(pin.lat, pin.lon)
        # A mark that is cut by the edge might show half of its number.
        if view.frame.holds(x, y, half := _half(pin)):
            spots.append(Spot(pin, x, y, half))
        else:
            found.beyond.append(pin)
    spots.sort(key=lambda spot: (-weight(spot.pin), spot.pin.uncertain))
    found.marks = [_mark(group) for group in gathered(spots)]
    found.marks.sort(key=lambda mark: -mark.mentions)
    occupied = Occupied(mark.box for mark in found.marks)
    at_once = int(layout.label.leads_at_once)
    for number, mark in enumerate(found.marks):
        _label(mark, _beside(mark), occupied, view.frame)
        if number < at_once:
            _label(mark, _apart(mark), occupied, view.frame)
    for mark in found.marks:
        _label(mark, _apart(mark), occupied, view.frame)
    named = {id(mark.pin) for mark in found.marks if mark.label}
    found.unlabelled = [spot.pin for spot in spots if id(spot.pin) not in named]
    return found


def _half(pin: Pin) -> float:
    if pin.shape is Shape.COUNTRY:
        return badge_width(pin.mentions) / 2
    if pin.place.precision is Precision.WATER:
        return float(pin.radius_px + layout.mark.outline.water)
    return half_px(pin)


def badge_width(mentions: int) -> float:
    """Return the width of a country's mark, in px."""
    look = layout.country
    return float(max(look.narrowest, width_of(str(mentions), look.size, "600") + look.room))


def _mark(group: Sequence[Spot]) -> Mark:
    first, pins = group[0], tuple(spot.pin for spot in group)
    if len(group) > 1:
        half = half_together_px(pins)
        return Mark(pins, first.x, first.y, half, half)
    country = first.pin.shape is Shape.COUNTRY
    high = layout.country.height / 2 if country else first.half
    return Mark(pins, first.x, first.y, first.half, high)


def label_of(mark: Mark) -> str:
    """Return what stands beside a mark: "Kharkiv +3" where it stands for three more places."""
    pin, more = mark.pin, len(mark.pins) - 1
    name = shortened(clean(pin.place.name)[:200], _LONGEST_LABEL_PX, LABEL_PX, "600")
    if pin.shape is Shape.COUNTRY and not more:
        return name.upper()
    return f"{name}{' ?' if pin.uncertain else ''}{f' +{more}' if more else ''}"


def label_look(mark: Mark) -> tuple[float, str, float]:
    """Return the size, weight and spacing of a mark's label."""
    if mark.pin.shape is Shape.COUNTRY and len(mark.pins) == 1:
        return layout.country.size, "600", layout.country.spacing
    water = mark.pin.place.precision is Precision.WATER and len(mark.pins) == 1
    return LABEL_PX, "italic" if water else "600", 0.0


def _width(mark: Mark) -> float:
    size, weight_, spacing = label_look(mark)
    return width_of(label_of(mark), size, weight_, spacing)


_Spots = Iterable[tuple[float, float, bool]]
"""Where a label may stand: (left, top, with a line to its mark)."""


def _beside(mark: Mark) -> _Spots:
    """Return where a label may stand next to its mark."""
    width, height = _width(mark), LINE_PX
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


def _apart(mark: Mark) -> _Spots:
    """Return where a label may stand apart from its mark, the nearest first."""
    width, height = _width(mark), LINE_PX
    for far in layout.label.leads:
        out = mark.half_width + far
        for step in range(_TURNS):
            angle = step * 2 * pi / _TURNS
            dx, dy = cos(angle) * out, sin(angle) * out * _FLAT
            left = mark.x + dx - (width if dx < -1 else width / 2 if abs(dx) <= 1 else 0)
            yield left, mark.y + dy - height / 2, True


def _label(mark: Mark, spots: _Spots, occupied: Occupied, frame: Frame) -> None:
    """Give a mark without a label the first that finds room."""
    if mark.label:
        return
    text, width = label_of(mark), _width(mark)
    for left, top, apart in spots:
        box = Frame(left, top, left + width, top + LINE_PX)
        if not frame.holds(left, top, EDGE_PX) or not frame.holds(box.right, box.bottom, EDGE_PX):
            continue
        if occupied.meets(box, _APART_PX):
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
        mark.label = PlacedLabel(text, left, top + 12.3, width, box, leader)
        occupied.add(box)
        return
