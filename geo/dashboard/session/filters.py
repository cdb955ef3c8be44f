"""Which of a report's places are shown: by role, kind, country, confidence and text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from geo.dashboard.reports.opening import Opened
from geo.excerpts import sentence_at
from geo.gazetteer import open_gazetteer
from geo.model import Geoparse, Mention, NameTier, Precision, Role
from geo.presentation.confidence import per_cent
from geo.presentation.entries import Entry, gather
from geo.presentation.localised import name_of
from geo.remembered import remembered
from geo.textsearch import fold, sentences_with

NO_COUNTRY = "none"
"""The country of places that belong to none or several, such as a sea."""
LONGEST_TEXT = 80
KEYS = ("role", "kind", "country", "sure", "q")
"""The filter's names in the address."""

_NAMESAKES = 50
_COUNTRY = re.compile(r"[A-Z]{2}")
_Value = TypeVar("_Value", bound=StrEnum)
_Opened = TypeVar("_Opened", bound=Opened)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which places are wanted; an empty part allows all."""

    roles: frozenset[Role] = frozenset()
    """Named at least once in one of these roles; other mentions are left out."""
    kinds: frozenset[Precision] = frozenset()
    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-2 codes and `NO_COUNTRY`."""
    sure: int = 0
    """Least confidence in per cent, 0 to 99."""
    text: str = ""
    """A text in the label, a written form or a passage, whatever its case and accents; or a name of
    the place in any language and script."""

    def __bool__(self) -> bool:
        return self != Filters()

    def matches(self, entry: Entry, result: Geoparse) -> bool:
        """Return whether a place is shown.

        Args:
            entry: the place with its mentions.
            result: the report that names it, for its passages.
        """
        place = entry.place
        return (
            (not self.roles or any(mention.role in self.roles for mention in entry.mentions))
            and (not self.kinds or place.precision in self.kinds)
            and (not self.countries or (place.country_code or NO_COUNTRY) in self.countries)
            and (entry.by_reader or per_cent(entry.confidence) >= self.sure)
            and (not self.text or _says(entry, result, self.text))
        )

    def keeps(self, mention: Mention) -> bool:
        """Return whether a mention of a place that is shown counts."""
        return not self.roles or mention.role in self.roles

    def without(self, key: str, value: str = "") -> Filters:
        """Return the filter without one of its values, or without all of them under a key."""
        parts = self.as_address()
        kept = [part for part in parts.get(key, "").split(",") if value and part != value]
        return Filters.from_address({**parts, key: ",".join(kept)})

    def toggled(self, key: str, value: str) -> Filters:
        """Return the filter with a value of role, kind or country added, or taken off again."""
        parts = self.as_address()
        values = [part for part in parts.get(key, "").split(",") if part]
        if value in values:
            return self.without(key, value)
        return Filters.from_address({**parts, key: ",".join([*values, value])})

    def as_address(self) -> dict[str, str]:
        """Return the filter as the address holds it, empty parts left out."""
        parts = {
            "role": ",".join(role for role in Role if role in self.roles),
            "kind": ",".join(kind for kind in Precision if kind in self.kinds),
            "country": ",".join(sorted(self.countries)),
            "sure": str(self.sure) if self.sure else "",
            "q": self.text,
        }
        return {key: value for key, value in parts.items() if value}

    @staticmethod
    def from_address(parts: Mapping[str, str]) -> Filters:
        """Return the filter in an address; unknown values are left out."""
        sure = parts.get("sure", "")
        countries = parts.get("country", "").split(",")
        return Filters(
            roles=_known(Role, parts.get("role", "")),
            kinds=_known(Precision, parts.get("kind", "")),
            countries=frozenset(
                code for code in countries if _COUNTRY.fullmatch(code) or code == NO_COUNTRY
            ),
            sure=min(99, int(sure)) if re.fullmatch("[0-9]{1,3}", sure) else 0,
            text=_clean(parts.get("q", "")),
        )


def shown(opened: _Opened, filters: Filters, *, always: str = "") -> _Opened:
    """Return a report with only what a filter leaves of its mentions and places.

    Args:
        opened: the report; without a filter it is returned as it is.
        filters: what is asked.
        always: id of a place that stays, with all its mentions, whatever is asked.
    """
    if not filters:
        return opened
    if always not in opened.entries or filters.matches(opened.entries[always], opened.result):
        always = ""
    return _shown(opened, filters, always)


@remembered
def _shown(opened: _Opened, filters: Filters, always: str) -> _Opened:
    result = opened.result
    kept = {key for key, entry in opened.entries.items() if filters.matches(entry, result)}

    def stays(mention: Mention) -> bool:
        if mention.resolution is None:
            return replace(filters, text="") == Filters() and fold(filters.text) in fold(
                mention.text
            )
        place_id = mention.resolution.place.id
        return place_id == always or (place_id in kept and filters.keeps(mention))

    left = replace(
        result,
        mentions=tuple(mention for mention in result.mentions if stays(mention)),
        places=tuple(place for place in result.places if place.id in kept or place.id == always),
    )
    return replace(opened, result=left, entries=gather(left))


@remembered
def facets(opened: Opened, filters: Filters, *, actors: bool) -> dict[str, Counter[str]]:
    """Return how many places each value would leave, by the filter's names.

    Args:
        opened: the report.
        filters: what is asked; a value is counted as if it were the only one under its name.
        actors: places that are named only as actors are on the map too.
    """
    on_map = {Role.LOCATION, Role.ACTOR} if actors else {Role.LOCATION}
    text_and_share = Filters(sure=filters.sure, text=filters.text)
    fitting = [e for e in opened.entries.values() if text_and_share.matches(e, opened.result)]
    counted = {}
    for key in ("role", "kind", "country"):
        others = replace(filters.without(key), sure=0, text="")
        counted[key] = Counter(
            value
            for entry in fitting
            if others.matches(entry, opened.result)
            for value in _values(entry, key, others.roles or on_map)
        )
    return counted


def _values(entry: Entry, key: str, roles: Collection[Role]) -> Collection[str]:
    if key == "role":
        return {mention.role.value for mention in entry.mentions}
    if not any(mention.role in roles for mention in entry.mentions):
        return ()
    place = entry.place
    return [place.precision.value if key == "kind" else place.country_code or NO_COUNTRY]


def _says(entry: Entry, result: Geoparse, text: str) -> bool:
    wanted = fold(text)
    if wanted in fold(entry.place.name) or wanted in fold(name_of(entry.place)):
        return True
    if any(wanted in fold(form) for form, _ in entry.written):
        return True
    if entry.place.id in _called(text, open_gazetteer().version):
        return True
    sentences = sentences_with(result.report, text)
    return bool(sentences) and any(
        sentence_at(result.report, mention.start) in sentences for mention in entry.mentions
    )


@lru_cache(100)
def _called(text: str, _version: str) -> frozenset[str]:
    """Return the ids of the places that bear a name, in whichever language and script it is.

    What is remembered holds for one version of the gazetteer.
    """
    found = open_gazetteer().lookup(text, limit=_NAMESAKES)
    return frozenset(c.place.id for c in found if c.tier in (NameTier.LABEL, NameTier.NAME))


def _known(kind: type[_Value], text: str) -> frozenset[_Value]:
    values = {str(value): value for value in kind}
    return frozenset(values[part] for part in text.split(",") if part in values)


def _clean(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())[:LONGEST_TEXT].strip()
