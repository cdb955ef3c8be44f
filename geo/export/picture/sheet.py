"""The picture of a report's map: what is drawn on the paper, in which order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from geo.export.geojson import to_geojson
from geo.export.picture import column as side
from geo.export.picture.column import Column
from geo.export.picture.ground import Ground, draw_names
from geo.export.picture.marks import draw_label, draw_mark
from geo.export.picture.names import names
from geo.export.picture.palette import colour
from geo.export.picture.placement import Placement, placed
from geo.export.picture.raster import rasterised
from geo.export.picture.svg import add, start
from geo.export.picture.text import clean
from geo.export.provenance import UNTOLD, Provenance
from geo.language import _, current
from geo.maps.basemap.shapes import base_map
from geo.maps.frame import Frame, fitted
from geo.maps.pins import Pin, pins
from geo.model import Geoparse, Role
from geo.presentation import words
from geo.presentation.entries import gather
from geo.presentation.localised import localised

WIDTH_PX, HEIGHT_PX = 1600, 1000
_PAPER = (1120, 700)
"""The paper in the px of the page's map, so that marks and letters are of the same size; what is
shown is larger, for slides and print."""
_COLUMN = Frame(24, 20, 264, 684)
_MAP = Frame(288, 0, 1120, 700)
_PADDING = Frame(70, 48, 90, 48)
"""Px free of places at each edge of the map, so that labels find room."""
_BAR_PX = 150.0


def to_svg(
    result: Geoparse,
    provenance: Provenance = UNTOLD,
    *,
    actors: bool = False,
    filtered: bool = False,
    evidence: bool = True,
) -> str:
    """Return the map of a report as an SVG picture, 1600 x 1000 px.

    Args:
        result: the report with its places.
        provenance: where report and places come from; its credits are written on the picture.
        actors: also mark the places that are named only as actors.
        filtered: a filter leaves something out, which the picture says.
        evidence: carry the report's GeoJSON, which nobody sees, in the picture's metadata.
    """
    marks = pins(localised(result), actors=actors)
    root = start(WIDTH_PX, HEIGHT_PX, _PAPER, current())
    title = clean(words.title(result.report))[:400]
    SubElement(root, "title", {"id": "title"}).text = title
    SubElement(root, "desc", {"id": "desc"}).text = _description(marks)
    if evidence:
        # Escaped as ASCII, it holds nothing that XML or a PNG's text may not hold.
        SubElement(root, "metadata").text = json.dumps(to_geojson(result, provenance))
    add(root, "rect", width=_PAPER[0], height=_PAPER[1], fill=colour("halo"))

    view = fitted(marks, _MAP, _PADDING)
    ground = Ground.of(base_map(), view)
    paper, disputed = _draw_ground(root, ground, marks)
    found = _draw_marks(paper, ground, marks)

    add(root, "path", d=f"M{_MAP.left} {_MAP.top}V{_MAP.bottom}", stroke=colour("panel-line"))
    column = Column.of(root, _COLUMN)
    _describe(column, title, result, filtered=filtered)
    column.rule()
    side.legend(column, found.marks, disputed=disputed)
    side.scale_bar(column, view, _BAR_PX)
    _close(column, found, provenance.credits)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def to_png(result: Geoparse, provenance: Provenance = UNTOLD) -> bytes:
    """Return the same picture in pixels."""
    return rasterised(to_svg(result, provenance))


def _draw_ground(root: Element, ground: Ground, marks: Sequence[Pin]) -> tuple[Element, bool]:
    """Draw what lies below the marks; return what they go into, and if a border is disputed."""
    frame = ground.view.frame
    clip = add(root, "clipPath", id="map")
    add(clip, "rect", x=frame.left, y=frame.top, width=frame.width, height=frame.height)
    paper = add(root, "g", clip_path="url(#map)")
    disputed = ground.draw(paper)
    ground.draw_areas(paper, marks)
    return paper, disputed


def _draw_marks(paper: Element, ground: Ground, marks: Sequence[Pin]) -> Placement:
    """Draw the marks of places and the names of the base map; return where the marks stand."""
    found = placed(marks, ground.view)
    named = [pin.place.name for pin in marks]
    draw_names(paper, names(ground.base.labels, ground.view, found.boxes, named))
    pinned, labels = add(paper, "g"), add(paper, "g")
    # Small marks over large ones.
    for mark in sorted(found.marks, key=lambda mark: -mark.half_width):
        draw_mark(pinned, mark)
        draw_label(labels, mark)
    return found


def _describe(column: Column, title: str, result: Geoparse, *, filtered: bool) -> None:
    counts = words.counts(gather(result).values(), Role.LOCATION)
    side.head(
        column,
        title,
        clean(words.address(result.report))[:300],
        words.published(result.report),
        _("{counts} (filtered)").format(counts=counts) if filtered else counts,
    )


def _close(column: Column, found: Placement, credits: Sequence[str]) -> None:
    """Write what is not on the map, what the map does not say, and whose data it is."""
    begins = side.foot(
        column,
        [
            (words.statement(), "600", 3),
            (words.borders(), "400", 6),
            (words.credits(map(clean, credits)), "400", 4),
        ],
    )
    if not (found.beyond or found.unlabelled):
        return
    column.rule()
    room = side.room_for_lines(column, begins)
    outside = _("Outside this picture: {places}")
    side.listed(column, outside, found.beyond, room - 2 * bool(found.unlabelled))
    room = side.room_for_lines(column, begins)
    side.listed(column, _("Without a name on the map: {places}"), found.unlabelled, room)


def _description(marks: Sequence[Pin]) -> str:
    named = ", ".join(f"{clean(pin.place.name)[:80]} ({pin.mentions})" for pin in marks)
    area = _("Area: number of mentions")
    return f"{words.statement()} {area}. {named}".strip()
