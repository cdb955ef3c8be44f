"""The page of one file: all of the evidence, nothing from elsewhere, and nobody's text as code."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from directions import astray
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import crowd, parsed, place

from geo import Geoparse
from geo.corrections import Scope, correct
from geo.excerpts import passages
from geo.export import Provenance, discreet, discreet_provenance
from geo.export.evidence import quote_of
from geo.export.page import to_html
from geo.export.page.method import corrections
from geo.language import say
from geo.maps.own import read_layer
from geo.model import Precision

HOSTILE = (
    "</script><script>hacked=1</script>\"'><img src=x onerror=hacked=1>{{7*7}}{% raw %}${hacked=1}"
    "<!--</style></title>&lt;\u202eevil\u2028"
)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60).map(
    lambda text: HOSTILE[: len(text)] + text
)
VOID = {"meta", "img", "input"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)

    @property
    def content(self) -> str:
        return "".join(self.text)


class Page(HTMLParser):
    """The elements of a page in their order, each with all the text in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open, [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and wanted.items() <= element.attributes.items()
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(element.tag, tuple(element.attributes)) for element in self.elements]


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


@pytest.mark.parametrize("foreign", ["حلب 12", "\u202emuizI"])
def test_names_that_run_the_other_way_turn_nothing_beside_them(foreign: str) -> None:
    far = place(foreign, id="far", admin1=foreign, country=foreign, note=foreign)
    roles = ("location", "actor", "demonym", "credit")
    marked = " ".join(
        f"{{{foreign}|{name}|{role}}}" for role in roles for name in (foreign, "", "there")
    )
    result = parsed(
        marked,
        far,
        place("there", id="there", admin1=foreign),
        reasons=(say("near {place}, which is named too", place=foreign),),
        alternatives=(place(foreign, id="rival"),),
    )
    report = replace(result.report, title=foreign, source=foreign, author=foreign)
    assert astray(to_html(replace(result, report=report)), foreign) == []


def test_the_default_report_fits_in_an_e_mail(html: str) -> None:
    assert len(html.encode()) < 1_500_000


def test_the_same_gives_the_same(result: Geoparse, provenance: Provenance, html: str) -> None:
    assert to_html(result, provenance) == html


def test_it_names_no_address_that_a_browser_would_ask(html: str, page: Page) -> None:
    for element in page.elements:
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name not in ("style", "srcset", "action", "formaction", "data", "poster")
            if name in ("src", "href"):
                assert value.startswith(("#", "data:image/svg+xml;base64,"))
    assert not page.all("link")
    assert "url(" not in page.one("style").content
    assert "@import" not in page.one("style").content
    assert "tile.openstreetmap" not in html


def test_its_policy_allows_its_own_script_and_style_alone(page: Page) -> None:
    policy = next(e for e in page.all("meta") if "http-equiv" in e.attributes)
    rules = dict(rule.split(" ", 1) for rule in policy.attributes["content"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    for rule, tag in (("script-src", "script"), ("style-src", "style")):
        own = next(element for element in page.all(tag) if not element.attributes)
        digest = b64encode(sha256(own.content.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert [element.attributes.get("type") for element in page.all("script")] == [
        "application/json",
        "application/octet-stream",
        "application/octet-stream",
        None,
    ]


def test_every_place_has_its_card_with_every_passage(result: Geoparse, page: Page) -> None:
    cards = [element.content for element in page.all("article")]
    assert len(cards) == len(result.places)
    for at, place_ in enumerate(result.places, start=1):
        content = page.one("article", id=f"place-{at}").content
        assert place_.name in content
        assert place_.id in content
        for mention in result.mentions_of(place_):
            assert quote_of(result.report, mention) in content
            assert f"{mention.start}–{mention.end}" in content
            assert mention.resolution
            for reason in mention.resolution.reasons:
                assert reason[1:] in content


def test_the_names_that_are_not_on_the_map_say_why(result: Geoparse, page: Page) -> None:
    content = page.one("section", id="left-out").content
    assert "Too vague for a point or a border." in content
    assert result.unplaced
    for mention in result.unplaced:
        assert mention.text in content
        assert f"{mention.start}–{mention.end}" in content


def test_what_a_reader_must_know_is_told(
    result: Geoparse, provenance: Provenance, page: Page
) -> None:
    assert "A mention is not an event." in page.one("header").content
    assert "Crimea is drawn in Ukraine" in page.one("footer").content
    told = page.one("section", id="method").content
    for part in (
        "A mention is not an event.",
        result.report.sha256,
        result.report.text_sha256,
        provenance.gazetteer,
        provenance.made,
        *provenance.credits,
        *result.report.repairs,
    ):
        assert part in told
    (correction,) = provenance.corrections
    assert correction.sentence[1:] in told
    assert correction.anchor.quote in told


def test_every_correction_says_what_was_and_what_is(result: Geoparse) -> None:
    izium = result.mentions_of(result.places[0])[0]
    made = correct(result, izium, None, scope=Scope.REPORT, who="NN", note="a ship")
    ((change, said),) = corrections(made)
    assert change == "“Izium”: Izium (as a place) → not a place"
    assert "by NN" in said
    assert "a ship" in said


def test_a_discreet_page_tells_no_more_than_it_should(
    result: Geoparse, provenance: Provenance
) -> None:
    page = Page(to_html(discreet(result), discreet_provenance(provenance)))
    assert "rounded to a tenth of a degree" in page.one("section", id="method").content
    data = json.loads(page.one("script", id="data").content)
    for _, _, lat, lon, *_ in data["places"]["pins"]:
        assert lat == round(lat, 1)
        assert lon == round(lon, 1)


def test_the_map_gets_every_place_and_knows_its_card(result: Geoparse, page: Page) -> None:
    data = json.loads(page.one("script", id="data").content)
    anchors = {id: anchor for id, anchor, *_ in data["anchors"]}
    assert set(anchors) == {place_.id for place_ in result.places}
    for id, name, *_ in data["places"]["pins"]:
        assert name in page.one("article", id=anchors[id]).content
    chips = [a.attributes["href"] for a in page.all("a") if "class" in a.attributes]
    chips.remove("#list")
    assert [f"#{anchors[id]}" for id, *_ in data["places"]["pins"]] == chips


def test_a_report_without_places_says_so() -> None:
    page = Page(to_html(parsed("Nothing of note happened.")))
    assert "No place was found" in page.one("main").content
    assert not page.all("article")


def test_twelve_hundred_places_stay_within_a_few_megabytes() -> None:
    html = to_html(crowd(1250))
    assert len(html.encode()) < 6_000_000
    assert html.count("<article") == 1250


def made_of(text: str, name: str) -> Geoparse:
    """Return a report whose every text is given, less what would mark a mention."""
    plain, name = (re.sub(r"[{}|]", "", each) for each in (text, name))
    known = place(
        name or "x",
        precision=Precision.REGION,
        id=f"made:{text}",
        country=text,
        admin1=name,
        note=text,
    )
    made = parsed(
        f"{plain} {{here|{known.name}|location}} {plain} {{there||location}} {plain}",
        known,
        reasons=(text, name),
        alternatives=(place(text or "y", id="made:other", country=name),),
    )
    report = replace(
        made.report, title=text, source=name, author=text, publisher=name, repairs=(text,)
    )
    return replace(made, report=report)


def test_a_hostile_report_is_text_and_nothing_else() -> None:
    calm, hostile = (
        Page(
            to_html(
                made_of(text, text + "!"),
                Provenance(credits=(text,), gazetteer=text, made=text),
            )
        )
        for text in ("calm", HOSTILE)
    )
    assert [tag for tag, _ in hostile.shape] == [tag for tag, _ in calm.shape]
    assert hostile.shape == calm.shape
    assert hostile.one("title").content == " ".join(HOSTILE.split())
    assert HOSTILE in hostile.one("section", id="method").content


ALLOWED = set(
    "html head meta title style body header h1 p bdi nav b a i main section div img span label "
    "input article h2 h3 h4 dl dt dd ol ul li blockquote mark details summary table thead tbody tr "
    "th td code button footer script".split()
)


@settings(max_examples=5)
@given(TEXT, TEXT)
def test_no_text_leaves_its_place(text: str, name: str) -> None:
    result = made_of(text, name)
    page = Page(to_html(result, Provenance(credits=(text,), made=name)))
    assert {element.tag for element in page.elements} <= ALLOWED
    assert all(not name.startswith("on") for e in page.elements for name in e.attributes)
    assert len(page.all("script")) == 4
    (card,) = page.all("article")
    for passage in passages(result, result.places[0]):
        assert passage.text in card.content


def test_a_layer_of_the_readers_own_comes_along_only_where_it_is_given(
    result: Geoparse, provenance: Provenance, html: str
) -> None:
    data = b'{"type": "LineString", "coordinates": [[36.12345, 49], [38, 50]]}'
    layer = read_layer(data, f"front {HOSTILE[:40]}.geojson")
    with_layer = to_html(result, replace(provenance, layers=(layer,)))
    page = Page(with_layer)
    (told,) = json.loads(page.one("script", id="data").content)["layers"]
    assert told == {"name": layer.name, "shapes": [["line", [[[36.12345, 49.0], [38.0, 50.0]]]]]}
    assert layer.name in page.one("footer", class_="foot").content
    assert "36.12345" not in html
    assert json.loads(Page(html).one("script", id="data").content)["layers"] == []
