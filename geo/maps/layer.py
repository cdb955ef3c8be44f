"""The places of a report as one layer: what goes from Python to the map at every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from branca.element import MacroElement
from folium.template import Template

from geo.maps.literal import script_literal
from geo.maps.pins import LARGEST_RADIUS_PX, RADIUS_OF_ONE_PX, Pin, Shape
from geo.maps.preview import Preview
from geo.maps.view import area_bounds, bounds, first_view
from geo.model import Place


@dataclass(frozen=True, slots=True)
class Rival:
    """A place that was considered instead of the selected one."""

    place: Place
    label: str
    """What stands in its mark, such as its rank: "2"."""
    share: str = ""
    """How much was to be said for it, as shown: "12%"."""


class PlaceLayer(MacroElement):
    """All places of a report, drawn and kept by one script.

    One element instead of a folium marker each: the message to the page stays small, and a new
    selection moves no marker. It must be the child of a `folium.FeatureGroup` of an `OfflineMap`.

    What a reader does is told to Streamlit, or where there is none by an event "dateline:place" of
    the window, with one of these and a number `seq`:

        {"place": id}           a mark was chosen
        {"rival": id}           a runner-up was chosen
        {"clear": 1}            nothing is to be selected any more
        {"point": [lat, lon]}   a point was picked, in degrees WGS 84 to four decimals
        {"cancel": 1}           no point will be picked

    Args:
        marks: what to draw.
        selected: id of the selected place, "" for none.
        report: anything that changes with the report; when it changes, the view starts anew.
        picking: the next click gives its point instead of selecting.
        rivals: what to draw beside the selected place.
        previews: what is shown beside a mark under the pointer, by place id.
        tiles: lay OpenStreetMap's tiles over the base map; they are asked for from its servers.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Dateline.places({{ this._parent._parent.get_name() }}, {{ this.literal }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        marks: Sequence[Pin],
        *,
        selected: str = "",
        report: str = "",
        picking: bool = False,
        rivals: Sequence[Rival] = (),
        previews: Mapping[str, Preview] | None = None,
        tiles: bool = False,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PlaceLayer"
        previews = previews or {}
        kinds = {
            kind: at for at, kind in enumerate(dict.fromkeys(p.kind for p in previews.values()))
        }
        self.state: dict[str, Any] = {
            "report": report,
            "selected": selected,
            "first": first_view(marks),
            "all": bounds(marks),
            "radius": [RADIUS_OF_ONE_PX, LARGEST_RADIUS_PX],
            "shapes": _SHAPES,
            "kinds": list(kinds),
            "pins": [_row(pin, previews.get(pin.place.id), kinds) for pin in marks],
        }
        if picking:
            self.state["picking"] = True
        if tiles:
            self.state["tiles"] = True
        if rivals:
            self.state["rivals"] = [_rival(rival) for rival in rivals]

    @property
    def literal(self) -> str:
        """The state as it stands in the script."""
        return script_literal(self.state)


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
    if pin.shape is Shape.VAGUE and pin.place.radius_km:
        more["km"] = pin.place.radius_km
        more["in"] = [pin.place.country_code, pin.place.admin1]
    if box := area_bounds(pin):
        more["box"] = [[round(degrees, 2) for degrees in corner] for corner in box]
    if preview and preview.written:
        more["written"] = preview.written
    if preview and preview.passage:
        more["quote"] = preview.passage
    return [*row, more] if more else row


def _rival(rival: Rival) -> dict[str, Any]:
    place = rival.place
    return {
        "id": place.id,
        "name": place.name,
        "at": [round(place.lat, 4), round(place.lon, 4)],
        "n": rival.label,
        "share": rival.share,
    }
