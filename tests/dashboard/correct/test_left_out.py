"""What was left out of the reading, listed in the report's tab and put back by one press."""

from __future__ import annotations

import html as markup
import re

import pytest
from app_page import app_page, click, html, run
from open_reports import reviewed
from streamlit.testing.v1 import AppTest

from geo import geoparse, read_report
from geo.corrections import load
from geo.dashboard.correct.left_out import _found_as_text, passages_left_out
from geo.dashboard.reports.samples import default_report
from geo.model import ParagraphKind, Role

pytestmark = pytest.mark.usefixtures("own_home")
PAGE = b"""<html><body><nav>World news</nav><h1>Night of drones</h1>
<p>By Anna Smith in Lviv</p>
<p>Drones hit the port of Odesa on Monday night, and it burned until noon, the mayor said.</p>
<p>Photo: Reuters</p>
<p>Nobody was hurt in the port or in the town, and by the evening all of the fires were out.</p>
</body></html>"""


def rows(page: AppTest) -> list[str]:
    listed = html(page).partition("<ul class='left-out-list'>")[2].partition("</ul>")[0]
    return [" ".join(markup.unescape(each).split()) for each in listed.split("<li>")[1:]]


def row(page: AppTest, text: str) -> str:
    return next(each for each in rows(page) if text in each)


def pressed(page: AppTest, text: str) -> AppTest:
    """Press the button of a passage."""
    name, value = re.findall(r"data-(astext|takeback)='(\w+)'", row(page, text))[0]
    return click(page, **{name: value})


def test_each_passage_says_why_it_was_left_out() -> None:
    found = reviewed(geoparse(read_report(PAGE, name="a.html")))
    told = [(each.text, each.reason, each.names) for each in passages_left_out(found)]
    assert told == [
        ("By Anna Smith in Lviv", "byline or publisher", 1),
        ("Photo: Reuters", "credit of a picture or a source", 0),
        ("World news", "navigation and other furniture of the page, not read at all", 0),
    ]


def test_the_same_words_are_one_passage() -> None:
    page = app_page(tab="Report")
    assert "2 times" in row(page, "Getty Images")
    assert "Left out of the reading (9)" in [each.label for each in page.expander]


def test_a_passage_is_read_as_text_and_left_out_again() -> None:
    page = app_page(tab="Report")
    byline = "Hugo Bachega en Kyiv"
    assert "byline or publisher · 2 names in it" in row(page, byline)
    pressed(page, byline)
    assert page.session_state.correct_done.startswith("Read as text: “Kyiv” is named")
    assert "Leave it out again" in row(page, byline)
    assert "Left out of the reading (8)" in [each.label for each in page.expander]

    report = read_report(default_report())
    made = load(report).corrections
    assert {each.anchor.quote for each in made} == {"Kyiv", "Londres"}
    assert {(each.old.role, each.new.role) for each in made} == {(Role.CREDIT, Role.LOCATION)}
    assert len({each.action for each in made}) == 1
    # It stands when the report is read again.
    assert "Leave it out again" in row(app_page(tab="Report"), byline)

    pressed(page, byline)
    assert "Read it as text" in row(page, byline)
    assert not load(report).corrections


def test_pressed_twice_it_is_one_action() -> None:
    page = app_page(tab="Report")
    start = re.findall(r"data-astext='(\d+)'", row(page, "Hugo Bachega"))[0]
    click(click(page, astext=start), astext=start)
    assert len(load(read_report(default_report())).corrections) == 2


@pytest.mark.parametrize("start", ["0", "-1", "x", "999999"])
def test_what_was_not_left_out_is_not_put_back(start: str) -> None:
    click(app_page(tab="Report"), astext=start)
    assert not load(read_report(default_report())).corrections


@pytest.mark.usefixtures("public")
def test_on_an_open_network_it_lasts_as_long_as_the_page() -> None:
    page = pressed(app_page(tab="Report"), "Hugo Bachega")
    assert "Leave it out again" in row(run(page), "Hugo Bachega")
    assert not load(read_report(default_report())).corrections


def test_a_passage_without_a_name_is_searched_as_text() -> None:
    page = app_page(tab="Report")
    assert "no name in it" in row(page, "Getty Images")
    pressed(page, "Getty Images")
    assert page.session_state.correct_problem.startswith("No name was found in it as a text either")
    report = read_report(b"Night of drones\n\nPhoto: Reuters, near Izium\n\nNobody was hurt.\n")
    passages = [each for each in report.paragraphs if each.kind is ParagraphKind.CREDIT]
    assert [mention.text for mention in _found_as_text(report, passages)] == ["Izium"]
