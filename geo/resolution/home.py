"""Where the publisher of a report is at home, which speaks, faintly, for places around it.

The Springfield News-Leader tells nobody which Springfield is meant. The home is taken from a table
of newspapers, from a publisher's name that holds that of one place ("Kharkiv Times"), or from the
country of its address; where more than one place could be meant, it is not taken at all. Without
any of these a language that one country alone writes its news in tells the country.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from urllib.parse import urlsplit

from geo.distance import distance_km
from geo.language import say
from geo.model import EXACT, POINTS, Candidate, Place, Precision, Report
from geo.resolution.meant import Lookup
from geo.wordlists import read_table, read_words

FEATURES = ("home_country", "home_region", "home_near")
_NEAR_KM = 60.0
"""Distance at which nearness to the home has fallen to 1/e."""
_PRESS = 5_000
"""People of a town below which it is not taken for one that has a newspaper."""
_WORD = re.compile(r"[^\W\d_](?:[\w'’.]*\w)?")
_MOST_WORDS = 8
_COUNTRIES = {"uk": "Ukraine"}
"""Languages, by ISO 639, that one country alone writes its news in."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a publisher is at home, and why that is known."""

    place: Place
    reason: str
    """A sentence, for the place that the home has decided."""


def home_of(report: Report, lookup: Lookup) -> Home | None:
    """Return where the publisher of a report is at home, None where that is not known.

    Args:
        report: the report.
        lookup: name to candidates, best first.
    """
    host = _host(report.source)
    listed = _listed_host(host) or _listed_name(report.publisher)
    if listed is not None:
        name, town, area = listed
        place = _place_of(town, area, lookup)
        return _home(place, report.publisher or name or host) if place else None
    country = _country_of(host, lookup)
    place = _named_in(report.publisher, country, lookup)
    if place is not None:
        return _home(place, report.publisher)
    if country is None:
        return _of_language(report, lookup)
    return Home(
        country,
        say("its publisher's address, {host}, is one of {place}", host=host, place=country.name),
    )


def _of_language(report: Report, lookup: Lookup) -> Home | None:
    """Return the country whose language, and no other's, a report is in."""
    name = _COUNTRIES.get(report.language)
    place = _place_of("", name, lookup) if name else None
    return (
        Home(place, say("the report is in the language of {place}", place=name)) if place else None
    )


def home_features(place: Place, home: Home) -> dict[str, float]:
    """Return what the home says of a place, each 0 to 1."""
    at = home.place
    same = place.country_code == at.country_code
    near = at.precision in POINTS and place.precision is not Precision.COUNTRY
    return {
        "home_country": same,
        "home_region": same and bool(at.admin1) and place.admin1 == at.admin1,
        "home_near": exp(-distance_km(place.lat, place.lon, at.lat, at.lon) / _NEAR_KM)
        if near
        else 0.0,
    }


def has_decided(
    weights: Mapping[str, float], rows: Sequence[Mapping[str, float]], beliefs: Sequence[float]
) -> bool:
    """Tell whether without the home another would be the likeliest, or this half as likely.

    Args:
        weights: of the features.
        rows: the features of each candidate, and a last row for none of them.
        beliefs: in each of them.
    """
    told = [sum(weights.get(name, 0.0) * row.get(name, 0.0) for name in FEATURES) for row in rows]
    without = [belief * exp(-said) for belief, said in zip(beliefs, told, strict=True)]
    best = max(range(len(rows) - 1), key=beliefs.__getitem__)
    alone = without[best]
    return alone < max(without[:-1]) or alone < beliefs[best] / 2 * sum(without)


def _home(place: Place, publisher: str) -> Home:
    where = ", ".join(name for name in (place.name, place.admin1, place.country) if name)
    if place.precision is Precision.COUNTRY:
        where = place.name
    return Home(
        place,
        say("its publisher, {publisher}, is at home in {place}", publisher=publisher, place=where),
    )


def _host(source: str) -> str:
    """Return the host of a web address, "" for anything else."""
    if not source.lower().startswith(("http://", "https://")):
        return ""
    try:
        return (urlsplit(source).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@cache
def _by_host() -> Mapping[str, tuple[str, str, str]]:
    rows = read_table("resolution/publishers.tsv")
    return {host: (name, town, area) for name, hosts, town, area in rows for host in hosts.split()}


@cache
def _by_name() -> Mapping[str, tuple[str, str, str]]:
    rows = read_table("resolution/publishers.tsv")
    return {name.casefold(): (name, town, area) for name, _, town, area in rows if name}


def _listed_host(host: str) -> tuple[str, str, str] | None:
    labels = host.split(".")
    ends = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((row for end in ends if (row := _by_host().get(end))), None)


def _listed_name(publisher: str) -> tuple[str, str, str] | None:
    return _by_name().get(_bare(publisher).casefold())


def _bare(publisher: str) -> str:
    return publisher[4:] if publisher[:4].lower() == "the " else publisher


def _place_of(town: str, area: str, lookup: Lookup) -> Place | None:
    """Return the town in the area, or the country where there is no town."""
    found = (c.place for c in lookup(town or area) if c.tier in EXACT)
    if not town:
        return next((place for place in found if place.precision is Precision.COUNTRY), None)
    there = [p for p in found if p.precision in POINTS and area in (p.admin1, p.country)]
    return max(there, key=lambda place: place.population or 0, default=None)


def _country_of(host: str, lookup: Lookup) -> Place | None:
    """Return the country that the last part of a host means, None where all the world uses it."""
    ending = host.rpartition(".")[2]
    name = _endings().get(ending)
    return _place_of("", name, lookup) if name else None


def _named_in(publisher: str, country: Place | None, lookup: Lookup) -> Place | None:
    """Return the place of "Kharkiv Times", where there is but one that may have a newspaper."""
    words = _WORD.findall(_bare(publisher))
    named = list(words)
    while named and named[-1].casefold() in _papers():
        named.pop()
    if not named or len(named) == len(words) or len(words) > _MOST_WORDS:
        return None
    found = [c for c in lookup(" ".join(named)) if _may_be_home(c, country)]
    places = {(c.place.country_code, c.place.admin1) for c in found}
    return found[0].place if len(places) == 1 else None


def _may_be_home(candidate: Candidate, country: Place | None) -> bool:
    place = candidate.place
    if candidate.tier not in EXACT or not place.country_code:
        return False
    if country is not None and place.country_code != country.country_code:
        return False
    return place.precision not in POINTS or (place.population or 0) >= _PRESS


@cache
def _endings() -> Mapping[str, str]:
    return dict((ending, country) for ending, country in read_table("resolution/domains.tsv"))


@cache
def _papers() -> frozenset[str]:
    return frozenset(read_words("resolution/newspapers.tsv")["newspaper"])
