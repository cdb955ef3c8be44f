"""The part of the world that a picture shows, and where a point of it stands on the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, cos, degrees, log2, pi, radians, sinh

from geo.extent import Extent
from geo.maps.gathering import apart_zoom
from geo.maps.layout import layout
from geo.maps.mercator import TILE_PX, mercator
from geo.maps.pins import Pin, Shape
from geo.maps.view import Bounds, first_view

_EQUATOR_KM = 40_075.017
_EVERYWHERE: Bounds = ((-50.0, -170.0), (70.0, 190.0))


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the paper, in px; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Return whether a point lies inside, `margin` px from every edge."""
        return (
            self.left + margin <= x <= self.right - margin
            and self.top + margin <= y <= self.bottom - margin
        )

    def grown(self, px: float) -> Frame:
        """Return the rectangle that is `px` larger at every edge."""
        return Frame(self.left - px, self.top - px, self.right + px, self.bottom + px)


@dataclass(frozen=True, slots=True)
class View:
    """A window on the Web Mercator world; (x, y) of the world are shares of its width."""

    frame: Frame
    x: float
    """The world's x at the frame's left edge; the view may reach past 1, the antimeridian."""
    y: float
    """The world's y at the frame's top edge."""
    scale: float
    """Px for the width of the world."""

    @property
    def zoom(self) -> float:
        """The zoom at which a map on the web has this scale."""
        return log2(self.scale / TILE_PX)

    @property
    def shifts(self) -> tuple[int, ...]:
        """How many worlds to go east for each copy of the world that the view shows."""
        first, last = self.x, self.x + self.frame.width / self.scale
        return tuple(world for world in range(-2, 4) if first < world + 1 and last > world)

    @property
    def extent(self) -> Extent:
        """What is seen of the world that the view begins in."""
        west, east = (
            360 * x - 180 for x in (self.x % 1, self.x % 1 + self.frame.width / self.scale)
        )
        return (
            west,
            self.latitude(self.frame.bottom),
            min(180.0, east),
            self.latitude(self.frame.top),
        )

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return (x, y) on the paper of a point in degrees, in the world nearest to the middle."""
        x, y = mercator(lat, lon)
        middle = self.x + self.frame.width / self.scale / 2
        x += round(middle - float(x))
        return self.on_paper(float(x), float(y))

    def on_paper(self, x: float, y: float) -> tuple[float, float]:
        """Return (x, y) on the paper of a point of the world."""
        return self.frame.left + (x - self.x) * self.scale, (
            self.frame.top + (y - self.y) * self.scale
        )

    def km_per_px(self, y: float) -> float:
        """Return the length of a px at a height on the paper, in km along the parallel."""
        return _EQUATOR_KM * cos(radians(self.latitude(y))) / self.scale

    def latitude(self, y: float) -> float:
        """Return the latitude in degrees at a height on the paper."""
        world = self.y + (y - self.frame.top) / self.scale
        return degrees(atan(sinh(pi * (1 - 2 * world))))


def fitted(marks: Sequence[Pin], frame: Frame, padding: Frame) -> View:
    """Return the view of the places that the page's map shows first.

    Args:
        marks: what stands on the map; without any the view is the world.
        frame: the rectangle on the paper.
        padding: px to keep free of places at each edge: its left, top, right and bottom.
    """
    (south, west), (north, east) = first_view(marks) or _EVERYWHERE
    left, top = (float(value) for value in mercator(north, west))
    right, bottom = (float(value) for value in mercator(south, east))
    inner_width = frame.width - padding.left - padding.right
    inner_height = frame.height - padding.top - padding.bottom
    fitting = min(inner_width / max(right - left, 1e-9), inner_height / max(bottom - top, 1e-9))
    inside = [
        pin
        for pin in marks
        if south <= pin.lat <= north
        and (pin.lon - west) % 360 <= east - west
        and not (pin.actor or pin.shape is Shape.COUNTRY)
    ]
    scale = min(fitting, TILE_PX * 2 ** _closest(inside, log2(fitting / TILE_PX)))
    # Beyond the world there is nothing to show, so that it fills the frame's height at least.
    scale = max(scale, frame.height)
    x = (left + right) / 2 - (padding.left + inner_width / 2) / scale
    y = (top + bottom) / 2 - (padding.top + inner_height / 2) / scale
    return View(frame, x, min(max(y, 0.0), 1 - frame.height / scale), scale)


def _closest(inside: Sequence[Pin], fitting: float) -> float:
    """Return the zoom beyond which the view comes no closer, as on the page's map.

    Args:
        inside: the places in the view.
        fitting: the zoom at which they fill the frame.
    """
    limits, step = layout.zoom, layout.zoom.step
    most = min(float(limits.deepest), fitting // step * step)
    if most <= limits.closest:
        return float(limits.closest)
    return apart_zoom(inside, limits.closest, most)
