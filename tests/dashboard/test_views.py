"""The pieces of the page as HTML: complete, and inert whatever the report and gazetteer hold."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import parsed, place

from geo import excerpts
from geo.dashboard.census import census
from geo.dashboard.excerpts import card
from geo.dashboard.places_view import chips, places_html
from geo.dashboard.report_view import report_html
from geo.model import Geoparse, Precision, Role

HOSTILE = "<script>hacked=1</script>\"'><img src=x onerror=hacked=1>&lt;"
ALLOWED = set(
    "a article b blockquote button dd details div dl dt footer h1 h2 h3 header li mark ol p "
    "section span summary ul".split()
)


class Reader(HTMLParser):
    """Collects what a browser would make of a piece."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def pieces(result: Geoparse) -> dict[str, str]:
    entries = census(result)
    found = {
        "report": report_html(result, entries),
        "places": places_html(result, entries),
        "chips": chips(entries.values(), actors=True),
    }
    for entry in entries.values():
        found[f"card {entry.place.id}"] = card(entry, excerpts.passages(result, entry.place))
    return {name: str(html) for name, html in found.items()}


@pytest.mark.parametrize("role", list(Role))
def test_hostile_names_are_only_text(role: Role) -> None:
    hostile = place(HOSTILE, id=HOSTILE, admin1=HOSTILE, note=HOSTILE, country_code=HOSTILE)
    result = parsed(
        f"{HOSTILE} in {{{HOSTILE}|{HOSTILE}|{role.value}}}, {{{HOSTILE}||location}}.",
        hostile,
        reasons=(HOSTILE,),
        alternatives=(place(HOSTILE, id="other"),),
    )
    for name, html in pieces(result).items():
        read = Reader(html)
        assert set(read.tags) <= ALLOWED, name
        assert not [key for key, _ in read.attributes if key.startswith("on")], name
        assert not [key for key, _ in read.attributes if key in ("src", "style", "href")], name
        assert HOSTILE in read.text or name == "chips", name


def test_card_tells_what_is_known() -> None:
    izium = place("Izium", note="A note.")
    result = parsed(
        "First {Izium|Izium|location}.\n\nThen {Izyum|Izium|location} and {Izium|Izium|actor}.",
        izium,
        alternatives=(place("Izium", id="made:2", admin1="Odesa Oblast"),),
    )
    entries = census(result)
    text = Reader(str(card(entries[izium.id], excerpts.passages(result, izium)))).text
    for part in (
        "Izium",
        "Settlement · Kharkiv Oblast, Ukraine",
        "49.00° N, 32.00° E",
        "2 mentions",
        "1 as an actor",
        "A note.",
        "A reason",
        "High 90%",
        "1 other place considered",
        "Odesa Oblast",
        "Paragraph 1",
    ):
        assert part in text


def test_many_passages_that_name_no_place_are_folded_away() -> None:
    ukraine = place("Ukraine", precision=Precision.COUNTRY)
    demonyms = "\n\n".join("A {Ukrainian|Ukraine|demonym} soldier." for _ in range(6))
    result = parsed(f"{demonyms}\n\nIn {{Ukraine|Ukraine|location}}.", ukraine)
    html = str(card(census(result)[ukraine.id], excerpts.passages(result, ukraine)))
    first, folded = html.split("<details class='rest'>")
    assert first.count("<blockquote") == 1
    assert folded.count("<blockquote") == 6
    assert "6 passages more" in folded
    assert folded.count("by a demonym</button>") == 6


def test_every_placed_name_in_the_report_is_a_button() -> None:
    izium = place("Izium")
    result = parsed("{Izium|Izium|location} {Izium|Izium|credit} {the east||location}", izium)
    read = Reader(str(report_html(result, census(result))))
    assert [value for key, value in read.attributes if key == "data-place"] == [izium.id] * 2
    assert ("data-tab", "Places") in read.attributes


def test_unplaced_names_say_why() -> None:
    result = parsed(
        "{the east||location} and {the east||location}, {Izium|Izium|location}", place("Izium")
    )
    text = Reader(str(places_html(result, census(result)))).text
    assert "the east 2 mentions" in text
    assert "Too vague" in text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="{}|\r\x00"), max_size=80))
def test_report_shows_every_character_once(text: str) -> None:
    result = parsed(f"Near {{Izium|Izium|location}}. {text}", place("Izium"))
    shown = Reader(str(report_html(result, census(result)))).text
    for paragraph in result.report.paragraphs:
        assert result.report.text[paragraph.start : paragraph.end] in shown
