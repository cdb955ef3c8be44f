"""Web pages: the main text as shown, what is about it, and what the page says of itself."""

from __future__ import annotations

import pytest

from geo.model import ParagraphKind
from geo.report import read_report
from geo.report.formats import page as pages
from geo.report.formats import page_tags
from tests.report.seeds import AUTHOR, FIRST, PAGE, SECOND, TITLE

T, B, P, C = (
    ParagraphKind.TITLE,
    ParagraphKind.BODY,
    ParagraphKind.CAPTION,
    ParagraphKind.CREDIT,
)


def shown(markup: str) -> list[tuple[str, ParagraphKind]]:
    report = read_report(markup.encode(), name="a.html")
    return [(report.text[p.start : p.end], p.kind) for p in report.paragraphs]


def test_a_page() -> None:
    report = read_report(PAGE.encode())
    assert [(report.text[p.start : p.end], p.kind) for p in report.paragraphs] == [
        (TITLE, T),
        (f"By {AUTHOR} in Kyiv", C),
        (FIRST, B),
        ("A tank near the town of Izium.", P),
        ("Sign up for our newsletter", C),
        ("What comes next", B),
        (SECOND, B),
        (
            "Shelling went on in Kherson and in the south, the governor said on Sunday, and nobody "
            "was hurt there by the evening.",
            B,
        ),
        ("Town | Day", B),
        ("Izium | Saturday", B),
        (
            "The army did not say how many soldiers had left the town, nor where they would be "
            "sent.",
            B,
        ),
    ]
    assert (report.title, report.author, report.publisher) == (TITLE, AUTHOR, "The Daily")
    assert (report.published, report.language) == ("2022-09-10", "en")
    assert report.repairs[1] == (
        "The page's navigation and other furniture, 3 lines, were left out."
    )
    assert len(report.left_out) == 3


ROWS = (
    "<table><tr><th>Day</th><th>Town</th><th>Dead</th></tr>"
    "<tr><td>Monday</td><td>Izium</td><td>2</td></tr></table>"
)
LINKS = '<li><a href="/1">Lyman falls</a></li><li><a href="/2">Sumy hit</a></li>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<nav>News</nav><h1>Log</h1>{ROWS}", [("Monday | Izium", B)]),
        (f"<main><h1>Log</h1><p>{FIRST}</p></main>{ROWS}", [("Monday | Izium", B)]),
        (
            f"<h1>Log</h1><table><tr><td><p>Lyman</p></td><td><p>hit</p></td></tr></table>"
            f"<p>{FIRST}</p>",
            [("Lyman", B), ("hit", B)],
        ),
        (f"<main><p>{FIRST}</p><ul>{LINKS}</ul><p>{SECOND}</p></main>", [("Lyman", C)]),
        (f"<main><p>{FIRST}</p><aside>Sumy hit</aside><p>{SECOND}</p></main>", [("Sumy", C)]),
        (f"<main><p>{FIRST}</p></main><div>Told in Sumy</div><nav>Odesa</nav>", [("Told", C)]),
        (
            f"<main><p>{FIRST}</p><ol><li>Sumy: 2 hurt</li></ol><p>{SECOND}</p></main>",
            [("Sumy", B)],
        ),
    ],
    ids=[
        "a table alone",
        "a table after the text",
        "cells that hold blocks",
        "a list of links",
        "a margin",
        "a line beside the text",
        "a list of incidents",
    ],
)
def test_only_what_a_page_marks_is_furniture(
    markup: str, expected: list[tuple[str, ParagraphKind]]
) -> None:
    blocks = shown(f"<html><body>{markup}<footer>Contact</footer></body></html>")
    for start, kind in expected:
        assert [found for text, found in blocks if text.startswith(start)] == [kind]


def test_the_main_text_is_found_where_the_page_does_not_name_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    links = "".join(f'<div class="c{n}"><a href="/{n}">Story {n}</a></div>' for n in range(30))
    text = "".join(f"<div><span>{FIRST} Day {n}.</span></div>" for n in range(6))
    markup = f"<html><body><div>{links}</div><div class=x>{text}</div><div>{links}</div></body>"
    found = [words for words, _kind in shown(markup)]
    assert found == [f"{FIRST} Day {n}." for n in range(6)]
    monkeypatch.setattr(pages, "_main_lines", lambda root: [])
    assert len(pages.read_page(markup, "").blocks) == 66, "it is trafilatura that tells them apart"


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>One<br>two</p>", ["One\ntwo"]),
        ("<p>One.<br><br>Two.</p>", ["One.", "Two."]),
        ("<p>One <b>bold</b>\n  and <i>more</i>.</p>", ["One bold and more."]),
        ("<p>&ldquo;Quote&rdquo; &amp; caf&eacute;</p>", ["“Quote” & café"]),
        ("<p>One</p><p hidden>Two</p><p style='display: none'>Three</p>", ["One"]),
        ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
        ("<pre>One\n  two\n\nthree</pre>", ["One\ntwo", "three"]),
        ("<table><tr><td>Izium<td>Saturday<tr><td><td>x</table>", ["Izium | Saturday", "x"]),
        ("<table><tr><td><p>Izium</p></td><td><p>Text</p></td></table>", ["Izium", "Text"]),
        (
            "<article><h1>Night</h1><p>They left <a>Deir</a>.</p></article>",
            ["Night", "They left Deir."],
        ),
        ("<ul><li>One<ul><li>Two</ul><li>Three</ul>", ["One", "Two", "Three"]),
        ("<p>One<script>no()</script><svg><title>no</title></svg> two</p>", ["One two"]),
    ],
)
def test_what_is_shown_is_kept(markup: str, texts: list[str]) -> None:
    assert [text for text, _kind in shown(f"<html><body>{markup}</body></html>")] == texts


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta name="author" content="By Anna Smith">', "author", "Anna Smith"),
        ('<meta property="article:author" content="https://x.org/anna">', "author", ""),
        ('<meta property="article:published_time" content="2022-09-10T01:00">', "published",
         "2022-09-10"),
        ('<meta name="date" content="September 2022">', "published", None),
        ('<meta name="date" content="2022">', "published", None),
        ('<meta property="og:site_name" content="The Daily">', "publisher", "The Daily"),
        ("<title>A title</title>", "title", "A title"),
        ('<script type="application/ld+json">{"@graph": [{"@type": ["Thing", "NewsArticle"], '
         '"author": "Anna"}]}</script>', "author", "Anna"),
        ('<script type="application/ld+json">{"@type": "Person", "name": "Eve"}</script>',
         "author", ""),
        ('<script type="application/ld+json">[[[{"broken"</script>', "author", ""),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(head: str, field: str, value: str | None) -> None:
    markup = f"<html><head>{head}</head><body><p>The town is calm, he said.</p></body></html>"
    assert getattr(read_report(markup.encode(), name="a.html"), field) == value


def test_a_date_in_the_text_is_no_date_of_the_page() -> None:
    markup = f"<html><body><p>{FIRST} It had been lost on 24 February 2022.</p><p>© 2022</p>"
    assert read_report(markup.encode(), name="a.html").published is None


def test_the_language_that_a_page_declares_counts_where_it_does_not_read_like_english() -> None:
    ukrainian = "<html lang='uk-UA'><body><p>Війська увійшли до міста Ізюм у суботу.</p></body>"
    assert read_report(ukrainian.encode()).language == "uk"
    mislabelled = PAGE.replace("en-GB", "fr")
    assert read_report(mislabelled.encode()).language == "en"


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8", "koi8-r"])
def test_the_encoding_that_the_page_declares(encoding: str) -> None:
    text = "Війська увійшли до міста Ізюм."
    if encoding == "koi8-r":
        text = "Войска вошли в город Изюм."
    markup = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'
    report = read_report(markup.encode(encoding), name="a.html")
    assert report.text == text
    assert report.repairs == ("The page's markup was taken off.",)


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<p a='>' b=\">\" c>Izium</p>", "<p a='>' b=\">\" c>Izium</p>"),
        ("a <b and c </p> d", "a <b and c </p> d"),
        ("<p" + " a='>'" * 600 + ">Izium", "<p" + " a='>'" * 500 + " >Izium"),
        ("<p" + " a" * 600 + "/>Izium", "<p" + " a" * 500 + " >Izium"),
        ("<p" + " a=b" * 600, "<p" + " a=b" * 500 + " "),
        ("<p a='" + " b" * 600 + "'>Izium", "<p a='" + " b" * 600 + "'>Izium"),
        ("<p a= '" + " b" * 600, "<p a= '" + " b" * 498 + " "),
    ],
)
def test_no_tag_keeps_more_attributes_than_a_page_writes(markup: str, kept: str) -> None:
    assert page_tags.without_crowds(markup).replace("  ", " ") == kept


def test_a_page_of_one_tag_is_read() -> None:
    attributes = "".join(f' a{number}="{number}"' for number in range(40_000))
    assert [words for words, _kind in shown(f"<html><p{attributes}>Izium is calm.</p>")] == [
        "Izium is calm."
    ]


def test_a_page_saved_with_its_pictures_may_be_large() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 4_000_000}">'
    body = "".join(f"<p>{each}</p>{picture}" for each in (FIRST, SECOND, FIRST))
    assert [words for words, _kind in shown(f"<html><body>{body}")] == [FIRST, SECOND, FIRST]
