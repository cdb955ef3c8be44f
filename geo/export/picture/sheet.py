"""The picture of a report's map: what is drawn on the paper, in which order."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from geo.export.geojson import to_geojson
from geo.export.picture import column as side
from geo.export.picture.column import Column
from geo.export.picture.edges import edge_names
from geo.export.picture.ground import Ground, draw_edge_names, draw_names
from geo.export.picture.marks import draw_label, draw_mark, is_water
from geo.export.picture.names import names
from geo.export.picture.palette import colour
from geo.export.picture.placement import Placement, placed
from geo.export.picture.raster import rasterised
from geo.export.picture.sheets import WHOLE, Shown
from geo.export.picture.svg import add, start
from geo.export.picture.text import clean
from geo.export.provenance import UNTOLD, Provenance
from geo.gazetteer import open_gazetteer
from geo.language import _, comma_joined, current
from geo.maps.basemap import settlements
from geo.maps.basemap.shapes import Label, base_map
from geo.maps.frame import Frame, fitted
from geo.maps.pins import Pin, pins
from geo.model import Geoparse, Role
from geo.presentation import words
from geo.presentation.entries import gather
from geo.presentation.localised import localised

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
    shown: Shown | None = None,
) -> str:
    """Return the map of a report as an SVG picture.

    Args:
        result: the report with its places.
        provenance: where report and places come from; its credits are written on the picture.
        actors: also mark the places that are named only as actors.
        filtered: a filter leaves something out, which the picture says.
        evidence: carry the report's GeoJSON, which nobody sees, in the picture's metadata.
        shown: what of the world to show, and how large; by default all of the report's places that
            the page's map shows first, on 1600 x 1000 px.
    """
    counts = words.counts(gather(result).values(), Role.LOCATION)
    return picture_of(
        pins(localised(result), actors=actors),
        title=words.title(result.report),
        about=(
            clean(words.address(result.report))[:300],
            words.published(result.report),
            _("{counts} (filtered)").format(counts=counts) if filtered else counts,
        ),
        statement=words.statement(),
        credits=provenance.credits,
        evidence=to_geojson(result, provenance) if evidence else None,
        shown=shown,
    )


def picture_of(
    marks: Sequence[Pin],
    *,
    title: str,
    about: Sequence[str],
    statement: str,
    credits: Sequence[str],
    evidence: Mapping[str, Any] | None = None,
    shown: Shown | None = None,
) -> str:
    """Return marks on the map as an SVG picture.

    Args:
        marks: what stands on the map.
        title: of the picture, in its column.
        about: lines below it.
        statement: what the map does and does not say.
        credits: whose places they are.
        evidence: what the picture carries in its metadata, which nobody sees.
        shown: what of the world to show, and how large; by default all that the page's map shows
            first, on 1600 x 1000 px.
    """
    sheet = shown.sheet if shown else WHOLE
    root = start(*sheet.size, sheet.paper, current())
    title = clean(title)[:400]
    SubElement(root, "title", {"id": "title"}).text = title
    SubElement(root, "desc", {"id": "desc"}).text = _description(marks, statement)
    if evidence is not None:
        # Escaped as ASCII, it holds nothing that XML or a PNG's text may not hold.
        SubElement(root, "metadata").text = json.dumps(evidence)
    add(root, "rect", width=sheet.paper[0], height=sheet.paper[1], fill=colour("halo"))

    view = shown.view() if shown else fitted(marks, sheet.map, _PADDING)
    ground = Ground.of(base_map(), view)
    gazetteer = open_gazetteer()
    below = settlements.labels(gazetteer, view.extent, view.zoom)
    paper, disputed = _draw_ground(root, ground, marks)
    found = _draw_marks(paper, ground, marks, below)
    credited = dict.fromkeys((*credits, *(gazetteer.credits if below else ())))

    add(root, "path", d=sheet.edge, stroke=colour("panel-line"))
    column = Column.of(root, sheet.head)
    side.head(column, title, sheet.title_lines, *about)
    column.rule()
    side.legend(column, found.marks, disputed=disputed)
    side.scale_bar(column, view, _BAR_PX)
    notes = Column.of(root, sheet.notes) if sheet.notes else column
    _close(notes, found, statement, list(credited))
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


def _draw_marks(
    paper: Element, ground: Ground, marks: Sequence[Pin], below: Sequence[Label]
) -> Placement:
    """Draw the marks of places and the names of the base map; return where the marks stand."""
    found = placed(marks, ground.view)
    areas = [(pin, ground.in_view(pin)) for pin in found.beyond if not (pin.actor or is_water(pin))]
    at_edge = edge_names(areas, ground.view.frame, found.boxes)
    covered = [*found.boxes, *(name.box for name in at_edge)]
    named = [*(mark.pin.place.name for mark in found.marks), *(name.text for name in at_edge)]
    draw_names(paper, names(ground.base.labels, below, ground.view, covered, named))
    draw_edge_names(paper, at_edge)
    pinned, labels = add(paper, "g"), add(paper, "g")
    # Small marks over large ones.
    for mark in sorted(found.marks, key=lambda mark: -mark.half_width):
        draw_mark(pinned, mark)
        draw_label(labels, mark)
    return found


def _close(column: Column, found: Placement, statement: str, credits: Sequence[str]) -> None:
    """Write what is not on the map, what the map does not say, and whose data it is."""
    begins = side.foot(
        column,
        [
            (statement, "600", 3),
            (words.borders(), "400", 6),
            (words.credits(map(clean, credits)), "400", 4),
        ],
    )
    if not (found.beyond or found.unlabelled):
        return
    if column.y > column.frame.top:
        column.rule()
    room = side.room_for_lines(column, begins)
    outside = _("Outside this picture: {places}")
    side.listed(column, outside, found.beyond, room - 2 * bool(found.unlabelled))
    room = side.room_for_lines(column, begins)
    side.listed(column, _("Without a name on the map: {places}"), found.unlabelled, room)


def _description(marks: Sequence[Pin], statement: str) -> str:
    named = comma_joined(f"{clean(pin.place.name)[:80]} ({pin.mentions})" for pin in marks)
    area = _("Area: number of mentions")
    return f"{statement} {area}. {named}".strip()
