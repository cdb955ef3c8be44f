"""Ambiguous and oddly spelt names in sentences, and the places that a careful reader means.

Recognition is helped where it misses the name, so that resolution alone is tested; `none` is a name
that is no place. A row with a `gap` is known to fail, and says why.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tables import records

from geo import Mention, Precision
from geo.distance import distance_km
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.recognition import mentions_at, recognise
from geo.recognition.toponym_tagger import ToponymTagger
from geo.report import report_from_text
from geo.resolution import Ranker, resolve

TABLE = Path(__file__).with_name("ambiguous_names.tsv")
NO_PLACE = "none"
NEAR_KM = 50.0
AREA_KM = 150.0

Row = dict[str, str]


def parameters() -> list[object]:
    return [
        pytest.param(
            row,
            id=f"{row['written']}: {row['sentence'][:40]}",
            marks=[pytest.mark.xfail(strict=True, reason=row["gap"])] if row["gap"] else [],
        )
        for row in records(TABLE)
    ]


def mention_in(row: Row) -> Mention | None:
    gazetteer = open_gazetteer()
    lexicon = GazetteerLexicon(gazetteer)
    report = report_from_text(row["sentence"])
    start = report.text.index(row["written"])
    end = start + len(row["written"])
    mentions = recognise(report, ToponymTagger.load().tag(report), lexicon)
    if row["name"] != NO_PLACE:
        others = {(m.start, m.end) for m in mentions if m.end <= start or m.start >= end}
        mentions = mentions_at(report, sorted(others | {(start, end)}), lexicon)
    resolved = resolve(report, mentions, gazetteer.lookup, Ranker.load(), gazetteer.villages)
    return next((mention for mention in resolved if mention.start == start), None)


@pytest.mark.parametrize("row", parameters())
def test_the_place_that_is_meant(row: Row) -> None:
    mention = mention_in(row)
    resolution = mention.resolution if mention else None
    if row["name"] == NO_PLACE:
        assert resolution is None
        return
    assert resolution is not None
    place = resolution.place
    if place.precision is Precision.COUNTRY:
        assert (place.country_code, row["admin1"]) == (row["country"], "")
        return
    off = distance_km(place.lat, place.lon, float(row["lat"]), float(row["lon"]))
    point = place.precision in (Precision.SETTLEMENT, Precision.SITE)
    assert off < (NEAR_KM if point else AREA_KM), f"{place.name}, {place.admin1}, {place.country}"


def test_the_table_is_large_and_mostly_right() -> None:
    table = records(TABLE)
    assert len(table) >= 150
    assert sum(bool(row["gap"]) for row in table) <= len(table) / 15
