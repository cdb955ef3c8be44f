import lzma
import re
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import files, villages
from geo.model import Precision


def test_entries_tell_what_the_files_hold(small_data: Path) -> None:
    country, region, city, town, river, airport, water = files.entries(small_data)
    assert (country.name, country.seat, country.precision) == ("Ukraine", 703448, "country")
    assert (region.feature_code, region.admin1, region.seat) == ("ADM1", 706482, 706483)
    assert (city.name, city.admin1, city.population) == ("Kharkiv", 706482, 1421125)
    assert town.alternates == ("Izyum", "Ізюм")
    assert (river.slug, river.number, river.precision) == ("dateline:oskil", -1, Precision.WATER)
    assert (river.note, river.radius_km, river.admin1_label) == ("Flows here.", 5, "Kharkiv Oblast")
    assert (airport.slug, airport.feature_code, airport.admin1) == ("airport:ukhh", "AIRP", 706482)
    assert airport.precision is Precision.SITE and airport.alternates == ("Kharkiv Airport",)
    assert (water.slug, water.radius_km, water.country) == ("water:udy-river", 70, "")
    assert water.precision is Precision.WATER and water.alternates == ("Udy",)
    (village,) = files.village_entries(small_data)
    assert (village.name, village.admin1, village.population) == ("Ivanchukivka", 706482, 0)
    assert village.number == villages.number("Ivanchukivka", 49.126, 37.253)


def test_the_digest_follows_every_file(small_data: Path) -> None:
    before = files.digest("schema", small_data)
    assert files.digest("schema", small_data) == before
    assert files.digest("other schema", small_data) != before
    for name in files.FILES:
        with (small_data / name).open("ab") as file:
            file.write(b"\n")
        after = files.digest("schema", small_data)
        assert after != before
        before = after


def test_further_names_go_to_what_their_country_calls_so(small_data: Path) -> None:
    before = files.digest("schema", small_data)
    rows = "name\tlanguage\tentry\tcountry\nإيزيوم\tar\tIzium\tUA\nIzioum\tfr\tIzium\tUA\n"
    (small_data / "names-some.tsv").write_text(rows + "حلب\tar\tIzium\tSY\n", encoding="utf-8")
    assert files.digest("schema", small_data) != before
    (town,) = (entry for entry in files.entries(small_data) if entry.name == "Izium")
    assert town.alternates == ("Izyum", "Ізюм", "إيزيوم", "Izioum")
    assert town.shown == (("uk", "Ізюм"), ("ar", "إيزيوم"), ("fr", "Izioum"))


def test_names_by_id_are_looked_up_where_their_letters_are_not_latin(small_data: Path) -> None:
    rows = "id\tlanguage\tname\n707292\tru\tИзюм\n707292\tfr\tIzioum\n707292\tru\tИзюмец\n"
    (small_data / "local.tsv.xz").write_bytes(lzma.compress(rows.encode()))
    (town,) = (entry for entry in files.entries(small_data) if entry.name == "Izium")
    assert town.alternates == ("Izyum", "Ізюм", "Изюм", "Изюмец")
    assert town.shown == (("uk", "Ізюм"), ("ru", "Изюм"), ("fr", "Izioum"))


def test_supplements_by_part_of_the_world_are_read(small_data: Path) -> None:
    head, row = (small_data / files.SUPPLEMENT).read_text(encoding="utf-8").splitlines()[1:]
    before = files.digest("schema", small_data)
    for name in ("supplement-b.tsv", "supplement-a.tsv"):
        own = row.replace("dateline:oskil", f"dateline:oskil-{name[11]}")
        (small_data / name).write_text(f"{head}\n{own}\n", encoding="utf-8")
    assert files.supplements(small_data) == ("supplement-a.tsv", "supplement-b.tsv")
    ours = {entry.slug: entry.number for entry in files.entries(small_data) if entry.slug}
    hand_written = [slug for slug in ours if slug.startswith("dateline:")]
    assert hand_written == ["dateline:oskil", "dateline:oskil-a", "dateline:oskil-b"]
    assert ours["dateline:oskil"] == -1 and len(set(ours.values())) == len(ours)
    assert "Flows here." in set(files.notes(small_data))
    after = files.digest("schema", small_data)
    assert after != before
    with (small_data / "supplement-a.tsv").open("ab") as file:
        file.write(b"\n")
    assert files.digest("schema", small_data) != after


@pytest.mark.parametrize("name", files.FILES)
def test_a_missing_file_is_one_clear_line(small_data: Path, name: str) -> None:
    (small_data / name).unlink()
    with pytest.raises(GazetteerError, match=rf"{re.escape(name)} is missing") as caught:
        files.digest("schema", small_data)
    assert "\n" not in str(caught.value) and caught.value.file == str(small_data / name)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("settlements.tsv.xz", b"not xz at all", "Input format not supported"),
        ("settlements.tsv.xz", b"\xfd7zXZ\x00", "Compressed file ended"),
        ("regions.tsv.xz", b"", "Compressed file ended"),
        ("countries.tsv", b"", "it is empty"),
        ("countries.tsv", b"id\tname\n1\tA\tB\n", "a row has 3 fields, not 2"),
        ("countries.tsv", b"id\tname\n\xff\xfe\t\xff\n", "'utf-8' codec"),
        ("supplement.tsv", b"id\tname\nx\ty\n", ""),
    ],
)
def test_a_damaged_file_is_one_clear_line(
    small_data: Path, name: str, content: bytes, reason: str
) -> None:
    (small_data / name).write_bytes(content)
    with pytest.raises(GazetteerError, match=rf"{re.escape(name)} cannot be read") as caught:
        list(files.entries(small_data))
    assert "\n" not in str(caught.value) and caught.value.reason.startswith(reason)


def test_extents_are_told_by_number(small_data: Path) -> None:
    told = dict(files.extents(small_data))
    assert told == {690791: "22.13 44.38 40.16 52.37", 706482: "34.84 48.52 38.08 50.44"}


def test_a_damaged_extent_is_one_clear_line(small_data: Path) -> None:
    rows = b"id\twest\tsouth\teast\tnorth\n1\t2\t3\t4\tx\n"
    (small_data / files.EXTENTS).write_bytes(lzma.compress(rows))
    with pytest.raises(GazetteerError, match=r"extents\.tsv\.xz cannot be read"):
        list(files.extents(small_data))
