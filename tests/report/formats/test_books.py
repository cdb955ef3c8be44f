"""Electronic books, and pages saved whole."""

from __future__ import annotations

import base64
import quopri
import random
import time

import pytest

from geo import GeoError, read_report
from geo.model import ParagraphKind
from tests.report.seeds import zipped

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="O/b.opf"/></rootfiles></container>'
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>Rain</dc:title><dc:creator>Anna Lind</dc:creator><dc:language>en</dc:language>
<dc:date>2024-05-03</dc:date></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="two%20.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="c.css" media-type="text/css"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine>
</package>"""


def chapter(text: str) -> str:
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{text}</body></html>'


def book(**more: str) -> bytes:
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "O/b.opf": PACKAGE,
            "O/nav.xhtml": chapter("<p>Contents</p>"),
            "O/one.xhtml": chapter("<h1>One</h1><p>Rain in Kovel.</p>"),
            "O/two .xhtml": chapter("<p>Snow in Lutsk.</p>"),
        }
        | more
    )


def test_a_book() -> None:
    report = read_report(book(), name="rain.epub")
    assert report.text == "One\n\nRain in Kovel.\n\nSnow in Lutsk."
    assert (report.title, report.author, report.published) == ("Rain", "Anna Lind", "2024-05-03")


def test_elements_that_are_closed_in_themselves_swallow_nothing() -> None:
    head = '<head><title/><script src="a.js"/></head>'
    markup = (
        f'<html>{head}<body><div class="x"/><a id="p1"/><p>Rain<br/>in <i/>Kovel.</p></body></html>'
    )
    report = read_report(book(**{"O/one.xhtml": markup}), name="rain.epub")
    assert report.text == "Rain\nin Kovel.\n\nSnow in Lutsk."


def test_locked_fonts_lock_no_book() -> None:
    locks = "<encryption><CipherReference URI='O/{}'/></encryption>"
    lock = "META-INF/encryption.xml"
    assert read_report(book(**{lock: locks.format("a.ttf")}), name="rain.epub").title == "Rain"
    with pytest.raises(GeoError, match="locked with a password"):
        read_report(book(**{lock: locks.format("two%20.xhtml")}), name="rain.epub")


def test_a_chapter_is_read_once() -> None:
    spine = PACKAGE.replace('<itemref idref="a"/>', '<itemref idref="a"/>' * 20_000)
    assert read_report(book(**{"O/b.opf": spine}), name="rain.epub").text.count("Kovel") == 1


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"META-INF/container.xml": "<container/>"}, "damaged"),
        ({"O/b.opf": "<package/>"}, "without any text"),
        ({"O/b.opf": '<!DOCTYPE a [<!ENTITY b "c">]><package>&b;</package>'}, "entities"),
    ],
)
def test_a_book_that_is_none(more: dict[str, str], told: str) -> None:
    with pytest.raises(GeoError, match=told):
        read_report(book(**more), name="rain.epub")


STORY = "The market of Kovel (Ковель) was open again by noon on Monday, the mayor said at three."
PAGE = f"""<!DOCTYPE html><html><head><title>Rain</title></head><body>
<nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Rain</h1><p>{STORY}</p><p>{STORY.replace("Kovel", "Lutsk")}</p></article>
</body></html>"""


CHROME = "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/rain\n"
EXPLORER = "From: <Saved by Windows Internet Explorer 8>\n"
OFFICE = ""
LETTER = "From: a@example.org\nTo: b@example.org\n"


def saved(head: str, page: str, *, kind: str = "", charset: str = "utf-8", more: str = "") -> bytes:
    """Return a page with a frame and a picture as a browser saves it."""
    picture = base64.b64encode(b"\x89PNG" * 9).decode()
    text = quopri.encodestring(page.encode(charset)).decode("ascii")
    raw = (
        f"{head}Subject: Rain\nDate: Fri, 3 May 2024 10:00:00 -0000\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/related; {kind}type="text/html"; boundary="cut"\n\n{more}'
        f"--cut\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-ID: <page>\nContent-Location: https://example.org/rain\n\n{text}\n"
        f"--cut\nContent-Type: text/html\nContent-Location: cid:frame\n\n<p>A frame.</p>\n"
        f"--cut\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n{picture}\n--cut--\n"
    )
    return raw.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    "raw",
    [
        saved(CHROME, PAGE),
        saved(
            EXPLORER, PAGE.replace("<title>", '<meta charset="cp1251"><title>'), charset="cp1251"
        ),
        saved(OFFICE, PAGE),
        saved(
            CHROME, PAGE, kind='start="<page>"; ', more="--cut\nContent-Type: text/html\n\n<p>No\n"
        ),
    ],
    ids=["Chrome", "Explorer", "Office", "another part first"],
)
def test_a_page_saved_with_its_parts(raw: bytes) -> None:
    report = read_report(raw, name="rain.mhtml")
    bodies = [p for p in report.paragraphs if p.kind is ParagraphKind.BODY]
    assert next(report.text[p.start : p.end] for p in bodies) == STORY
    assert report.title == "Rain" and "Home" not in report.text and "frame" not in report.text
    assert "attachment" not in " ".join(report.repairs)
    assert (report.author, report.published) == ("", None)


def test_a_letter_with_pictures_is_no_saved_page() -> None:
    report = read_report(saved(LETTER, PAGE), name="rain.eml")
    assert report.author == "a@example.org" and "A frame." in report.text


def test_a_page_saved_as_one_file() -> None:
    data = base64.b64encode(random.Random(1).randbytes(1_500_000)).decode()
    small = '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP">' * 5_000
    page = PAGE.replace("</h1>", f'</h1><img src="data:image/png;base64,{data}">{small}')
    page = page.replace("<nav>", f"<div style='background:url(data:image/png;base64,{data})'><nav>")
    page = page.replace(
        "<html>",
        f"<html><!--\n Page saved with SingleFile \n url: https://example.org/rain\n-->"
        f"<style>@font-face{{src:url(data:font/woff2;base64,{data})}}</style>",
    )
    start = time.process_time()
    report = read_report(page.encode(), name="rain.html")
    assert time.process_time() - start < 10.0
    assert STORY in report.text and "base64" not in report.text and len(report.text) < 500
    assert report.title == "Rain"
