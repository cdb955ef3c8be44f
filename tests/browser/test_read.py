"""Reading a report by its places: stepping, card, filters, overview, keys and what is said."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from served import Served

IZIUM, KUPIANSK, KHERSON = "geonames:707292", "geonames:703656", "geonames:706448"
MOSCOW = "geonames:524901"
PHONE = {"width": 390, "height": 844, "phone": True}


def said(page: Any, text: str) -> None:
    expect(page.page.locator(".dateline-status").filter(has_text=text).first).to_be_attached()


def in_view(page: Any, selector: str) -> None:
    expect(page.page.locator(selector)).to_be_in_viewport()


# Stepping


def test_stepping_marks_the_passage_and_the_address(read_page: Callable) -> None:
    page = read_page("?place=izium")
    step = page.card.locator(".stepper span")
    expect(step).to_have_text("4 mentions")
    for number, written in enumerate(["Izium", "Izyum", "Izium", "Izium"], 1):
        page.page.get_by_role("button", name="Next mention").click()
        expect(step).to_have_text(f"Mention {number} of 4")
        expect(page.page.locator(".passages mark.current")).to_have_text(written)
        in_view(page, ".passages mark.current")
        expect(page.page).to_have_url(re.compile(rf"place=izium&mention={number}$"))
    said(page, "Izium, Settlement: 4 mentions, 4 of 4")
    page.page.get_by_role("button", name="Previous mention").click()
    expect(step).to_have_text("Mention 3 of 4")


def test_stepping_past_an_end_says_so(read_page: Callable) -> None:
    page = read_page("?place=izium&mention=4")
    page.page.keyboard.press("]")
    expect(page.card.locator(".stepper span")).to_have_text("Mention 1 of 4")
    expect(page.card.locator(".wrapped")).to_have_text("After the last mention, the first again.")
    said(page, "After the last mention, the first again.")
    page.page.keyboard.press("[")
    expect(page.card.locator(".wrapped")).to_have_text("Before the first mention, the last again.")
    page.page.keyboard.press("[")
    expect(page.card.locator(".wrapped")).to_be_empty()


def test_keys_step_through_the_report_and_scroll_to_each(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.tab("Report")
    for key, number in ((".", 1), ("]", 2), ("]", 3), (",", 2)):
        page.page.keyboard.press(key)
        expect(page.page).to_have_url(re.compile(f"mention={number}$"))
        current = page.page.locator(".report .name.current")
        expect(current).to_have_count(1)
        expect(current).to_be_in_viewport()
    expect(page.pin(IZIUM)).to_have_class(re.compile("selected"))


def test_keys_are_those_of_the_place_on_a_keyboard_of_other_letters(read_page: Callable) -> None:
    page = read_page("?place=izium")
    for key, code, number in (
        ("ї", "BracketRight", 1),
        ("ї", "BracketRight", 2),
        ("х", "BracketLeft", 1),
    ):
        page.page.locator("body").dispatch_event(
            "keydown", {"key": key, "code": code, "bubbles": True}
        )
        expect(page.page).to_have_url(re.compile(f"mention={number}$"))


def test_a_browser_that_fills_a_field_in_by_itself_is_no_fault(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.page.evaluate("document.body.dispatchEvent(new Event('keydown', { bubbles: true }))")
    page.page.keyboard.press("]")
    expect(page.page).to_have_url(re.compile("mention=1$"))


def test_keys_of_one_character_can_be_turned_off(read_page: Callable) -> None:
    page = read_page("?place=izium")
    switch = page.page.get_by_role("button", name="step through mentions")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.page.keyboard.press("]")
    page.pin(IZIUM).press(".")
    page.page.get_by_role("button", name="Next mention").click()
    expect(page.page).to_have_url(re.compile("mention=1$"))
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    page.page.keyboard.press("]")
    expect(page.page).to_have_url(re.compile("mention=2$"))


def test_keys_work_on_the_map_too_but_not_while_typing(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.pin(IZIUM).focus()
    page.pin(IZIUM).press("]")
    expect(page.page).to_have_url(re.compile("mention=1$"))
    field = page.page.get_by_role("searchbox")
    field.press_sequentially("a]")
    expect(page.page).to_have_url(re.compile("mention=1&q=a%5D$"))


def test_the_name_clicked_in_the_text_is_the_mention_selected(read_page: Callable) -> None:
    page = read_page()
    page.tab("Report")
    page.page.locator(".report .name.location", has_text="Izyum").click()
    expect(page.page.locator(".report .name.current")).to_have_text("Izyum")
    expect(page.page).to_have_url(re.compile("place=izium&mention=2$"))
    expect(page.pin(IZIUM)).to_have_class(re.compile("selected"))
    expect(page.chip("Izium")).to_have_class(re.compile("selected"))
    expect(page.page.locator(".report .para .name.selected")).to_have_count(4)
    page.tab("Excerpts")
    expect(page.card.locator(".stepper span")).to_have_text("Mention 2 of 4")
    expect(page.page.locator(".passages mark.current")).to_have_text("Izyum")


def test_back_and_forward_go_through_the_mentions(read_page: Callable) -> None:
    page = read_page("?place=izium&mention=2")
    step = page.card.locator(".stepper span")
    expect(step).to_have_text("Mention 2 of 4")
    page.page.keyboard.press("]")
    expect(step).to_have_text("Mention 3 of 4")
    page.chip("Kherson").click()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    page.page.go_back()
    expect(step).to_have_text("Mention 3 of 4")
    page.page.go_back()
    expect(step).to_have_text("Mention 2 of 4")
    page.page.go_forward()
    expect(step).to_have_text("Mention 3 of 4")


def test_folded_passages_come_when_opened_or_stepped_into(read_page: Callable) -> None:
    page = read_page("?place=ukraine")
    expect(page.passages).to_have_count(2)
    page.page.locator(".rest summary").click()
    expect(page.passages).to_have_count(27)
    page.page.locator(".rest .passages li").last.scroll_into_view_if_needed()
    page.page.locator(".rest .passages [data-open]").last.click()
    expect(page.page.locator(".report .name.current")).to_be_in_viewport()
    page.tab("Excerpts")
    expect(page.page.locator(".rest mark.current")).to_have_text("Ukraine")
    page.chip("Izium").click()
    expect(page.card.locator("h2")).to_have_text("Izium")
    page.chip("Ukraine").click()
    expect(page.passages).to_have_count(2)
    stepped = read_page("?place=ukraine&mention=1")
    expect(stepped.page.locator(".rest mark.current")).to_be_in_viewport()


def test_nothing_is_made_anew_by_stepping(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.tab("Report")
    page.page.locator(".report").evaluate("node => node.dataset.first = 'yes'")
    page.map.locator("body").evaluate("body => body.dataset.first = 'yes'")
    page.page.keyboard.press("]")
    expect(page.page.locator(".report .name.current")).to_be_in_viewport()
    expect(page.page.locator(".report[data-first=yes]")).to_have_count(1)
    page.tab("Excerpts")
    page.card.evaluate("node => node.dataset.first = 'yes'")
    page.page.keyboard.press("]")
    expect(page.page.locator(".passages mark.current")).to_have_text("Izyum")
    expect(page.card).to_have_attribute("data-first", "yes")
    expect(page.map.locator("body")).to_have_attribute("data-first", "yes")


def test_read_in_the_report_goes_to_that_mention(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.page.get_by_role("button", name="Read in the report: Paragraph 29").click()
    expect(page.page.locator(".report .name.current")).to_be_in_viewport()
    expect(page.page).to_have_url(re.compile("mention=4$"))


# The card


def test_card_says_what_where_and_how_written(read_page: Callable) -> None:
    page = read_page("?place=izium")
    expect(page.card.locator(".where")).to_have_text(
        "Settlement · Izium Raion, Kharkiv Oblast, Ukraine"
    )
    expect(page.card).to_contain_text("Izium 3, Izyum 1 (the report's spelling)")
    expect(page.card.locator(".why")).to_contain_text("High")
    expect(page.card.locator(".why li")).not_to_have_count(0)
    expect(page.page.locator(".passages .para").first).to_contain_text("Paragraph 4")


def test_coordinates_can_be_copied_in_three_forms(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.card.locator(".forms summary").click()
    for form, text in (
        ("decimal degrees", "49.207, 37.277"),
        ("degrees, minutes, seconds", "49° 12′ 25″ N, 37° 16′ 37″ E"),
        ("military grid (MGRS)", "37U CQ 744 518"),
    ):
        button = page.page.get_by_role("button", name=f"Copy {form}: {text}")
        button.click()
        expect(button).to_have_text("Copied")
        assert page.page.evaluate("navigator.clipboard.readText()") == text
        said(page, f"Copied: {text}")
    page.page.context.clear_permissions()


def test_note_comes_first(read_page: Callable) -> None:
    page = read_page("?place=donetsk-peoples-republic")
    note = page.card.locator(".note").bounding_box()
    steps = page.card.locator(".steps").bounding_box()
    assert note and steps and note["y"] < steps["y"]
    expect(page.card.locator(".note")).to_contain_text("internationally recognised as part of")


def test_runners_up_are_shown_on_demand(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.card.locator(".others summary").click()
    switch = page.page.get_by_role("button", name="Show on the map")
    expect(switch).to_have_attribute("aria-pressed", "false")
    before, rivals = page.pin(IZIUM).bounding_box(), page.map.locator(".mark .pin.rival")
    for pressed in ("true", "false", "true"):
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", pressed)
        if pressed == "true":
            expect(rivals.first).to_be_in_viewport()
        else:
            expect(rivals).to_have_count(0)
            page.settle()
            assert page.pin(IZIUM).bounding_box() == pytest.approx(before, abs=2)
    page.chip("Kherson").click()
    expect(page.card.locator("h2")).to_have_text("Kherson")
    page.chip("Izium").click()
    expect(page.card.locator("[data-rivals]")).to_have_attribute("aria-pressed", "false")


# The filter


def test_filter_reaches_map_list_head_text_and_address(read_page: Callable) -> None:
    page = read_page()
    page.page.get_by_role("button", name="Filter").click()
    page.page.get_by_role("checkbox", name="Region").check()
    expect(page.page).to_have_url(re.compile("kind=region$"))
    expect(page.page.locator(".chips .chip")).to_have_count(4)
    expect(page.page.locator(".top .counts")).to_have_text(
        "4 places, 4 mentions, 2 countries (filtered)"
    )
    expect(page.map.locator(".mark .pin")).to_have_count(4)
    expect(page.page.locator(".overview .lede")).to_have_text("The filter leaves 4 places of 13.")
    said(page, "4 places left by the filter.")
    page.page.keyboard.press("Escape")
    page.tab("Places")
    expect(page.page.locator(".all section").first).to_contain_text("On the map 4")
    page.tab("Report")
    expect(page.page.locator(".report .name.location:not(.out)").last).to_be_attached()
    expect(page.page.locator(".para .name.location:not(.out)")).to_have_count(4)


def test_role_country_and_confidence_filter_with_their_counts(read_page: Callable) -> None:
    page = read_page()
    page.page.get_by_role("button", name="Filter").click()
    counts = page.page.locator(".top .counts")
    boxes, chips = page.page.locator(".parts"), page.page.locator(".chips .chip")

    def number_of(name: str) -> Locator:
        return boxes.get_by_role("checkbox", name=name).locator("xpath=..").locator("span")

    for name, address, number in (
        ("As an actor", "role=actor", 7),
        # Moscow is named as an actor alone: list, map and count leave it to the switch.
        ("Russia", "country=RU", 2),
    ):
        box = boxes.get_by_role("checkbox", name=name)
        expect(number_of(name)).to_have_text(str(number))
        box.check()
        expect(page.page).to_have_url(re.compile(f"{address}$"))
        expect(chips).to_have_count(number)
        expect(counts).to_contain_text(re.compile(rf"^{number} places, .*\(filtered\)$"))
        box.uncheck()
        expect(counts).to_have_text("13 places, 20 mentions, 3 countries")
    # The numbers beside the other boxes follow what is asked.
    expect(number_of("Ukraine")).to_have_text("10")
    boxes.get_by_role("checkbox", name="Region").check()
    expect(number_of("Ukraine")).to_have_text("3")
    expect(number_of("Region")).to_have_text("4")
    boxes.get_by_role("checkbox", name="Region").uncheck()
    expect(number_of("Ukraine")).to_have_text("10")
    sure = boxes.get_by_role("slider", name="Confidence of at least")
    sure.focus()
    sure.press("End")
    expect(page.page).to_have_url(re.compile("sure=95$"))
    expect(page.chip("Kherson")).to_have_count(0)
    expect(page.chip("Balakliia")).to_be_visible()
    expect(boxes.locator("output")).to_have_text("95%")
    # Back through the filters, as through the selections.
    page.page.go_back()
    expect(chips).to_have_count(13)


def test_parts_of_the_filter_are_taken_off_one_by_one_or_all(read_page: Callable) -> None:
    page = read_page("?kind=settlement&country=UA&sure=50")
    expect(page.page.locator(".active .chip.on")).to_have_count(3)
    page.page.get_by_role("button", name="Take off: Settlement").click()
    expect(page.page).to_have_url(re.compile(r"\?country=UA&sure=50$"))
    page.page.locator(".active").get_by_role("button", name="Clear all").click()
    expect(page.page.locator(".active")).to_be_empty()
    expect(page.page.locator(".chips .chip")).to_have_count(13)


def test_role_of_actors_brings_them_to_map_and_list(read_page: Callable) -> None:
    page = read_page("?role=actor")
    expect(page.chip("Moscow")).to_be_visible()
    expect(page.pin(MOSCOW)).to_be_attached()
    expect(page.chip("Izium")).to_have_count(0)
    # Thirteen are on the map as places, four come to it as actors alone.
    expect(page.page.locator(".overview .lede")).to_have_text("The filter leaves 7 places of 17.")
    numbers = [int(text) for text in page.page.locator(".chips .chip b").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)


def test_a_filter_that_leaves_no_actor_does_not_turn_their_switch_off(read_page: Callable) -> None:
    page = read_page()
    switch = page.page.get_by_text(re.compile(r"^Show \d+ named only"))
    switch.click()
    expect(page.page.locator(".chips .chip")).to_have_count(17)
    page.page.get_by_role("button", name="Filter").click()
    belgium = page.page.locator(".parts").get_by_role("checkbox", name="Belgium")
    belgium.check()
    expect(page.page.locator(".chips .chip")).to_have_count(1)
    belgium.uncheck()
    expect(page.page.locator(".chips .chip")).to_have_count(17)
    page.page.keyboard.press("Escape")
    switch.click()
    expect(page.page.locator(".chips .chip")).to_have_count(13)


def test_search_finds_in_report_and_places(read_page: Callable) -> None:
    page = read_page()
    page.page.get_by_role("searchbox").fill("SUPPLY")
    expect(page.page).to_have_url(re.compile("q=SUPPLY$"))
    expect(page.chip("Izium")).to_be_visible()
    expect(page.chip("Kherson")).to_have_count(0)
    expect(page.page.locator(".hits > p").first).to_contain_text("passage")
    expect(page.page.locator(".hits mark.hit").first).to_have_text("supply")
    count = page.page.locator(".hits mark.hit").count()
    page.page.locator(".hits li button").first.click()
    expect(page.page.locator(".report")).to_be_visible()
    hits = "() => CSS.highlights.get('dateline-hits').size"
    page.page.wait_for_function(f"({hits})() === {count}")
    expect(page.page.locator(".report .para.found, .report [data-from]").first).to_be_attached()
    page.page.get_by_role("searchbox").fill("")
    page.page.wait_for_function("() => !CSS.highlights.has('dateline-hits')")


def test_back_and_forward_go_through_what_was_searched_for(
    read_page: Callable, server: Served
) -> None:
    page = read_page()
    field = page.page.get_by_role("searchbox")
    for word in ("SUPPLY", "Kupiansk", "front"):
        # Whole: what is typed with a pause in it is searched for in parts, each a step of its own.
        field.fill(word)
        expect(page.page).to_have_url(re.compile(f"q={word}$"))
        expect(field).to_have_value(word)
        # Whatever the server is busy with: the page waits for no answer.
        os.kill(server.process.pid, signal.SIGSTOP)
        try:
            page.page.go_back()
            expect(field).to_have_value("")
        finally:
            os.kill(server.process.pid, signal.SIGCONT)
        expect(page.page).not_to_have_url(re.compile("q="))
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    # The cursor is in the field still, and what it held is not sent again when it is left.
    page.chip("Kherson").click()
    expect(page.page).to_have_url(re.compile("place=kherson$"))
    page.page.go_back()
    page.page.go_forward()
    expect(page.card.locator("h2")).to_have_text("Kherson")


def test_search_is_blind_to_accents(read_page: Callable) -> None:
    page = read_page("?q=kupiansk")
    page.tab("Report")
    page.page.wait_for_function("() => CSS.highlights.get('dateline-hits')?.size === 2")


def test_selected_place_stays_and_says_that_it_is_filtered_out(read_page: Callable) -> None:
    page = read_page("?place=izium&country=RU")
    expect(page.card.locator("h2")).to_have_text("Izium")
    expect(page.card).to_contain_text("it stays because it is selected")
    expect(page.chip("Izium")).to_have_class(re.compile("outside"))
    expect(page.pin(IZIUM)).to_have_class(re.compile("selected"))
    page.page.get_by_role("button", name="Clear the filter").click()
    expect(page.page).to_have_url(re.compile(r"\?place=izium$"))
    expect(page.card).not_to_contain_text("it stays because")


def test_empty_filter_says_so_and_how_to_get_out(read_page: Callable) -> None:
    page = read_page("?country=FR")
    expect(page.page.locator(".overview")).to_contain_text("No place fits the filter.")
    page.page.locator(".overview").get_by_role("button", name="Clear all").click()
    expect(page.page.locator(".chips .chip")).to_have_count(13)


def test_hostile_filter_asks_nothing(read_page: Callable) -> None:
    page = read_page("?role=%3Cscript%3E&kind=x&country=ZZZ&sure=-1&q=%3Cimg%20src=x%3E")
    expect(page.page.locator(".active .chip.on")).to_have_count(1)
    expect(page.page.locator(".active .chip.on")).to_contain_text("“<img src=x>”")


def test_the_phone_has_the_search_beside_the_filter(read_page: Callable) -> None:
    page = read_page("", **PHONE)
    in_view(page, ".find input")
    page.page.get_by_role("button", name="Filter").tap()
    in_view(page, ".parts")
    page.page.keyboard.press("Escape")
    page.page.get_by_role("searchbox").fill("kherson")
    expect(page.page).to_have_url(re.compile("q=kherson$"))


# The overview


def test_overview_bars_select_and_filter(read_page: Callable) -> None:
    page = read_page()
    happens = page.page.locator(".overview section").first
    expect(happens.locator("li button").first).to_contain_text("Izium")
    page.page.locator(".overview [data-key=country]", has_text="Russia").click()
    expect(page.page).to_have_url(re.compile("country=RU$"))
    russia = page.page.locator(".overview [data-key=country]", has_text="Russia")
    expect(russia).to_have_attribute("aria-pressed", "true")
    expect(russia).to_be_focused()
    russia.click()
    expect(happens.locator("li button").first).to_contain_text("Izium")
    happens.locator("li button").first.click()
    expect(page.card.locator("h2")).to_have_text("Izium")


def test_overview_gives_the_order_and_what_is_left_out(read_page: Callable) -> None:
    page = read_page()
    order = page.page.locator(".order button")
    expect(order.first).to_have_text("Ukraine")
    order.nth(1).click()
    expect(page.card.locator("h2")).to_have_text("Kupiansk")
    expect(page.page).to_have_url(re.compile("place=kupiansk&mention=1$"))
    page.page.keyboard.press("Escape")
    page.page.locator(".left-out button", has_text="Too vague").click()
    expect(page.page.locator(".all")).to_be_visible()


# Keyboard and what is said


def test_escape_selects_nothing_and_keeps_the_tab(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.tab("Report")
    page.page.keyboard.press("Escape")
    expect(page.page.locator(".report .name.selected")).to_have_count(0)
    expect(page.page.locator(".report")).to_be_visible()
    expect(page.map.locator(".pin.selected")).to_have_count(0)
    expect(page.page).not_to_have_url(re.compile("place"))
    said(page, "Nothing is selected.")


def test_escape_closes_the_filter_first(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.page.get_by_role("button", name="Filter").click()
    expect(page.page.locator(".parts")).to_be_visible()
    page.page.keyboard.press("Escape")
    expect(page.page.locator(".parts")).to_be_hidden()
    expect(page.card.locator("h2")).to_have_text("Izium")


def focused(page: Any) -> str:
    return str(page.page.evaluate("() => document.activeElement.textContent"))


@pytest.mark.parametrize("list_", [".chips", ".bars"])
def test_arrows_move_in_a_list_with_one_tab_stop(read_page: Callable, list_: str) -> None:
    page = read_page()
    buttons = page.page.locator(f"{list_} >> nth=0").locator("button")
    buttons.first.wait_for()
    stops = buttons.evaluate_all("nodes => nodes.filter((node) => node.tabIndex === 0).length")
    assert stops == 1
    names = buttons.all_text_contents()
    buttons.first.focus()
    for key, index in (
        ("ArrowRight", 1),
        ("ArrowDown", 2),
        ("ArrowUp", 1),
        ("End", -1),
        ("Home", 0),
    ):
        page.page.keyboard.press(key)
        assert focused(page) == names[index]
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    expect(page.card.locator("h2")).to_have_text("Balakliia")


def test_focus_goes_on_from_the_head_of_what_came(read_page: Callable) -> None:
    page = read_page()
    page.page.locator(".bars button").first.focus()
    page.page.keyboard.press("Enter")
    expect(page.card.locator("h2")).to_be_focused()
    page.page.get_by_role("button", name="Next mention").focus()
    page.page.keyboard.press("Enter")
    expect(page.card.locator(".stepper span")).to_have_text("Mention 1 of 4")
    expect(page.page.get_by_role("button", name="Next mention")).to_be_focused()


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_controls_have_names_and_are_large_enough(
    read_page: Callable, size: dict[str, Any]
) -> None:
    page = read_page("?place=izium&country=UA", **size)
    page.page.get_by_role("button", name="Filter").click()
    expect(page.page.locator(".parts")).to_be_visible()
    found = page.page.locator(".dateline :is(button, summary, input, [role=button])").evaluate_all(
        "nodes => nodes.filter(n => n.checkVisibility() && n.offsetHeight).map(n => {"
        "  const r = (n.closest('label') || n).getBoundingClientRect();"
        "  return [n.ariaLabel || n.textContent || n.closest('label')?.textContent || '',"
        "    r.width, r.height]; })"
    )
    assert len(found) > 20
    for name, width, height in found:
        assert name.strip()
        assert width >= 24 and height >= 24, (name, width, height)


# What the screen asks for


@pytest.mark.parametrize(
    "size",
    [{}, PHONE, {"width": 820, "height": 1180}, {"width": 3840, "height": 2160}],
    ids=["desk", "phone", "tablet", "4k"],
)
def test_no_line_is_too_long_to_read(read_page: Callable, size: dict[str, Any]) -> None:
    page = read_page("?place=izium", **size)
    page.tab("Report")
    expect(page.page.locator(".report")).to_be_visible()
    lines = page.page.locator(".report .para.body > :last-child").evaluate_all(
        "nodes => nodes.map(node => {"
        "  const lines = node.getClientRects().length && node.offsetHeight /"
        "    parseFloat(getComputedStyle(node).lineHeight);"
        "  return [node.textContent.length, Math.round(lines)]; })"
    )
    for length, rows in lines:
        if rows > 2:
            assert length / rows <= 82, (length, rows)
    assert page.page.evaluate("() => document.querySelector('.stMain').scrollWidth <= innerWidth")


def test_forced_colours_and_more_contrast_keep_the_selection_visible(read_page: Callable) -> None:
    page = read_page("?place=izium")
    chip = page.chip("Izium")
    expect(chip).to_have_class(re.compile("selected"))
    page.page.emulate_media(forced_colors="active")
    assert chip.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    page.page.emulate_media(forced_colors="none", contrast="more")
    quiet = page.card.locator(".where").evaluate("node => getComputedStyle(node).color")
    assert quiet == "rgb(61, 58, 65)"


def test_a_phrase_that_describes_a_place_is_marked_whole(read_page: Callable) -> None:
    page = read_page()
    page.paste("Fighting went on between Svatove and Kreminna in Ukraine on Monday.")
    page.tab("Report")
    phrase = page.page.locator(".phrase")
    # Dashes are what names without a place have.
    expect(phrase).to_have_css("border-bottom-style", "solid")
    plain = phrase.evaluate("node => getComputedStyle(node).borderBottomColor")
    phrase.locator(".name", has_text="Svatove").click()
    expect(phrase.locator(".name.selected")).to_have_text("Svatove")
    expect(phrase).to_have_css("border-bottom-color", plain)
    phrase.locator(".name", has_text="between").click()
    expect(phrase).not_to_have_css("border-bottom-color", plain)


# What goes over the socket


def test_a_click_sends_little(read_page: Callable) -> None:
    page = read_page()
    received: list[int] = []
    page.sockets[-1].on("framereceived", lambda frame: received.append(len(frame)))
    for tab in ("Excerpts", "Report", "Places"):
        if tab != "Excerpts":
            with page.answer():
                page.tab(tab)
        with page.answer():
            page.chip("Izium").click()
        page.idle()
        received.clear()
        with page.answer():
            page.chip("Kherson").click()
        expect(page.pin(KHERSON)).to_have_class(re.compile("selected"))
        expect(page.page).to_have_url(re.compile("place=kherson$"))
        page.idle()
        assert 2_000 < sum(received) < 12_000, tab
