"""The places of a report as one layer: what goes from Python to the map at every change."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from branca.element import MacroElement
from folium.template import Template

from geo.maps.pins import Pin, Shape
from geo.maps.view import area_bounds, bounds, first_view


class PlaceLayer(MacroElement):
    """All places of a report, drawn and kept by one script.

    One element instead of a folium marker each: the message to the page stays small, and a new
    selection moves no marker. It must be the child of a `folium.FeatureGroup`.

    Args:
        marks: what to draw.
        selected: id of the selected place, "" for none.
        report: anything that changes with the report; when it changes, the view starts anew.
        picking: the next click gives its point instead of selecting.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Dateline.places({{ this._parent._parent.get_name() }}, {{ this.literal }});
        {% endmacro %}
        """
    )

    def __init__(
        self, marks: Sequence[Pin], *, selected: str = "", report: str = "", picking: bool = False
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PlaceLayer"
        self.state: dict[str, Any] = {
            "report": report,
            "selected": selected,
            "first": first_view(marks),
            "all": bounds(marks),
            "pins": [_row(pin) for pin in marks],
        }
        if picking:
            self.state["picking"] = True

    @property
    def literal(self) -> str:
        """The state as it stands in the script."""
        return script_literal(self.state)


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# Folium takes the script for a Jinja template, and a page takes it for HTML: a name from a report
# or a gazetteer must be neither.
_UNSAFE = re.compile(r"[<>&'{}%#]")


def script_literal(value: object) -> str:
    """Return a value as JSON that is also inert inside HTML, a script and a Jinja template."""

    def escaped(string: re.Match[str]) -> str:
        return _UNSAFE.sub(lambda char: f"\\u{ord(char[0]):04x}", string[0])

    return _STRING.sub(escaped, json.dumps(value, separators=(",", ":")))


def _row(pin: Pin) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": pin.place.id,
        "name": pin.place.name,
        "at": [round(pin.lat, 4), round(pin.lon, 4)],
        "n": pin.mentions,
        "r": round(pin.radius_px, 1),
        "shape": pin.shape.value,
    }
    if pin.actor:
        row["actor"] = 1
    if pin.uncertain:
        row["unsure"] = 1
    if pin.shape is Shape.VAGUE and pin.place.radius_km:
        row["km"] = pin.place.radius_km
        row["in"] = [pin.place.country_code, pin.place.admin1]
    if box := area_bounds(pin):
        row["box"] = [[round(degrees, 2) for degrees in corner] for corner in box]
    return row
