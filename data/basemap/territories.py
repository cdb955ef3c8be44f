"""The table of disputed territories, disputed.tsv, and its application to the land's faces."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from partition import Face
from shapely.geometry import Point
from shapely.strtree import STRtree

#: A territory of no state, or of none that has a code.
NOBODY = "?"

#: A territory that is one region of its own, without a GeoNames id.
OWN_REGION = "-"


@dataclass(frozen=True, slots=True)
class Territory:
    """One row of the table.

    Attributes:
        name: Key of the row.
        country: Whose territory it is drawn as (ISO 3166-1 alpha-2), or NOBODY.
        region: GeoNames first-order code it belongs to, OWN_REGION, or "" for what its towns say.
        at: Points (lat, lon), one in each piece of the territory; none: the whole country.
        dashed: Country codes towards which its border is dashed.
        claims: Row numbers of Natural Earth's claim lines, dashed besides its border.
        line: Label of its dashed lines.
        label: Text on the map, "" for none.
        kind: What the text is: region, region-disputed or country.
        label_at: Where the text stands (lat, lon), or None.
        zoom: Least zoom of the text.
        reason: Why it is drawn so.
    """

    name: str
    country: str
    region: str
    at: tuple[tuple[float, float], ...]
    dashed: tuple[str, ...]
    claims: tuple[int, ...]
    line: str
    label: str
    kind: str
    label_at: tuple[float, float] | None
    zoom: int
    reason: str


def _points(text: str) -> tuple[tuple[float, float], ...]:
    pairs = (pair.split(",") for pair in text.split(";") if pair.strip())
    return tuple((float(lat), float(lon)) for lat, lon in pairs)


def read_table(path: Path) -> dict[str, Territory]:
    """Read the table, keyed by territory."""
    with open(path, encoding="utf-8", newline="") as file:
        return {
            row["territory"]: Territory(
                name=row["territory"],
                country=row["country"],
                region=row["region"],
                at=_points(row["at"]),
                dashed=tuple(row["dashed"].split()),
                claims=tuple(int(claim) for claim in row["claims"].split()),
                line=row["line"] or row["territory"],
                label=row["label"],
                kind=row["kind"],
                label_at=next(iter(_points(row["label_at"])), None),
                zoom=int(row["zoom"] or 0),
                reason=row["reason"],
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def claim_countries(table: Iterable[Territory], faces: list[Face]) -> None:
    """Give the faces of each territory to the country that the table says.

    Raises:
        SystemExit: a point of the table lies in no face, or two rows claim one face.
    """
    tree = STRtree([face.shape for face in faces])
    for row in table:
        if row.at:
            chosen = []
            for lat, lon in row.at:
                hits = tree.query(Point(lon, lat), "intersects")
                if len(hits) != 1:
                    raise SystemExit(f"{row.name}: {len(hits)} pieces of land at {lat}, {lon}")
                chosen.append(faces[hits[0]])
        elif row.country == NOBODY:
            continue
        else:
            chosen = [f for f in faces if f.country == row.country and not f.territory]
        for face in chosen:
            if face.territory not in ("", row.name):
                raise SystemExit(f"{row.name} and {face.territory} share a piece of land")
            face.country = row.country
            face.territory = row.name


def claim_regions(table: dict[str, Territory], faces: Iterable[Face]) -> None:
    """Give the faces of each territory to the region that the table says."""
    for face in faces:
        row = table.get(face.territory)
        if row is None or not row.region:
            continue
        if row.region == OWN_REGION:
            face.region = f"{face.country}?{row.name}"
            face.name = row.label or row.name
        else:
            face.region = row.region
