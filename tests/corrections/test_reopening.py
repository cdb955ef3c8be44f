"""From the pipeline's own result to a file, and back when the report is opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo import Role, geoparse, read_report
from geo.corrections import (
    SOURCE,
    Reading,
    Scope,
    apply,
    correct,
    load,
    load_always,
    merge,
    own_point,
    record,
)
from geo.export.geojson import to_geojson
from geo.gazetteer import open_gazetteer

TEXT = (
    "Troops left Izium on Monday. From Izium to Izyum it is no way at all, said Moscow.\n\n"
    "Nobody stayed in Kupiansk, and the hill near Kupiansk was quiet."
)
LATER = "Izyum was quiet on Tuesday, and so was Kupiansk."


def test_corrections_hold_when_the_report_is_opened_again_and_in_later_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, again = (geoparse(read_report(TEXT.encode())) for _ in range(2))
    assert again == found
    later = geoparse(LATER)
    gazetteer = open_gazetteer()
    # From here on the reader's files lie elsewhere; earlier the index would be built there anew.
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    izium = next(each for each in found.places if each.name == "Izium")
    kharkiv = gazetteer.lookup("Kharkiv")[0].place
    hill = own_point("Hill by Kupiansk", 49.70, 37.60)
    kupiansk = [mention for mention in found.mentions if mention.text == "Kupiansk"]
    location = Reading(Role.LOCATION, hill)
    record(found.report, merge(found, izium, kharkiv, who="NN"))
    record(found.report, correct(found, kupiansk[1], location, scope=Scope.MENTION, who="NN"))
    record(found.report, correct(found, kupiansk[0], location, scope=Scope.ALWAYS, who="NN"))

    seen = apply(again, load(again.report).corrections, load_always().corrections)
    assert not seen.unfitting
    placed = [(m.text, m.resolution.place.name) for m in seen.result.mentions if m.resolution]
    assert placed == [
        ("Izium", "Kharkiv"),
        ("Izium", "Kharkiv"),
        ("Izyum", "Kharkiv"),
        ("Moscow", "Moscow"),
        ("Kupiansk", "Hill by Kupiansk"),
        ("Kupiansk", "Hill by Kupiansk"),
    ]
    written = {f["id"]: f["properties"] for f in to_geojson(seen.result)["features"]}
    assert written[hill.id]["source"] == SOURCE
    assert written[kharkiv.id]["written_as"] == ["Izium", "Izyum"]

    elsewhere = apply(later, load(later.report).corrections, load_always().corrections).result
    assert [each.name for each in elsewhere.places] == ["Izium", "Hill by Kupiansk"]
