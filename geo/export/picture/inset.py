"""Where many places crowd, the map has a larger one of just there, where it covers no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import hypot
from statistics import median

from geo.export.picture.standing import Line, Taken, crosses, overlaps
from geo.export.picture.view import TILE_PX, Frame, View
from geo.maps.pins import Pin, Shape

MOST = 2
"""How many there are on one picture."""
FEWEST = 6
"""How many places must crowd."""
_CROWDED_PX = 24.0
"""Places nearer to each other than this leave no room for a name beside each."""
_LEAST_GAIN, _GOOD_GAIN, _MOST_GAIN = 1.8, 3.0, 8.0
"""How many times the scale of the map an inset has: at least, well, and at most."""
MOST_APART = 150
"""Above it a map is a crowd as a whole, which no inset helps."""
_CLOSEST_ZOOM = 11.0
_SIZES = ((300, 230), (250, 310), (360, 290), (300, 380), (430, 340))
_PADDING = Frame(92, 26, 92, 34)
_MARGIN_PX = 12.0
_STEP_PX = 20
_TRIED = 150
"""Of the rooms for each, the best that are tried together with those for the other."""
_CROSSED = 600.0
"""What it costs that a line between an inset and its window crosses another inset."""

Point = tuple[float, float]
Room = tuple[float, Frame]
"""What it costs to have an inset in a rectangle."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A map within the map."""

    view: View
    window: Frame
    """What it shows, on the map around it."""
    members: tuple[Pin, ...]

    @property
    def tie(self) -> Line:
        """The shortest line between the inset and its window: (x, y, to x, to y)."""
        return between(self.window, self.view.frame)


def insets(marks: Sequence[Pin], view: View) -> list[Inset]:
    """Return the insets of a map, none of which covers a place, a window or another inset.

    Args:
        marks: the places.
        view: the map that they crowd on.
    """
    at = {
        pin.place.id: point
        for pin in marks
        if pin.shape is not Shape.COUNTRY
        and view.frame.holds(*(point := view.at(pin.lat, pin.lon)))
    }
    if len(at) > MOST_APART:
        return []
    windows: list[Frame] = []
    for crowd in sorted(_crowds(list(at.values())), key=len, reverse=True):
        xs, ys = zip(*crowd, strict=True)
        window = Frame(min(xs), min(ys), max(xs), max(ys)).grown(9)
        if len(crowd) >= FEWEST and len(windows) < MOST and not overlaps(window, windows, 10):
            windows.append(window)
    crowded = {
        place: number
        for place, point in at.items()
        for number, window in enumerate(windows)
        if window.holds(*point)
    }
    forbidden = [window.grown(14) for window in windows]
    apart = [point for place, point in at.items() if place not in crowded]
    rooms = [
        _rooms(
            window,
            [at[place] for place in at if crowded.get(place) == number],
            apart,
            view.frame,
            forbidden,
        )
        for number, window in enumerate(windows)
    ]
    return [
        Inset(
            _enlarged(view, windows[number], frame),
            windows[number],
            tuple(pin for pin in marks if crowded.get(pin.place.id) == number),
        )
        for number, frame in _chosen(windows, rooms)
    ]


def between(one: Frame, other: Frame) -> Line:
    """Return the shortest line from one rectangle to another: (x, y, to x, to y)."""
    x, to_x = _gap(one.left, one.right, other.left, other.right)
    y, to_y = _gap(one.top, one.bottom, other.top, other.bottom)
    return x, y, to_x, to_y


def _gap(low: float, high: float, other_low: float, other_high: float) -> Point:
    if high < other_low:
        return high, other_low
    if low > other_high:
        return low, other_high
    middle = (max(low, other_low) + min(high, other_high)) / 2
    return middle, middle


def _crowds(points: list[Point]) -> list[list[Point]]:
    """Return the points that hang together by steps too short for a name."""
    crowds = []
    while points:
        crowd = [points.pop()]
        for x, y in crowd:
            near = [point for point in points if hypot(point[0] - x, point[1] - y) < _CROWDED_PX]
            crowd += near
            points = [point for point in points if point not in near]
        crowds.append(crowd)
    return crowds


def _gain(window: Frame, width: float, height: float) -> float:
    return min(
        (width - _PADDING.left - _PADDING.right) / (window.width - 18 or 1),
        (height - _PADDING.top - _PADDING.bottom) / (window.height - 18 or 1),
        _MOST_GAIN,
    )


def _rooms(
    window: Frame,
    inside: Sequence[Point],
    apart: Sequence[Point],
    frame: Frame,
    windows: Sequence[Frame],
) -> list[Room]:
    """Return where an inset covers neither a place nor a window, the best first."""
    marked = [Frame(x, y, x, y).grown(24) for x, y in apart]
    forbidden = Taken([*windows, *marked])
    named = [Frame(x - 60, y - 12, x + 90, y + 12) for x, y in apart]
    nearest = median(
        min(hypot(x - to_x, y - to_y) for n, (to_x, to_y) in enumerate(inside) if n != m)
        for m, (x, y) in enumerate(inside)
    )
    wanted = min(_MOST_GAIN, max(_GOOD_GAIN, _CROWDED_PX / max(nearest, 1.0)))
    found: list[Room] = []
    for width, height in _SIZES:
        gain = _gain(window, width, height)
        if gain < _LEAST_GAIN:
            continue
        last = (frame.right - _MARGIN_PX - width, frame.bottom - _MARGIN_PX - height)
        lefts = [*range(int(frame.left + _MARGIN_PX), int(last[0]), _STEP_PX), last[0]]
        tops = [*range(int(frame.top + _MARGIN_PX), int(last[1]), _STEP_PX), last[1]]
        for left, top in product(lefts, tops):
            box = Frame(left, top, left + width, top + height)
            if forbidden.meets(box):
                continue
            tie = between(window, box)
            from_edge = min(
                left - frame.left,
                top - frame.top,
                frame.right - box.right,
                frame.bottom - box.bottom,
            )
            covered = sum(overlaps(box, [one]) for one in named)
            # Small, near, at an edge, on nobody's name; but large enough to be of use.
            cost = hypot(tie[2] - tie[0], tie[3] - tie[1]) + 2 * from_edge + 60 * covered
            cost += 90 * sum(crosses(tie, [one]) for one in marked)
            cost += width * height / 150 + 250 * max(0.0, wanted - gain)
            found.append((cost, box))
    return sorted(found, key=lambda room: room[0])


def _chosen(windows: Sequence[Frame], rooms: Sequence[list[Room]]) -> list[tuple[int, Frame]]:
    """Return the number and the room of each inset that there is, the best for all together."""
    best: tuple[float, list[tuple[int, Frame]]] | None = None
    if len(rooms) == 2:
        for cost, frame in rooms[0][:_TRIED]:
            for other_cost, other in rooms[1][:_TRIED]:
                total = cost + other_cost
                if (best and total >= best[0]) or overlaps(frame, [other], 10):
                    continue
                ties = (between(windows[0], frame), between(windows[1], other))
                total += _CROSSED * crosses(ties[0], [other.grown(8), windows[1]])
                total += _CROSSED * crosses(ties[1], [frame.grown(8), windows[0]])
                if best is None or total < best[0]:
                    best = (total, [(0, frame), (1, other)])
    if best:
        return best[1]
    return next(([(number, room[0][1])] for number, room in enumerate(rooms) if room), [])


def _enlarged(view: View, window: Frame, frame: Frame) -> View:
    gain = _gain(window, frame.width, frame.height)
    scale = min(view.scale * gain, TILE_PX * 2**_CLOSEST_ZOOM)
    middle_x = view.x + ((window.left + window.right) / 2 - view.frame.left) / view.scale
    middle_y = view.y + ((window.top + window.bottom) / 2 - view.frame.top) / view.scale
    shift = (_PADDING.bottom - _PADDING.top) / 2
    return View(
        frame,
        middle_x - frame.width / 2 / scale,
        middle_y - (frame.height / 2 - shift) / scale,
        scale,
    )
