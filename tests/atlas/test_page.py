"""The atlas as one file: what it says of each place, and nothing that a browser would ask for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from archives import Told, write_archive
from small_archive import IZIUM, KYIV, place

from geo.atlas import Archive, Filter, evidence, files, open_archive, page, places
from geo.atlas.files import FILES, too_many
from geo.errors import ArchiveError

HOSTILE = "</script><script>hacked=1</script>\"'><img src=x onerror=hacked=1>{{7*7}}\u2028"


@pytest.fixture(scope="module")
def html(archive: Archive) -> str:
    return FILES["html"].write(archive, Filter()).decode()


def card(html: str, name: str) -> str:
    """Return the text of a place's card."""
    cards = re.findall(r"<article.*?</article>", html, re.DOTALL)
    (found,) = (each for each in cards if f"<bdi>{name}</bdi></h3>" in each)
    return " ".join(unescape(re.sub("<[^>]*>", " ", found)).split())


def test_a_place_says_how_often_when_and_by_whom_it_is_named(html: str) -> None:
    izium = card(html, "Izium")
    assert "2 mentions, 2 reports" in izium
    assert "2024-05-01 to 2024-05-03" in izium
    assert re.search(r"Example Daily 2 , Wire 1\b", izium)
    second = izium.index("2024-05-03 · Second · Wire; Example Daily · https://example.org/2 A café")
    assert second < izium.index("2024-05-01 · First · Example Daily Izium was shelled")
    gaza = card(html, "Gaza City")
    assert "1 undated" in gaza
    assert "undated · Fourth" in gaza


def test_it_draws_the_days_and_says_them(html: str) -> None:
    assert "4 reports" in html
    assert "2024-05-01 to 2024-06-10: 4 mentions; most of them, 2, in 2024-05-01." in html
    assert "1 mention stands in a report without a date." in html
    assert html.count("<rect ") == 3


def test_it_asks_for_nothing_and_allows_no_more_than_its_own(html: str) -> None:
    assert "default-src 'none'; script-src 'sha256-" in html
    assert not re.search(r"<(link|iframe|object|embed|base|form)\b", html)
    for value in re.findall(r"""\b(?:src|href)=['"]([^'"]*)""", html.split("<script")[0]):
        assert value.startswith(("#", "data:image/svg+xml;base64,")), value


def test_it_says_what_was_asked_and_what_it_leaves_out_and_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "MOST_PASSAGES", 2)
    monkeypatch.setattr(evidence, "MOST_SOURCES", 1)
    day = date(2024, 5, 1)
    told = [
        Told(
            [(f"{HOSTILE} {at} in Izium.", place(IZIUM), "Izium")],
            day=day + timedelta(at),
            title=HOSTILE,
            source=f"{HOSTILE}{at}",
            address=f"javascript:hacked={at}",
        )
        for at in range(3)
    ]
    told.append(Told([("Kyiv.", place(KYIV), "Kyiv")], day=day))
    archive = open_archive(write_archive(tmp_path / "<b>", told))
    html = page.to_html(archive, Filter.from_query("q=izium&from=2024-05-01"))
    assert "<title>&lt;b&gt;</title>" in html
    assert "<b>since 2024-05-01, “izium”</b>" in html
    assert html.count("<blockquote") == 2
    assert "2024-05-01 ·" not in card(html, "Izium")
    assert "1 older passage is in the archive." in html
    assert "2 more" in card(html, "Izium")
    assert "<img src=x" not in html and "javascript:hacked" not in html and "49" in html


def test_more_places_than_a_page_holds_say_what_to_do(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_ON_A_PAGE", 2)
    assert places(archive, Filter()).total == 3
    with pytest.raises(ArchiveError, match="holds 2 places at most, and the filter leaves 3"):
        page.to_html(archive, Filter())
    assert "take another format" in str(too_many(3))
