"""The sentences of war: whole, counted rightly, and found no worse than they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import pytest

from geo.model import Mention, Place, Precision, Resolution, Role
from tests.quality.scoring import F1
from tests.quality.war_scores import ALL, false_places, recall, recognition
from tests.quality.war_sentences import (
    FRAMES,
    LATER,
    filled,
    marked,
    read_bearers,
    read_frames,
    read_later_negatives,
    read_negatives,
    read_sentences,
)

FORMS = {"prose", "fragment", "list", "table", "capitals", "lower", "post"}
GOMA = Place("geonames:216281", "Goma", -1.68, 29.22, "P", "PPLA", "CD", "", Precision.SETTLEMENT)


def _mention(text: str, name: str, role: Role = Role.LOCATION, place: Place = GOMA) -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), name, role, Resolution(place, 0.9, (), (), ""))


def test_every_kind_has_its_rows() -> None:
    frames = Counter(frame.kind for frame in read_frames(each=48))
    assert set(frames) == FORMS
    assert min(frames.values()) >= 5
    assert sum(frames.values()) >= 36
    assert sum(1 for _ in read_frames()) == 48 * sum(frames.values())
    sentences = Counter(sentence.kind for sentence in read_sentences())
    assert set(sentences) == FORMS | {"landform", "site", "long"}
    assert min(sentences.values()) >= 12
    assert sum(sentences.values()) >= 200
    negatives = Counter(negative.kind for negative in read_negatives())
    assert min(negatives.values()) >= 8
    assert sum(negatives.values()) >= 150


def test_only_bearers_may_name_no_place() -> None:
    assert all(sentence.roles for sentence in chain(read_frames(), read_sentences()))
    assert all(sentence.roles for sentence in read_bearers() if sentence.kind == "place")


def test_every_span_is_a_whole_name() -> None:
    for sentence in chain(read_frames(), read_frames(LATER), read_sentences(), read_bearers()):
        for start, end in sentence.roles:
            name = sentence.text[start:end]
            assert name == name.strip(" .,\"'#"), sentence
            assert not any(mark in sentence.text for mark in ("[[", "]]", "{}")), sentence
            around = sentence.text[:start][-1:] + sentence.text[end:][:1]
            assert not any(map(str.isalnum, around)), sentence
    groups = read_sentences(), read_negatives(), read_later_negatives(), read_bearers()
    texts = [sentence.text for sentence in chain.from_iterable(groups)]
    assert len(texts) == len(set(texts))


def test_names_are_counted_by_their_span() -> None:
    sentences = (
        marked("prose", "[[Goma]] fell, [[Masisi]] held, [[Lake Kivu]] was calm."),
        filled("table", "{}\t3 dead", "Bunia"),
        marked("prose", "[[Congolese|demonym]] troops left."),
    )

    def find(text: str) -> Sequence[Mention]:
        if "Goma" in text:
            # Half a name is touched, not found.
            return (_mention(text, "Goma", Role.ACTOR), _mention(text, "Kivu"))
        if "Bunia" in text:
            return (_mention(text, "Bunia", Role.CREDIT),)
        return (_mention(text, "Congolese", Role.DEMONYM),)

    counts = recall(sentences, find)
    assert counts["prose"] == Counter(names=3, touched=2, found=1, on_map=1)
    assert counts["table"] == Counter(names=1, touched=1, found=1, credit=1)
    assert counts[ALL] == counts["prose"] + counts["table"]
    assert recognition(sentences, find) == {
        "prose": (F1(1, 2, 3), F1(2, 2, 3)),
        "table": (F1(1, 1, 1), F1(1, 1, 1)),
        ALL: (F1(2, 3, 4), F1(3, 3, 4)),
    }


@pytest.mark.parametrize(
    ("mention", "places"),
    [
        (_mention("Goma", "Goma"), 1),
        (_mention("Goma", "Goma", Role.ACTOR), 1),
        (_mention("Goma", "Goma", Role.CREDIT), 0),
        (_mention("Goma", "Goma", Role.DEMONYM), 0),
        (Mention(0, 4, "Goma", Role.LOCATION), 0),
    ],
)
def test_a_false_place_is_one_on_the_map(mention: Mention, places: int) -> None:
    counts = false_places([marked("ship", "The Goma sank.")], lambda text: [mention])
    assert (counts["ship"]["sentences"], counts["ship"]["places"]) == (1, places)


def test_towns_are_found_as_often_as_measured() -> None:
    """Of all 2,496 names .989 were found, of the 480 in the frames written later .998."""
    for file, least in ((FRAMES, 0.97), (LATER, 0.97)):
        counts = recall(read_frames(file, each=16))
        assert counts[ALL]["found"] / counts[ALL]["names"] >= least


def test_of_fifty_sentences_that_name_no_place_one_at_most_puts_one_on_the_map() -> None:
    negatives = read_later_negatives()
    assert len(negatives) == 50
    assert false_places(negatives)[ALL]["places"] <= 1


def test_what_bears_a_places_name_is_as_seldom_on_the_map_as_measured() -> None:
    bearers = read_bearers()
    assert false_places(bearers)[ALL]["places"] <= 4
    counts = recall(bearers)[ALL]
    assert counts["found"] / counts["names"] >= 0.96
