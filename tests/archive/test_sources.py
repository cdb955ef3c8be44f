"""What each kind of source holds: how many reports, and what each says of itself."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import fsspec
import pyarrow
import pytest
from many_reports import ATOM, LETTER, PAGE, RSS, collection, table, web_archive
from pyarrow import parquet

from geo.archive.containers import records_of
from geo.archive.opening import File
from geo.archive.record import Record
from geo.archive.sources import Sources
from geo.errors import ArchiveError
from tests.report.seeds import whole

LINES = [
    {"text": "Near Izium.", "title": "One", "published": "2022-09-12", "lang": "en",
     "source": "The Wire", "url": "https://example.org/1"},
    {"body": "Near Lyman.", "headline": "Two", "date": "2022-09-13T10:00:00Z"},
]  # fmt: skip
JSON_LINES = "".join(f"{json.dumps(line)}\n" for line in LINES).encode()
SHEET = 'Title;Text;Date\nOne;"Near Izium;\nand Lyman.";2022-09-12\nTwo;Near Kyiv.;\n'
ROWS = [{"article": "Near Izium.", "id": 1}, {"article": None, "id": 2}]
Told = tuple[str, str, str, str]


def told(record: Record) -> Told:
    """Return number, title, date and text; of a bad one its sentence."""
    number = record.name.partition(":")[2]
    if record.fault is not None:
        return number, "", "", f"! {record.fault}"
    report = record.read()
    return number, report.title, report.published or "", report.text


def encrypted(raw: bytes) -> bytes:
    """Return a ZIP archive that says of its entries that they need a password."""
    changed = bytearray(raw)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := changed.find(sign, at + 1)) >= 0:
            changed[at + flags] |= 1
    return bytes(changed)


CASES: list[tuple[str, bytes, list[Told]]] = [
    ("a.txt", b"Near Izium.", [("", "", "", "Near Izium.")]),
    ("a.jsonl", JSON_LINES, [
        ("1", "One", "2022-09-12", "Near Izium."), ("2", "Two", "2022-09-13", "Near Lyman.")]),
    ("a.jsonl.gz", gzip.compress(JSON_LINES, mtime=0), [
        ("1", "One", "2022-09-12", "Near Izium."), ("2", "Two", "2022-09-13", "Near Lyman.")]),
    ("a.ndjson", b'\n{"text": ""}\n[]\n{"text": "\\ud800 Izium."}', [
        ("2", "", "", "! given/a.ndjson:2 has no text: a record needs one, in a field"),
        ("3", "", "", "! given/a.ndjson:3 is no JSON object: JSON Lines have one a li"),
        ("4", "", "", "\ufffd Izium.")]),
    ("a.csv", SHEET.encode(), [
        ("1", "One", "2022-09-12", "Near Izium;\nand Lyman."), ("2", "Two", "", "Near Kyiv.")]),
    ("a.csv", b"publication,Published Date,Plain Text,headline\n"
     b'The Wire,"Mon, 12 Sep 2022 10:00:00 GMT",Near Izium.,One\n,12/09/2022,Near Kyiv.,Two\n', [
        ("1", "One", "2022-09-12", "Near Izium."), ("2", "Two", "", "Near Kyiv.")]),
    ("a.tsv", "text\tlang\nОбстріляно Ізюм і Лиман, є поранені.\tuk\n".encode("cp1251"), [
        ("1", "", "", "Обстріляно Ізюм і Лиман, є поранені.")]),
    ("a.csv", b"place,shells\nIzium,4\nLyman,2\n", [
        ("", "", "", "place | shells\n\nIzium | ")]),
    ("a.txt.gz", gzip.compress(b"Near Izium.", mtime=0), [("", "", "", "Near Izium.")]),
    ("a.rss.gz", gzip.compress(b"<rss><item><title>Near Izium</title></item></rss>", mtime=0), [
        ("1", "Near Izium", "", "Near Izium")]),
    ("a.json", json.dumps([*LINES, {"text": {"of": "x"}}, {"text": ["Near Kyiv.", "Near Sumy."]}])
     .encode(), [
        ("1", "One", "2022-09-12", "Near Izium."), ("2", "Two", "2022-09-13", "Near Lyman."),
        ("3", "", "", "! given/a.json:3 has no text"), ("4", "", "", "Near Kyiv.\n\nNear Sumy.")]),
    ("a.ndjson", b'{"title": "A &amp; B", "body": "<p>Near <b>Izium</b>.</p>"}\n{"body": "<3"}', [
        ("1", "A & B", "", "A & B\n\nNear Izium."), ("2", "", "", "<3")]),
    ("a.json", b'[{"place": "Izium"}]', [("", "", "", '[{"place": "Izium"}]')]),
    ("a.parquet", table(ROWS), [
        ("1", "", "", "Near Izium."),
        ("2", "", "", "! given/a.parquet:2 has no text: a record needs one, in a fiel")]),
    ("a.parquet", table([{"n": 1}]), [
        ("", "", "", "! given/a.parquet has no column of texts: it needs one that is")]),
    ("a.xml", RSS.encode(), [
        ("1", "Shells & smoke", "2022-09-12", "Shells & smoke\n\nShells "),
        ("2", "Second", "", "Second\n\nTroops left Lym"),
        ("3", "", "", "! given/a.xml:3 is an entry without a text.")]),
    ("a.atom", ATOM.encode(), [
        ("1", "Перша", "2022-09-13", "Перша\n\nОбстріл Ізюма."),
        ("2", "Друга", "", "Друга\n\nОбстріл <Лимана>.")]),
    ("a.rss", b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><item>&a;</item></rss>', [
        ("", "", "", "! given/a.rss declares entities of its own, as traps do and of")]),
    ("a.mbox", f"From a\n{LETTER}\nFrom b\n{LETTER}".encode(), [
        ("1", "Shells near Lyman", "2022-09-12", "Shells near Lyman\n\nShell"),
        ("2", "Shells near Lyman", "2022-09-12", "Shells near Lyman\n\nShell")]),
    ("a.warc.gz", web_archive(), [("1", "Shells near Kupiansk", "", "Shells near Kupiansk\n\nSh")]),
    ("a.wacz", collection(), [
        ("archive/data.warc.gz:1", "Shells near Kupiansk", "", "Shells near Kupiansk\n\nSh")]),
    # Torn: what comes before is kept, what is missing is said.
    ("a.jsonl.gz", gzip.compress(JSON_LINES, mtime=0)[:-9], [
        ("1", "One", "2022-09-12", "Near Izium."), ("2", "Two", "2022-09-13", "Near Lyman."),
        ("", "", "", "! given/a.jsonl.gz cannot be read to its end (Compressed file")]),
    ("a.parquet", table(ROWS)[:-9], [
        ("", "", "", "! given/a.parquet cannot be read to its end (Parquet magic byt")]),
    ("a.wacz", collection()[:-40], [
        ("", "", "", "! given/a.wacz cannot be read to its end (File is not a zip fi")]),
    *(("a.warc", raw, [
        ("1", "", "", "! given/a.warc:1 is a web archive that is damaged or cut short")])
        for raw in (
            b"WARC/9 no such thing",
            # Header fields alone, with and without what a record must have; a page cut short.
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n",
            b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
            b"Content-Length: 9\r\n\r\n",
            gzip.decompress(web_archive())[: len(PAGE)],
        )),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "expected"), CASES)
def test_every_kind_of_file(name: str, raw: bytes, expected: list[Told], tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    (tmp_path / "given" / name).write_bytes(raw)
    sources = Sources([str(tmp_path / "given")])
    found = [told(record) for record in sources]
    begun = [
        (*each[:3], each[3][: len(wanted[3])])
        for each, wanted in zip(found, expected, strict=False)
    ]
    assert begun == expected and len(found) == len(expected), found
    assert sources.share == 1.0


def test_every_format_of_a_single_report_comes_whole_to_the_reader_of_one(tmp_path: Path) -> None:
    documents = {name: raw for name, raw in whole().items() if name != "report.jsonl"}
    for name, raw in documents.items():
        (tmp_path / name).write_bytes(raw)
    found = [*Sources([str(tmp_path / "*")])]
    assert {record.hint: record.raw for record in found} == documents
    assert {record.fault for record in found} == {None}


def test_what_a_record_says_of_itself(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(JSON_LINES)
    first, second = Sources([str(tmp_path / "a.jsonl")])
    assert (first.source, first.address, first.read().language) == (
        "The Wire",
        "https://example.org/1",
        "en",
    )
    assert (second.source, second.address) == ("a.jsonl", "")


def test_what_may_let_others_in_is_kept_of_no_address(tmp_path: Path) -> None:
    lines = [
        {"text": "Near Izium.", "url": "https://example.org/1?token=x", "source": "Who? A wire"},
        {"text": "Near Izium.", "url": "https://example.org/1?page=2",
         "source": "https://example.org/feed?api_key=x"},
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    found = [(each.source, each.address) for each in Sources([str(tmp_path / "a.jsonl")])]
    assert found == [
        ("Who? A wire", "https://example.org/1"),
        ("https://example.org/feed", "https://example.org/1?page=2"),
    ]


def test_a_feeds_entry_has_its_address_and_language(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
    first, _ = Sources([str(tmp_path / "a.atom")])
    assert (first.address, first.read().language) == ("https://example.org/a", "uk")


def test_a_folder_is_read_in_the_order_of_names_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/x.txt", "out/reports/1.parquet"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Near Izium.")
    sources = Sources([str(tmp_path / "news")], (tmp_path / "news" / "out").resolve())
    assert [record.name for record in sources] == ["news/b.txt", "news/a/z.txt"]
    pattern = Sources([str(tmp_path / "news" / "*.txt")])
    assert [record.name for record in pattern] == ["b.txt"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*/report.txt", ["one/report.txt", "two/report.txt"]),
        ("tw*/report.txt", ["two/report.txt"]),
        ("one/*.txt", ["report.txt"]),
        ("*", ["one/report.txt", "two/deep/report.txt", "two/report.txt"]),
        ("**", ["one/report.txt", "two/report.txt", "two/deep/report.txt"]),
        ("two/**/*.txt", ["deep/report.txt", "report.txt"]),
    ],
)
@pytest.mark.parametrize("begin", ["{folder}/", "../a/", ""])
def test_a_pattern_tells_files_of_one_name_apart(
    begin: str, pattern: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a"
    for name in ("one/report.txt", "two/report.txt", "two/deep/report.txt", "out/1.parquet"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Near Izium.")
    monkeypatch.chdir(folder)
    sources = Sources([begin.format(folder=folder) + pattern], folder / "out")
    found = [(record.name, record.source) for record in sources]
    assert sorted(found) == sorted((name, name) for name in names)


def test_files_of_one_name_given_one_by_one_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a/r.txt", "b/r.txt", "b/other.txt")]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text("Near Izium.")
    sources = Sources([*map(str, paths), str(paths[0])])
    assert [record.source for record in sources] == ["a/r.txt", "b/r.txt", "other.txt", "a/r.txt"]


def test_a_store_is_read_as_a_folder_is() -> None:
    store = fsspec.filesystem("memory")
    store.pipe({"/news/a.txt": b"Near Izium.", "/news/b.jsonl": JSON_LINES})
    try:
        names = [record.name for record in Sources(["memory://news"])]
        assert names == [
            "memory://news/a.txt",
            "memory://news/b.jsonl:1",
            "memory://news/b.jsonl:2",
        ]
        assert len([*Sources(["memory://news/*.jsonl"])]) == 2
    finally:
        store.rm("/news", recursive=True)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("nothing", "There is no report in nothing: check the name and the folder."),
        ("no*thing", "There is no report in no*thing: check the name and the folder."),
        ("memory://no", "memory://no cannot be read"),
        ("odd://no", "odd://no cannot be read (Protocol not known: odd)"),
        pytest.param(
            "s3://bucket/news",
            "s3://bucket/news is read by s3fs, which is not installed: pip install s3fs",
            marks=pytest.mark.skipif(shutil.which("s3fs") is not None, reason="it is installed"),
        ),
    ],
)
def test_what_is_not_there_is_said(source: str, sentence: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        list(Sources([source]))
    assert str(caught.value).startswith(sentence)


def test_what_is_too_large_is_said_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"a" * 10_000_001 + b'"}\n' + JSON_LINES)
    with (tmp_path / "b.txt").open("wb") as file:
        file.truncate(32_000_001)
    faults = [str(r.fault) for r in Sources([str(tmp_path)]) if r.fault is not None]
    name = tmp_path.name
    assert faults == [
        f"{name}/a.jsonl:1 has more than the 10 MB that are read of one report: split it.",
        f"{name}/b.txt has more than the 32 MB that are read of one report: split it.",
    ]


TEXTS = b'{"text": "Izium."}\n'


def tightly_packed(columns: dict[str, list[str]]) -> bytes:
    """Return a table in Parquet, as small as that can be."""
    stream = BytesIO()
    parquet.write_table(pyarrow.table(columns), stream, compression="zstd")
    return stream.getvalue()


WARC_HEAD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
    b"Content-Type: application/http\r\nContent-Length: 9999999\r\n\r\n"
)
BLANKS = (b" " * 9_999 + b"\n") * 3_300
LONG = "Izium is calm. " * 2_500_000


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("lines.jsonl.gz", lambda: gzip.compress(TEXTS + BLANKS, mtime=0)),
        ("letters.mbox.gz", lambda: gzip.compress(BLANKS, mtime=0)),
        ("rows.parquet", lambda: tightly_packed({"text": [LONG] * 12})),
    ],
)
def test_what_unpacks_to_far_more_than_texts_shrink_to_is_given_up(
    name: str, pack: Callable[[], bytes]
) -> None:
    """Kilobytes that would take gigabytes, or hours; what stands before is read."""
    raw = pack()
    assert len(raw) < 200_000
    tracemalloc.start()
    *_before, last = records_of(File(name, len(raw), lambda: BytesIO(raw)))
    assert str(last.fault).startswith(f"{name} unpacks to more than 32 MB")
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "fields", [(b"X: " + b"a" * 990 + b"\r\n") * 1_200, b"X: " + b"a" * 2_500_000]
)
@pytest.mark.parametrize("before", [b"", b"WARC/1.0\r\n", WARC_HEAD + b"HTTP/1.1 200 OK\r\n"])
def test_a_head_without_an_end_is_given_up(before: bytes, fields: bytes) -> None:
    raw = gzip.compress(before + fields, mtime=0)
    tracemalloc.start()
    (only,) = records_of(File("a.warc.gz", len(raw), lambda: BytesIO(raw)))
    assert str(only.fault).startswith("a.warc.gz:1 is a web archive that is damaged")
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_a_value_that_stands_in_many_rows_is_held_once() -> None:
    chance = random.Random(1)
    text = "".join(chance.choices("abc. ", k=1_000_000))
    raw = table([{"text": text}] * 64)
    arrow = pyarrow.total_allocated_bytes()
    for number, record in enumerate(records_of(File("a.parquet", len(raw), lambda: BytesIO(raw)))):
        assert record.raw == text.encode()
        if number == 0:
            assert pyarrow.total_allocated_bytes() - arrow < 20_000_000
    assert number == 63


def test_the_same_record_is_known_again_wherever_it_lies() -> None:
    first = Record("a.txt", "a.txt", b"Near Izium.", "a.txt")
    assert first.digest == Record("b.txt", "b.txt", b"Near Izium.", "b.txt").digest
    assert first.digest != Record("a.txt", "a.txt", b"Near Lyman.", "a.txt").digest
    assert first.digest != Record("a.md", "a.md", b"Near Izium.", "a.md").digest
    assert first.digest != Record("a.txt", "a.txt", b"Near Izium.", "a.txt", date="2022").digest


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.csv", b'"' + b"x" * 200_000),
        ("a.wacz", encrypted(collection())),
    ],
)
def test_what_a_library_cannot_read_is_said_and_ends_nothing(
    name: str, raw: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    (record,) = Sources([str(tmp_path / name)])
    assert str(record.fault).startswith(f"{name} cannot be read to its end (")


@pytest.mark.parametrize(
    ("name", "ending", "packed"),
    [
        ("https://example.org/a.jsonl?key=1", ".jsonl", False),
        ("https://example.org/a.CSV.gz?key=1.txt", ".csv", True),
        ("s3://bucket/a.jsonl", ".jsonl", False),
        ("really?.txt", ".txt", False),
    ],
)
def test_an_address_may_say_more_after_its_path(name: str, ending: str, packed: bool) -> None:
    file = File(name, 0, BytesIO)
    assert (file.ending, file.packed) == (ending, packed)


@pytest.mark.skipif(os.name == "nt", reason="links are for administrators there")
@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("given", ["given/deep/link.txt", "given/folder", "given/link.txt"]),
        ("giv*n", ["given/deep/link.txt", "given/folder", "given/link.txt"]),
        ("given/*.txt", ["link.txt"]),
        # What is named itself is followed.
        ("given/link.txt", []),
        ("given/folder", []),
    ],
)
def test_a_link_that_leads_out_is_said_and_not_followed(
    source: str, names: list[str], tmp_path: Path
) -> None:
    given, private = tmp_path / "given", tmp_path / "private"
    (given / "deep").mkdir(parents=True)
    private.mkdir()
    (given / "own.txt").write_text("Near Izium.")
    (given / "again.txt").symlink_to(given / "own.txt")
    (given / "nothing.txt").symlink_to(given / "nowhere")
    (given / "turn.txt").symlink_to(given / "turn.txt")
    (private / "secret.txt").write_text("A secret.")
    (given / "link.txt").symlink_to(private / "secret.txt")
    (given / "deep" / "link.txt").symlink_to("../../private/secret.txt")
    (given / "folder").symlink_to(private)
    found = [*Sources([str(tmp_path / source)])]
    assert sorted(each.name for each in found if each.fault is not None) == names
    for each in found:
        if each.fault is not None:
            assert str(each.fault).startswith(f"{each.name} is a link that leads out of what was")
    texts = {each.raw for each in found if each.fault is None}
    assert texts == ({b"Near Izium."} if names else {b"A secret."})


def test_a_pattern_that_fits_the_archive_takes_nothing_of_it(tmp_path: Path) -> None:
    for folder in ("given", "mapped"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Near Izium.")
    records = Sources([str(tmp_path / "*")], (tmp_path / "mapped").resolve())
    assert [record.name for record in records] == ["given/a.txt"]
