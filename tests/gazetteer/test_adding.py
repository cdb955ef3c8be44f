from __future__ import annotations

import gzip
import json
import lzma
import os
import stat
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.errors import GazetteerError
from geo.gazetteer import (
    Gazetteer,
    added,
    adding,
    download,
    files,
    formats,
    index,
    merging,
    open_gazetteer,
    opening,
)
from geo.gazetteer.tidying import degrees, tidy
from tests.report.seeds import zipped

CSV = """\
id,name,latitude,longitude,country_code,population,alternate_names
a1,Оскіл,49.05,37.43,UA,3000,Oskol|Оскол
a2,Kapytolivka,49.16,37.32,UA,,Kapitolovka|Капитоловка
"""


def dump(*rows: tuple[object, ...]) -> str:
    """Return a GeoNames dump of (id, name, alternates, lat, lon, class, code, population)."""
    lines = []
    for number, name, alternates, lat, lon, kind, code, population in rows:
        cells = [number, name, name, alternates, lat, lon, kind, code, "UA", "", "07", "", "", ""]
        lines.append("\t".join(map(str, [*cells, population, "", 90, "Europe/Kyiv", "2026-01-01"])))
    return "\n".join(lines) + "\n"


DUMP = dump(
    (707292, "Izyum", "Izjum,Їзюм", 49.21, 37.27, "P", "PPLA2", 45884),
    (1001, "Studenok", "Studyonok,Студенок", 49.08, 37.52, "P", "PPL", 800),
    (1002, "Yaruha", "", 49.12, 37.55, "P", "PPLH", 0),
    (1003, "Studenok Rada", "", 49.08, 37.52, "A", "ADM4", 0),
    (1004, "Berekа", "", 49.3, 37.2, "H", "STM", 0),
)
GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": "n/7",
            "geometry": {"type": "Point", "coordinates": [37.43, 49.05]},
            "properties": {"name": "Оскіл", "name:en": "Oskil Village", "country": "Ukraine"},
        },
        {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
            "properties": {"name": "A road"},
        },
    ],
}


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    """Writes a file and returns its name."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def quiet(fraction: float, text: str) -> None:
    assert 0.0 <= fraction <= 1.0


def opened() -> Gazetteer:
    """Open the gazetteer as a new process would."""
    opening._opened.clear()
    return open_gazetteer()


def met(name: str) -> list[str]:
    return [candidate.place.id for candidate in opened().lookup(name)]


def state(home: Path) -> dict[str, bytes]:
    """Everything the user's directory holds."""
    return {
        p.name: p.read_bytes()
        for p in (home / "data").rglob("*")
        if p.is_file() and p.suffix != ".lock"
    }


def test_csv_is_found_credited_listed_and_removed(
    written: Callable, capsys: pytest.CaptureFixture[str]
) -> None:
    before = opened().lookup("Kapytolivka")
    path = written("my places.csv", CSV)
    assert main(["gazetteer", "add", path, "--licence", "CC0", "--credit", "A survey"]) == 0
    assert "Added 2 places as my-places; credited as: A survey, CC0" in capsys.readouterr().out
    gazetteer = opened()
    (found,) = gazetteer.lookup("Капитоловка")
    assert found.place.id == "my-places:a2" and found.place.name == "Kapytolivka"
    assert gazetteer.place("my-places:a2") == found.place
    assert (found.place.lat, found.place.lon) == (49.16, 37.32)
    assert (found.place.feature_class, found.place.feature_code) == ("P", "PPL")
    assert gazetteer.credits == (*files.CREDITS, "A survey, CC0")
    assert main(["gazetteer", "list"]) == 0
    listed = capsys.readouterr().out
    assert "my-places" in listed and "A survey, CC0" in listed and "my places.csv" in listed
    assert main(["gazetteer", "remove", "my-places"]) == 0
    assert opened().lookup("Kapytolivka") == before == ()
    assert opened().credits == files.CREDITS
    assert main(["gazetteer", "remove", "my-places"]) == 2
    assert "no added source" in capsys.readouterr().err


def test_removal_restores_the_index_and_leaves_nothing(written: Callable, home: Path) -> None:
    plain = opened().version
    adding.add(written("p.csv", CSV), progress=quiet)
    assert opened().version != plain
    assert adding.remove("p", progress=quiet)
    assert opened().version == plain and state(home) == {}
    assert [p.name for p in (home / "cache").iterdir()] == [f"gazetteer-{plain}.sqlite"]


def test_the_label_is_the_official_romanisation(written: Callable) -> None:
    adding.add(written("p.csv", CSV), progress=quiet)
    (village,) = [c for c in opened().lookup("Оскіл") if c.place.feature_class == "P"]
    assert village.place.name == "Oskil" and village.place.population == 3000


def test_the_same_file_again_changes_nothing(
    written: Callable, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written("p.csv", CSV)
    assert main(["gazetteer", "add", path]) == 0
    before = state(home)
    capsys.readouterr()
    assert main(["gazetteer", "add", path]) == 0
    assert "nothing was changed" in capsys.readouterr().out and state(home) == before
    with pytest.raises(GazetteerError, match="there already as p"):
        adding.add(path, name="other", progress=quiet)
    assert state(home) == before


def test_a_newer_file_takes_the_place_of_the_older(written: Callable, home: Path) -> None:
    adding.add(written("p.csv", CSV), progress=quiet)
    newer = CSV.replace("Kapytolivka", "Sukhyi Yar").replace("Kapitolovka|Капитоловка", "")
    adding.add(written("p.csv", newer), progress=quiet)
    assert met("Sukhyi Yar") == ["p:a2"] and met("Kapytolivka") == []
    assert len(state(home)) == 2
    assert len(list((home / "cache").glob("*.sqlite"))) == 2


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("x,Izyum,49.215,37.29,UA", ["geonames:707292"]),
        ("x,ІЗЮМ,49.207,37.277,UA", ["geonames:707292"]),
        ("x,Izium,49.24,37.30,UA", ["geonames:707292"]),
        ("x,Izium,49.5,37.9,UA", ["geonames:707292", "s:x"]),
    ],
)
def test_a_known_settlement_close_by_is_the_same(
    written: Callable, row: str, expected: list[str]
) -> None:
    adding.add(written("s.csv", f"id,name,lat,lon,country\n{row}\n"), progress=quiet)
    assert met("Izium") == expected
    place = opened().place("geonames:707292")
    assert place is not None and (place.name, place.lat, place.lon) == ("Izium", 49.207, 37.2768)


@pytest.mark.parametrize(("lat", "merged"), [(49.22, True), (49.9, False)])
def test_an_id_is_believed_only_close_by(written: Callable, lat: float, merged: bool) -> None:
    text = f"id,name,lat,lon,geonames_id,alternates\nx,Newname,{lat},37.28,707292,Othername\n"
    adding.add(written("s.csv", text), progress=quiet)
    assert met("Othername") == (["geonames:707292"] if merged else ["s:x"])


@pytest.mark.parametrize("pack", ["txt", "zip"])
def test_a_geonames_dump(written: Callable, pack: str) -> None:
    content = DUMP if pack == "txt" else zipped({"readme.txt": "Columns", "UA.txt": DUMP})
    outcome = adding.add(written(f"UA.{pack}", content), progress=quiet)
    assert outcome.source.slug == "geonames-ua" and outcome.source.licence == "CC BY 4.0"
    assert outcome.left_out == {
        "{number} of former places": 1,
        "{number} of regions, which come with the package": 1,
    }
    gazetteer = opened()
    assert gazetteer.credits == files.CREDITS
    (found,) = gazetteer.lookup("Studyonok")
    place = found.place
    assert (place.id, place.admin1, place.population) == ("geonames:1001", "Kharkiv Oblast", 800)
    assert [c.place.id for c in gazetteer.lookup("Izjum")] == ["geonames:707292"]
    river = gazetteer.place("geonames:1004")
    assert river is not None and river.precision.value == "water"


def test_further_names(written: Callable) -> None:
    names = (
        "1\t1001\tuk\tСтуденок Новий\t1\t\t\t\t\t\n"
        "2\t1001\ten\tStudenok Town\t\t\t\t\t\t\n"
        "3\t1001\tlink\thttps://example.org/x\t\t\t\t\t\t\n"
        "4\t9999\ten\tElsewhere\t\t\t\t\t\t\n"
    )
    further = written("alternateNamesV2.zip", zipped({"alternateNamesV2.txt": names}))
    adding.add(written("UA.txt", DUMP), alternates=further, progress=quiet)
    place = opened().place("geonames:1001")
    assert place is not None and place.name == "Studenok Novyi"
    assert met("Studenok Town") == ["geonames:1001"] and met("Elsewhere") == []
    with pytest.raises(GazetteerError, match="GeoNames dump"):
        adding.add(written("p.csv", CSV), alternates=further, progress=quiet)


def test_geojson_points(written: Callable) -> None:
    outcome = adding.add(written("p.geojson", json.dumps(GEOJSON)), progress=quiet)
    assert outcome.source.rows == 1 and outcome.left_out == {formats.NO_POINTS: 1}
    assert adding.left_out(outcome.left_out) == "1 that are no points"
    (found,) = opened().lookup("Oskil Village")
    assert found.place.country == "Ukraine" and (found.place.lat, found.place.lon) == (49.05, 37.43)


def test_gzip_semicolons_and_a_mark(written: Callable) -> None:
    text = "\ufeffName;Lat;Lng\nKapytolivka;49,16;37,32\n"
    adding.add(written("p.csv.gz", gzip.compress(text.encode())), progress=quiet)
    assert len(met("Kapytolivka")) == 1


BOMB = gzip.compress(b"name,lat,lon\n" + b"x" * 40_000_000)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "", "is empty"),
        ("a.csv", "<!DOCTYPE html><html>No</html>", "web page"),
        ("a.csv", "town,where\nIzium,here\n", "no column called name or lat or lon"),
        ("a.csv", b"name,lat,lon\nCaf\xe9,1,2\n", "UTF-8"),
        ("a.csv", "name,lat,lon\nIzium,x,y\n", "1 without usable coordinates"),
        ("a.csv", "name,lat,lon\n", "no place"),
        ("a.csv", "\ufeffname,lat,lon\n".encode("utf-16"), "UTF-8"),
        ("a.xlsx", b"PK\x03\x04 not a zip", "damaged"),
        ("a.zip", zipped({"a.doc": "x"}), "holds no table"),
        ("a.zip", zipped({"b.csv": "x", "c.csv": "y"}), "several tables"),
        ("a.zip", zipped({"a.txt": "0" * 40_000_000}), "unpacks to"),
        ("a.csv.gz", BOMB, "unpacks to more"),
        ("a.csv.gz", gzip.compress(CSV.encode() * 50)[:-30], "damaged or cut short"),
        ("a.geojson", '{"type": "FeatureCollection", "features": [', "no sound GeoJSON"),
        ("a.geojson", '{"features": [' + "[" * 100_000, "no sound GeoJSON"),
        ("a.geojson", '{"a": 1' + "0" * 9_000 + "}", "nothing was changed"),
        ("a.geojson", "{}", "no place"),
        ("geonames.csv", CSV, "cannot be called"),
        ("місця.csv", CSV, "--name"),
    ],
)
def test_what_cannot_be_added_is_told_in_one_line_and_changes_nothing(
    written: Callable,
    home: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str | bytes,
    words: str,
) -> None:
    adding.add(written("there.csv", CSV), progress=quiet)
    before, version = state(home), opened().version
    capsys.readouterr()
    assert main(["gazetteer", "add", written(name, content)]) == 2
    *_, line = capsys.readouterr().err.splitlines()
    assert line.startswith("dateline: ") and words in line
    assert state(home) == before and opened().version == version


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    assert main(["gazetteer", "add", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_import_that_is_stopped_leaves_the_old_state(
    written: Callable, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding.add(written("p.csv", CSV), progress=quiet)
    before, version = state(home), opened().version

    for stop_at in ("Reading", "Adding", "Gazetteer ready"):

        def stop(fraction: float, text: str, stop_at: str = stop_at) -> None:
            if text.startswith(stop_at):
                raise KeyboardInterrupt

        newer = written("p.csv", CSV.replace("a2", "a3"))
        with pytest.raises(KeyboardInterrupt):
            adding.add(newer, progress=stop)
        assert state(home) == before and opened().version == version
        assert not list((home / "cache").glob("*.tmp"))

    def full(source: added.Source) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(added, "record", full)
    with pytest.raises(GazetteerError, match="no space left"):
        adding.add(written("p.csv", CSV.replace("a2", "a3")), progress=quiet)
    assert state(home) == before and opened().version == version


def test_what_a_killed_import_left_is_swept(written: Callable, home: Path) -> None:
    adding.add(written("p.csv", CSV), progress=quiet)
    kept = set(state(home))
    for name in ("q-0123456789abcdef.tsv.xz", "q.1-2.tmp"):
        (added.directory() / name).touch()
    adding.add(written("r.csv", CSV.replace("4", "3")), progress=quiet)
    assert {name for name in state(home) if not name.startswith("r")} == kept


def test_the_command_says_that_it_was_stopped(
    written: Callable, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(merging, "build", stopped)
    assert main(["gazetteer", "add", written("p.csv", CSV)]) == 130
    assert "stopped; nothing was changed" in capsys.readouterr().err


def test_hostile_rows(written: Callable) -> None:
    rows = [
        '=HYPERLINK("x"),49.1,37.1',
        "@SUM(A1),49.1,37.1",
        "<script>alert(1)</script>,49.1,37.1",
        "N" * 1_000_000 + ",49.1,37.1",
        '"two\nlines\tand\ttabs",49.11,37.11',
        "Ctrl\x00\x1b[31mVillage\u202e,49.12,37.12",
        "Bar|Village,49.13,37.13",
        "Nowhere,0,0",
        "Beyond,91,37",
        "Farther,49,181",
        "Infinite,inf,nan",
        "Huge,1e300,37",
        "Short,49",
        '"Open,49.1,37.1',
    ]
    header = "name,lat,lon\n"
    outcome = adding.add(written("h.csv", header + "\n".join(rows) + "\n"), progress=quiet)
    assert outcome.source.rows == 3
    assert outcome.left_out.total() >= 10
    gazetteer = opened()
    names = {
        c.place.name for n in ("two lines and tabs", "Bar Village") for c in gazetteer.lookup(n)
    }
    assert names == {"two lines and tabs", "Bar Village"}
    connection = index.connect(index.path_of(Path(opening.cache_dir()), gazetteer.version))
    stored = [name for (name,) in connection.execute("SELECT name FROM place")]
    connection.close()
    assert "Ctrl[31mVillage" in stored
    assert all(name.isprintable() and len(name) < 120 for name in stored)


def test_hostile_descriptions_stay_on_one_line(
    written: Callable, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--credit", "<b>A\n\x1b[31mcredit</b>", "--licence", "x" * 9_000, "--name", "../../Up"]
    assert main(["gazetteer", "add", written("p.csv", CSV), *given]) == 0
    (source,) = added.sources()
    assert source.slug == "up" and source.path.parent == added.directory()
    assert source.credit.isprintable() and len(source.credit) < 500
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("damage", ["{", "[]", '{"form": 1}', '{"form": 9}'])
def test_a_damaged_record_says_what_to_do(
    written: Callable, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    adding.add(written("p.csv", CSV), progress=quiet)
    (added.directory() / "p.json").write_text(damage, encoding="utf-8")
    opening._opened.clear()
    with pytest.raises(GazetteerError, match="gazetteer remove p"):
        open_gazetteer()
    assert main(["gazetteer", "remove", "p"]) == 0
    assert opened().lookup("Izium") and list(added.directory().iterdir()) == []


def test_a_damaged_file_of_places_says_what_to_do(written: Callable, home: Path) -> None:
    source = adding.add(written("p.csv", CSV), progress=quiet).source
    source.path.write_bytes(source.path.read_bytes()[:-20])
    for path in (home / "cache").iterdir():
        path.unlink()
    opening._opened.clear()
    with pytest.raises(GazetteerError, match="gazetteer remove p"):
        open_gazetteer()


def test_a_record_that_names_a_file_elsewhere_is_refused(written: Callable) -> None:
    adding.add(written("p.csv", CSV), progress=quiet)
    path = added.directory() / "p.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**told, "file": "../../../etc/passwd"}), encoding="utf-8")
    with pytest.raises(GazetteerError, match="names another source"):
        added.sources()


@pytest.mark.parametrize(
    ("regions", "country", "expected"),
    [
        ("11111", "", ("Kharkiv Oblast", "UA")),
        ("11111", "UA", ("Kharkiv Oblast", "UA")),
        ("11111", "RU", ("", "RU")),
        ("11112", "UA", ("", "UA")),
        ("1111", "UA", ("", "UA")),
    ],
)
def test_a_region_is_told_by_neighbours_that_agree(
    written: Callable,
    small_data: Path,
    regions: str,
    country: str,
    expected: tuple[str, str],
) -> None:
    with (small_data / "countries.tsv").open("a", encoding="utf-8") as countries:
        countries.write("2017370\tRussia\t60.0\t100.0\tRU\tPCLI\t144478050\t0\t\t\n")
    header, *_ = lzma.decompress((small_data / "settlements.tsv.xz").read_bytes()).splitlines()
    rows = [header.decode()]
    for number, region in enumerate(regions, 1):
        admin1 = "706482" if region == "1" else "709716"
        cells = [str(number), f"Near {number}", f"48.0{number}", "35.0", "UA", admin1, "0", "9"]
        rows.append("\t".join([*cells, "PPL", ""]))
    (small_data / "settlements.tsv.xz").write_bytes(lzma.compress("\n".join(rows).encode()))
    text = f"name,lat,lon,country\nVillage,48.0,35.05,{country}\n"
    adding.add(written("p.csv", text), progress=quiet)
    (found,) = opened().lookup("Village")
    assert (found.place.admin1, found.place.country_code) == expected


def test_added_places_vouch_for_no_region(written: Callable) -> None:
    around = [f"Village {c},49.{i}5,37.{i}5,UA,07" for i, c in enumerate("ABCDE", 1)]
    text = "name,lat,lon,country,admin1\n" + "\n".join(around) + "\n"
    adding.add(written("around.csv", text), progress=quiet)
    adding.add(written("p.csv", CSV), progress=quiet)
    (found,) = opened().lookup("Kapytolivka")
    assert found.place.admin1 == ""
    assert {c.place.admin1 for c in opened().lookup("Village A")} == {"Kharkiv Oblast"}


def test_two_rows_of_one_id_are_two_places(written: Callable) -> None:
    text = "id,name,lat,lon\n5,Upper Town,49.1,37.1\n5,Lower Town,48.1,36.1\n"
    adding.add(written("p.csv", text), progress=quiet)
    gazetteer = opened()
    ids = [gazetteer.lookup(n)[0].place.id for n in ("Upper Town", "Lower Town")]
    assert len(set(ids)) == 2
    assert all((place := gazetteer.place(i)) is not None and place.id == i for i in ids)


def test_memory_stays_flat(written: Callable) -> None:
    peaks = []
    for count in (1_000, 5_000):
        rows = (f"{i},Place {i:x},{i % 80}.5,{i % 170}.25\n" for i in range(count))
        packed = gzip.compress(("id,name,lat,lon\n" + "".join(rows)).encode())
        path = written(f"many-{count}.csv.gz", packed)
        tracemalloc.start()
        try:
            adding.add(path, progress=quiet)
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert peaks[1] < peaks[0] + 1_300_000
    assert met(f"Place {4_000:x}") == ["many-5000:4000"]


def test_what_is_kept_is_in_the_form_that_is_read(written: Callable) -> None:
    source = adding.add(written("p.csv", CSV), progress=quiet).source
    text = lzma.decompress(source.path.read_bytes()).decode()
    assert text.splitlines()[0].split("\t") == list(added.COLUMNS)
    assert [e.entry.name for e in added.entries(source)] == ["Oskil", "Kapytolivka"]
    assert source.rows == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("49.2", 49.2), ("49,2", 49.2), (" -3.5 ", -3.5), ("0", 0.0), ("90.1", None),
        ("4.92e1", 49.2), ("nan", None), ("", None), ("49°12'", None), ("٤٩", None), ("1_0", None),
    ],
)  # fmt: skip
def test_degrees(text: str, expected: float | None) -> None:
    assert degrees(text, 90.0) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  Nova\u00a0 Kakhovka\t", "Nova Kakhovka"), ("Ki\u200bev", "Kiev"), ("12345", ""),
        ("https://x.org", ""), ("-Bad", ""), ("+1 Town", ""), ("Kam'ianets-Podilskyi",) * 2,
        ("x" * 101, ""), ("=1+1", ""),
    ],
)  # fmt: skip
def test_tidy(name: str, expected: str) -> None:
    assert tidy(name) == expected


def test_a_village_gives_way_to_a_place_that_is_added(written: Callable) -> None:
    (before,) = opened().lookup("Ivanchukivka")
    assert before.place.id.startswith("village:") and before.place.admin1 == "Kharkiv Oblast"
    text = "id,name,lat,lon,population\nx,Ivanchukivka,49.13,37.26,300\n"
    for _ in range(2):
        adding.add(written("s.csv", text), progress=quiet)
        (found,) = opened().lookup("Ivanchukivka")
        assert (found.place.id, found.place.population) == ("s:x", 300)
        assert found.place.admin1 == "Kharkiv Oblast"
        assert opened().lookup("Іванчуківка") == (found,) or met("Іванчуківка") == ["s:x"]
        assert opened().place(before.place.id) is None
    assert adding.remove("s", progress=quiet)
    assert met("Ivanchukivka") == [before.place.id]


def test_a_namesake_of_a_village_elsewhere_stands_beside_it(written: Callable) -> None:
    adding.add(written("s.csv", "id,name,lat,lon\nx,Ivanchukivka,48.0,36.0\n"), progress=quiet)
    first, second = opened().lookup("Ivanchukivka")
    assert (first.place.id, second.place.id[:8]) == ("s:x", "village:")


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
@pytest.mark.parametrize("mask", [0, 0o022])
def test_what_is_added_is_its_owners_alone_whatever_the_mask(
    home: Path, written: Callable[[str, str | bytes], str], mask: int
) -> None:
    source = written("villages.csv", CSV)
    old = os.umask(mask)
    try:
        assert main(["gazetteer", "add", source]) == 0
        download._kept(home / "cache" / "downloads" / "1.part", '"mark"', go_on=False).close()
    finally:
        os.umask(old)
    made = [home, *home.rglob("*")]
    assert {path.suffix for path in made} >= {".sqlite", ".xz", ".json", ".part"}
    for path in made:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_deleting_every_trace_takes_it_and_the_next_map_knows_it_no_more(
    home: Path, written: Callable[[str, str | bytes], str]
) -> None:
    assert main(["gazetteer", "add", written("villages.csv", CSV)]) == 0
    assert open_gazetteer().lookup("Kapytolivka")
    assert opening.forget_added() == []
    assert not open_gazetteer().lookup("Kapytolivka")
    left = {path.name for path in home.rglob("*") if path.is_file()}
    assert left == {index.path_of(Path(), index.version()).name}
