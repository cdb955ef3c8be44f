"""The places of a report as one layer: what goes from Python to the map at every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from folium.template import Template

from geo.maps.literal import script_literal
from geo.maps.scene import Scene
from geo.maps.verbatim import Verbatim
from geo.model import Place


@dataclass(frozen=True, slots=True)
class Rival:
    """A place that was considered instead of the selected one."""

    place: Place
    label: str
    """What stands in its mark: "B" for the second best. Numbers are those of mentions."""
    share: str = ""
    """How much was to be said for it, as shown: "12%"."""


class PlaceLayer(Verbatim):
    """All places of a report, drawn and kept by one script.

    One element instead of a folium marker each: the message to the page stays small, and a new
    selection moves no marker. It must be the child of a `folium.FeatureGroup` of an `OfflineMap`.

    What a reader does is told to Streamlit, or where there is none by an event "dateline:place" of
    the window, with one of these and a number `seq`:

        {"place": id}           a mark was chosen
        {"rival": id}           a runner-up was chosen
        {"clear": 1}            nothing is to be selected any more
        {"point": [lat, lon]}   a point was picked, in degrees WGS 84 to four decimals
        {"cancel": turn}        no point will be picked in this turn
        {"area": "lat,lon;..."} an area was drawn: three corners or more, in degrees WGS 84

    Args:
        places: what to draw.
        selected: id of the selected place, "" for none.
        picking: the turn in which the next click gives its point instead of selecting, 0 for none.
            What was ended on the map begins again with another number only.
        rivals: what to draw beside the selected place.
        filter: the filter that left these places; when it changes the map is fitted to them.
        elsewhere: a place of the gazetteer that the report does not name, to be shown too.
        area: (lat, lon) of the corners of the filter's area, of two corners for a box.
        tiles: lay OpenStreetMap's tiles over the base map; they are asked for from its servers.
        own: the reader's own maps and layers, as `geo.maps.own.told` tells them to the script.
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
        places: Scene,
        *,
        selected: str = "",
        picking: int = 0,
        rivals: Sequence[Rival] = (),
        filter: str = "",
        elsewhere: Place | None = None,
        area: Sequence[tuple[float, float]] = (),
        tiles: bool = False,
        own: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PlaceLayer"
        self._places = places
        self._chosen: dict[str, Any] = {"selected": selected}
        if picking:
            self._chosen["picking"] = picking
        if filter:
            self._chosen["filter"] = filter
        if elsewhere:
            self._chosen["elsewhere"] = _told(elsewhere)
        if area:
            self._chosen["area"] = [list(corner) for corner in area]
        if tiles:
            self._chosen["tiles"] = True
        self._chosen |= own or {}
        if rivals:
            self._chosen["rivals"] = [_rival(rival) for rival in rivals]

    @property
    def state(self) -> dict[str, Any]:
        """What the script is told."""
        return {**self._places.state, **self._chosen}

    @property
    def literal(self) -> str:
        """The state as it stands in the script."""
        return f"{self._places.literal[:-1]},{script_literal(self._chosen)[1:]}"


def _rival(rival: Rival) -> dict[str, Any]:
    return {**_told(rival.place), "n": rival.label, "share": rival.share}


def _told(place: Place) -> dict[str, Any]:
    return {"id": place.id, "name": place.name, "at": [round(place.lat, 4), round(place.lon, 4)]}
