"""The picture of a report's map: what goes onto the paper, and in what order."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from geo.export.picture import column as side
from geo.export.picture.basemap import base_map
from geo.export.picture.column import Column
from geo.export.picture.ground import Ground, draw_names
from geo.export.picture.ink import add, start
from geo.export.picture.lettering import clean
from geo.export.picture.marks import draw_label, draw_lead, draw_mark
from geo.export.picture.names import names
from geo.export.picture.palette import colour
from geo.export.picture.placement import Placement, placed
from geo.export.picture.view import Frame, View, fitted
from geo.export.picture.words import ENGLISH, Words
from geo.maps.pins import Pin, Shape, pins
from geo.model import Geoparse

WIDTH_PX, HEIGHT_PX = 1600, 1000
_PAPER = (1120, 700)
"""The paper in the px of the page's map, so that marks and letters are of the same size; what is
shown is larger, for slides and print."""
_COLUMN = Frame(24, 20, 264, 684)
_MAP = Frame(288, 0, 1120, 700)
_PADDING = Frame(70, 48, 90, 48)
"""Px free of places at each edge of the map, so that labels find room."""


def to_svg(
    result: Geoparse, *, actors: bool = False, credits: tuple[str, ...] = (), words: Words = ENGLISH
) -> str:
    """Return the map of a report as an SVG picture, 1600 x 1000 px.

    Args:
        result: the report with its places.
        actors: also mark the places that are named only as actors.
        credits: of the gazetteer's sources.
        words: the picture's own texts.
    """
    marks = pins(result, actors=actors)
    view = fitted(marks, _MAP, _PADDING)
    ground = Ground.of(base_map(), view)
    areas = {pin.place.id: ground.in_view(pin) for pin in marks if pin.shape is Shape.COUNTRY}
    found = placed(marks, view, areas)

    title = clean(result.report.title)[:400] or words.untitled
    root = start(WIDTH_PX, HEIGHT_PX, _PAPER, words.language)
    SubElement(root, "title", {"id": "title"}).text = title
    SubElement(root, "desc", {"id": "desc"}).text = _description(marks, words)
    add(root, "rect", width=_PAPER[0], height=_PAPER[1], fill=colour("halo"))
    disputed = _draw_map(root, ground, marks, found)
    _draw_column(root, result, marks, found, view, credits, words, disputed=disputed)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _draw_map(root: Element, ground: Ground, marks: tuple[Pin, ...], found: Placement) -> bool:
    frame = ground.view.frame
    clip = add(root, "clipPath", id="map")
    add(clip, "rect", x=frame.left, y=frame.top, width=frame.width, height=frame.height)
    inside = add(root, "g", clip_path="url(#map)")
    disputed = ground.draw(inside)
    ground.draw_areas(inside, marks)
    draw_names(
        inside,
        names(ground.base.labels, ground.view, found.boxes, [pin.place.name for pin in marks]),
    )
    add(root, "path", d=f"M{frame.left} {frame.top}V{frame.bottom}", stroke=colour("panel-line"))
    lead, pinned, labels = (add(inside, "g") for _ in range(3))
    # Small marks over large ones.
    for mark in sorted(found.marks, key=lambda mark: -mark.half_width):
        draw_lead(lead, mark)
        draw_mark(pinned, mark)
        draw_label(labels, mark)
    return disputed


def _draw_column(
    root: Element,
    result: Geoparse,
    marks: tuple[Pin, ...],
    found: Placement,
    view: View,
    credits: tuple[str, ...],
    words: Words,
    *,
    disputed: bool,
) -> None:
    report = result.report
    column = Column.of(root, _COLUMN)
    source = f"{clean(report.source)[:300] or words.pasted} · {report.published or words.undated}"
    located = [pin for pin in marks if not pin.actor]
    countries = {pin.place.country_code for pin in located if pin.place.country_code}
    counts = words.counts(len(located), sum(pin.mentions for pin in located), len(countries))
    side.head(column, clean(report.title)[:400] or words.untitled, source, counts)
    column.rule()
    side.legend(column, marks, words, disputed=disputed)
    column.y += 10
    side.scale_bar(column, view)
    begins = side.foot(
        column,
        [
            (words.statement, "600"),
            (words.borders, "400"),
            (words.credits.format(credits="; ".join(map(clean, credits))), "400"),
        ],
    )
    column.rule()
    room = side.room_for_lines(column, begins)
    without = found.unlabelled
    side.listed(column, words.beyond, found.beyond, words, room - (2 if without else 0))
    side.listed(column, words.unlabelled, without, words, side.room_for_lines(column, begins))


def _description(marks: tuple[Pin, ...], words: Words) -> str:
    named = ", ".join(f"{clean(pin.place.name)[:80]} {pin.mentions}" for pin in marks)
    return f"{words.statement} {words.area}. {named}".strip()
