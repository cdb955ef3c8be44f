"""Whether what a report's reasons say is so: `python -m tests.quality.truths CORPORA`.

The tests ask it of the samples; this of the names annotated in the corpora, which are no part of
the project.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.distance import distance_km
from geo.gazetteer import open_gazetteer
from geo.language import Sentence
from geo.model import Candidate, Mention, NameTier, Place
from geo.resolution import Ranker
from tests.quality.corpus import NAMES, read_corpus
from tests.quality.geoparsing import resolve_gold

ONLY = "the only place called {name} in the gazetteer"
ONLY_THERE = (
    "the only one of its name in {country}, where {number} of the report's {total} surest places "
    "are"
)
NEAR = "{km} km from {place}, which the report names too"
LARGEST = "the largest of {number} places that may be called {name}"
SPELT = "spelt somewhat like {name}"
FARTHEST_KM = 100


def checked(mentions: Sequence[Mention]) -> Iterator[tuple[str, str, bool]]:
    """Yield each reason that can be checked: its form, the name, and whether it is so."""
    places = {m.resolution.place.id: m.resolution.place for m in mentions if m.resolution}
    for mention in mentions:
        if mention.resolution is None:
            continue
        place = mention.resolution.place
        for reason in mention.resolution.reasons:
            if isinstance(reason, Sentence):
                so = _is_so(reason, mention, place, tuple(places.values()))
                if so is not None:
                    yield reason.form, mention.text, so


def _is_so(
    reason: Sentence, mention: Mention, place: Place, others: Sequence[Place]
) -> bool | None:
    if reason.form == ONLY:
        return [c.place.id for c in _namesakes(str(reason.values["name"]))] == [place.id]
    if reason.form == ONLY_THERE:
        # "the City of London" is said of what it is called in full.
        return any(_is_alone(place, name) for name in (mention.text, place.name))
    if reason.form == NEAR:
        km = float(str(reason.values["km"]))
        named = (other for other in others if other.name == reason.values["place"])
        away = (distance_km(place.lat, place.lon, other.lat, other.lon) for other in named)
        return km <= FARTHEST_KM and any(abs(each - km) <= 1 for each in away)
    if reason.form == LARGEST:
        alike = _namesakes(str(reason.values["name"]))
        if any(c.place.id == place.id and c.tier is not NameTier.FOLDED for c in alike):
            # Sanming is spelt "San-yüan" too, but nobody calls it San Juan.
            alike = [c for c in alike if c.tier is not NameTier.FOLDED]
        others = (c.place for c in alike if c.place.id != place.id)
        kin = (p.population or 0 for p in others if p.precision is place.precision)
        return (place.population or 0) > max(kin, default=0)
    if reason.form == SPELT:
        return reason.values["name"] != mention.text
    return None


def _is_alone(place: Place, name: str) -> bool:
    """Tell whether no other place of its kind in its country is called so."""
    return all(
        other.place.id == place.id
        for other in _namesakes(name)
        if (other.place.country_code, other.place.precision)
        == (place.country_code, place.precision)
    )


def _namesakes(name: str) -> list[Candidate]:
    found = open_gazetteer().lookup(name, limit=1_000)
    return [candidate for candidate in found if candidate.tier is not NameTier.SKELETON]


def main(folder: Path) -> None:
    """Print how many reasons of each form were looked at, and how many are not so."""
    total: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for name in NAMES:
        for document in read_corpus(folder / f"{name}.jsonl"):
            for form, _, so in checked(resolve_gold(document, Ranker.load())):
                total[form] += 1
                wrong[form] += not so
    for form, number in total.most_common():
        print(f"{number:7}{wrong[form]:7}  {form}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
