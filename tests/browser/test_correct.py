"""Correcting as a reader does it: found in the gazetteer, marked in the text, undone by a key."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from served import served

BALAKLIIA, POLTAVA = "geonames:712926", "geonames:712925"
IZIUM, KHERSON = "geonames:707292", "geonames:706448"
CONTROL = "rgb(139, 132, 144)"
"""At least 3:1 on the page's light grounds."""
MARK = """
([text, word]) => {
  const walk = document.createTreeWalker(document.querySelector(".report"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange(), start = at + text.indexOf(word);
    range.setStart(node, start);
    range.setEnd(node, start + word.length);
    node.parentElement.scrollIntoView({ block: "center" });
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
  throw new Error(`no ${text}`);
}
"""


@pytest.fixture(autouse=True)
def home() -> Iterator[Path]:
    """The reader's own directory, without a correction of another test."""
    home = Path(os.environ["DATELINE_HOME"])
    shutil.rmtree(home / "data", ignore_errors=True)
    yield home
    shutil.rmtree(home / "data", ignore_errors=True)


def row(page: Page, name: str) -> Locator:
    return page.locator(".all li").filter(has=page.locator(f".what bdi:text-is('{name}')"))


def editor(page: Page, name: str) -> Locator:
    """Open the editor for a place of the list."""
    page.get_by_role("tab", name="Places").click()
    page.get_by_role("button", name=f"Correct {name}", exact=True).click()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    return page.locator(".st-key-panel")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".correct-done")).to_be_visible()


def unfold(page: Page) -> None:
    """Open the list of corrections, and wait until what is in it has stopped to move."""
    page.get_by_text(re.compile(r"^\d+ corrections: list, file$")).click()
    page.evaluate(
        "() => Promise.allSettled(document.getAnimations().filter((one) =>"
        " isFinite(one.effect.getComputedTiming().endTime)).map((one) => one.finished))"
    )


def said(home: Path) -> list[dict]:
    (path,) = (home / "data" / "corrections").glob("[0-9a-f]*.json")
    corrections: list[dict] = json.loads(path.read_text("utf-8"))["corrections"]
    return corrections


def move_balakliia(page: Page) -> None:
    panel = editor(page, "Balakliia")
    panel.get_by_text("a place of the gazetteer").click()
    search = panel.get_by_role("textbox", name="Search the gazetteer")
    expect(search).to_have_value("Balaklia")
    search.fill("Balakliya, Poltava")
    search.press("Enter")
    expect(panel.get_by_role("radio", name="Balakliia, Poltava Oblast")).to_be_checked()
    panel.get_by_role("textbox", name="Your name").fill("NN")
    panel.get_by_role("textbox", name="Your name").press("Enter")
    expect(panel.locator(".correct-preview")).to_contain_text("2 mentions of “Balaklia” will move")
    save(page)


def test_a_place_found_in_the_gazetteer_stands_everywhere_and_after_a_reload(
    read_page: Callable,
) -> None:
    page = read_page()
    page.map.locator("body").evaluate("body => body.dataset.first = 'yes'")
    move_balakliia(page.page)
    expect(page.pin(POLTAVA)).to_have_class(re.compile("selected"))
    expect(page.pin(BALAKLIIA)).to_have_count(0)
    expect(row(page.page, "Balakliia")).to_contain_text("Corrected by NN on 20")
    expect(page.chip("Balakliia")).to_have_attribute("data-place", POLTAVA)
    expect(page.page).to_have_url(re.compile("place=balakliia"))
    expect(page.map.locator("body")).to_have_attribute("data-first", "yes")
    page.tab("Excerpts")
    expect(page.card).to_contain_text("Set by a reader")
    expect(page.card).to_contain_text("Corrected by NN on 20")
    page.tab("Report")
    name = page.page.locator(".report .name", has_text="Balakliya")
    expect(name).to_have_attribute("data-place", POLTAVA)
    page.page.reload()
    expect(page.pin(POLTAVA)).to_have_class(re.compile("selected"))

    # It is another session, which undoes it by keys and makes it again; not while one types.
    page.tab("Places")
    field = page.page.get_by_role("searchbox", name="Find a name")
    field.fill("Bal")
    field.press("Control+z")
    expect(page.pin(POLTAVA)).to_have_count(1)
    page.page.get_by_role("tab", name="Places").focus()
    page.page.keyboard.press("Control+z")
    expect(page.pin(BALAKLIIA)).to_have_class(re.compile("selected"))
    expect(page.page.locator(".correct-done")).to_contain_text("Undone: “Balaklia”")
    page.page.keyboard.press("Control+Shift+z")
    expect(page.pin(POLTAVA)).to_have_class(re.compile("selected"))
    page.page.get_by_role("button", name=re.compile("^Undo: ")).click()
    expect(page.pin(BALAKLIIA)).to_have_class(re.compile("selected"))
    expect(page.page.get_by_role("button", name=re.compile("^Redo: .*, by NN$"))).to_be_enabled()


def test_confirmed_by_one_press(read_page: Callable, home: Path) -> None:
    page = read_page()
    page.tab("Places")
    # As twice: a hand that trembles has not confirmed two things, to be undone one by one.
    page.page.get_by_role("button", name="Kherson is right: confirm it").evaluate(
        "button => { button.click(); button.click(); }"
    )
    expect(row(page.page, "Kherson")).to_contain_text("Confirmed by a reader on 20")
    page.idle()
    (correction,) = said(home)
    assert correction["old"] == correction["new"]


@pytest.mark.parametrize("phone", [False, True])
def test_a_marked_text_is_added_where_it_stands(
    read_page: Callable, home: Path, tmp_path: Path, phone: bool
) -> None:
    report = tmp_path / "report.txt"
    # Letters beyond the first plane: two units each to a browser, one to the server.
    text = "Shelling in Kherson 💥💥 hit 𝒟 kolhospna, <b>officials</b> said in Kyiv.\n"
    report.write_text(text, encoding="utf-8")
    width, height = (390, 844) if phone else (1440, 900)
    page = read_page(width=width, height=height, phone=phone)
    show = page.dialog()
    page.upload(report)
    show.click()
    expect(page.chip("Kherson 1")).to_be_visible()
    page.tab("Report")
    expect(page.page.locator(".report")).to_contain_text("kolhospna")
    page.page.evaluate(MARK, ["kolhospna, <b>", "kolhospna"])
    page.page.get_by_role("button", name="Add as a place").click()
    panel = page.page.locator(".st-key-panel")
    expect(panel.get_by_role("heading", name="Add “kolhospna”")).to_be_focused()
    expect(panel.locator(".correct-quote mark")).to_have_text("kolhospna")
    panel.get_by_text("a point: coordinates").click()
    point = panel.get_by_role("textbox", name="Latitude and longitude")
    point.fill("46.64, 32.61")
    point.press("Enter")
    expect(panel.locator(".correct-preview")).to_contain_text("will be added")
    save(page.page)
    (correction,) = said(home)
    anchor = correction["anchor"]
    assert text[anchor["start"] : anchor["end"]] == anchor["quote"] == "kolhospna"
    expect(page.chip("kolhospna")).to_be_visible()
    expect(row(page.page, "kolhospna")).to_contain_text("Added by a reader")


def test_a_marked_name_across_mentions_counts_from_the_paragraph(
    read_page: Callable, home: Path
) -> None:
    page = read_page()
    page.tab("Report")
    expect(page.page.locator(".report")).to_contain_text("Bayraktar")
    page.page.evaluate(MARK, ["Bayraktar", "Bayraktar"])
    page.page.get_by_role("button", name="Add as a place").click()
    expect(page.page.locator(".correct-quote mark")).to_have_text("Bayraktar")
    page.page.get_by_role("button", name="All names").click()
    expect(page.page.locator(".all")).to_be_visible()
    assert not (home / "data").exists()


def test_the_card_leads_to_the_mention_that_is_read(read_page: Callable) -> None:
    page = read_page("?place=balakliia&mention=2")
    page.page.get_by_role("button", name="Correct this: Balakliia").click()
    expect(page.page.locator(".correct-head h2")).to_be_focused()
    expect(page.page.get_by_role("radio", name="this mention alone")).to_be_checked()
    expect(page.page.locator(".correct-quote")).to_contain_text("transfer of the group of troops")
    page.page.get_by_role("button", name="All names").click()
    expect(page.page.locator(".all")).to_be_visible()


def test_the_editor_fits_a_phone(read_page: Callable) -> None:
    page = read_page(width=390, height=844, phone=True)
    panel = editor(page.page, "Balakliia")
    for choice in ("another place", "a place of the", "a point", "the same as", "not a place"):
        panel.get_by_text(choice).first.click()
        expect(panel.get_by_role("radio", name=choice).first).to_be_checked()
        wide = page.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert wide <= 0, choice
    panel.get_by_role("radio", name="not a place").focus()
    expect(panel.locator(".correct-preview")).to_contain_text("will be no place any more")
    save(page.page)
    expect(page.pin(BALAKLIIA)).to_have_count(0)


@pytest.mark.parametrize("by_key", [False, True])
def test_a_point_is_picked_on_the_map(read_page: Callable, by_key: bool) -> None:
    page = read_page()
    panel = editor(page.page, "Kherson")
    panel.get_by_text("a point: coordinates").click()
    point = panel.get_by_role("textbox", name="Latitude and longitude")
    panel.get_by_role("button", name="Pick on the map").click()
    expect(page.map.locator(".leaflet-container")).to_have_class(re.compile("picking"))
    page.page.keyboard.press("Escape")
    expect(panel.get_by_role("button", name="Pick on the map")).to_be_visible()
    expect(point).to_have_value("")
    panel.get_by_role("button", name="Pick on the map").click()
    container = page.map.locator(".leaflet-container")
    expect(container).to_have_class(re.compile("picking"))
    if by_key:
        container.press("Enter")
    else:
        container.click(position={"x": 300, "y": 200})
    expect(point).to_have_value(re.compile(r"^\d\d\.\d{5}, \d\d\.\d{5}$"))
    expect(container).not_to_have_class(re.compile("picking"))
    expect(panel.locator(".correct-preview")).to_contain_text("1 mention of “Kherson” will move")
    save(page.page)
    expect(row(page.page, "Kherson")).to_contain_text("Set by a reader")


def test_a_runner_up_on_the_map_opens_the_editor_with_it_chosen(read_page: Callable) -> None:
    page = read_page("?place=izium")
    page.page.get_by_text("other place considered").click()
    with page.answer():
        page.page.get_by_role("button", name="Show on the map").click()
    page.idle()
    page.settle()
    # It is the district of the town: at this zoom it has no mark of its own.
    page.map.locator(".pin.selected").click()
    page.map.get_by_role("dialog").get_by_role("button", name="considered instead").click()
    page.page.get_by_role("button", name="All names").wait_for()
    chosen = page.page.get_by_role("radiogroup", name="Which of them").get_by_role("radio")
    expect(chosen.first).to_be_checked()
    page.page.get_by_role("button", name="All names").click()
    expect(page.page.locator(".all")).to_be_visible()


def choose(panel: Locator, label: str, option: str) -> None:
    field = panel.get_by_role("combobox", name=label, exact=True)
    field.click()
    field.fill(option)
    field.press("Enter")


def test_every_way_to_correct_reaches_the_map_and_is_taken_back(
    read_page: Callable, home: Path
) -> None:
    page = read_page()

    # Merged with another place of the report, with a note.
    panel = editor(page.page, "Balakliia")
    panel.get_by_text("the same as another place").click()
    choose(panel, "Which place", "Izium")
    panel.get_by_role("textbox", name="Note").fill("one front")
    panel.get_by_role("textbox", name="Note").press("Enter")
    expect(panel.locator(".correct-preview")).to_contain_text("will move")
    save(page.page)
    expect(page.pin(BALAKLIIA)).to_have_count(0)
    expect(page.pin(IZIUM)).to_have_text("7")
    assert {each["note"] for each in said(home)} == {"one front"}

    # Split from it again: two of its mentions, to a runner-up of their own.
    panel = editor(page.page, "Izium")
    panel.get_by_text("another place that was considered").click()
    panel.get_by_role("radiogroup", name="Which of them").get_by_role("radio").first.check(
        force=True
    )
    panel.get_by_text("some mentions, which I pick").click()
    for wanted in ("2 of 7", "3 of 7"):
        choose(panel, "Mentions", wanted)
    page.page.keyboard.press("Escape")
    # The open list lies over the button that saves.
    expect(page.page.get_by_role("listbox")).to_have_count(0)
    expect(panel.locator(".correct-preview")).to_contain_text("1 mention of “Izyum” will move")
    save(page.page)
    expect(page.pin(IZIUM)).to_have_text("5")
    expect(page.map.locator(".pin.selected")).to_have_text("2")

    # Named in another role.
    panel = editor(page.page, "Kherson")
    panel.get_by_text("the same place, named otherwise").click()
    choose(panel, "Named", "As an actor")
    expect(panel.locator(".correct-preview")).not_to_contain_text("marked as confirmed")
    save(page.page)
    expect(page.pin(KHERSON)).to_have_class(re.compile("actor"))

    # Missed, and typed in: with coordinates as people copy them.
    page.page.get_by_role("button", name="Add a missed name").click()
    name = panel.get_by_role("textbox", name="The name")
    name.fill("Bayraktar")
    name.press("Enter")
    panel.get_by_text("a point: coordinates").click()
    point = panel.get_by_role("textbox", name="Latitude and longitude")
    point.fill("91, 200")
    point.press("Enter")
    expect(panel.get_by_role("alert")).to_be_visible()
    button = page.page.get_by_role("button", name="Save", exact=True)
    expect(button).to_be_disabled()
    # It has its word though it cannot be pressed, and what is not chosen an edge.
    expect(button.locator("p")).not_to_have_css("color", "rgb(255, 255, 255)")
    unchecked = panel.get_by_test_id("stRadioOption").filter(has_text="a place of this report")
    expect(unchecked.locator("> div > div").first).to_have_css("outline-color", CONTROL)
    expect(panel.get_by_test_id("stTextInputRootElement").first).to_have_css(
        "border-top-color", CONTROL
    )
    point.fill("49\u00b0 12\u2032 25\u2033 N, 37\u00b0 16\u2032 37\u2033 E")
    point.press("Enter")
    expect(panel.locator(".correct-preview")).to_contain_text("will be added")
    save(page.page)
    expect(page.chip("Bayraktar")).to_be_visible()

    # All of it is listed, and one of it taken back from amid the others.
    assert len({each["action"] for each in said(home)}) == 4
    unfold(page.page)
    rows = page.page.locator(".correct-list li")
    expect(rows).to_have_count(4)
    rows.filter(has_text="one front").get_by_role("button").click()
    expect(page.pin(BALAKLIIA)).to_have_count(1)
    expect(page.chip("Bayraktar")).to_be_visible()


def test_the_editor_lasts_as_long_as_its_report(read_page: Callable) -> None:
    page = read_page()
    panel = editor(page.page, "Izium")
    panel.get_by_text("a point: coordinates").click()
    point = panel.get_by_role("textbox", name="Latitude and longitude")
    point.fill("49.21, 37.25")
    note = panel.get_by_role("textbox", name="Note")
    note.fill("see paragraph 3")
    # A look at the report, which is what a correction is made from, costs nothing of it.
    page.tab("Report")
    expect(page.page.locator(".report")).to_be_visible()
    page.chip("Kherson").click()
    page.tab("Places")
    expect(panel.get_by_role("radio", name="a point: coordinates")).to_be_checked()
    expect(point).to_have_value("49.21, 37.25")
    expect(note).to_have_value("see paragraph 3")
    expect(panel.locator(".correct-preview")).to_be_visible()
    panel.get_by_role("button", name="Pick on the map").click()
    container = page.map.locator(".leaflet-container")
    expect(container).to_have_class(re.compile("picking"))
    page.paste("Shelling was heard in Kherson on Monday, and people left Mykolaiv.")
    expect(container).not_to_have_class(re.compile("picking"))
    page.tab("Places")
    expect(row(page.page, "Mykolaiv")).to_be_visible()
    expect(page.page.get_by_role("button", name="All names")).to_have_count(0)
    # The next one begins with nothing filled in.
    panel = editor(page.page, "Mykolaiv")
    expect(panel.get_by_role("radio", name="right as it is")).to_be_checked()
    expect(note).to_have_value("")
    page.page.get_by_role("button", name="All names").click()
    expect(page.page.locator(".all")).to_be_visible()


def test_the_keyboard_goes_on_where_the_editor_was_opened(read_page: Callable) -> None:
    page = read_page()
    page.tab("Places")
    opener = page.page.get_by_role("button", name="Correct Turkey", exact=True)
    opener.press("Enter")
    expect(page.page.locator("h2[data-head]")).to_be_focused()
    page.page.get_by_role("button", name="Cancel", exact=True).press("Enter")
    expect(opener).to_be_focused()
    expect(opener).to_be_in_viewport()
    add = page.page.get_by_role("button", name="Add a missed name")
    add.press("Enter")
    page.page.get_by_role("button", name="Cancel", exact=True).press("Enter")
    expect(add).to_be_focused()


def test_what_is_corrected_away_in_another_tab_is_selected_no_more(
    read_page: Callable, open_page: Callable
) -> None:
    one, other = read_page("?place=balakliia"), open_page()
    expect(one.card.locator("h2")).to_have_text("Balakliia")
    panel = editor(other.page, "Balakliia")
    panel.get_by_text("not a place").click()
    expect(panel.locator(".correct-preview")).to_be_visible()
    save(other.page)
    one.tab("Report")
    expect(one.page).not_to_have_url(re.compile("place="))
    expect(one.page.get_by_text("Nothing is selected.")).to_be_attached()
    expect(one.map.locator(".pin.selected")).to_have_count(0)


def test_a_correction_reaches_as_far_as_it_says(read_page: Callable, home: Path) -> None:
    page = read_page()
    page.paste(
        "Shelling in Kherson, in Mykolaiv and in Kharkiv on Monday. "
        "On Tuesday Kherson, Mykolaiv and Kharkiv were calm.",
    )
    for name, reach, scope in (
        ("Kherson", "this mention alone", "mention"),
        ("Mykolaiv", "every “Mykolaiv” in this report (2)", "report"),
        ("Kharkiv", "always: every “Kharkiv” read so", "always"),
    ):
        panel = editor(page.page, name)
        panel.get_by_text("not a place").click()
        panel.get_by_text(reach).click()
        expect(panel.get_by_role("radio", name=reach)).to_be_checked()
        expect(panel.locator(".correct-preview")).to_contain_text("no place any more")
        save(page.page)
        assert scope in {each["scope"] for each in all_said(home)}
    expect(page.page.locator(".chips .chip")).to_have_text(["Kherson 1"])
    # Another report, opened later.
    page.paste("From Kharkiv he went to Kherson, the mayor of Mykolaiv said in Odesa.")
    expect(page.chip("Odesa")).to_be_visible()
    for name, number in (("Kherson", 1), ("Kharkiv", 0)):
        expect(page.chip(name)).to_have_count(number)
    page.tab("Places")
    expect(row(page.page, "Mykolaiv")).to_be_visible()
    expect(row(page.page, "Kharkiv")).to_contain_text("Corrected by a reader")


def all_said(home: Path) -> list[dict]:
    files = (home / "data" / "corrections").glob("*.json")
    return [each for file in files for each in json.loads(file.read_text("utf-8"))["corrections"]]


def test_what_is_given_away_is_taken_in_and_what_does_not_fit_is_shown(
    read_page: Callable, tmp_path: Path
) -> None:
    first = "Shelling was heard in Kherson on Monday from early morning to late in the evening."
    page = read_page()
    page.paste(f"{first} On Tuesday people left Mykolaiv.")
    page.tab("Places")
    for name in ("Kherson", "Mykolaiv"):
        page.page.get_by_role("button", name=f"{name} is right: confirm it").click()
        expect(row(page.page, name)).to_contain_text("Confirmed by a reader")
    expect(page.page.get_by_text("2 corrections: list, file")).to_be_visible()
    unfold(page.page)
    with page.page.expect_download() as download:
        page.page.get_by_role("button", name="Save 2 corrections as a file").click()
    path = tmp_path / "corrections.json"
    download.value.save_as(path)
    # Another version of the same report, in which one of the sentences is gone.
    page.paste(f"{first} On Tuesday all was calm.")
    expect(page.chip("Mykolaiv")).to_have_count(0)
    page.tab("Places")
    expect(page.page.get_by_text("0 corrections: list, file")).to_be_visible()
    unfold(page.page)
    page.upload(path)
    expect(page.page.locator(".correct-done")).to_contain_text("2 corrections were taken in.")
    expect(row(page.page, "Kherson")).to_contain_text("Confirmed by a reader")
    unfitting = page.page.get_by_role("group", name="Corrections that do not fit")
    expect(unfitting).to_contain_text("“Mykolaiv”")
    expect(unfitting).to_contain_text("Nothing was changed by guess.")
    expect(page.chip("Mykolaiv")).to_have_count(0)
    unfitting.get_by_role("button", name=re.compile("^Take back")).click()
    expect(unfitting).to_have_count(0)
    expect(row(page.page, "Kherson")).to_contain_text("Confirmed by a reader")


def test_two_tabs_and_a_server_that_is_killed_lose_nothing(
    open_page: Callable, read_page: Callable, home: Path
) -> None:
    with served() as doomed:
        tabs = [open_page(at=doomed), open_page(at=doomed)]
        for tab in tabs:
            tab.tab("Places")
        for tab, name in ((tabs[0], "Kherson"), (tabs[1], "Izium")):
            tab.page.get_by_role("button", name=f"{name} is right: confirm it").click()
            expect(row(tab.page, name)).to_contain_text("Confirmed by a reader")
        # The second tab sees what the first one said, without a reload.
        expect(row(tabs[1].page, "Kherson")).to_contain_text("Confirmed by a reader")
        tabs[0].page.get_by_role("button", name="Balakliia is right: confirm it").click()
        os.killpg(doomed.process.pid, signal.SIGKILL)
        doomed.process.wait()
    quotes = {each["anchor"]["quote"] for each in said(home)}
    assert {"Kherson", "Izium", "Izyum"} <= quotes
    # A server that starts afterwards has it all, and undoes and makes again what it never made.
    after = read_page()
    after.tab("Places")
    for name in ("Kherson", "Izium"):
        expect(row(after.page, name)).to_contain_text("Confirmed by a reader")
    undo = after.page.get_by_role("button", name=re.compile("^Undo: "))
    last = "Balakliia" if "Balaklia" in quotes else "Izium"
    undo.click()
    expect(row(after.page, last)).not_to_contain_text("Confirmed")
    expect(row(after.page, "Kherson")).to_contain_text("Confirmed by a reader")
    after.page.get_by_role("button", name=re.compile("^Redo: ")).click()
    expect(row(after.page, last)).to_contain_text("Confirmed by a reader")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_what_was_left_out_is_put_back_by_keyboard(
    read_page: Callable, home: Path, phone: bool
) -> None:
    width, height = (390, 844) if phone else (1440, 900)
    page = read_page(width=width, height=height, phone=phone)
    page.tab("Report")
    page.page.locator("summary", has_text="Left out of the reading (9)").press("Enter")
    put_back = page.page.get_by_role("button", name="Read it as text: Hugo Bachega")
    put_back.press("Enter")
    again = page.page.get_by_role("button", name="Leave it out again: Hugo Bachega")
    # The list stays open, and the keyboard in it.
    expect(again).to_be_focused()
    expect(page.page.locator("summary", has_text="Left out of the reading (8)")).to_be_visible()
    expect(again).to_be_visible()
    expect(page.page.locator(".report .name.location", has_text="Londres")).to_have_count(1)
    assert {each["new"]["role"] for each in said(home)} == {"location"}
    widths = page.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]
    again.press("Enter")
    expect(put_back).to_be_focused()
    expect(page.page.locator(".report .name.location", has_text="Londres")).to_have_count(0)


def test_the_keyboard_stays_in_the_list_that_it_confirms_and_takes_back(
    read_page: Callable,
) -> None:
    page = read_page()
    page.tab("Places")
    page.page.get_by_role("button", name="Izium is right: confirm it").press("Enter")
    expect(row(page.page, "Izium")).to_contain_text("Confirmed")
    expect(page.page.get_by_role("button", name="Correct Izium")).to_be_focused()
    # Still one stop of the tab key in the list.
    stops = (
        page.page.locator(".all ul >> nth=0")
        .locator("button")
        .evaluate_all(
            "nodes => nodes.filter((node) => node.tabIndex === 0).map((node) => node.ariaLabel)"
        )
    )
    assert stops == ["Correct Izium"]
    undo = page.page.get_by_role("button", name=re.compile("^Undo: "))
    undo.press("Enter")
    expect(page.page.get_by_role("button", name=re.compile("^Redo: "))).to_be_focused()
