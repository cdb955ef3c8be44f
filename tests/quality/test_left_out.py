"""What is kept of the left-out predictions: whole, of known origin, and written as it was read."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from geo.recognition import Entity
from tests.quality import evaluation_files, left_out
from tests.quality.corpus import NAMES
from tests.quality.left_out import RANKERS, Found, read_left_out, sha256, toponyms, write_left_out


@pytest.mark.parametrize("name", NAMES)
def test_kept_predictions_are_of_this_ranker_and_without_text(name: str) -> None:
    kept = read_left_out(name)
    assert kept.ranker_sha256 == sha256(RANKERS / f"{name}.json"), (
        "another ranker: python -m tests.quality.keep CORPORA keeps its places"
    )
    assert set(kept.places) == set(kept.spans)
    for found in kept.places.values():
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(abs(f.point[0]) <= 90 and abs(f.point[1]) <= 180 for f in found if f.point)
    raw = json.loads((left_out.PREDICTIONS / f"{name}.json").read_text(encoding="utf-8"))
    values = [n for rows in raw["places"].values() for row in rows for n in row]
    values += [n for numbers in raw["spans"].values() for n in numbers]
    assert not any(isinstance(value, str) for value in values)


def test_written_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = replace(
        read_left_out("trnews"),
        spans={"a": (Entity(0, 4, 0.98), Entity(9, 12, 0.31)), "b": ()},
        places={"a": (Found(0, 4, (50.45, 30.52), False), Found(9, 12, None, True)), "b": ()},
    )
    monkeypatch.setattr(left_out, "PREDICTIONS", tmp_path)
    write_left_out("trnews", kept)
    assert read_left_out("trnews") == kept


def test_files_for_other_scorers(tmp_path: Path) -> None:
    evaluation_files.main(tmp_path)
    for name in NAMES:
        places = read_left_out(name).places
        for ending, demonyms in (("", True), ("-without-demonyms", False)):
            lines = (tmp_path / f"{name}{ending}.jsonl").read_text(encoding="utf-8").splitlines()
            rows = [json.loads(line) for line in lines]
            assert [row["id"] for row in rows] == list(places)
            for row in rows:
                found = toponyms(places[row["id"]], demonyms=demonyms)
                assert [(t["start"], t["end"]) for t in row["toponyms"]] == [
                    (t.start, t.end) for t in found
                ]
                points = [(t["lat"], t["lon"]) for t in row["toponyms"]]
                assert points == [t.point or (None, None) for t in found]
