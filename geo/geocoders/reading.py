"""What online geocoders answer, read as places; believed in nothing.

Answers are JSON of strangers: what is missing or not what it should be makes an answer useless,
never an error. Labels follow the gazetteer's rule: Ukrainian places by the romanisation of 2010.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from geo.gazetteer import Gazetteer
from geo.gazetteer.names import normalise
from geo.gazetteer.romanisation import is_ukrainian, romanise_ukrainian
from geo.geocoders.kinds import Kind, Rank, kind_of, says_what_it_is
from geo.model import Place, Precision

_LONGEST = 200
_CRIMEA = ("Crimea", "Sevastopol")
_NEAR_KM = 50.0
_OSM_LINK = re.compile(r"[?&/](node|way|relation)[=/](\d{1,19})")
_OSM_KINDS = {"node": "node", "way": "way", "relation": "relation", "n": "node", "w": "way",
              "r": "relation"}  # fmt: skip
_LATIN = re.compile(r"[A-Za-z]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of an answer."""

    place: Place
    kind: Kind
    names: tuple[str, ...]
    """Every name that the service gives it, the label too."""
    named_for_what_it_is: bool
    """The name that was asked for says itself what the place is."""
    importance: float
    """How well known the service holds it, 0..1; 0.3 where it does not say."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What all services say, each in its way."""

    id: str
    names: tuple[str, ...]
    lat: float
    lon: float
    country_code: str
    admin1: str
    kind: Kind
    named_for_what_it_is: bool
    importance: float = 0.3
    extent: tuple[float, float, float, float] | None = None
    population: int | None = None


def read(
    service: str, query: str, found: Iterator[Mapping[str, Any]], gazetteer: Gazetteer
) -> Iterator[Finding]:
    """Yield the places that `service` found for `query`, in its order; the useless left out."""
    for raw in found:
        try:
            said = _READERS[service](raw, query)
        except (AttributeError, KeyError, IndexError, TypeError, ValueError):
            continue
        # Neither an infinite number nor one that is none lies within these.
        if -90.0 <= said.lat <= 90.0 and -180.0 <= said.lon <= 180.0 and said.names:
            place = _place(said, query, gazetteer)
            yield Finding(
                place,
                said.kind,
                tuple(dict.fromkeys((place.name, *said.names))),
                said.named_for_what_it_is,
                said.importance,
            )


def _place(said: _Read, query: str, gazetteer: Gazetteer) -> Place:
    code, admin1 = said.country_code, said.admin1
    near = gazetteer.nearest(said.lat, said.lon, within_km=_NEAR_KM)
    if near is not None and near[0].country_code == "UA" and near[0].admin1 in _CRIMEA:
        # General Assembly resolution 68/262; the service goes by who holds the ground, or by both.
        code, admin1 = "UA", near[0].admin1
    country = gazetteer.country(code) if code else None
    return Place(
        id=said.id,
        name=_label(said.names, code, query),
        lat=round(said.lat, 5),
        lon=round(said.lon, 5),
        feature_class=said.kind.feature_class,
        feature_code=said.kind.feature_code,
        country_code=code if country else "",
        admin1="" if said.kind.precision is Precision.COUNTRY else admin1,
        precision=said.kind.precision,
        population=said.population,
        country=country.name if country else "",
        # A village's extent is its fields; only what is drawn as an area needs one.
        extent=said.extent if said.kind.rank is Rank.LAND else None,
    )


def _label(names: tuple[str, ...], country_code: str, query: str) -> str:
    """Return the label: for Ukraine by its rule of 2010, else the English name, else as asked."""
    if country_code == "UA":
        for name in names:
            if is_ukrainian(name):
                return romanise_ukrainian(name)
    return next((name for name in names if _LATIN.search(name)), query)


def _nominatim(raw: Mapping[str, Any], query: str) -> _Read:
    address = _mapping(raw.get("address"))
    named = _mapping(raw.get("namedetails"))
    of_class, kind = _text(raw.get("class") or raw.get("category")), _text(raw.get("type"))
    word = _text(raw.get("addresstype")) if of_class in ("place", "boundary") else kind
    names = (named.get("name:en"), named.get("name:uk"), raw.get("name"), named.get("name"))
    others = (value for key, value in named.items() if "name" in key)
    first = _text(raw.get("display_name")).split(",")[0]
    south, north, west, east = (float(side) for side in raw.get("boundingbox") or (0, 0, 0, 0))
    population = _text(_mapping(raw.get("extratags")).get("population"))
    return _Read(
        id=f"osm:{_OSM_KINDS[_text(raw['osm_type']).lower()]}/{int(raw['osm_id'])}",
        names=_names(*names, first, *others),
        lat=float(raw["lat"]),
        lon=float(raw["lon"]),
        country_code=_code(address.get("country_code")),
        admin1=_text(address.get("state") or address.get("region") or address.get("province")),
        kind=kind_of(word or kind, of_class=of_class),
        named_for_what_it_is=says_what_it_is(query, kind, of_class=of_class),
        importance=_share(raw.get("importance")),
        extent=_extent(west, south, east, north) if raw.get("boundingbox") else None,
        population=int(population) if population.isdecimal() and len(population) < 11 else None,
    )


def _opencage(raw: Mapping[str, Any], query: str) -> _Read:
    parts = _mapping(raw["components"])
    point = _mapping(raw["geometry"])
    word, of_class = _text(parts.get("_type")), _text(parts.get("_category"))
    lat, lon = float(point["lat"]), float(point["lng"])
    links = _mapping(_mapping(raw.get("annotations")).get("OSM"))
    link = _OSM_LINK.search(_text(links.get("edit_url")) or _text(links.get("url")))
    bounds = _mapping(raw.get("bounds"))
    extent = None
    if bounds:
        low, high = _mapping(bounds["southwest"]), _mapping(bounds["northeast"])
        extent = _extent(
            *(float(side) for side in (low["lng"], low["lat"], high["lng"], high["lat"]))
        )
    first = _text(raw.get("formatted")).split(",")[0]
    return _Read(
        id=f"osm:{link[1]}/{link[2]}" if link else _hashed("opencage", first, lat, lon),
        names=_names(parts.get(word), first),
        lat=lat,
        lon=lon,
        country_code=_code(parts.get("ISO_3166-1_alpha-2") or parts.get("country_code")),
        admin1=_text(parts.get("state") or parts.get("region") or parts.get("province")),
        kind=kind_of(word, of_class=of_class),
        named_for_what_it_is=says_what_it_is(query, word, of_class=of_class),
        extent=extent,
    )  # fmt: skip


def _geocodeearth(raw: Mapping[str, Any], query: str) -> _Read:
    said = _mapping(raw["properties"])
    lon, lat = (float(side) for side in raw["geometry"]["coordinates"][:2])
    layer = _text(said.get("layer"))
    word = {"locality": "town", "localadmin": "municipality", "venue": "thing"}.get(layer, layer)
    gid = _text(said.get("gid"))
    source, number = gid.split(":", 1)[0], gid.rpartition(":")[2]
    link = _OSM_LINK.search(f"/{number}")
    if source == "openstreetmap" and link:
        gid = f"osm:{link[1]}/{link[2]}"
    elif source == "geonames" and number.isdecimal():
        gid = f"geonames:{number}"
    box = raw.get("bbox")
    return _Read(
        id=gid or _hashed("geocodeearth", _text(said.get("name")), lat, lon),
        names=_names(said.get("name"), _text(said.get("label")).split(",")[0]),
        lat=lat,
        lon=lon,
        country_code=_code(said.get("country_code")),
        admin1=_text(said.get("region")),
        kind=kind_of(word, of_class="highway" if layer == "street" else ""),
        named_for_what_it_is=says_what_it_is(query, layer),
        extent=_extent(*(float(side) for side in box)) if box else None,
    )


_READERS = {"nominatim": _nominatim, "opencage": _opencage, "geocodeearth": _geocodeearth}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    """Return a text as one short line, "" for anything else; some services give lists of one."""
    if isinstance(value, list) and value:
        value = value[0]
    return normalise(_CONTROLS.sub(" ", value))[:_LONGEST] if isinstance(value, str) else ""


def _names(*values: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_text, values))))


def _code(value: object) -> str:
    code = _text(value).upper()
    return code if len(code) == 2 and code.isalpha() and code.isascii() else ""


def _share(value: object) -> float:
    known = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return min(1.0, max(0.0, float(value))) if known else 0.3  # type: ignore[arg-type]


def _extent(
    west: float, south: float, east: float, north: float
) -> tuple[float, float, float, float] | None:
    if not (-90.0 <= south <= north <= 90.0 and -180.0 <= west <= 180.0 >= abs(east)):
        return None
    return west, south, east, north


def _hashed(service: str, name: str, lat: float, lon: float) -> str:
    what = f"{name}\n{lat:.5f}\n{lon:.5f}".encode("utf-8", "replace")
    return f"{service}:{hashlib.sha256(what).hexdigest()[:12]}"
