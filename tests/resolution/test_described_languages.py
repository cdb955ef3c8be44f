"""Places that reports in other languages describe, by sentences written before the rules."""

from __future__ import annotations

import re

import pytest
from geographiclib.geodesic import Geodesic
from made_up import place
from served import ROOT

from geo.resolution import areas
from geo.resolution.descriptions import Description, by_one, by_two, grammar_of

TOWN, OTHER = place("Izium", 49.2070, 37.2768), place("Lyman", 48.9886, 37.8111)
ROWS = [
    line.split("\t")
    for line in (ROOT / "tests/resolution/descriptions.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "language\t"))
]


def read(language: str, marked: str) -> tuple[str, str, Description | None]:
    """Return the phrase that is marked, the one that is read, and what it describes."""
    phrase = re.sub(r"[\[\]]", "", match[1]) if (match := re.search(r"\{(.*)\}", marked)) else ""
    text, spans = "", []
    for part in re.split(r"([\[\]{}])", marked):
        if part == "[":
            spans.append((len(text), 0))
        elif part == "]":
            spans[-1] = (spans[-1][0], len(text))
        elif part not in "{}":
            text += part
    words = grammar_of(language)
    if len(spans) > 1:
        said = by_two(text, 0, (spans[0], spans[1]), (TOWN, OTHER), words)
        said = (
            said
            or by_one(text, 0, spans[1], OTHER, words)
            or by_one(text, 0, spans[0], TOWN, words)
        )
    else:
        said = by_one(text, 0, spans[0], TOWN, words)
    return phrase, text[said.start : said.end] if said else "", said


def expected(says: str) -> areas.Area | None:
    """Return where a row says that the middle of what is described lies."""
    words = says.split()
    bearing = float(words[-1]) if words[-1].isdigit() and len(words) > 1 else None
    if "km" in words:
        distance = areas.Distance(float(words[0]), 0.0)
        return areas.at_distance(TOWN, distance, bearing, fine=False)
    if words[0] == "towards":
        return areas.in_direction(TOWN, bearing or 0.0, close=False)
    if words[0] in ("edge", "rural"):
        return (areas.outskirts if words[0] == "edge" else areas.countryside)(TOWN, bearing)
    if words[0] in ("between", "midway"):
        return (areas.between if words[0] == "between" else areas.midway)(TOWN, OTHER)
    return None


@pytest.mark.parametrize(("language", "marked", "says"), ROWS)
def test_what_a_phrase_describes(language: str, marked: str, says: str) -> None:
    phrase, found, said = read(language, marked)
    area = expected(says)
    assert found == phrase
    if area is not None:
        assert said is not None
        line = Geodesic.WGS84.Inverse(area.lat, area.lon, said.area.lat, said.area.lon)
        assert line["s12"] < 30
        if says.split()[0] in ("edge", "rural", "towards", "between", "midway"):
            assert said.area.radius_km == pytest.approx(area.radius_km)
