"""The ground of the picture: land, water, borders, and the areas that the report names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin
from xml.etree.ElementTree import Element

from geo.export.picture.edges import EdgeName
from geo.export.picture.marks import is_water
from geo.export.picture.names import Name
from geo.export.picture.palette import colour
from geo.export.picture.svg import Value, add, dashes, path_data, write
from geo.export.picture.text import clean
from geo.maps.basemap.linework import Line, Linework
from geo.maps.basemap.shapes import BaseMap, Geometry
from geo.maps.frame import Frame, View
from geo.maps.layout import layout
from geo.maps.mercator import mercator
from geo.maps.pins import Pin, Shape

_KM_PER_DEGREE = 111.32
_CORNERS = 60
"""Of what stands for a circle where names are placed in it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The base map in one view, and what draws it."""

    base: BaseMap
    view: View
    linework: Linework

    @classmethod
    def of(cls, base: BaseMap, view: View) -> Ground:
        """Return the ground of a view."""
        return cls(base, view, Linework(base, view))

    def draw(self, parent: Element) -> bool:
        """Draw land, water and borders; return whether a disputed border is among them."""
        line, zoom = layout.line, self.view.zoom
        heavy = int(zoom >= layout.zoom.heavy_lines)
        frame, water, land = self.view.frame, colour("water"), colour("land")
        group = add(parent, "g", fill="none", stroke_linejoin="round", stroke_linecap="round")
        backdrop(group, frame)
        self._fill(group, "countries", fill=land, stroke=land, stroke_width=line.land)
        if zoom >= layout.zoom.region_borders:
            self._stroke(group, "region_borders", stroke=colour("region-border"),
                         stroke_width=line.region_borders, stroke_dasharray="3 3")  # fmt: skip
        self._stroke(group, "rivers", stroke=colour("river"), stroke_width=line.rivers[heavy])
        self._fill(group, "lakes", fill=water, stroke=colour("coast"), stroke_width=line.lakes)
        self._stroke(group, "coast", stroke=colour("coast"), stroke_width=line.coast[heavy])
        border, width = colour("border"), line.borders[heavy]
        self._stroke(group, "borders", stroke=border, stroke_width=width)
        self._stroke(group, "disputed", stroke=land, stroke_width=width + line.disputed_gap)
        return self._stroke(
            group,
            "disputed",
            stroke=border,
            stroke_width=width,
            stroke_dasharray=dashes(line.disputed_dash),
        )

    def draw_areas(self, parent: Element, marks: Sequence[Pin]) -> None:
        """Draw the outlines of regions and countries, and what is vague as a soft area.

        Areas that lie on areas are filled once, and the less the more of the map one of them fills.
        """
        ink, look = colour("accent-mid"), layout.area
        fills = {
            Shape.REGION: add(parent, "g", fill=ink, opacity=look.region.fill),
            Shape.VAGUE: add(parent, "g", fill=ink, opacity=look.vague.fill),
        }
        borders = add(parent, "g", fill="none", stroke=ink)
        for number, pin in enumerate(pin for pin in marks if not pin.actor):
            if is_water(pin):
                # It is drawn already; a circle about a river's middle says nothing of its course.
                continue
            if pin.shape is Shape.VAGUE:
                self._draw_vague(fills[pin.shape], borders, pin, number)
                continue
            shapes = self.outline(pin)
            region = pin.shape is Shape.REGION
            if region and (area := self._area(shapes)) and (fade := self._fade(*self._size(pin))):
                add(fills[pin.shape], "path", d=area, fill_rule="evenodd", fill_opacity=fade)
            shared = look.region if region else look.country
            style: dict[str, Value] = {
                "stroke_opacity": shared.stroke,
                "stroke_width": shared.width,
            }
            if region:
                style["stroke_dasharray"] = "5 3"
            if line := self._line(shapes):
                add(borders, "path", d=line, data_area=clean(pin.place.id), **style)

    def _size(self, pin: Pin) -> tuple[float, float]:
        """Return how wide and high a place's area is on the paper, in px, whether seen or not."""
        if pin.place.extent is None:
            return 0.0, 0.0
        west, south, east, north = pin.place.extent
        (left, top), (right, foot) = mercator(north, west), mercator(south, east)
        across = float(right - left) % 1.0
        return across * self.view.scale, float(foot - top) * self.view.scale

    def _fade(self, width: float, height: float) -> float:
        """Return the share of its fill that an area of a size on the paper has."""
        begins, ends = layout.area.fades
        frame = self.view.frame
        fills = min(width / frame.width, height / frame.height)
        return float(min(1.0, max(0.0, (ends - fills) / (ends - begins))))

    def outline(self, pin: Pin) -> tuple[Geometry, ...]:
        """Return the area of a region or a country, nothing for a point."""
        if pin.shape not in (Shape.REGION, Shape.COUNTRY):
            return ()
        return self.base.areas(lambda properties: properties.get("id") == pin.place.id)

    def in_view(self, pin: Pin) -> list[Line]:
        """Return what of a place's area is in view, as rings."""
        if pin.shape is not Shape.VAGUE:
            return list(self.linework.rings(self.outline(pin)))
        if pin.place.outline:
            return [[self.view.at(lat, lon) for lat, lon in pin.place.outline]]
        (x, y), radius = self.view.at(pin.lat, pin.lon), self._reach_px(pin)
        turns = (2 * pi * step / _CORNERS for step in range(_CORNERS))
        return [[(x + cos(turn) * radius, y + sin(turn) * radius) for turn in turns]]

    def _reach_px(self, pin: Pin) -> float:
        """Return how far a soft area reaches on the paper."""
        per_degree = _KM_PER_DEGREE * cos(radians(min(abs(pin.lat), 85)))
        return pin.reach_km / per_degree * self.view.scale / 360

    def _draw_vague(self, fills: Element, borders: Element, pin: Pin, number: int) -> None:
        """Draw an outline or a circle, within its limits."""
        place = pin.place
        if not pin.reach_km:
            return
        x, y = self.view.at(pin.lat, pin.lon)
        radius = self._reach_px(pin)
        frame = self.view.frame
        if not frame.grown(radius).holds(x, y):
            return
        look = {}
        if border := self._limits(pin):
            within = add(borders, "clipPath", id=f"within-{number}")
            add(within, "path", d=self._area(border) or "M0 0", clip_rule="evenodd")
            look["clip_path"] = f"url(#within-{number})"
        corners = [self.view.at(lat, lon) for lat, lon in place.outline or ()]
        path = path_data([corners], closed=True) if corners else ""
        form: dict[str, Value] = {"d": path} if path else {"cx": x, "cy": y, "r": radius}
        tag, soft = "path" if path else "circle", layout.area.vague
        if fade := self._fade(2 * radius, 2 * radius):
            add(fills, tag, **form, fill_opacity=fade, **look)
        add(
            borders, tag, **form, stroke_opacity=soft.stroke, stroke_width=soft.width,
            stroke_linecap="round", stroke_dasharray=dashes(soft.dash),
            data_area=clean(place.id), **look,
        )  # fmt: skip

    def _limits(self, pin: Pin) -> tuple[Geometry, ...]:
        """Return what a soft area lies in: a region or country, or a part of the world the land."""
        country, region = pin.within
        if not country:
            wide = pin.reach_km >= layout.area.vague.ashore
            return self.base.layers["countries"] if wide else ()
        return self.base.areas(
            lambda of: of.get("c") == country and region in ("", of.get("n")),
            ("regions", "countries") if region else ("countries",),
        )

    def _area(self, shapes: Iterable[Geometry]) -> str:
        """Return areas as a path to be filled by the even-odd rule, "" where out of view."""
        return path_data(self.linework.rings(shapes), closed=True)

    def _line(self, shapes: Iterable[Geometry]) -> str:
        return path_data(self.linework.lines(shapes), closed=False)

    def _shapes(self, layer: str) -> list[Geometry]:
        zoom = self.view.zoom
        # r: the zoom from which a lake or a river is drawn.
        return [shape for shape in self.base.layers[layer] if shape.properties.get("r", 0) <= zoom]

    def _fill(self, parent: Element, layer: str, **look: str | float) -> None:
        path = self._area(self._shapes(layer))
        if path:
            add(parent, "path", **{"data-layer": layer, "d": path, "fill_rule": "evenodd", **look})

    def _stroke(self, parent: Element, layer: str, **look: str | float) -> bool:
        path = self._line(self._shapes(layer))
        if path:
            add(parent, "path", **{"data-layer": layer, "d": path, **look})
        return bool(path)


def backdrop(parent: Element, frame: Frame) -> None:
    """Fill the frame of the map with water."""
    add(parent, "rect", x=frame.left, y=frame.top, width=frame.width, height=frame.height,
        fill=colour("water"))  # fmt: skip


def draw_names(parent: Element, found: Sequence[Name]) -> None:
    """Draw the names of the base map, the dots of cities with them."""
    group = add(parent, "g", stroke_width=3, stroke_linejoin="round", paint_order="stroke")
    for name in found:
        look = name.look
        ink = colour(look.colour)
        paper = colour("water" if look.colour == "name-water" else "land")
        if look.dot:
            add(group, "circle", cx=name.at[0], cy=name.at[1], r=look.dot, fill=ink)
        write(group, name.text, name.x, name.y, look.size, weight=look.weight,
              fit=True, spacing=look.spacing, fill=ink, stroke=paper)  # fmt: skip


def draw_edge_names(parent: Element, found: Sequence[EdgeName]) -> None:
    """Draw the names of areas at the map's edge."""
    group = add(parent, "g", stroke=colour("halo"), stroke_width=3, paint_order="stroke")
    for name in found:
        write(group, name.text, name.box.left + 1, name.box.top + 11.5, layout.country.size,
              weight="600", fit=True, fill=colour("pin-ink"))  # fmt: skip
