"""Every row of the list of words beside coordinates does what its class is for."""

from __future__ import annotations

import pytest

from geo.coordinates.finding import find_points
from geo.wordlists import read_table

SAMPLES = {
    "latitude": ("{} 48.5, lon 37.9", (48.5, 37.9)),
    "longitude": ("lat 48.5, {} 37.9", (48.5, 37.9)),
    "latitude-first": ("{} 48.5, 37.9)", (48.5, 37.9)),
    "longitude-first": ("{} 37.9, 48.5)", (48.5, 37.9)),
    "north": ("48.555 {}, 37.9 E", (48.555, 37.9)),
    "south": ("48.555 {}, 37.9 E", (-48.555, 37.9)),
    "east": ("48.5 N, 37.999 {}", (48.5, 37.999)),
    "west": ("48.5 N, 37.999 {}", (48.5, -37.999)),
    "service": ("https://{}.org/?q=48.5,37.9", (48.5, 37.9)),
    "service-longitude-first": ("https://www.{}.org/?ll=37.9,48.5", (48.5, 37.9)),
}
ROWS = [row for row in read_table("reading/coordinates.tsv") if row[1] != "unit"]
UNITS = [word for word, kind in read_table("reading/coordinates.tsv") if kind == "unit"]


@pytest.mark.parametrize("case", [str, str.upper])
@pytest.mark.parametrize(("word", "kind"), ROWS)
def test_a_word_tells(word: str, kind: str, case: type[str]) -> None:
    written, point = SAMPLES[kind]
    [found] = find_points(f"Seen at {written.format(case(word))}")
    assert found.point == point


@pytest.mark.parametrize("kind", SAMPLES)
def test_another_word_does_not(kind: str) -> None:
    assert find_points(f"Seen at {SAMPLES[kind][0].format('blorf')}") == ()


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_tells_a_measure(unit: str) -> None:
    assert len(find_points("It was 48.5956, 37.9999 blorf")) == 1
    assert find_points(f"It was 48.5956, 37.9999 {unit}") == ()
