"""The places of a report as the map's script reads them, whatever is selected of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.maps.literal import script_literal
from geo.maps.pins import Pin, Shape
from geo.maps.preview import Preview
from geo.maps.view import area_bounds, bounds, close_view, first_view


@dataclass(frozen=True, slots=True)
class Scene:
    """What a layer shows of a report: made once, for any number of layers."""

    state: Mapping[str, Any]
    literal: str
    """The state as it stands in a script: JSON, an object."""


def scene(
    marks: Sequence[Pin], *, report: str = "", previews: Mapping[str, Preview] | None = None
) -> Scene:
    """Return the places as a map's script reads them.

    Args:
        marks: what to draw.
        report: anything that changes with the report; when it changes, the view is reset.
        previews: what is shown beside a mark under the pointer, by place id.
    """
    previews = previews or {}
    kinds = {kind: at for at, kind in enumerate(dict.fromkeys(p.kind for p in previews.values()))}
    state: dict[str, Any] = {
        "report": report,
        "first": first_view(marks),
        "close": close_view(marks),
        "all": bounds(marks),
        "shapes": _SHAPES,
        "kinds": list(kinds),
        "pins": [_row(pin, previews.get(pin.place.id), kinds) for pin in marks],
    }
    return Scene(state, script_literal(state))


_SHAPES = tuple(Shape)


def _row(pin: Pin, preview: Preview | None, kinds: Mapping[str, int]) -> list[Any]:
    """Return id, name, latitude, longitude, number of mentions, shape and kind by number, and more.

    A list, as names for the parts would weigh as much as the parts themselves.
    """
    row: list[Any] = [
        pin.place.id,
        pin.place.name,
        round(pin.lat, 4),
        round(pin.lon, 4),
        pin.mentions,
        _SHAPES.index(pin.shape),
        kinds[preview.kind] if preview else -1,
    ]
    more: dict[str, Any] = {}
    if pin.actor:
        more["actor"] = 1
    if pin.uncertain:
        more["unsure"] = 1
    if pin.sign:
        more |= {"sign": pin.sign, "said": pin.said}
    if pin.shape is Shape.VAGUE and pin.place.radius_km:
        more["km"] = round(pin.reach_km, 1)
        more["in"] = list(pin.within)
        if pin.place.outline:
            more["outline"] = [list(corner) for corner in pin.place.outline]
    if box := area_bounds(pin):
        more["box"] = [[round(degrees, 2) for degrees in corner] for corner in box]
    if preview and preview.written:
        more["written"] = preview.written
    if preview and preview.passage:
        more["quote"] = preview.passage
    return [*row, more] if more else row
