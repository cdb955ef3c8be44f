"""The pieces of the page as HTML: complete, and inert whatever the report and gazetteer hold."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from directions import astray
from hypothesis import given
from hypothesis import strategies as st
from made_up import parsed, place
from open_reports import opened, reviewed

from geo.dashboard.session.filters import Filters, shown
from geo.dashboard.views.card import card_of, folded_of, portions_of
from geo.dashboard.views.names import names_of
from geo.dashboard.views.overview import overview
from geo.dashboard.views.place_list import active_filter, chips_of, filter_bar
from geo.dashboard.views.report_text import report_html
from geo.language import say
from geo.model import Geoparse, Precision, Role
from geo.presentation import words

HOSTILE = "<script>hacked=1</script>\"'><img src=x onerror=hacked=1>&lt;"
ALLOWED = set(
    "a article b bdi blockquote button dd details div dl dt fieldset footer form h1 h2 h3 h4 "
    "header i input label legend li mark ol output p section span summary ul".split()
)


HIDDEN = ("chips", "overview", "filter")
"""Pieces that need not show the hostile name."""


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


def pieces(result: Geoparse, text: str = HOSTILE[:20]) -> dict[str, str]:
    report = reviewed(result)
    places = len(report.entries)
    search = Filters(text=text, countries=frozenset({"SY"}))
    found = {
        "overview": overview(report, Filters(), places),
        "search": overview(report, search, places),
        "filter": filter_bar(report),
        "active": active_filter(report, search),
        "report": report_html(result),
        "places": names_of(report, True, ""),
        "chips": chips_of(report, roles=frozenset(Role), selected_outside=""),
    }
    for place_id in report.entries:
        found[f"card {place_id}"] = card_of(report, place_id)
    return {name: str(html) for name, html in found.items()}


@pytest.mark.parametrize("foreign", ["حلب 12", "\u202emuizI"])
def test_names_that_run_the_other_way_turn_nothing_beside_them(foreign: str) -> None:
    far = place(foreign, id="far", admin1=foreign, country=foreign, country_code="SY")
    result = parsed(
        " ".join(f"{{{foreign}|{name}|{role.value}}}" for role in Role for name in ("", foreign)),
        far,
        place(foreign, id="other", admin1="Idlib", country_code="XX"),
        reasons=(say("near {place}, which is named too", place=foreign),),
        alternatives=(place(foreign, id="rival"),),
    )
    found = {name: astray(html, foreign) for name, html in pieces(result, foreign).items()}
    assert {name: texts for name, texts in found.items() if texts} == {}


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
        assert not [key for key, _ in read.attributes if key in ("src", "href")], name
        for key, value in read.attributes:
            assert key != "style" or re.fullmatch(r"width:\d{1,3}%", value or ""), name
        assert HOSTILE[:20] in read.text or name in HIDDEN, name


def test_guesses_are_counted_apart() -> None:
    marks = {"Izium": 0.9, "Lyman": 0.44, "Aleppo": 0.3}
    places = [place("Izium"), place("Lyman"), place("Aleppo", country_code="SY", country="Syria")]
    found = parsed(
        "{Izium|Izium|location} {Izium|Izium|location} {Lyman|Lyman|location} "
        "{Aleppo|Aleppo|location}",
        *places,
    )
    surely = {each.id: marks[each.name] for each in places}
    found = replace(
        found,
        mentions=tuple(
            replace(each, resolution=replace(each.resolution, confidence=surely[place_id]))
            for each in found.mentions
            if each.resolution and (place_id := each.resolution.place.id)
        ),
    )
    report = opened(found)
    html = str(overview(report, Filters(), 3))
    named, _, by_country = html.partition("By country")
    surest, _, guesses = named.partition("Guesses: confidence below 45%")
    assert "Izium" in surest and "Lyman" not in surest and "Aleppo" not in surest
    assert "Lyman" in guesses and "Aleppo" in guesses
    ukraine, syria = (Reader(part).text for part in by_country.split("</li>")[:2])
    assert "Ukraine" in ukraine and "1 mention is a guess" in ukraine and "2 mentions" in ukraine
    assert "Syria" in syria and "1 mention is a guess" in syria and "mentions" not in syria
    chips = str(chips_of(report, roles=frozenset({Role.LOCATION}), selected_outside=""))
    assert chips.count("chip location guess") == 2
    assert words.counts(report.entries.values(), Role.LOCATION).endswith("; 2 places are guesses")


def test_card_tells_what_is_known() -> None:
    izium = place("Izium", note="A note.")
    result = parsed(
        "First {Izium|Izium|location}.\n\nThen {Izyum|Izium|location} and {Izium|Izium|actor}.",
        izium,
        alternatives=(place("Izium", id="made:2", admin1="Odesa Oblast"),),
    )
    text = Reader(str(card_of(opened(result), izium.id))).text
    for part in (
        "Izium",
        "Settlement · Kharkiv Oblast, Ukraine",
        "49.000, 32.000",
        "49° 00′ 00″ N, 32° 00′ 00″ E",
        "36U VV 268 279",
        "Rounded to about 100 m.",
        "Izium\u00a02, Izyum\u00a01 (the report's spelling)",
        "2 as a place",
        "1 as an actor",
        "Read in the report",
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
    report = opened(result)
    shown = str(card_of(report, ukraine.id))
    assert shown.count("<blockquote") == 1
    assert "6 more passages" in shown
    folded = str(folded_of(report, ukraine.id))
    assert folded.count("<blockquote") == 6
    assert folded.count("by a demonym <button") == 6


def test_a_card_shows_a_portion_of_very_many_passages() -> None:
    sudan = place("Sudan", precision=Precision.COUNTRY)
    lines = "\n\n".join(f"Shells fell on {{Sudan|Sudan|location}}, day {n}." for n in range(70))
    report = opened(parsed(lines, sudan))
    starts = [mention.start for mention in report.result.mentions]
    for number, (first, last, ways) in enumerate(
        [(0, 29, ["1"]), (30, 59, ["0", "2"]), (60, 69, ["1"])]
    ):
        for mention in (first, last):
            # Its own portion, unless the reader asked for another.
            portions = portions_of(report, sudan.id, mention + 1, {})
            assert portions == {"places": number}
            assert portions_of(report, sudan.id, mention + 1, {"places": 1}) == {"places": 1}
        read = Reader(str(card_of(report, sudan.id, portions)))
        shown = [value for key, value in read.attributes if key == "data-open"]
        assert shown == [str(start) for start in starts[first : last + 1]]
        assert f"Passages {first + 1} to {last + 1} of 70" in read.text
        assert ("data-number", ways[0]) in read.attributes
        assert {v for k, v in read.attributes if k == "data-number"} == set(ways)
    # Whoever asks for a portion that is not there gets the last one.
    assert card_of(report, sudan.id, {"places": 10**8}) == card_of(report, sudan.id, portions)
    few = opened(parsed("In {Sudan|Sudan|location}.", sudan))
    assert "data-portion" not in card_of(few, sudan.id)


def test_every_placed_name_in_the_report_is_a_button() -> None:
    izium = place("Izium")
    result = parsed("{Izium|Izium|location} {Izium|Izium|credit} {the east||location}", izium)
    read = Reader(str(report_html(result)))
    assert [value for key, value in read.attributes if key == "data-place"] == [izium.id] * 2
    assert ("data-tab", "Places") in read.attributes


def test_unplaced_names_say_why() -> None:
    result = parsed(
        "{the east||location} and {the east||location}, {Izium|Izium|location}", place("Izium")
    )
    text = Reader(str(names_of(reviewed(result), True, ""))).text
    assert "the east 2 mentions" in text
    assert "Too vague" in text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="{}|\r\x00"), max_size=80))
def test_report_shows_every_character_once(text: str) -> None:
    result = parsed(f"Near {{Izium|Izium|location}}. {text}", place("Izium"))
    shown = Reader(str(report_html(result))).text
    for paragraph in result.report.paragraphs:
        assert result.report.text[paragraph.start : paragraph.end] in shown


def text_of(result: Geoparse, filters: Filters | None = None) -> str:
    filters = filters or Filters()
    left = shown(opened(result), filters)
    return Reader(str(overview(left, filters, len(result.places)))).text


def test_overview_tells_where_the_report_happens() -> None:
    result = parsed(
        "{Izium|Izium|location}, {Izium|Izium|location}.\n\n{Homs|Homs|location} and {the east||"
        "location}, {Turkish|Ankara|demonym}.",
        place("Izium"),
        place("Homs", country_code="SY", country="Syria", admin1=""),
        place("Ankara"),
    )
    text = text_of(result)
    assert "Places named mostIzium2 mentionsHoms1 mention" in text
    assert "By countryUkraine2 mentionsSyria1 mention" in text
    assert "1Izium2Homs" in text
    assert "Too vague for a point or a border. 1 mention" in text
    assert "Named only by their people or things (“Turkish”). 1 place" in text


def test_no_more_than_eight_bars_and_the_rest_is_counted() -> None:
    names = [f"Place {letter}" for letter in "ABCDEFGHIJK"]
    marked = " ".join(f"{{{name}|{name}|location}}" for name in names)
    html = str(overview(opened(parsed(marked, *map(place, names))), Filters(), len(names)))
    assert html.count("class='track'") == 8 + 1
    assert "3 more places are in the list" in html


def test_no_more_than_thirty_first_mentions_and_the_rest_is_counted() -> None:
    names = [f"Place {chr(65 + n // 6)}{chr(97 + n % 6)}" for n in range(33)]
    marked = " ".join(f"{{{name}|{name}|location}}" for name in names)
    html = str(overview(opened(parsed(marked, *map(place, names))), Filters(), len(names)))
    order = html[html.index("class='order'") :]
    assert order.count("data-at=") == 30
    assert "3 more places are named for the first time after these." in order


def test_a_filter_that_leaves_nothing_says_how_to_get_out() -> None:
    result = parsed("{Izium|Izium|location}", place("Izium"))
    text = text_of(result, Filters(countries=frozenset({"FR"})))
    assert "No place fits the filter" in text
    assert "Clear all" in text


def test_search_lists_the_passages_with_the_hits_marked() -> None:
    result = parsed(
        "A bridge in {Izium|Izium|location}. The BRIDGE and the bridges.", place("Izium")
    )
    filters = Filters(text="bridge")
    html = str(overview(shown(opened(result), filters), filters, 1))
    assert "3 times, 2 passages" in Reader(html).text
    assert html.count("<mark class='hit'>") == 3
    assert "The filter leaves 1 place of 1." in html


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(roles=frozenset({Role.ACTOR})), ["As an actor"]),
        (Filters(kinds=frozenset({Precision.VAGUE})), ["Area without a border"]),
        (Filters(countries=frozenset({"UA", "FR"})), ["FR", "Ukraine"]),
        (Filters(sure=65), ["At least 65% sure"]),
        (Filters(text="bridge"), ["“bridge”"]),
        (Filters(), []),
    ],
)
def test_what_is_filtered_can_be_taken_off(filters: Filters, names: list[str]) -> None:
    result = parsed("{Izium|Izium|location}", place("Izium"))
    html = str(active_filter(opened(result), filters))
    assert re.findall(r"<bdi>([^<>]+)</bdi> <span aria-hidden", html) == names
    assert html.count("data-filter='without'") == len(names)
    assert ("Clear all" in html) is bool(names)
