"""The written form of a reading: its role, and all that is known of its place.

A place is written in full, so that it can be read when no gazetteer has it any more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, asdict, fields
from typing import Any

from geo.corrections.checks import (
    FaultError,
    list_of,
    member_of,
    number_within,
    object_of,
    text_of,
    whole_number,
)
from geo.corrections.correction import Reading
from geo.language import say
from geo.model import Place, Precision, Role, Seat


def reading_written(reading: Reading | None) -> dict[str, Any] | None:
    """Return `reading` as a JSON value; fields that a place lacks are left out."""
    if reading is None:
        return None
    place = reading.place
    return {"role": reading.role.value, "place": _place_written(place) if place else None}


def _place_written(place: Place) -> dict[str, Any]:
    values = asdict(place)
    return {
        field.name: values[field.name]
        for field in fields(Place)
        if values[field.name] != field.default
    }


def reading_read(value: object, where: str) -> Reading | None:
    """Return the reading in `value`; a fault calls it `where`."""
    if value is None:
        return None
    values = object_of(value, where, ("role", "place"))
    place = values["place"]
    return Reading(
        member_of(Role, values["role"], f"{where}.role"),
        None if place is None else _place(place, f"{where}.place"),
    )


def _place(value: object, where: str) -> Place:
    needed = [field.name for field in fields(Place) if field.default is MISSING]
    known = [field.name for field in fields(Place)]
    values = dict(object_of(value, where, needed, known))
    for name in known:
        if name in values:
            values[name] = _PLACE_FIELDS.get(name, text_of)(values[name], f"{where}.{name}")
    if not values["id"]:
        raise FaultError(say("{where}.id is empty", where=where))
    return Place(**values)


def _lat(value: object, where: str) -> float:
    return number_within(value, where, -90.0, 90.0)


def _lon(value: object, where: str) -> float:
    return number_within(value, where, -180.0, 180.0)


def _population(value: object, where: str) -> int | None:
    if value is None:
        return None
    population = whole_number(value, where)
    if not 0 <= population < 10**11:
        raise FaultError(say("{where} is no population", where=where))
    return population


def _seat(value: object, where: str) -> Seat | None:
    if value is None:
        return None
    values = object_of(value, where, ("name", "lat", "lon"))
    return Seat(
        text_of(values["name"], f"{where}.name"),
        _lat(values["lat"], f"{where}.lat"),
        _lon(values["lon"], f"{where}.lon"),
    )


def _extent(value: object, where: str) -> tuple[float, float, float, float] | None:
    if value is None:
        return None
    sides = list_of(value, where)
    if len(sides) != 4:
        raise FaultError(say("{where} does not have four sides", where=where))
    west, south, east, north = sides
    return _lon(west, where), _lat(south, where), _lon(east, where), _lat(north, where)


def _radius(value: object, where: str) -> float | None:
    return None if value is None else number_within(value, where, 0.0, 20_100.0)


def _precision(value: object, where: str) -> Precision:
    return member_of(Precision, value, where)


_PLACE_FIELDS: dict[str, Callable[[object, str], Any]] = {
    "lat": _lat,
    "lon": _lon,
    "precision": _precision,
    "population": _population,
    "seat": _seat,
    "extent": _extent,
    "radius_km": _radius,
}
