"""A report is text, whatever it looks like: nothing in it runs, and bad ones are one clear line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

HOSTILE = """<script>window.hacked = 1</script> Fighting near Kherson "><img src=x onerror=hacked=1>

Troops left <b onmouseover="window.hacked=1">Kyiv</b> for 'Odesa';
${window.hacked=1} {{7*7}} {% raw %}
</script><script>parent.hacked=1</script> and [Izium](javascript:hacked=1) on Monday. </textarea>

"The city of Kharkiv<svg/onload=hacked=1>," said Moscow. <a href="http://example.com/">Brussels</a>
"""


def test_hostile_report_is_inert(read_page: Callable) -> None:
    page = read_page()
    page.paste(HOSTILE)
    page.page.keyboard.press("Escape")
    for name in ("Kherson", "Kyiv"):
        page.chip(name).click()
        expect(page.card.locator("h2")).to_have_text(name)
    page.tab("Report")
    report = page.page.locator(".report")
    expect(report).to_contain_text("<script>window.hacked = 1</script>")
    expect(report).to_contain_text("{{7*7}} {% raw %}")
    page.tab("Places")
    expect(page.page.locator(".all")).to_be_visible()
    for frame in page.page.frames:
        assert frame.evaluate("() => window.hacked === undefined")
    for selector in ("img[src=x]", "svg[onload]", "a[href*=example]", "b[onmouseover]"):
        assert page.page.locator(selector).count() == 0
        assert page.map.locator(selector).count() == 0


def test_hostile_address_is_inert(open_page: Callable) -> None:
    page = open_page("?report='\"><b>&place=<script>hacked=1</script>")
    expect(page.page.locator(".overview")).to_be_visible()
    assert page.page.evaluate("() => window.hacked === undefined")


def test_bad_upload_is_one_clear_line(open_page: Callable, tmp_path: Path) -> None:
    page = open_page()
    page.page.get_by_role("button", name="Open another report").click()
    for name, raw, line in (
        ("empty.txt", b"", "nothing to read"),
        ("rubbish.txt", bytes(range(256)) * 40, "binary"),
        ("paper.pdf", b"%PDF-1.7\n\x00\x01\x02", "a damaged PDF"),
    ):
        (tmp_path / name).write_bytes(raw)
        page.upload(tmp_path / name)
        page.page.get_by_role("button", name="Show its places").click()
        expect(page.page.get_by_role("alert")).to_contain_text(line)
        expect(page.page.get_by_role("alert")).to_contain_text(name)
        expect(page.chip("Izium")).to_be_visible()
        assert "Traceback" not in page.page.content()


def test_uploaded_report_has_an_address_of_its_own(
    read_page: Callable, open_page: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Shelling was heard in Kherson and in Mykolaiv.", encoding="utf-8")
    page = read_page("?place=izium")
    page.page.get_by_role("button", name="Open another report").click()
    page.upload(path)
    page.page.get_by_role("button", name="Show its places").click()
    expect(page.chip("Mykolaiv")).to_be_visible()
    expect(page.page.get_by_role("button", name="Show its places")).to_have_count(0)
    page.chip("Mykolaiv").click()
    expect(page.card.locator("h2")).to_have_text("Mykolaiv")
    expect(page.page.locator(".top")).to_contain_text("note.txt")
    expect(page.page).to_have_url(re.compile(r"\?.*report=.*place=mykolaiv"))
    again = open_page(page.page.evaluate("() => location.search"))
    expect(again.card.locator("h2")).to_have_text("Mykolaiv")
