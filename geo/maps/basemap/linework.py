"""Lines and areas of the base map in one view: simplified by arc, clipped to the view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import shapely

from geo.maps.basemap.shapes import BaseMap, Geometry, Ring
from geo.maps.basemap.topology import Points
from geo.maps.frame import View

TOLERANCE_PX = 0.45
"""How far a simplified line may lie beside the true one."""
MARGIN_PX = 6.0
"""How far beyond the frame lines go on, so that no edge of a cut shows."""
_SPECK_PX = 0.8
"""A ring that is smaller in both directions is not drawn."""
_SEAM_PX = 0.02
"""How near to the antimeridian a point lies on it."""

Line = list[tuple[float, float]]
"""Points (x, y) on the paper, in px."""


class Linework:
    """The lines and areas of the base map in one view.

    Args:
        base: the base map.
        view: the part of it that is drawn.
    """

    def __init__(self, base: BaseMap, view: View) -> None:
        self._base = base
        self._view = view
        self._window = view.frame.grown(MARGIN_PX)
        self._arcs: dict[tuple[int, int], Points] = {}

    def rings(self, shapes: Iterable[Geometry]) -> Iterator[Line]:
        """Yield the rings of areas, cut at the window's edge; to be filled by the even-odd rule."""
        for points, _ in self._seen(shapes, areas=True):
            if len(points) > 3:
                for part in self._clipped(shapely.polygons(points)):
                    yield list(part.exterior.coords)

    def lines(self, shapes: Iterable[Geometry]) -> Iterator[Line]:
        """Yield lines, or the outlines of areas, cut at the window's edge.

        The antimeridian, where the base map's file cuts areas, is no outline.
        """
        for points, shift in self._seen(shapes, areas=False):
            west, _ = self._view.on_paper(shift, 0.0)
            east, _ = self._view.on_paper(shift + 1, 0.0)
            x = points[:, 0]
            seam = np.minimum(np.abs(x - west), np.abs(x - east)) < _SEAM_PX
            along = np.flatnonzero(seam[:-1] & seam[1:]) + 1
            for piece in np.split(points, along):
                if len(piece) > 1:
                    for part in self._clipped(shapely.linestrings(piece)):
                        yield list(part.coords)

    def _clipped(self, shape: shapely.Geometry) -> Iterator[shapely.Geometry]:
        window = self._window
        inside = shapely.clip_by_rect(shape, window.left, window.top, window.right, window.bottom)
        yield from (part for part in shapely.get_parts(inside) if not part.is_empty)

    def _seen(self, shapes: Iterable[Geometry], *, areas: bool) -> Iterator[tuple[Points, int]]:
        """Yield the points of each ring or line in view, with how far east its world is."""
        for shape in shapes:
            for shift in self._view.shifts:
                for ring in (ring for part in shape.parts for ring in part):
                    if self._meets(ring, shift, closed=areas or len(ring) == 1):
                        yield self._joined(ring, shift), shift

    def _meets(self, ring: Ring, shift: int, *, closed: bool) -> bool:
        west, north, east, south = self._base.box(ring)
        left, top = self._view.on_paper(west + shift, north)
        right, bottom = self._view.on_paper(east + shift, south)
        if closed and right - left < _SPECK_PX and bottom - top < _SPECK_PX:
            return False
        window = self._window
        return (
            right > window.left
            and left < window.right
            and bottom > window.top
            and top < window.bottom
        )

    def _joined(self, ring: Ring, shift: int) -> Points:
        arcs = [
            self._arc(number, shift) if number >= 0 else self._arc(~number, shift)[::-1]
            for number in ring
        ]
        return np.concatenate([arcs[0], *(arc[1:] for arc in arcs[1:])])

    def _arc(self, number: int, shift: int) -> Points:
        # Simplified once for all that share it, so that neighbours still meet.
        key = (number, shift)
        if key not in self._arcs:
            view, frame, window = self._view, self._view.frame, self._window
            world = self._base.arc(number)
            points = (world - (view.x - shift, view.y)) * view.scale + (frame.left, frame.top)
            low, high = points.min(axis=0), points.max(axis=0)
            if (
                high[0] < window.left
                or low[0] > window.right
                or high[1] < window.top
                or low[1] > window.bottom
            ):
                # All of it lies beyond one edge: what it bounds in the view is the same for its
                # chord.
                self._arcs[key] = points[[0, -1]]
            else:
                line = shapely.simplify(
                    shapely.linestrings(points), TOLERANCE_PX, preserve_topology=False
                )
                self._arcs[key] = shapely.get_coordinates(line)
        return self._arcs[key]
