"""The atlas as Streamlit runs it, without a browser."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from app_page import click, html, page_of, pieces, plain, press, run
from archives import ABOUT, hash_of, write_archive
from small_archive import GAZA, IZIUM, reports
from streamlit.testing.v1 import AppTest

from geo import geoparse
from geo.archive import archive
from geo.atlas import Days, Filter
from geo.corrections import Reading, Scope, correct, record
from geo.dashboard.atlas.timeline import timeline
from geo.model import Role
from geo.report import report_from_text

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture(scope="module")
def weekly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that is opened once."""
    return write_archive(tmp_path_factory.mktemp("archive") / "weekly", reports())


@pytest.fixture
def folder(weekly: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the archive that the server was started with."""
    monkeypatch.setattr("sys.argv", ["app.py", "--atlas", str(weekly)])
    return weekly


def atlas_page(**query: str | list[str]) -> AppTest:
    page = page_of(_clicked)
    for name, value in query.items():
        page.query_params[name] = value
    return run(page)


def _clicked() -> None:
    """Act on a click in a piece of the atlas, as its callback does, and run the app."""
    import runpy
    import sys

    import streamlit as st

    from geo.dashboard.atlas import state
    from geo.dashboard.reports.archives import archive_of_page

    clicked = st.session_state.pop("clicked", None)
    if clicked:
        archive = archive_of_page(sys.argv)
        assert archive is not None
        state.act(archive, clicked)
    runpy.run_path(st.session_state.app)


def address(page: AppTest) -> dict[str, list[str]]:
    said = dict(page.query_params)
    return {name: [value] if isinstance(value, str) else value for name, value in said.items()}


def test_it_opens_with_all_that_the_archive_names(folder: Path) -> None:
    shown = html(atlas_page())
    assert "<h1>weekly</h1>" in shown
    assert "3 places, 5 mentions, 4 reports" in shown
    assert "2024-05-01 to 2024-06-10" in shown
    assert "A mention is not an event." in shown
    assert "where the reports name places" in shown
    assert "Kyiv <b>2</b>" in shown
    # Named only as an actor.
    assert "Suva" not in shown


def test_it_speaks_the_readers_language_and_runs_its_way(folder: Path) -> None:
    page = atlas_page()
    for language, direction, words in (
        ("en", "ltr", "3 places, 5 mentions, 4 reports"),
        ("uk", "ltr", "3 місця"),
        ("ar", "rtl", "3 أماكن، 5 إشارات، 4 تقارير"),
    ):
        click(page, language=language)
        (told,) = (data for data in pieces(page) if "direction" in data)
        assert (told["language"], told["direction"]) == (language, direction)
        assert words in html(page)
    # Days and points keep their own direction.
    shown = html(click(page, place=IZIUM))
    assert "\u20682024-05-01\u2069" in shown
    assert "<li class='point'><bdi dir='ltr'>49.2" in shown


def test_a_place_shows_its_passages_newest_first_with_their_source(folder: Path) -> None:
    page = click(atlas_page(), place=IZIUM)
    assert address(page) == {"place": [IZIUM]}
    shown = html(page)
    # No browser is told where the archive lies.
    assert str(folder.parent) not in json.dumps(pieces(page)) + shown
    assert "2 mentions" in shown
    assert shown.index("A café in") < shown.index("was shelled at dawn")
    assert "Wire; Example Daily" in shown
    assert "<mark class='location' data-start='10'>Izium</mark>" in shown
    assert "undated" in html(click(page, place=GAZA))
    assert address(click(page, clear="yes")) == {}


def test_what_is_filtered_stands_in_the_address(folder: Path) -> None:
    page = atlas_page()
    for chosen, said, shown in (
        ({"filter": "set", "query": "q=dawn&from=&to="}, {"q": ["dawn"]}, "1 place, 1 mention"),
        (
            {"filter": "toggle", "key": "source", "value": "Хвиля"},
            {"source": ["Хвиля"]},
            "1 place, 1 mention",
        ),
        (
            {"filter": "time", "from": "2024-05-01", "to": "2024-05-02"},
            {"from": ["2024-05-01"], "to": ["2024-05-02"]},
            "2 places, 2 mentions",
        ),
        ({"filter": "undated"}, {"undated": ["only"]}, "1 place, 1 mention"),
        (
            {"area": "49,37;50,38"},
            {"area": ["49.0000,37.0000;50.0000,38.0000"]},
            "1 place, 2 mentions",
        ),
        (
            {"filter": "set", "query": "q=nowhere"},
            {"q": ["nowhere"]},
            "No mention fits the filter.",
        ),
        ({"filter": "toggle", "key": "words", "value": "x"}, {}, "3 places, 5 mentions"),
        ({"filter": "without", "key": "__class__"}, {}, "3 places, 5 mentions"),
    ):
        click(page, **chosen)
        assert address(page) == said
        assert shown in html(page)
        assert address(click(page, filter="clear")) == {}


def test_a_timeline_of_weeks_says_the_days_that_were_asked_for() -> None:
    year = Days(((date(2024, 1, 1), 1), (date(2024, 12, 31), 1)), 0)
    for query, said in (
        ("", "2024-01-01 – 2024-12-31"),
        ("from=2024-02-07&to=2024-03-01", "2024-02-07 – 2024-03-01"),
        ("from=2030-01-01", "2024-12-30 – 2024-12-31"),
    ):
        assert f"<output>{said}</output>" in timeline(year, Filter.from_query(query))


def test_a_form_leaves_what_it_has_no_control_for(folder: Path) -> None:
    page = atlas_page(area="49,37;50,38", undated="only")
    click(page, filter="set", query="q=shelled", number="1")
    assert set(address(page)) == {"area", "undated", "q"}
    assert page.session_state.heard == ("1", "shelled")
    click(page, filter="set", query="from=2024-05-01")
    assert set(address(page)) == {"area", "from"}


def test_each_choice_says_what_it_leaves(folder: Path) -> None:
    page = atlas_page(source="Wire")
    form = next(data for data in pieces(page) if "data-query" in data["html"])
    labels = form["html"]
    at = labels.index("value='Хвиля'")
    slot = labels[labels.index("data-slot='", at) + 11 :].partition("'")[0]
    assert form["slots"][slot] == "1"
    assert form["values"]["source"] == ["Wire"]
    assert "Take off: Wire" in form["slots"]["active"]
    assert address(click(page, filter="clear")) == {}


def test_a_passage_opens_its_report_at_its_sentence_and_back_leads_to_the_atlas(
    folder: Path,
) -> None:
    page = click(atlas_page(q="café"), place=IZIUM)
    text = reports()[1].text
    click(page, open=f"{hash_of(text)}:10")
    assert address(page) == {"report": [hash_of(text)[:32]], "at": ["10"]}
    assert page.session_state.place == IZIUM
    assert page.session_state.tab == "Report"
    assert page.session_state.scroll_to == "10"
    assert "2024-05-03" in html(page)
    press(page, "back-to-atlas")
    assert address(page) == {"q": ["café"], "place": [IZIUM]}
    assert "1 passage" in html(page)


def test_a_report_is_found_in_the_archive_by_its_address_alone(folder: Path) -> None:
    key = hash_of(reports()[3].text)[:32]
    page = atlas_page(report=key)
    assert "Fourth" in html(page)
    unknown = atlas_page(report="0" * 32)
    assert "The archive has no report 00000000." in plain(unknown.info[0].value)
    assert "weekly" in html(unknown)


def test_what_is_corrected_in_a_report_is_taken_into_the_archive(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, folder = own_home / "given.txt", own_home / "mapped"
    given.write_text("Shells fell near Izium and Lyman.")
    archive([given], folder)
    given.unlink()
    monkeypatch.setattr("sys.argv", ["app.py", "--atlas", str(folder)])
    page = atlas_page()
    assert "2 places" in html(page) and "take-in" not in {button.key for button in page.button}
    result = geoparse(report_from_text("Shells fell near Izium and Lyman."))
    said = Reading(Role.CREDIT, None)
    record(result.report, correct(result, result.mentions[0], said, scope=Scope.REPORT, who="NN"))
    page = run(page)
    assert "does not know of them yet" in page.info[0].value
    page = press(page, "take-in")
    assert "1 place, 1 mention, 1 report" in html(page) and not page.info
    assert "Izium" not in html(page)


def test_two_sources_are_compared_in_words(folder: Path) -> None:
    page = click(atlas_page(), compare="set", first="source=Wire", second="source=Хвиля")
    assert address(page)["source"] == ["Wire"]
    assert parse_qs(address(page)["with"][0]) == {"source": ["Хвиля"]}
    shown = html(page)
    assert "Izium: 1 in A, 0 in B" in shown
    assert "Only in A" in shown
    assert "Only in B" in shown
    assert "A 1 | 0" in shown
    assert "Only in A" in html(atlas_page(**address(page)))
    # What is asked then is asked of both, and taken off from both.
    click(page, filter="set", query="q=2&source=Wire")
    assert parse_qs(address(page)["with"][0]) == {"source": ["Хвиля"], "q": ["2"]}
    click(page, filter="clear")
    assert parse_qs(address(page)["with"][0]) == {"source": ["Хвиля"]}
    assert address(page)["source"] == ["Wire"]
    assert address(click(page, compare="none")) == {"source": ["Wire"]}
    click(page, compare="set", first="source=Wire", second="source=Wire")
    assert "Both are the same" in plain(page.info[0].value)


def test_more_passages_are_shown_when_they_are_asked_for(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dataclasses

    first = reports()[0]
    many = [
        dataclasses.replace(
            first,
            day=date(2024, 1, 1 + at),
            sentences=[(f"{at}: {first.sentences[0][0]}", *first.sentences[0][1:])],
        )
        for at in range(23)
    ]
    folder = write_archive(own_home / "many", many)
    monkeypatch.setattr("sys.argv", ["app.py", "--atlas", str(folder)])
    page = atlas_page(place=IZIUM)
    assert html(page).count("<blockquote") == 20
    assert "3 passages are left" in html(page)
    assert html(click(page, more="yes")).count("<blockquote") == 23


def test_an_archive_is_opened_by_its_folder(own_home: Path) -> None:
    folder = write_archive(own_home / "other", reports())
    page = atlas_page()
    page.session_state["open-report-0"] = True
    run(page)
    page.text_input(key="archive-folder").set_value(str(own_home))
    press(page, "open-archive")
    assert "is not an archive of Dateline" in plain(page.error[0].value)
    page.text_input(key="archive-folder").set_value(f'"{folder}"')
    press(page, "open-archive")
    (key,) = address(page)["archive"]
    assert "<h1>other</h1>" in html(page)
    page = click(page, place=IZIUM)
    assert address(page) == {"place": [IZIUM], "archive": [key]}
    assert "<h1>other</h1>" in html(atlas_page(archive=key))


@pytest.mark.usefixtures("public")
def test_nobody_opens_a_folder_over_the_network(folder: Path) -> None:
    from geo.dashboard.reports import archives
    from geo.errors import ArchiveError

    page = atlas_page()
    assert "weekly" in html(page)
    page.session_state["open-report-0"] = True
    run(page)
    assert not [field for field in page.text_input if field.key == "archive-folder"]
    with pytest.raises(ArchiveError, match="alone"):
        archives.offer(folder)


def test_what_is_wrong_with_an_archive_is_said_on_the_page(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_archive(own_home / "later", reports())
    monkeypatch.setattr("sys.argv", ["app.py", "--atlas", str(folder)])
    (folder / "archive.json").write_text(json.dumps(ABOUT | {"schema": 9}))
    page = atlas_page()
    assert "take a newer Dateline" in plain(page.error[0].value)
    assert "not open here" in plain(atlas_page(archive="0" * 16).error[0].value)
