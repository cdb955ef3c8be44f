"""Electronic books, and pages saved whole."""

from __future__ import annotations

import base64

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


STORY = "The market of Kovel was open again by noon on Monday, the mayor said, and the buses ran."
PAGE = f"""<!DOCTYPE html><html><head><title>Rain</title></head><body>
<nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Rain</h1><p>{STORY}</p><p>{STORY.replace("Kovel", "Lutsk")}</p></article>
</body></html>"""


def test_a_page_saved_with_its_parts() -> None:
    picture = base64.b64encode(b"\x89PNG" * 9).decode()
    raw = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://example.org/rain\n"
        "Subject: Rain\nDate: Fri, 3 May 2024 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="cut"\n\n'
        f"--cut\nContent-Type: text/html\nContent-Location: https://example.org/rain\n\n{PAGE}\n"
        f"--cut\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n{picture}\n--cut--\n"
    )
    report = read_report(raw.encode(), name="rain.mhtml")
    bodies = [p for p in report.paragraphs if p.kind is ParagraphKind.BODY]
    assert next(report.text[p.start : p.end] for p in bodies) == STORY
    assert report.title == "Rain" and "Home" not in report.text


def test_a_page_saved_as_one_file() -> None:
    picture = base64.b64encode(bytes(3_000_000)).decode()
    page = PAGE.replace("</h1>", f'</h1><img src="data:image/png;base64,{picture}">').replace(
        "<title>",
        f"<style>a{{background:url(data:font/woff2;base64,{picture[:9]})}}</style><title>",
    )
    assert "AAAA" not in read_report(page.encode(), name="rain.html").text
