"""The hand-written waters, islands, mountains, deserts, continents and informal regions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest
from indexed import places
from tables import records, table

from geo.distance import distance_km
from geo.gazetteer import Gazetteer, files, villages
from geo.model import Precision

_CLASSES = {
    "H": "OCN SEA GULF BAY STRT CHN LK LKS RSV STM CNL LGN ESTY DLTA RF SHOL GLCR".split(),
    "L": "RGN CONT PCLH PRK".split(),
    "T": "ISL ISLS PEN SPIT MT MTS VAL PASS DSRT PLAT VLC DPR PLN GAP ISTH GRGE".split(),
    "V": ["FRST"],
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return records(files.directory() / files.AREAS)


def test_there_are_enough_of_each_kind(rows: list[dict[str, str]]) -> None:
    kinds = Counter(row["class"] for row in rows)
    assert kinds["H"] >= 250 and kinds["T"] >= 120 and kinds["L"] >= 80
    assert Counter(row["code"] for row in rows)["CONT"] == 6


def test_each_row_is_in_form(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert re.fullmatch(r"dateline:[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row
        assert row["name"] and row["code"] in _CLASSES[row["class"]], row
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
        assert 0 < float(row["radius_km"]) <= 7_000, row
        assert re.fullmatch(r"([A-Z]{2})?", row["country"]), row
        assert Precision(row["precision"]) in (
            {Precision.WATER} if row["class"] == "H" else {Precision.REGION, Precision.SITE}
        ), row
        names = [row["name"], *filter(None, row["alternates"].split("|"))]
        assert len(set(names)) == len(names), row


def test_a_row_lies_in_or_off_the_country_it_claims(rows: list[dict[str, str]]) -> None:
    """A settlement of the country lies within the row's reach, or 150 km of its point."""
    settled: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for place in places(f"class = 'P' AND id > {villages.LAST}"):
        settled[place.country].append((place.lat, place.lon))
    lost = []
    for row in filter(lambda row: row["country"], rows):
        lat, lon = float(row["lat"]), float(row["lon"])
        reach = max(150.0, float(row["radius_km"]))
        if row["country"] in ("IO", "UM") or row["id"] in _UNSETTLED:
            continue
        near = (distance_km(lat, lon, *point) <= reach for point in settled[row["country"]])
        if not any(near):
            lost.append(row["id"])
    assert lost == []


_UNSETTLED = {
    "dateline:franz-josef-land", "dateline:severnaya-zemlya", "dateline:wrangel-island",
    "dateline:novaya-zemlya", "dateline:iwo-jima", "dateline:laptev-sea", "dateline:kara-sea",
    "dateline:east-siberian-sea", "dateline:dokdo",
    "dateline:yamal-peninsula", "dateline:salonga-national-park", "dateline:nullarbor-plain",
    "dateline:lake-eyre",
}  # fmt: skip


@pytest.mark.parametrize(("written", "slug", "precision"), table(__file__, "areas.tsv"))
def test_areas_are_found(gazetteer: Gazetteer, written: str, slug: str, precision: str) -> None:
    found = {c.place.id: c.place for c in gazetteer.lookup(written)}
    place = found[f"dateline:{slug}"]
    assert place.precision == precision and place.radius_km
