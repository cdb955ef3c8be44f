"""Rows of other people's files tidied for the gazetteer: names, numbers, codes.

Everything in such a file may be hostile. What cannot be a place's name, point or code is left out
and counted, never guessed.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import takewhile
from math import isfinite
from pathlib import Path
from typing import NamedTuple

from geo.gazetteer import files
from geo.gazetteer.names import fold, normalise
from geo.gazetteer.romanisation import is_surely_ukrainian, is_ukrainian, romanise_ukrainian
from geo.language import N_
from geo.model import Precision

LONGEST_NAME = 100
MOST_ALTERNATES = 300
_MOST_PEOPLE = 50_000_000

_KNOWN_DIVISIONS = frozenset({"ADM1", "ADM2", "PCLI", "PCLD", "PCL", "PCLS", "PCLF", "TERR"})
_CLASSES = frozenset("AHLPRSTUV")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_ROW_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,63}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{0,17})?(?:[eE][+-]?[0-9]{1,2})?")
# A spreadsheet would run it, or a viewer take it for an address or markup.
_NO_NAME = re.compile(r"^[=+@\-]|https?:|www\.|[{}<>=\\]")
_READABLE = re.compile("[\u0000-\u036f\u0400-\u052f\u1e00-\u1eff\u2000-\u206f\ua720-\ua7ff]+")
_LATIN = re.compile("[^\u0370-\u1dff]+")
_ABBREVIATION = re.compile(r"[A-Z0-9]{4}")

_FORMER = frozenset({"PPLH", "PPLCH", "RGNH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH", "PCLH"})


class Raw(NamedTuple):
    """A row as a file has it: text, not yet trusted."""

    id: str
    name: str
    alternates: Iterable[str]
    lat: str
    lon: str
    feature_class: str = ""
    code: str = ""
    country: str = ""
    admin1: str = ""
    population: str = ""
    geonames: str = ""
    ukrainian: str = ""
    """Its Ukrainian name, where the file gives the language."""


@cache
def _known(folder: Path) -> tuple[Mapping[str, str], Mapping[tuple[str, str], int]]:
    """Return countries by their folded names, and first-level regions by country and name."""
    codes: dict[str, str] = {}
    regions: dict[tuple[str, str], int] = {}
    shipped = files.entries(folder)
    for entry in takewhile(lambda e: e.precision is not Precision.SETTLEMENT, shipped):
        if entry.precision is Precision.COUNTRY and entry.country:
            for name in (entry.country, entry.name, *entry.alternates):
                codes.setdefault(fold(name), entry.country)
        elif entry.feature_code == "ADM1":
            for name in (entry.name, *entry.alternates):
                regions.setdefault((entry.country, fold(name)), entry.number)
    for country, code, number in files.admin1_codes(folder):
        regions.setdefault((country, code.lower()), number)
    return codes, regions


class Tidier:
    """Turns raw rows into rows of an added source; counts what it leaves out and why."""

    def __init__(self) -> None:
        """Learn the countries and first-level regions that the package knows.

        Raises:
            GazetteerError: the package's data files cannot be read.
        """
        self.left_out: Counter[str] = Counter()
        self._codes, self._regions = _known(files.directory())

    def rows(self, raws: Iterable[Raw | str]) -> Iterator[tuple[str, ...]]:
        """Yield the rows that can be used, in the order of `added.COLUMNS`.

        Args:
            raws: rows, or the form that says why one could not even be read.
        """
        for raw in raws:
            tidied = raw if isinstance(raw, str) else self._tidied(raw)
            if isinstance(tidied, str):
                self.left_out[tidied] += 1
            else:
                yield tidied

    def _tidied(self, raw: Raw) -> tuple[str, ...] | str:
        kind = raw.feature_class.strip().upper()
        kind = kind if kind in _CLASSES else "P"
        code = raw.code.strip().upper()
        code = code if _CODE.fullmatch(code) else ""
        if kind == "P":
            code = code or "PPL"
        if code in _FORMER:
            return N_("{number} of former places")
        lat, lon = degrees(raw.lat, 90.0), degrees(raw.lon, 180.0)
        if lat is None or lon is None or (lat == 0.0 and lon == 0.0):
            return N_("{number} without usable coordinates")
        country = self._country(raw.country)
        given = tidy(raw.name)
        label = _label(given, raw, country)
        if not label:
            return N_("{number} without a usable name")
        same = raw.geonames.strip()
        same = str(int(same)) if _NUMBER.fullmatch(same) and int(same) else ""
        # A small division has its seat's name and would compete with it.
        if kind == "A" and not (same and code in _KNOWN_DIVISIONS):
            return N_("{number} of regions, which come with the package")
        people = raw.population.strip().replace(" ", "").removesuffix(".0")
        population = int(people) if _NUMBER.fullmatch(people) else 0
        admin1 = self._region(country, raw.admin1)
        row_id = raw.id.strip()
        if not _ROW_ID.fullmatch(row_id):
            row_id = hashlib.sha256(f"{label}\t{lat}\t{lon}".encode()).hexdigest()[:12]
        return (
            row_id, label, "|".join(_kept((given, *raw.alternates), label)),
            f"{lat:.5f}", f"{lon:.5f}", kind, code, country, str(admin1 or ""),
            str(population) if 0 < population <= _MOST_PEOPLE else "", same,
        )  # fmt: skip

    def _country(self, told: str) -> str:
        told = told.strip()
        return self._codes.get(fold(told), "") if 0 < len(told) <= LONGEST_NAME else ""

    def _region(self, country: str, told: str) -> int:
        told = told.strip()
        if not country or not 0 < len(told) <= LONGEST_NAME:
            return 0
        code = told.removeprefix(f"{country}.").removeprefix(f"{country}-").lower()
        return self._regions.get((country, code)) or self._regions.get((country, fold(told)), 0)


def tidy(name: str) -> str:
    """Return `name` on one line without invisible or control characters, "" if it cannot be a name.

    That is what is too long, holds no letter, or would be run or linked by a program.
    """
    if len(name) > 4 * LONGEST_NAME:
        return ""
    spaced = (" " if c.isspace() or c == "|" else c for c in name)
    clean = normalise("".join(c for c in spaced if unicodedata.category(c)[0] != "C"))
    clean = clean.strip(' ,;"“”«»')
    if len(clean) > LONGEST_NAME or not any(c.isalpha() for c in clean) or _NO_NAME.search(clean):
        return ""
    return clean


def degrees(text: str, most: float) -> float | None:
    """Return a coordinate in degrees, None where it is not one or beyond `most`."""
    text = text.strip()
    if not _DECIMAL.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return value if isfinite(value) and abs(value) <= most else None


def _label(given: str, raw: Raw, country: str) -> str:
    """Return the name a map shows: official romanisation in Ukraine, else the name in Latin."""
    if country == "UA":
        told = tidy(raw.ukrainian)
        if told and is_ukrainian(told):
            return romanise_ukrainian(told)
        if is_ukrainian(given):
            return romanise_ukrainian(given)
        # An older romanisation is replaced by the Ukrainian name it was made from.
        for name in map(tidy, raw.alternates):
            if is_surely_ukrainian(name) and fold(name) == fold(given):
                return romanise_ukrainian(name)
        if given.isascii():
            return _respelt(given)
    if not given or (_LATIN.fullmatch(given) and fold(given)):
        return given
    in_latin = (name for name in map(tidy, raw.alternates) if name and _LATIN.fullmatch(name))
    label = next((name for name in in_latin if not _is_code(name)), given)
    return label if fold(label) else ""


def _respelt(name: str) -> str:
    """Return an older romanisation rewritten by the rule of 2010, where that is sure."""
    name = re.sub("['`\"]", "", name)
    name = re.sub("(?<=[A-Za-z])y(?=[aeu])", "i", name)
    return re.sub(r"(?<=[a-z])yy\b", "yi", name)


def _kept(names: Iterable[str], label: str) -> list[str]:
    """Return the alternates worth keeping: Latin and Cyrillic, no codes, each once."""
    kept: dict[str, None] = {}
    for name in map(tidy, names):
        if not name or name == label or not _READABLE.fullmatch(name) or name.lower() == name:
            continue
        if _is_code(name) and fold(name) != fold(label):
            continue
        kept[name] = None
        if len(kept) == MOST_ALTERNATES:
            break
    return list(kept)


def _is_code(name: str) -> bool:
    return sum(c.isalnum() for c in name) <= 3 or bool(_ABBREVIATION.fullmatch(name))
