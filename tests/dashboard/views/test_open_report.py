"""Opening another report, keeping it, and deleting every trace."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from app_page import html, open_page, plain, press
from streamlit.testing.v1 import AppTest

from geo import kept, read_report
from geo.dashboard.reports.samples import default_report, samples
from geo.paths import data_dir

TEXT = "Shelling was heard in Kherson on Monday, the governor of Mykolaiv said."


pytestmark = pytest.mark.usefixtures("own_home", "restarted")


def page(**query: str) -> AppTest:
    return open_page({"open-report-0": True}, **query)


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
        assert "sample text written for Dateline" in report.text


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("ukraine-villages.txt", "Robotyne"),
        ("sudan.txt", "El Fasher"),
        ("gaza-lebanon.txt", "Khan Younis"),
        ("myanmar.txt", "Lashio"),
    ],
)
def test_a_sample_opens_and_its_address_opens_it_again(name: str, place: str) -> None:
    number = [sample.path.name for sample in samples()].index(name)
    opened = press(page(), f"sample-{number}")
    assert f">{place} <b>" in html(opened)
    address = opened.query_params["report"]
    st.cache_resource.clear()
    assert f">{place} <b>" in html(page(report=str(address)))


def test_a_pasted_report_opens_and_has_an_address() -> None:
    opened = paste(page(place="izium"), TEXT)
    assert "Kherson <b>1</b>" in html(opened)
    assert "place" not in opened.query_params
    found = page(place="kherson", report=str(opened.query_params["report"]))
    assert "Shelling was heard" in html(found)


def test_nothing_to_open_is_a_line_and_keeps_the_report() -> None:
    opened = press(page(), "open")
    assert "nothing to open yet" in opened.error[0].value
    assert "Izium <b>4</b>" in html(opened)


def test_a_file_of_several_reports_lets_the_reader_choose(own_home: Path) -> None:
    lines = [
        {"text": TEXT, "title": "From the south"},
        {"text": "A bridge near Izium was hit on Tuesday, officials said."},
    ]
    opened = paste(page(), "\n".join(json.dumps(line) for line in lines), keep=True)
    assert "The file holds 2 reports" in opened.info[0].value
    assert kept.kept() == ()
    opened = press(opened, "record-0")
    assert "From the south" in html(opened)
    assert "Kherson" in html(opened)
    (one,) = kept.kept()
    assert read_report(one.read()).title == "From the south"


def test_what_a_file_calls_itself_is_no_markdown_in_a_complaint() -> None:
    title = "![x](http://example.org/seen.png)"
    lines = [{"text": " ", "title": title}, {"text": TEXT}]
    opened = paste(page(), "\n".join(json.dumps(line) for line in lines))
    opened = press(opened, "record-0")
    assert title not in opened.error[0].value
    assert title in plain(opened.error[0].value)


def test_an_address_is_asked_for_only_by_those_who_may(public: None) -> None:
    assert "address" not in {field.key for field in page().text_input}


def test_where_it_is_switched_on_everyone_may(public: None, monkeypatch: Any) -> None:
    monkeypatch.setenv("DATELINE_FETCH", "1")
    assert "address" in {field.key for field in page().text_input}


def test_an_address_of_this_machine_is_refused_and_nothing_is_asked() -> None:
    opened = page()
    opened.text_input(key="address").set_value("127.0.0.1:9/report")
    opened = press(opened, "open")
    assert "127.0.0.1" in plain(opened.error[0].value)
    assert "Izium <b>4</b>" in html(opened)


def test_what_cannot_be_read_is_a_line_and_keeps_the_report() -> None:
    opened = paste(page(), "%PDF-1.7 and so on")
    assert "a damaged PDF document" in opened.error[0].value
    assert "Izium <b>4</b>" in html(opened)


def test_nothing_is_kept_unless_asked_for(own_home: Path) -> None:
    paste(page(), TEXT)
    assert kept.kept() == ()
    assert not [path for path in own_home.rglob("*") if "Shelling" in _text(path)]


def test_a_kept_report_is_the_readers_alone_and_opens_after_a_restart() -> None:
    opened = paste(page(), TEXT, keep=True)
    (one,) = kept.kept()
    assert one.read().decode() == TEXT
    for path in kept.directory().iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    address = str(opened.query_params["report"])
    st.cache_resource.clear()
    assert "Kherson <b>1</b>" in html(page(report=address))
    listed = page()
    opened = press(listed, f"kept-{one.sha256[:16]}")
    assert "Kherson <b>1</b>" in html(opened)


def test_one_button_deletes_every_trace_after_asking(own_home: Path) -> None:
    paste(page(), TEXT, keep=True)
    asked = press(page(), "forget")
    assert "1 kept report, all corrections" in asked.warning[0].value
    unsure = press(asked, "forget-none")
    assert len(kept.kept()) == 1
    gone = press(press(unsure, "forget"), "forget-all")
    assert kept.kept() == ()
    assert "Deleted. Kept reports: 1;" in plain(gone.info[0].value)
    assert not [path for path in (own_home / "data").rglob("*") if path.is_file()]


def test_open_to_the_network_nothing_is_stored_and_the_page_says_so(public: None) -> None:
    opened = page()
    assert "without a login" in opened.warning[0].value
    assert not [box.key for box in opened.checkbox if box.key == "keep"]
    assert not [button.key for button in opened.button if button.key == "forget"]
    paste(opened, TEXT)
    assert kept.kept() == ()


def test_without_the_readers_report_a_sample_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """As from a wheel, which leaves that report out."""
    monkeypatch.setattr("geo.dashboard.reports.samples._DEFAULT", "left-out.txt")
    assert default_report().parent == data_dir() / "samples"


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
