"""Choosing a place on the map, in the list, in the text or in the address chooses it everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

IZIUM, KUPIANSK, BALAKLIIA = "geonames:707292", "geonames:703656", "geonames:712926"
KHERSON, KYIV, BELGOROD = "geonames:706448", "geonames:703448", "geonames:578071"

PASSAGES = {
    KUPIANSK: ("Kupiansk", ["Kúpiansk", "Kupiansk"]),
    IZIUM: ("Izium", ["Izium", "Izyum", "Izium", "Izium"]),
    BALAKLIIA: ("Balakliia", ["Balaklia", "Balaklia", "Balakliya"]),
    KHERSON: ("Kherson", ["Kherson"]),
    BELGOROD: ("Belgorod Oblast", ["Belgorod"]),
    # Last: what the list chooses is gone to, away from the others.
    KYIV: ("Kyiv", ["Kyiv", "Kyiv", "Kyiv"]),
}


def test_each_marker_answers_with_its_passages(read_page: Callable) -> None:
    page = read_page()
    for place_id, (name, written) in PASSAGES.items():
        # Kyiv and its region share a mark, which is not pressed for one of them.
        (page.chip(name) if place_id == KYIV else page.pin(place_id)).click()
        expect(page.card.locator("h2")).to_have_text(name)
        expect(page.passages.locator("mark")).to_have_text(written)
        expect(page.pin(place_id)).to_have_attribute("aria-pressed", "true")
        expect(page.map.locator(".pin[aria-pressed=true]")).to_have_count(1)
        slug = name.lower().replace(" ", "-")
        expect(page.page).to_have_url(re.compile(rf"[?&]place={slug}$"))


def test_same_marker_twice_still_answers(read_page: Callable) -> None:
    page = read_page()
    page.pin(IZIUM).click()
    expect(page.card.locator("h2")).to_have_text("Izium")
    page.tab("Places")
    expect(page.page.locator(".all")).to_be_visible()
    page.pin(IZIUM).click()
    expect(page.card.locator("h2")).to_have_text("Izium")


def test_list_selects_on_the_map(read_page: Callable) -> None:
    page = read_page()
    page.chip("Kherson").click()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    expect(page.pin(KHERSON)).to_have_class(re.compile("selected"))
    expect(page.chip("Kherson")).to_have_attribute("aria-pressed", "true")
    expect(page.page).to_have_url(re.compile("place=kherson$"))


def test_marker_scrolls_the_open_report_to_its_name(read_page: Callable) -> None:
    page = read_page()
    page.tab("Report")
    page.pin(KHERSON).click()
    expect(page.page.locator(".report .name.selected")).to_be_in_viewport()


def test_passage_leads_into_the_report(read_page: Callable) -> None:
    page = read_page("?place=kherson")
    page.passages.locator("button").first.click()
    expect(page.page.locator(".report .name.selected", has_text="Kherson")).to_be_in_viewport()


@pytest.mark.parametrize("query", ["?place=izium", "?place=izium-707292", "?place=izyum"])
def test_address_opens_selected(read_page: Callable, query: str) -> None:
    page = read_page(query)
    expect(page.card.locator("h2")).to_have_text("Izium")
    expect(page.pin(IZIUM)).to_have_class(re.compile("selected"))
    expect(page.chip("Izium")).to_have_class(re.compile("selected"))


def test_back_and_forward_follow_the_selection(read_page: Callable) -> None:
    page = read_page()
    page.pin(IZIUM).click()
    expect(page.card.locator("h2")).to_have_text("Izium")
    page.pin(KHERSON).click()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    page.page.go_back()
    expect(page.card.locator("h2")).to_have_text("Izium")
    expect(page.pin(IZIUM)).to_have_class(re.compile("selected"))
    page.page.go_back()
    expect(page.page.locator(".overview")).to_be_visible()
    expect(page.page.get_by_text("Nothing is selected.")).to_be_attached()
    page.page.go_forward()
    expect(page.card.locator("h2")).to_have_text("Izium")


def test_actors_come_with_the_switch_and_no_frame_is_made_anew(read_page: Callable) -> None:
    page = read_page()
    page.map.locator("body").evaluate("body => body.dataset.first = 'yes'")
    page.pin(IZIUM).click()
    expect(page.card.locator("h2")).to_have_text("Izium")
    moscow = page.pin("geonames:524901")
    expect(moscow).to_have_count(0)
    switch = page.page.get_by_text(re.compile(r"^Show \d+ named only"))
    before = switch.bounding_box()
    switch.click()
    expect(moscow).to_have_class(re.compile("actor"))
    expect(page.chip("Ankara")).to_be_visible()
    # Longer or shorter, the list moves nothing: a second press is on the switch again.
    assert switch.bounding_box() == before
    page.chip("Kherson").click()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    expect(page.map.locator("body")).to_have_attribute("data-first", "yes")
    switch.click()
    expect(moscow).to_have_count(0)


def test_the_map_is_not_made_anew_and_no_frame_navigates_whatever_a_reader_does(
    read_page: Callable,
) -> None:
    page = read_page()
    navigated: list[str] = []
    page.page.on("framenavigated", lambda frame: frame.parent_frame and navigated.append(frame.url))
    page.map.locator("body").evaluate("body => body.dataset.first = 'yes'")
    page.pin(IZIUM).click()
    expect(page.card.locator("h2")).to_have_text("Izium")
    page.card.locator(".others summary").click()
    page.page.get_by_role("button", name="Show on the map").click()
    expect(page.map.locator(".rival").first).to_be_visible()
    page.chip("Kherson").click()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    page.page.get_by_role("searchbox").fill("Kherson")
    expect(page.page).to_have_url(re.compile("q=Kherson"))
    page.page.get_by_role("searchbox").fill("")
    expect(page.page).not_to_have_url(re.compile("q=Kherson"))
    for tab, piece in (("Report", ".report"), ("Places", ".all"), ("Excerpts", ".card")):
        page.tab(tab)
        expect(page.page.locator(piece)).to_be_visible()
    page.page.go_back()
    page.page.go_back()
    page.page.go_back()
    expect(page.card.locator("h2")).to_have_text("Izium")
    page.page.go_forward()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    page.page.keyboard.press("Escape")
    expect(page.page.locator(".overview")).to_be_visible()
    expect(page.map.locator("body[data-first=yes]")).to_have_count(1)
    assert navigated == []


def test_back_returns_to_the_report_of_before_and_forward_to_the_next(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.page.get_by_role("button", name="Open another report").click()
    page.page.get_by_role("button", name="From Khartoum to El Fasher").click()
    expect(page.page.locator(".top h1")).to_contain_text("From Khartoum")
    page.chip("El Fasher").click()
    expect(page.card.locator("h2")).to_have_text("El Fasher")
    page.page.go_back()
    expect(page.page.locator(".overview")).to_be_visible()
    page.page.go_back()
    expect(page.page.locator(".top h1")).to_contain_text("Russian Troops Pull Back")
    expect(page.card.locator("h2")).to_have_text("Izium")
    expect(page.pin(IZIUM)).to_have_class(re.compile("selected"))
    page.page.go_forward()
    page.page.go_forward()
    expect(page.page.locator(".top h1")).to_contain_text("From Khartoum")
    expect(page.card.locator("h2")).to_have_text("El Fasher")


def test_all_places_takes_the_selection_back(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.page.get_by_role("button", name="All places", exact=True).click()
    expect(page.page.locator(".overview")).to_be_visible()
    expect(page.map.locator(".pin.selected")).to_have_count(0)
    expect(page.page).not_to_have_url(re.compile("place"))


@pytest.mark.parametrize("key", ["Enter", " "])
def test_keyboard_selects_on_the_map(read_page: Callable, key: str) -> None:
    page = read_page()
    page.pin(KUPIANSK).focus()
    page.pin(KUPIANSK).press(key)
    expect(page.card.locator("h2")).to_have_text("Kupiansk")


def test_keyboard_selects_in_list_and_text(read_page: Callable) -> None:
    page = read_page()
    page.chip("Kherson").focus()
    page.chip("Kherson").press("Enter")
    expect(page.card.locator("h2")).to_have_text("Kherson")
    page.tab("Report")
    name = page.page.locator(".report .name.location", has_text="Izyum")
    name.focus()
    name.press("Enter")
    expect(page.pin(IZIUM)).to_have_class(re.compile("selected"))


def test_the_map_and_every_control_on_it_have_names(read_page: Callable) -> None:
    page = read_page()
    for button in page.map.locator("button, [role=button]").all():
        assert button.get_attribute("aria-label"), button.evaluate("node => node.outerHTML")
    expect(page.map.get_by_role("button", name="Izium, 4 mentions")).to_be_visible()
    expect(page.page.locator(".st-key-map-frame iframe")).to_have_attribute(
        "title", "Map of the places that the report names"
    )


def test_a_click_has_the_page_styled_no_more_than_it_changes(read_page: Callable) -> None:
    page = read_page()
    page.pin(IZIUM).click()
    expect(page.card.locator("h2")).to_have_text("Izium")
    page.page.evaluate(
        "() => { window.said = 0; new MutationObserver((all) => (said += all.length))"
        ".observe(document.documentElement, { attributeFilter: ['lang'] }); }"
    )
    page.pin(KUPIANSK).click()
    expect(page.card.locator("h2")).to_have_text("Kupiansk")
    assert page.page.evaluate("said") == 0
