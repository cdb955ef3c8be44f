"""Shapes of the base map as SVG paths: simplified by arc, clipped to the view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from geo.export.picture.basemap import BaseMap, Geometry, Points, Ring
from geo.export.picture.view import Frame, View

TOLERANCE_PX = 0.45
"""How far a simplified line may lie beside the true one."""
MARGIN_PX = 6.0
"""How far beyond the frame lines go on, so that no edge of a cut shows."""
_SPECK_PX = 0.8
"""A ring that is smaller in both directions is not drawn."""
_SEAM = 1e-6
"""Shares of the world's width within which a point lies on the antimeridian."""

Line = list[tuple[float, float]]
"""Points (x, y) on the paper, in px."""


class Linework:
    """The lines and areas of the base map in one view.

    Args:
        ground: the base map.
        view: the part of it that is drawn.
    """

    def __init__(self, ground: BaseMap, view: View) -> None:
        self._ground = ground
        self._view = view
        self._window = view.frame.grown(MARGIN_PX)
        self._arcs: dict[tuple[int, int], tuple[Points, Points]] = {}

    def area(self, shapes: Iterable[Geometry]) -> str:
        """Return the areas as a path to be filled by the even-odd rule, "" where out of view."""
        return "".join(_path(ring, closed=True) for ring in self.rings(shapes))

    def rings(self, shapes: Iterable[Geometry]) -> Iterator[Line]:
        """Yield the rings of areas, cut at the window's edge."""
        for shape in shapes:
            for shift in self._view.shifts:
                for part in shape.parts:
                    for ring in part:
                        if not self._seen(ring, shift, closed=True):
                            continue
                        cut = _clip_ring(self._joined(ring, shift)[0].tolist(), self._window)
                        if len(cut) > 2:
                            yield cut

    def line(self, shapes: Iterable[Geometry]) -> str:
        """Return lines, or the outlines of areas, as a path to be stroked.

        The antimeridian, where the base map's file cuts areas, is no outline.
        """
        found = []
        for shape in shapes:
            for shift in self._view.shifts:
                for ring in (ring for part in shape.parts for ring in part):
                    if self._seen(ring, shift, closed=len(ring) == 1):
                        points, seam = self._joined(ring, shift)
                        found += _clip_line(points.tolist(), seam[:, 0].tolist(), self._window)
        return "".join(_path(line, closed=False) for line in found)

    def _seen(self, ring: Ring, shift: int, *, closed: bool) -> bool:
        numbers = [number if number >= 0 else ~number for number in ring]
        boxes = self._ground.boxes[numbers]
        left, top = self._view.on_paper(float(boxes[:, 0].min()) + shift, float(boxes[:, 1].min()))
        right, bottom = self._view.on_paper(
            float(boxes[:, 2].max()) + shift, float(boxes[:, 3].max())
        )
        if closed and right - left < _SPECK_PX and bottom - top < _SPECK_PX:
            return False
        window = self._window
        return (
            right > window.left
            and left < window.right
            and bottom > window.top
            and top < window.bottom
        )

    def _joined(self, ring: Ring, shift: int) -> tuple[Points, Points]:
        """Return the points of a ring on the paper, and which of them lie on the antimeridian."""
        pieces, seams = [], []
        for place, number in enumerate(ring):
            points, seam = self._arc(number if number >= 0 else ~number, shift)
            if number < 0:
                points, seam = points[::-1], seam[::-1]
            pieces.append(points[1:] if place else points)
            seams.append(seam[1:] if place else seam)
        return np.concatenate(pieces), np.concatenate(seams)

    def _arc(self, number: int, shift: int) -> tuple[Points, Points]:
        # Simplified once for all that share it, so that neighbours still meet.
        key = (number, shift)
        if key not in self._arcs:
            world = self._ground.arc(number)
            view, frame = self._view, self._view.frame
            points = (world - (view.x - shift, view.y)) * view.scale + (frame.left, frame.top)
            kept = self._kept(points)
            seam = np.abs(np.abs(world[kept, :1] - 0.5) - 0.5) < _SEAM
            self._arcs[key] = points[kept], seam.astype(np.float64)
        return self._arcs[key]

    def _kept(self, points: Points) -> list[int]:
        last = len(points) - 1
        window = self._window
        low, high = points.min(axis=0), points.max(axis=0)
        if (
            high[0] < window.left
            or low[0] > window.right
            or high[1] < window.top
            or low[1] > window.bottom
        ):
            # All of it lies beyond one edge: what it bounds in the view is the same for its chord.
            return [0, last]
        return _simplified(points)


def _simplified(points: Points) -> list[int]:
    """Return the numbers of the points that stay (Douglas and Peucker, 1973), both ends with them.

    A ring of one arc keeps a third point, as its ends are one.
    """
    last = len(points) - 1
    keep = {0, last}
    todo = [(0, last)]
    while todo:
        first, end = todo.pop()
        if end - first < 2:
            continue
        between = points[first + 1 : end] - points[first]
        x, y = (points[end] - points[first]).tolist()
        length = (x * x + y * y) ** 0.5
        if length < 1e-6:
            far = np.hypot(between[:, 0], between[:, 1])
        else:
            far = np.abs(between[:, 0] * y - between[:, 1] * x) / length
        at = int(far.argmax())
        if far[at] > TOLERANCE_PX:
            middle = first + 1 + at
            keep.add(middle)
            todo += [(first, middle), (middle, end)]
    return sorted(keep)


def _clip_ring(ring: Line, window: Frame) -> Line:
    """Return the part of a ring inside a window (Sutherland and Hodgman, 1974)."""
    for axis, edge, sign in (
        (0, window.left, 1.0),
        (0, window.right, -1.0),
        (1, window.top, 1.0),
        (1, window.bottom, -1.0),
    ):
        if not ring:
            break
        out: Line = []
        before = ring[-1]
        inside_before = (before[axis] - edge) * sign >= 0
        for point in ring:
            inside = (point[axis] - edge) * sign >= 0
            if inside != inside_before:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                out.append(
                    (
                        before[0] + (point[0] - before[0]) * share,
                        before[1] + (point[1] - before[1]) * share,
                    )
                )
            if inside:
                out.append((point[0], point[1]))
            before, inside_before = point, inside
        ring = out
    return ring


def _clip_line(points: Line, on_seam: list[float], window: Frame) -> list[Line]:
    """Return the parts of a line inside a window (Liang and Barsky, 1984), without the seam."""
    parts: list[Line] = []
    part: Line = []
    for number in range(1, len(points)):
        (x, y), (to_x, to_y) = points[number - 1], points[number]
        seam = on_seam[number - 1] and on_seam[number]
        span = None if seam else _inside(x, y, to_x - x, to_y - y, window)
        if span is None:
            if part:
                parts.append(part)
            part = []
            continue
        enter, leave = span
        if not part or enter > 0:
            if part:
                parts.append(part)
            part = [(x + (to_x - x) * enter, y + (to_y - y) * enter)]
        part.append((x + (to_x - x) * leave, y + (to_y - y) * leave))
        if leave < 1:
            parts.append(part)
            part = []
    return [*parts, part] if part else parts


def _inside(x: float, y: float, dx: float, dy: float, window: Frame) -> tuple[float, float] | None:
    enter, leave = 0.0, 1.0
    for step, room in (
        (-dx, x - window.left),
        (dx, window.right - x),
        (-dy, y - window.top),
        (dy, window.bottom - y),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    return (enter, leave) if enter < leave else None


def _path(line: Line, *, closed: bool) -> str:
    """Return points as path data in tenths of a px, by steps, as that is half as long."""
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
