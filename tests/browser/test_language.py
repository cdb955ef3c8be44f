"""The language of the page is the reader's to choose, and every piece says which it is in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from geo.language import NAMES

TABS = ["Уривки", "Звіт", "Місця"]

VIEW = """
() => {
  const map = Object.values(window).find((value) => value && value.datelinePlaces);
  const { lat, lng } = map.getCenter();
  return [lat, lng, map.getZoom()];
}
"""


def language_of(element: Locator) -> str:
    """Return the language that a browser takes an element's text to be in."""
    return str(element.evaluate("element => element.closest('[lang]').lang"))


def test_another_language_keeps_the_first_view_under_a_filter(open_page: Callable) -> None:
    page = open_page()
    page.search("Kherson")
    page.settle()
    seen = page.map.locator("body").evaluate(VIEW)
    page.page.locator(".languages").get_by_role("button", name="Українська").click()
    expect(page.map.get_by_role("button", name="Наблизити", exact=True)).to_be_visible()
    page.map.locator("html[data-pins]").wait_for(state="attached")
    page.settle()
    assert page.map.locator("body").evaluate(VIEW) == pytest.approx(seen, abs=0.02)


def test_switch_at_the_foot_translates_the_page_and_back(open_page: Callable) -> None:
    page = open_page("?place=izium")
    expect(page.card.locator("h2")).to_have_text("Izium")
    switch = page.page.locator(".languages")
    expect(switch.locator("button")).to_have_text(list(NAMES.values()))
    page.map.get_by_role("button", name="Zoom in").click()
    page.map.get_by_role("region").press("ArrowUp")
    page.settle()
    seen = page.map.locator("body").evaluate(VIEW)
    switch.get_by_role("button", name="Українська").click()
    expect(page.page.get_by_role("tab")).to_have_text(TABS)
    expect(page.page.locator("html")).to_have_attribute("lang", "uk")
    expect(switch.get_by_role("button", name="Українська")).to_have_attribute(
        "aria-pressed", "true"
    )
    # The map speaks it too, and shows what the reader was looking at.
    expect(page.map.get_by_role("button", name="Наблизити", exact=True)).to_be_visible()
    page.map.locator("html[data-pins]").wait_for(state="attached")
    page.settle()
    # To the nearest pixel, which is 0.005 degrees here.
    assert page.map.locator("body").evaluate(VIEW) == pytest.approx(seen, abs=0.02)
    # What was selected is so still, and its passages stay in the report's language.
    expect(page.card.locator("h2")).to_have_text("Ізюм")
    expect(page.card.locator(".steps")).to_contain_text("4 як місце")
    assert language_of(page.card.locator(".steps")) == "uk"
    assert language_of(page.passages.locator("blockquote").first) == "en"
    assert language_of(page.page.locator("h1")) == "en"

    # Streamlit's own words for a file are English: ours stand in their place.
    page.page.get_by_role("button", name="Відкрити інший звіт").click()
    file = page.page.get_by_test_id("stFileUploader")
    expect(file.get_by_role("button", name="Вибрати файл")).to_be_visible()
    expect(file.get_by_text("Upload", exact=True)).to_be_hidden()
    expect(file.get_by_text("per file")).to_be_hidden()
    page.page.keyboard.press("Escape")

    page.tab("Звіт")
    report = page.page.locator(".report")
    expect(report).to_be_visible()
    assert language_of(report.locator(".para").first) == "en"
    assert language_of(report.locator(".key")) == "uk"
    page.chip("Херсон").click()
    expect(report.locator(".para .name.selected").first).to_have_text("Kherson")

    # An editor that is open while the language changes keeps what was chosen in it.
    page.tab("Місця")
    page.page.locator(".all .acts [data-correct]").first.click()
    means = page.page.get_by_role("radio", name="місце з довідника назв")
    means.check(force=True)
    expect(page.page.get_by_role("textbox", name="Шукати в довіднику назв")).to_be_visible()
    switch.get_by_role("button", name="English").click()
    expect(page.page.locator("html")).to_have_attribute("lang", "en")
    expect(page.page.get_by_role("tab")).to_have_text(["Excerpts", "Report", "Places"])
    expect(page.page.get_by_role("radio", name="a place of the gazetteer")).to_be_checked()
    expect(page.page.get_by_role("textbox", name="Search the gazetteer")).to_be_visible()
