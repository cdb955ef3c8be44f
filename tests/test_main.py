"""The command line."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from geocoder_server import Reply, geocoder_server, nominatim_place
from page_server import page_server
from served import ROOT

from geo import geoparse, read_report
from geo.__main__ import main
from geo.command import reports
from geo.corrections import Reading, Scope, correct, record, store
from geo.export.formats import FORMATS
from geo.gazetteer import open_gazetteer
from geo.geocoders import forget
from geo.model import Role
from geo.paths import data_dir
from geo.version import VERSION

Refused = Callable[..., str]
DEFAULT = str(data_dir() / "reports" / "kharkiv-counteroffensive.txt")
TEXT = (
    "Shelling near Izium\n\n"
    "Ukrainian troops near Izium and Kupiansk said the village of Zelenopillivka was hit. The "
    "Kakhovka dam was not.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Runs a command that must end with 2, one line on standard error and nothing beside it."""

    def run(*given: str) -> str:
        assert main([*given]) == 2
        captured = capsys.readouterr()
        assert captured.err.startswith("dateline: ") and captured.err.count("\n") == 1
        assert captured.out == ""
        return captured.err

    return run


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "geo", *arguments]


# The table


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"Dateline {VERSION}\n")


def test_table_of_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([DEFAULT]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    table = captured.out
    izium = next(line for line in table.splitlines() if line.startswith("Izium"))
    assert "settlement" in izium
    assert "Kharkiv Oblast, Ukraine" in izium
    assert "4 of 4" in izium
    assert izium.endswith("Izium, Izyum")
    assert "Not on the map: the southern front (vague)" in table


def test_a_report_without_places_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "quiet.txt"
    report.write_text("Nothing was said about where it happened.", encoding="utf-8")
    assert main([str(report)]) == 0
    assert capsys.readouterr().out == "No place is named in this report.\n"


def test_nothing_of_a_report_commands_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "evil.txt"
    report.write_text("He left Izium\u202e and the \u202eKakhovka dam for Kyiv.", encoding="utf-8")
    assert main([str(report)]) == 0
    assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())


def test_another_language_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "pol.txt"
    report.write_text("Wojsko podało, że w sobotę weszło do miasta Izium.", encoding="utf-8")
    assert main([str(report)]) == 0
    assert "does not read like one of the languages" in capsys.readouterr().err


def test_of_an_address_it_is_told_who_was_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with page_server(TEXT.encode(), monkeypatch) as (where, _asked):
        assert main([where, "--no-corrections"]) == 0
    captured = capsys.readouterr()
    told = re.fullmatch(r"dateline: Fetched from 127\.0\.0\.1 on \d{4}-\d\d-\d\d\.\n", captured.err)
    assert told and "Izium" in captured.out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "The report has no name: give a file or a web address."),
        ("ftp://x/y", "ftp://x/y is no web address: it must begin with https:// or http://."),
        ("www.example.org", "so write https://www.example.org."),
    ],
)
def test_what_is_meant_as_an_address_is_told_how_to_write_it(
    name: str, said: str, refused: Refused
) -> None:
    assert refused(name).endswith(f"{said}\n")


# Formats


@pytest.mark.parametrize("key", FORMATS)
def test_every_format_to_a_file_and_to_standard_output(
    key: str, report: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    form = FORMATS[key]
    target = tmp_path / "target"
    assert main([report, form.option, str(target)]) == 0
    captured = capsysbinary.readouterr()
    assert captured.out == captured.err == b""
    if form.files:
        assert sorted(path.name for path in target.iterdir()) == sorted(form.files)
        assert main([report, form.option, "-"]) == 2
        return
    assert main([report, form.option, "-"]) == 0
    shown, written = capsysbinary.readouterr().out, target.read_bytes()
    assert len(shown) > 100
    if key not in ("geoparquet", "png"):
        assert _timeless(shown) == _timeless(written)


def _timeless(raw: bytes) -> bytes:
    return re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"", raw)


def test_several_at_once(report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places, tables = tmp_path / "places.geojson", tmp_path / "tables"
    given = [report, "--geojson", str(places), "--csv", str(tables), "--kml", "-"]
    assert main(given) == 0
    assert capsys.readouterr().out.startswith("<?xml")
    document = json.loads(places.read_text(encoding="utf-8"))
    assert "GeoNames" in json.dumps(document)
    assert re.search(r'"20\d\d-\d\d-\d\dT', json.dumps(document)), "when it was made"
    assert (tables / "report.json").is_file()


def test_what_cannot_be_written_leaves_nothing(
    report: str, tmp_path: Path, refused: Refused
) -> None:
    places, wrong = tmp_path / "places.geojson", tmp_path / "none" / "places.kml"
    said = refused(report, "--geojson", str(places), "--kml", str(wrong))
    assert "cannot be written" in said
    assert not places.exists()


def test_the_report_is_not_written_over(report: str, refused: Refused) -> None:
    assert "would write over the report itself" in refused(report, "--geojson", report)
    assert Path(report).read_text(encoding="utf-8") == TEXT


def test_discreet(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([report, "--discreet", "--json"]) == 0
    places = json.loads(capsys.readouterr().out)["places"]
    assert places and all(place["lat"] == round(place["lat"], 1) for place in places)
    assert all(place["precision"] != "site" for place in places)
    assert main([report, "--json"]) == 0
    assert any(p["precision"] == "site" for p in json.loads(capsys.readouterr().out)["places"])


# JSON


def test_json_is_the_whole_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([DEFAULT, "--json"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    document = json.loads(out)
    result = geoparse(read_report(DEFAULT))
    assert set(document) == {"report", "mentions", "places", "possible", "provenance"}
    assert document["report"]["text_sha256"] == result.report.text_sha256
    assert [place["name"] for place in document["places"]] == [p.name for p in result.places]
    text = document["report"]["text"]
    assert len(document["mentions"]) == len(result.mentions)
    for shown, mention in zip(document["mentions"], result.mentions, strict=True):
        assert text[shown["start"] : shown["end"]] == shown["text"] == mention.text
        assert shown["role"] == mention.role.value
        if mention.resolution:
            assert shown["resolution"]["place"]["id"] == mention.resolution.place.id
            assert shown["resolution"]["reasons"] == list(mention.resolution.reasons)
    assert document["provenance"]["gazetteer"]


@pytest.fixture
def several(tmp_path: Path) -> str:
    path = tmp_path / "reports.jsonl"
    texts = ("Shells fell near Izium, they said.", "It was quiet in Odesa and in the south.")
    lines = [json.dumps({"text": text, "title": f"Day {n}"}) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_several_reports_are_a_line_each(several: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([several, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["places"][0]["name"] for line in lines] == ["Izium", "Odesa"]


def test_several_reports_as_tables(several: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([several]) == 0
    out = capsys.readouterr().out
    assert "Day 0" in out and "Day 1" in out
    assert out.index("Izium") < out.index("Day 1") < out.index("Odesa")


def test_several_reports_do_not_go_into_one_file(
    several: str, tmp_path: Path, refused: Refused
) -> None:
    said = refused(several, "--kml", str(tmp_path / "places.kml"))
    assert "holds several reports, and --kml takes one" in said
    assert not (tmp_path / "places.kml").exists()


# Corrections and online geocoders


@pytest.fixture
def corrected(report: str) -> Iterator[str]:
    """The report, in which a reader put Izium in the place of Kyiv."""
    result = geoparse(read_report(report))
    izium = next(m for m in result.mentions if m.text == "Izium")
    new = Reading(Role.LOCATION, open_gazetteer().place("geonames:703448"))
    record(result.report, correct(result, izium, new, scope=Scope.REPORT, who="NN"))
    yield report
    shutil.rmtree(store.directory())


def test_corrections_are_applied_as_in_the_dashboard(
    corrected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([corrected, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert "Izium" not in [place["name"] for place in document["places"]]
    assert [c["who"] for c in document["provenance"]["corrections"]] == ["NN"]
    assert main([corrected, "--json", "--no-corrections"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert "Izium" in [place["name"] for place in document["places"]]
    assert document["provenance"]["corrections"] == []


@pytest.fixture
def answers() -> Iterator[None]:
    forget()
    yield
    forget()


def test_online_places_what_has_no_place(
    report: str, answers: None, capsys: pytest.CaptureFixture[str]
) -> None:
    village = nominatim_place("Zelenopillivka", 49.3, 37.4, osm_type="node", osm_id=5)
    given = [report, "--json", "--online", "nominatim", "--contact", "desk@example.org"]
    with geocoder_server() as server:
        server.replies = lambda request: Reply([village])
        assert main([*given, "--online-address", server.address]) == 0
        assert server.names == ["Zelenopillivka"]
        captured = capsys.readouterr()
        document = json.loads(captured.out)
        assert captured.err == ""
        (mention,) = [m for m in document["mentions"] if m["text"] == "Zelenopillivka"]
        assert mention["resolution"]["source"] == "Nominatim"
        assert mention["resolution"]["place"]["id"] == "osm:node/5"
        assert any("OpenStreetMap" in credit for credit in document["provenance"]["credits"])
        assert main([*given, "--online-address", server.address]) == 0
        assert server.names == ["Zelenopillivka"], "asked twice"


def test_online_that_fails_leaves_the_rest(
    report: str, answers: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with geocoder_server() as server:
        server.replies = lambda request: Reply(b"", 403)
        given = [report, "--online", "nominatim", "--contact", "desk@example.org"]
        assert main([*given, "--online-address", server.address]) == 0
    captured = capsys.readouterr()
    assert "Izium" in captured.out
    assert "Nominatim refused to answer (403)" in captured.err and captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--online", "nominatim"], "as the contact"),
        (["--online", "opencage"], "DATELINE_OPENCAGE_KEY"),
        (["--contact", "desk@example.org"], "go with --online"),
        (["--online-address", "localhost"], "go with --online"),
    ],
)
def test_online_needs_what_the_service_wants(
    given: list[str], said: str, report: str, refused: Refused
) -> None:
    assert said in refused(report, *given)


def test_no_key_is_an_argument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--key" not in capsys.readouterr().out


# What can go wrong


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"Shells fell near Izium."))
    monkeypatch.setattr(sys, "stdin", text)
    assert main(["-"]) == 0
    assert "Izium" in capsys.readouterr().out


@pytest.mark.programs
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["/dev/zero"], "/dev/zero has more than the 32 MB that are read"),
        (["-"], "Standard input has more than the 32 MB"),
        (["corrections", "show", "-"], "Standard input has more than the 32 MB"),
    ],
)
def test_what_has_no_end_is_refused(
    given: list[str], said: str, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    with open("/dev/zero", encoding="utf-8") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        assert said in refused(*given)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b"\x00\x01\x02" * 300, "report.txt"),
        (b"%PDF-1.4", "PDF"),
    ],
)
def test_bad_reports_are_refused_in_one_line(
    content: bytes | None, said: str, tmp_path: Path, refused: Refused
) -> None:
    report = tmp_path / "report.txt"
    if content is not None:
        report.write_bytes(content)
    assert said in refused(str(report))


@pytest.mark.parametrize("given", [[], ["--nonsense"], ["a", "b"], ["a", "--geojson"]])
def test_wrong_arguments(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(given)
    assert caught.value.code == 2
    assert "usage: dateline" in capsys.readouterr().err


def test_an_interrupt_is_told_in_a_line(
    report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reports, "geoparse", interrupted)
    assert main([report]) == 130
    assert capsys.readouterr().err == "dateline: stopped.\n"


@pytest.mark.programs
@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
def test_ctrl_c_while_it_writes(tmp_path: Path, ctrl_c_counts: None) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # Opened by both ends it is there; a pipe holds 64 KB, less than is written.
    with (
        subprocess.Popen(
            command(DEFAULT, "--annotations", str(pipe)), cwd=ROOT, stderr=subprocess.PIPE
        ) as process,
        pipe.open("rb") as end,
    ):
        assert end.read(1) == b"{"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert err == b"dateline: stopped.\n"


@pytest.mark.programs
@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_who_has_seen_enough() -> None:
    with subprocess.Popen(
        command(DEFAULT, "--json"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        err = process.stderr.read()
        process.wait(30)
    assert (process.returncode, err) == (0, b"")


@pytest.mark.programs
@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_of_help_who_has_seen_enough() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            command("--help"), cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.programs
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no such device")
@pytest.mark.parametrize("given", [[DEFAULT], [DEFAULT, "--geojson", "-"]])
def test_an_output_without_room(given: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command(*given), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith("dateline: Standard output cannot be written (no space left")
    assert done.stderr.count("\n") == 1


# What stands beside it


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--help"], ["examples:", "--csv DIR", "--discreet", "dateline serve", "exit code"]),
        (["serve", "--help"], ["examples:", "--allow-fetch", "--port P"]),
        (["gazetteer", "--help"], ["examples:", "add|list|remove"]),
        (["gazetteer", "add", "--help"], ["FILE|URL", "--licence"]),
        (["corrections", "--help"], ["examples:", "list|show|export|import"]),
        (["corrections", "import", "--help"], ["REPORT", "F"]),
    ],
)
def test_help_is_enough(
    given: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(given)
    assert caught.value.code == 0
    out = capsys.readouterr().out
    for word in words:
        assert word in out


def test_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = " ".join(capsys.readouterr().out.split())
    for form in FORMATS.values():
        assert form.option in out
        assert form.about.split(";")[0].split("/")[0][:30] in out


@pytest.mark.parametrize("name", ["serve", "gazetteer", "corrections"])
def test_a_report_that_is_called_like_a_subcommand(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("Shells fell near Izium.", encoding="utf-8")
    assert main([f"./{name}"]) == 0
    assert "Izium" in capsys.readouterr().out


@pytest.mark.programs
def test_what_a_table_does_not_need_is_not_imported() -> None:
    """Each of these takes longer to import than a short report to read."""
    script = (
        "import sys\nfrom geo.__main__ import main\n"
        f"assert main([{DEFAULT!r}]) == 0\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    imported = set(re.findall(r"'(\w+)'", done.stderr))
    assert "numpy" in imported
    slow = (
        "streamlit folium pyarrow lxml geopy trafilatura pandas requests pypdfium2 pysubs2 certifi"
    )
    assert imported & {*slow.split(), "ftfy", "markdown_it"} == set()


def test_the_console_script_is_the_same() -> None:
    script = Path(sys.executable).with_name("dateline")
    if not script.exists():
        pytest.skip("the package is not installed in this environment")
    done = subprocess.run([script, "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("usage: dateline")
