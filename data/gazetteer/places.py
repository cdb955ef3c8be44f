"""The rows of the generated files, and what `amendments.tsv` changes in them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from spelling import kept


class Settlement(NamedTuple):
    """A populated place; `admin1` and `admin2` are region ids, 0 where unknown."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: int
    admin2: int
    population: int
    code: str
    alternates: tuple[str, ...]


class Region(NamedTuple):
    """A first- or second-level region; `seat` is a settlement id, 0 where unknown."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    code: str
    admin1_code: str
    parent: int
    population: int
    seat: int
    alternates: tuple[str, ...]
    note: str = ""


class Country(NamedTuple):
    """A country or territory; `capital` is a settlement id, 0 where there is none."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    code: str
    population: int
    capital: int
    alternates: tuple[str, ...]
    note: str = ""


Row = TypeVar("Row", Settlement, Region, Country)


def read_amendments(path: Path) -> dict[str, dict[str, str]]:
    """Return the amendments by id ("703446", or "=UA" for a country)."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        return {
            row["id"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def amend(rows: Iterable[Row], amendments: dict[str, dict[str, str]]) -> list[Row]:
    """Return `rows` with what the amendments say of them; a replaced label stays an alternate."""
    out: list[Row] = []
    for row in rows:
        key = f"={row.country}" if isinstance(row, Country) else str(row.id)
        out.append(_amended(row, amendments[key]) if key in amendments else row)
    return out


def _amended(row: Row, change: dict[str, str]) -> Row:
    name = change["name"] or row.name
    added = [a for a in change["add"].split("|") if a]
    dropped = set(change["drop"].split("|"))
    names = [n for n in kept([row.name, *row.alternates], name) if n not in dropped]
    # What a person wrote is kept whatever its length: "UK".
    values: dict[str, object] = {
        "name": name,
        "alternates": tuple(sorted({*names, *added} - {name})),
    }
    if change["lat"]:
        values |= {"lat": float(change["lat"]), "lon": float(change["lon"])}
    if change.get("population"):
        values["population"] = int(change["population"])
    if change["code"]:
        values["code"] = change["code"]
    if change["seat"] and isinstance(row, Region):
        values["seat"] = int(change["seat"])
    if change["note"] and not isinstance(row, Settlement):
        values["note"] = change["note"]
    return row._replace(**values)  # type: ignore[arg-type]
