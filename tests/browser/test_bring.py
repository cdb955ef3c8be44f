"""Bringing a report as a reader does it, kept only where asked for, and every trace deleted."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from accessibility import violations
from archives import Told, write_archive
from playwright.sync_api import expect
from served import served
from small_archive import KYIV, reports
from small_archive import place as known_place

SAMPLES = {
    "Villages on two fronts": "Robotyne",
    "Operation 1027": "Lashio",
}
TEXT = "Shelling was heard in Kherson on Monday, and people left Mykolaiv."
LONG = TEXT + "\n\nThe night was quiet, and nobody had anything of note to say of it." * 620
WATCH = """
() => {
  window.progress = [];
  new MutationObserver(() => document.querySelectorAll("[role=progressbar]").forEach((bar) => {
    const now = Number(bar.getAttribute("aria-valuenow"));
    if (progress.at(-1) !== now) progress.push(now);
  })).observe(document.body, { subtree: true, childList: true, attributes: true });
}
"""


@pytest.fixture
def home() -> Path:
    """The reader's own directory, with nothing in it."""
    home = Path(os.environ["DATELINE_HOME"])
    shutil.rmtree(home / "data", ignore_errors=True)
    return home


def stored(home: Path) -> list[Path]:
    return [path for path in (home / "data").rglob("*") if path.is_file()]


def test_a_sample_opens_by_one_press_and_another_after_it(read_page: Callable) -> None:
    page = read_page()
    # What was pasted waits until a report is opened.
    page.dialog()
    pasted = page.page.get_by_label("or pasted text")
    pasted.fill(TEXT)
    page.page.keyboard.press("Escape")
    expect(pasted).to_have_count(0)
    for title, place in SAMPLES.items():
        page.dialog()
        expect(pasted).to_have_value(TEXT if title == next(iter(SAMPLES)) else "")
        page.page.get_by_role("button", name=title).click()
        expect(page.page.locator(".top h1")).to_contain_text(title)
        expect(page.chip(place)).to_be_visible()
        # It has the page: what opened it is shut, and stays so when a tab is opened.
        shut = page.page.get_by_role("button", name="Show its places")
        expect(shut).to_have_count(0)
        # What is chosen first makes neither the map nor the list anew.
        page.map.locator("body").evaluate("body => body.dataset.first = 'yes'")
        page.chip(place).click()
        expect(page.card.locator("h2")).to_have_text(place)
        expect(page.map.locator("body")).to_have_attribute("data-first", "yes")
        page.tab("Report")
        expect(page.page.locator(".report")).to_be_visible()
        expect(shut).to_have_count(0)


def test_a_report_is_kept_on_request_alone_and_every_trace_is_deleted(
    open_page: Callable, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_text(LONG, encoding="utf-8")
    page = open_page()
    page.page.evaluate(WATCH)
    show = page.dialog()
    page.upload(path)
    show.click()
    expect(page.chip("Mykolaiv")).to_be_visible()
    # A long report says how far it is; unasked, none is written down.
    progress = page.page.evaluate("progress")
    assert len(progress) > 1 and progress == sorted(progress)
    assert stored(home) == []

    page.paste(TEXT, keep=True)
    expect(page.chip("Mykolaiv")).to_be_visible()
    page.tab("Places")
    page.page.get_by_role("button", name="Kherson is right: confirm it").click()
    expect(page.page.locator(".correct-done")).to_be_visible()
    files = stored(home)
    assert any(path.read_text("utf-8") == TEXT for path in files)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}

    # It is listed, and opens from the list.
    page.dialog()
    page.page.get_by_role("button", name="From Khartoum to El Fasher").click()
    expect(page.chip("El Fasher")).to_be_visible()
    page.dialog()
    kept = page.page.locator(".st-key-kept").get_by_role("button")
    expect(kept).to_have_count(1)
    kept.click()
    expect(page.chip("Mykolaiv")).to_be_visible()

    page.dialog()
    page.page.get_by_role("button", name="Delete every trace").click()
    expect(page.page.get_by_text("It cannot be undone.")).to_be_visible()
    page.page.get_by_role("button", name="Delete it all").click()
    # Said, though the page's own report went as well; the address does not name it any more.
    expect(page.page.get_by_text("Deleted. Kept reports: 1;")).to_be_visible()
    expect(page.chip("Izium")).to_be_visible()
    expect(page.page).not_to_have_url(re.compile("report="))
    expect(kept).to_have_count(0)
    assert stored(home) == []


def test_several_files_are_read_together_corrected_and_an_archive_is_opened(
    open_page: Callable, home: Path, tmp_path: Path
) -> None:
    told, lines = tmp_path / "told.txt", tmp_path / "lines.jsonl"
    told.write_text(TEXT, encoding="utf-8")
    lines.write_text('{"text": "A bridge near Izium was hit."}\n{torn', encoding="utf-8")
    page = open_page()
    show = page.dialog()
    page.upload(told, lines)
    page.page.get_by_role("spinbutton", name="year, Published on").click()
    page.page.keyboard.type("20260301")
    show.click()
    counts = page.page.locator(".top .counts")
    expect(page.page.get_by_role("heading", name="2 files")).to_be_visible()
    expect(counts).to_have_text("3 places, 3 mentions, 2 reports")
    expect(page.page.get_by_text("1 could not be read")).to_be_visible()
    page.dialog()
    expect(page.page.get_by_text("lines.jsonl:2 is no JSON object")).to_be_visible()
    assert violations(page.page) == []
    page.page.keyboard.press("Escape")
    page.chip("Izium").click()
    expect(page.passages).to_contain_text("2026-03-01 (given, not in the report)")
    page.page.get_by_role("button", name="Read in the report").click()
    expect(page.page.locator(".report .name.current")).to_have_text("Izium")

    # What is corrected there is taken into the archive on request.
    page.tab("Places")
    page.page.get_by_role("button", name="Correct Izium", exact=True).click()
    page.page.get_by_text("not a place").click()
    expect(page.page.locator(".correct-preview")).to_contain_text("no place any more")
    page.page.get_by_role("button", name="Save", exact=True).click()
    expect(page.chip("Izium")).to_have_count(0)
    page.page.get_by_role("button", name="Back to the atlas").click()
    expect(counts).to_have_text("3 places, 3 mentions, 2 reports")
    page.page.get_by_role("button", name="Take them in").click()
    expect(counts).to_have_text("2 places, 2 mentions, 1 report")
    expect(page.page.get_by_text("Corrections were made since")).to_have_count(0)
    assert not [path for path in stored(home) if TEXT in path.read_text("utf-8")]
    shutil.rmtree(home / "data")

    # One that lies on this machine, and what is added to it while it is open.
    weekly = write_archive(tmp_path / "weekly", reports()[:1])
    page.dialog()
    page.page.get_by_role("textbox", name="Its folder on this machine").fill(str(weekly))
    page.page.get_by_role("button", name="Open an archive").click()
    expect(page.page.get_by_role("heading", name="weekly")).to_be_visible()
    expect(counts).to_have_text("2 places, 2 mentions, 1 report")
    many = [(f"Kyiv held out for {days} days.", known_place(KYIV), "Kyiv") for days in range(20)]
    write_archive(weekly, [*reports(), Told(many)])
    page.chip("Kyiv").click()
    expect(counts).to_have_text("3 places, 25 mentions, 5 reports")
    expect(page.passages).to_have_count(20)
    page.page.get_by_role("button", name="Show more: 2 passages are left").click()
    expect(page.passages).to_have_count(22)
    page.page.get_by_role("button", name="Back to one report").click()
    expect(page.page.locator(".top h1")).to_contain_text("Russian Troops")
    assert "archive=" not in page.page.url


def test_open_to_the_network_nothing_is_stored_and_the_page_says_so(
    open_page: Callable, home: Path
) -> None:
    with served(host="0.0.0.0") as public:
        page = open_page(at=public)
        expect(page.page.get_by_role("alert")).to_contain_text("open to everyone")
        page.dialog()
        for name in ("Keep it on this machine", "Delete every trace", "or the address of a page"):
            expect(page.page.get_by_text(name)).to_have_count(0)
        page.page.keyboard.press("Escape")
        page.paste(TEXT)
        expect(page.chip("Mykolaiv")).to_be_visible()
        # As the notice says: who has the address has the report.
        expect(page.page.get_by_role("alert")).to_contain_text("can read it")
        expect(page.page).to_have_url(re.compile("report="))
        other = open_page(f"?{urlsplit(page.page.url).query}", at=public)
        expect(other.chip("Mykolaiv")).to_be_visible()
        page.tab("Places")
        page.page.get_by_role("button", name="Correct Kherson", exact=True).click()
        reach = page.page.get_by_role("radiogroup", name="Apply to")
        expect(reach.get_by_role("radio", name="this mention alone")).to_be_visible()
        expect(reach.get_by_role("radio", name=re.compile("^always"))).to_have_count(0)
        page.page.get_by_text("not a place").click()
        expect(page.page.locator(".correct-preview")).to_contain_text("no place any more")
        page.page.get_by_role("button", name="Save", exact=True).click()
        expect(page.chip("Kherson")).to_have_count(0)
        assert stored(home) == []
        # What one reader corrects is not another's.
        other.chip("Kherson").click()
        expect(other.card.locator("h2")).to_have_text("Kherson")
        expect(other.chip("Kherson")).to_be_visible()
