"""Opening another report, keeping it, and deleting every trace."""

from __future__ import annotations

import json
import stat
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from app_page import app_page, html, plain, press, run
from streamlit.runtime.caching.cache_resource_api import clear_session_cache
from streamlit.testing.v1 import AppTest

from geo import kept, read_report
from geo.dashboard.reports import archives, opening, together
from geo.dashboard.reports.samples import default_report, samples
from geo.paths import data_dir

TEXT = "Shelling was heard in Kherson on Monday, the governor of Mykolaiv said."


@pytest.fixture(autouse=True)
def home(own_home: Path) -> Iterator[Path]:
    """A data directory of its own; no report that was opened stays in memory."""
    yield own_home
    st.cache_resource.clear()


def page(**query: str) -> AppTest:
    return app_page(query, **{"open-report-0": True})


def paste(page: AppTest, text: str, *, keep: bool = False) -> AppTest:
    page.text_area(key="pasted").set_value(text)
    if keep:
        page.checkbox(key="keep").check()
    return press(page, "open")


def test_every_sample_is_a_report_of_its_own_with_a_title() -> None:
    found = samples()
    assert found[0].path == default_report()
    assert len({sample.key for sample in found}) == len(found) >= 5
    own = [sample for sample in found if sample.path.parent.name == "samples"]
    for sample in own:
        report = read_report(sample.path)
        assert sample.title == report.title
        assert SAID_TO_BE_ONE[report.language] in report.text.split("\n")[2]


SAID_TO_BE_ONE = {
    "en": "A sample text written for Dateline",
    "uk": "Навчальний текст, написаний для Dateline",
    "ru": "Учебный текст, написанный для Dateline",
    "ar": "نص تدريبي كُتب لبرنامج Dateline",
    "es": "Texto de ejercicio escrito para Dateline",
    "fr": "Texte d’exercice",
}


def test_samples_in_the_readers_language_come_first() -> None:
    languages = {sample.language for sample in samples()}
    assert languages == set(SAID_TO_BE_ONE)
    shown = app_page({}, language="ar", **{"open-report-0": True})
    labels = [button.label for button in shown.button if (button.key or "").startswith("sample-")]
    (arabic,) = (sample.title for sample in samples() if sample.language == "ar")
    assert labels[0] == arabic
    assert len(labels) == len(samples())


def test_a_sample_opens_and_its_address_opens_it_again() -> None:
    number = [sample.path.name for sample in samples()].index("sudan.txt")
    opened = press(page(), f"sample-{number}")
    assert ">El Fasher <b>" in html(opened)
    address = opened.query_params["report"]
    st.cache_resource.clear()
    assert ">El Fasher <b>" in html(page(report=str(address)))


def test_a_pasted_report_opens_has_an_address_and_is_not_kept(home: Path) -> None:
    opened = paste(page(place="izium"), TEXT)
    assert "Kherson <b>1</b>" in html(opened)
    assert "place" not in opened.query_params
    found = page(place="kherson", report=str(opened.query_params["report"]))
    assert "Shelling was heard" in html(found)
    assert kept.kept() == ()
    assert not [path for path in home.rglob("*") if "Shelling" in _text(path)]


def test_what_cannot_be_opened_is_a_line_and_keeps_the_report() -> None:
    opened = page()
    for key, given, line in (
        ("address", "", "nothing to open yet"),
        # Of this machine: it is not even asked.
        ("address", "127.0.0.1:9/report", "127.0.0.1"),
        ("pasted", "%PDF-1.7 and so on", "a damaged PDF document"),
    ):
        field = opened.text_area if key == "pasted" else opened.text_input
        opened.text_input(key="address").set_value("")
        field(key=key).set_value(given)
        press(opened, "open")
        assert line in plain(opened.error[0].value)
        assert "Izium <b>4</b>" in html(opened)


def give(page: AppTest, files: dict[str, str], published: date | None = None) -> AppTest:
    given = [(name, text.encode(), "") for name, text in files.items()]
    page.file_uploader(key="file-0").set_value(given)
    if published:
        run(page).date_input(key="published").set_value(published)
    return press(page, "open")


def lines(*texts: str) -> str:
    return "\n".join(json.dumps({"text": text}) for text in texts)


def test_several_files_are_an_archive_for_as_long_as_it_is_read(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(archives, "GRACE_SECONDS", 0)
    hostile = "![x](seen.png).txt"
    others = threading.enumerate()
    before = page(place="izium")
    before.checkbox(key="keep").check()
    assert not before.date_input
    opened = give(
        before,
        {"a.txt": TEXT, "two.jsonl": lines(TEXT, "A bridge near Izium."), hostile: " "},
        date(1999, 3, 1),
    )
    assert "1999-03-01" in html(opened)
    key = str(opened.query_params["archive"])
    assert "3 files</h1>" in html(opened)
    assert "3 places, 3 mentions, 2 reports" in html(opened)
    said = plain(opened.info[0].value)
    assert "go when you close it" in said and "1 could not be read" in said
    opened.session_state["open-report-1"] = True
    listed = run(opened).warning[0].value
    assert hostile not in listed
    assert f"- {hostile} holds only blanks" in plain(listed)
    assert "3 files" in html(page(archive=key))
    assert [*tmp_path.rglob("reports/*.parquet")]

    back = press(opened, "back-to-report")
    assert {name: str(value) for name, value in back.query_params.items()} == {"place": "izium"}
    assert "Izium <b>4</b>" in html(back) and not back.info

    # What Streamlit does when the browser's connection ends.
    clear_session_cache("test session id")
    for thread in set(threading.enumerate()).difference(others):
        if isinstance(thread, threading.Timer):
            thread.join()
    assert not [*tmp_path.rglob("*.parquet")]
    assert "not open here" in plain(page(archive=key).error[0].value)
    assert kept.kept() == ()


def test_json_lines_are_an_archive_and_a_torn_line_is_said() -> None:
    opened = paste(page(), lines(TEXT, "A bridge near Izium.") + "\n{torn")
    assert "3 places, 3 mentions, 2 reports" in html(opened)
    opened.session_state["open-report-1"] = True
    assert "Pasted text.jsonl:3 is no JSON object" in plain(run(opened).warning[0].value)


def test_what_cannot_be_read_at_all_keeps_the_report() -> None:
    opened = give(page(), {"a.txt": "", "b.pdf": "%PDF-1.7 and so on"})
    assert "Not one of these reports can be read." in plain(opened.error[0].value)
    listed = plain(opened.warning[0].value)
    assert "- a.txt is empty" in listed and "- b.pdf is a damaged PDF document" in listed
    assert "Izium <b>4</b>" in html(opened)


def test_several_reports_have_only_so_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    before = page()
    monkeypatch.setattr(together, "MAX_SECONDS", -1.0)
    opened = give(before, {"a.txt": TEXT, "b.txt": "A bridge near Izium."})
    assert "Only the first report is here" in plain(opened.info[0].value)


@pytest.mark.usefixtures("public")
def test_an_address_is_asked_for_only_by_those_who_may(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = page()
    assert "address" not in {field.key for field in opened.text_input}
    monkeypatch.setenv("DATELINE_FETCH", "1")
    assert "address" in {field.key for field in run(opened).text_input}


def test_a_kept_report_is_the_readers_alone_opens_after_a_restart_and_is_deleted_after_asking(
    home: Path,
) -> None:
    opened = paste(page(), TEXT, keep=True)
    (one,) = kept.kept()
    assert one.read().decode() == TEXT
    for path in kept.directory().iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    address = str(opened.query_params["report"])
    st.cache_resource.clear()
    assert "Kherson <b>1</b>" in html(page(report=address))
    opened = press(page(), f"kept-{one.sha256[:16]}")
    assert "Kherson <b>1</b>" in html(opened)
    asked = press(page(), "forget")
    assert "1 kept report, all corrections" in asked.warning[0].value
    unsure = press(asked, "forget-none")
    assert len(kept.kept()) == 1
    gone = press(press(unsure, "forget"), "forget-all")
    assert kept.kept() == ()
    assert "Deleted. Kept reports: 1;" in plain(gone.info[0].value)
    assert not [path for path in (home / "data").rglob("*") if path.is_file()]


def test_without_the_readers_report_a_sample_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """As from a wheel, which leaves that report out."""
    monkeypatch.setattr("geo.dashboard.reports.samples._DEFAULT", "left-out.txt")
    assert default_report().parent == data_dir() / "samples"


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def test_coordinates_of_a_pasted_report_are_places_with_a_card_and_an_address() -> None:
    text = "Two strikes hit 13.6289, 25.3494 and 13.6289, 25.3494; one hit 95.1 N, 20.2 E."
    opened = paste(page(), text)
    assert "13.6289, 25.3494 <b>2</b>" in html(opened)
    report = str(opened.query_params["report"])
    card = html(page(place="13-6289-25-3494", report=report))
    assert ">13.6289, 25.3494</h2>" in card
    assert "The report&#39;s own coordinates" in card
    assert "The report gives it as decimal degrees, read as 13.62890, 25.34940" in card
    listed = html(app_page({"report": report}, tab="Places"))
    assert "These coordinates are no point on the globe" in listed


def test_an_export_of_several_chats_lets_the_reader_choose_one_or_all() -> None:
    def chat(name: str, text: str) -> dict[str, object]:
        told = {"type": "message", "date": "2022-09-10T08:00:00", "from": "Anna", "text": text}
        return {"name": name, "type": "public_channel", "messages": [told]}

    chats = [chat("From the south", TEXT), chat("From the east", "A bridge near Izium was hit.")]
    export = json.dumps({"chats": {"list": [*chats, chat("Nothing", "")]}})
    opened = paste(page(), export)
    assert "The export holds 2 chats: choose one, or all of them." in opened.info[0].value
    one = press(opened, "record-2")
    assert "Izium" in html(one) and "Kherson" not in html(one)
    opened = press(paste(page(), export), "record-0")
    assert "Izium" in html(opened) and "Kherson" in html(opened)


def test_finding_places_has_only_so_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    before = page()
    monkeypatch.setattr(opening, "MAX_SECONDS", -1.0)
    opened = paste(before, TEXT + " Another one.")
    assert "takes longer than -1 seconds to read: split it" in plain(opened.error[0].value)
