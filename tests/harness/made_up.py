"""Made-up reports whose places are known beforehand, for tests of what is shown of them."""

from __future__ import annotations

import re
from collections import Counter

from geo.model import (
    Candidate,
    Geoparse,
    Mention,
    NameTier,
    Place,
    Precision,
    Resolution,
    Role,
    Seat,
)
from geo.report import report_from_text

_MARKED = re.compile(r"\{([^{}|]+)\|([^{}|]*)\|([a-z]+)\}")


def place(
    name: str,
    lat: float = 49.0,
    lon: float = 32.0,
    precision: Precision = Precision.SETTLEMENT,
    *,
    id: str = "",
    country_code: str = "UA",
    country: str = "Ukraine",
    admin1: str = "Kharkiv Oblast",
    seat: Seat | None = None,
    extent: tuple[float, float, float, float] | None = None,
    radius_km: float | None = None,
    note: str = "",
) -> Place:
    """Return a place; its id is its name after "made:" where none is given."""
    codes = {Precision.COUNTRY: ("A", "PCLI"), Precision.REGION: ("A", "ADM1")}
    feature_class, code = codes.get(precision, ("P", "PPL"))
    return Place(
        id=id or f"made:{name}",
        name=name,
        lat=lat,
        lon=lon,
        feature_class=feature_class,
        feature_code=code,
        country_code=country_code,
        admin1=admin1,
        precision=precision,
        country=country,
        seat=seat,
        extent=extent,
        radius_km=radius_km,
        note=note,
    )


def parsed(
    marked: str,
    *places: Place,
    confidence: float = 0.9,
    reasons: tuple[str, ...] = ("a reason",),
    alternatives: tuple[Place, ...] = (),
) -> Geoparse:
    """Return a report's parse from a text in which each mention is {written|place|role}.

    Args:
        marked: the text; an empty place leaves the mention unplaced, with the reason "vague".
        places: what the names after the bar mean.
        confidence: of every resolution.
        reasons: of every resolution.
        alternatives: the runners-up of every resolution.
    """
    known = {each.name: each for each in places}
    runners_up = tuple(Candidate(each, each.name, NameTier.NAME, 0.05) for each in alternatives)
    plain, mentions, at = "", [], 0
    for match in _MARKED.finditer(marked):
        written, name, role = match.groups()
        plain += marked[at : match.start()]
        start, at = len(plain), match.end()
        plain += written
        resolution = (
            Resolution(known[name], confidence, reasons, runners_up, "gazetteer") if name else None
        )
        mentions.append(
            Mention(
                start,
                len(plain),
                written,
                Role(role),
                resolution,
                None if resolution else "vague",
            )
        )
    plain += marked[at:]
    counts = Counter(
        mention.resolution.place.id
        for mention in mentions
        if mention.resolution and mention.role is Role.LOCATION
    )
    named = {m.resolution.place.id: m.resolution.place for m in mentions if m.resolution}
    ordered = tuple(sorted(named.values(), key=lambda each: -counts[each.id]))
    return Geoparse(report_from_text(plain, source="made-up.txt"), tuple(mentions), ordered)


def crowd(number: int) -> Geoparse:
    """Return a report that names that many places across Ukraine, one to four times each."""
    places = [
        place(f"Place {index}", 45 + (index * 37 % 700) / 100, 23 + (index * 91 % 1600) / 100)
        for index in range(number)
    ]
    marked = " ".join(
        f"{{{each.name}|{each.name}|location}}, again, " * (index % 4 + 1) + "\n\n"
        for index, each in enumerate(places)
    )
    return parsed(marked, *places)
