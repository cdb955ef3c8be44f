"""Every row of the list of words beside coordinates does what its class is for."""

from __future__ import annotations

import pytest

from geo.coordinates.finding import find_points
from geo.wordlists import read_words

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
WORDS = read_words("reading/coordinates.tsv")


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_word_tells(kind: str) -> None:
    written, point = SAMPLES[kind]
    for word in WORDS[kind]:
        for cased in (word, word.upper()):
            found = find_points(f"Seen at {written.format(cased)}")
            assert [each.point for each in found] == [point], cased


@pytest.mark.parametrize("kind", SAMPLES)
def test_another_word_does_not(kind: str) -> None:
    assert find_points(f"Seen at {SAMPLES[kind][0].format('blorf')}") == ()


def test_a_unit_tells_a_measure() -> None:
    assert len(find_points("It was 48.5956, 37.9999 blorf")) == 1
    for unit in WORDS["unit"]:
        assert find_points(f"It was 48.5956, 37.9999 {unit}") == (), unit


def test_every_class_is_tested() -> None:
    assert set(WORDS) == {*SAMPLES, "unit"}
