"""The score of conflict reports, on one worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.model import Mention, Place, Precision, Resolution, Role
from tests.quality.conflict import NOTHING, print_conflict, read_reports, score_report
from tests.quality.scoring import F1

TEXT = (
    "Goma (-1.68, 29.22) fell to the Kivu Brigade. Kigali told Uvira Bahati. South of Sake. Gisenyi"
)
GOMA, FAR = (-1.68, 29.22), (-3.4, 29.14)
SPANS = {
    "Goma": ("city", {}),
    "-1.68, 29.22": ("coordinates", {}),
    "Kigali": ("city", {"metonym": True}),
    "Sake": ("city", {}),
}


def _at(name: str) -> dict[str, object]:
    start = TEXT.index(name)
    return {"start": start, "end": start + len(name)}


def _mention(
    name: str,
    role: Role = Role.LOCATION,
    point: tuple[float, float] | None = GOMA,
    id: str = "geonames:1",
) -> Mention:
    start = TEXT.index(name)
    if point is None:
        return Mention(start, start + len(name), name, role)
    place = Place(id, name, *point, "P", "PPL", "CD", "", Precision.SETTLEMENT)
    return Mention(start, start + len(name), name, role, Resolution(place, 0.9, (), (), ""))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    row = {
        "kind": "log",
        "text": TEXT,
        "toponyms": [
            {**_at(name), "type": kind, "lat": GOMA[0], "lon": GOMA[1], **more}
            for name, (kind, more) in SPANS.items()
        ],
        "negatives": [
            {**_at("Kivu Brigade"), "kind": "unit"},
            {**_at("Uvira Bahati"), "kind": "person"},
        ],
        "ignored": [_at("Gisenyi")],
    }
    path = tmp_path / "conflict.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_a_report_is_scored(path: Path) -> None:
    [report] = read_reports(path)
    outcome = score_report(
        report,
        [
            _mention("Goma", Role.CREDIT),
            _mention("-1.68, 29.22"),
            _mention("Kivu"),
            _mention("Kigali", Role.ACTOR),
            _mention("Uvira", point=None),
            _mention("South of Sake"),
            _mention("Gisenyi"),
            _mention("Gisenyi", Role.DEMONYM),
        ],
    )
    assert outcome.strict == F1(2, 5, 3), "optional ones count neither way, demonyms not at all"
    assert outcome.overlap == F1(3, 5, 3)
    assert dict(outcome.counts) == {
        "credit": 1,
        "coordinates": 1,
        "coordinates read": 1,
        "unit": 1,
        "mapped unit": 1,
        "person": 1,
        "mapped person": 0,
    }
    assert outcome + NOTHING == outcome


def test_coordinates_are_read_where_they_point_and_phrases_are_no_names(path: Path) -> None:
    [report] = read_reports(path)
    outcome = score_report(
        report, [_mention("-1.68, 29.22", point=FAR), _mention("South of Sake", id="text:1")]
    )
    assert outcome.counts["coordinates read"] == 0
    assert outcome.overlap == F1(1, 1, 3)


def test_the_table_has_a_row_for_each_report(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_conflict(path, lambda text: [_mention("Goma")])
    *_, log, every = capsys.readouterr().out.splitlines()
    assert log.split()[1:] == every.split()[1:]
    assert log.split()[-4:] == ["0/1", "0/1", "0/1", "0/1"]
