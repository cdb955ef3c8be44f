"""Correcting in the page as Streamlit runs it: each thing a person may say, undone, kept, given."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from app_page import app_page, click, html, plain, run
from streamlit.testing.v1 import AppTest

from geo import geoparse, read_report
from geo.corrections import (
    Reading,
    Scope,
    correct,
    export_corrections,
    load,
    load_always,
    own_point,
    read_corrections,
    record,
    store,
)
from geo.dashboard.correct.editing import Subject
from geo.dashboard.reports.samples import default_report
from geo.model import Geoparse, Mention, Role

pytestmark = pytest.mark.usefixtures("own_home")
POLTAVA = "geonames:712925"
BALAKLIIA, IZIUM, KHARKIV = "geonames:712926", "geonames:707292", "geonames:706482"
KHERSON = "geonames:706448"


@pytest.fixture(scope="module")
def found() -> Geoparse:
    return geoparse(read_report(default_report()))


def page() -> AppTest:
    return app_page(tab="Places")


def edit(page: AppTest, start: int, **values: Any) -> AppTest:
    """Open the editor for the mention at `start` and fill it in, in order."""
    return fill(click(page, correct=str(start)), **values)


def fill(page: AppTest, **values: Any) -> AppTest:
    for name, value in values.items():
        control(page, name.replace("_", "-")).set_value(value)
        run(page)
    return page


def control(page: AppTest, name: str) -> Any:
    key = f"correct-{page.session_state.correct_turn}-{name}"
    kinds = (page.radio, page.selectbox, page.multiselect, page.text_input, page.button)
    named = (key, f"press-{key}")
    return next(each for kind in kinds for each in kind if each.key in named)


def press_in_editor(page: AppTest, name: str) -> AppTest:
    control(page, name).click()
    return run(page)


def save(page: AppTest) -> AppTest:
    press_in_editor(page, "save")
    assert page.session_state.correcting is None, page.session_state.correct_problem
    return page


def preview(page: AppTest) -> str:
    found = re.search(r"correct-preview' role='status'>(.*?)</p>", html(page))
    return found[1] if found else ""


def row(page: AppTest, name: str) -> str:
    """Return what the list says of a place or of a text."""
    rows = re.findall(r"<li><button type='button' class='row'.*?</li>", html(page))
    return next((each for each in rows if f"<b>{name}</b>" in each), "")


def first(found: Geoparse, text: str) -> Mention:
    return next(mention for mention in found.mentions if mention.text == text)


def take_in(page: AppTest, raw: bytes) -> AppTest:
    """Upload a file of corrections."""
    field = page.file_uploader(key=f"correct-import-{page.session_state.correct_imports}")
    field.set_value(("c.json", raw, "application/json"))
    return run(page)


def test_every_row_can_be_confirmed_and_corrected_and_is_found_by_a_part_of_its_name() -> None:
    opened = page()
    rows = re.findall(r"<li><button type='button' class='row'.*?</li>", html(opened))
    assert len(rows) > 20
    for each in rows:
        assert "data-accept=" in each and "data-correct=" in each
    opened.text_input(key="find-name").set_value("izy")
    run(opened)
    assert row(opened, "Izium")
    assert not row(opened, "Kherson")
    opened.text_input(key="find-name").set_value("<script>")
    assert "No name has this text in it." in html(run(opened))


def test_accepting_is_said_in_the_row_and_kept(found: Geoparse) -> None:
    opened = click(page(), accept=str(first(found, "Izium").start))
    assert "Confirmed by a reader on 20" in row(opened, "Izium")
    assert "Set by a reader" in row(opened, "Izium")
    assert "data-accept" not in row(opened, "Izium")
    assert all(each.accepts for each in load(found.report).corrections)
    assert {each.anchor.quote for each in load(found.report).corrections} == {"Izium", "Izyum"}


def test_a_place_of_the_gazetteer(found: Geoparse) -> None:
    opened = edit(page(), first(found, "Balaklia").start, means="search")
    for query in ("712925", POLTAVA):
        fill(opened, query=query)
        assert control(opened, "found").value == POLTAVA
        assert "2 mentions of “Balaklia” will move" in preview(opened)
        assert "1 mention of “Balakliya” will move" in preview(opened)
    fill(opened, query="Balakliya, Poltava")
    assert control(opened, "found").options == ["Balakliia\\, Poltava Oblast\\, Ukraine"]
    fill(opened, reach="spelling", who="NN", note="a village")
    assert (
        preview(opened)
        == "2 mentions of “Balaklia” will move to Balakliia (Poltava Oblast, Ukraine)."
    )
    save(opened)
    assert "Corrected by NN on 20" in row(opened, "Balakliia")
    assert opened.session_state.place == POLTAVA
    assert opened.query_params["place"] == "balakliia-712925"
    (said,) = load(found.report).corrections
    assert (said.who, said.note, said.scope) == ("NN", "a village", Scope.REPORT)
    # The other spelling stays where it was.
    assert f"data-place='{BALAKLIIA}'" in html(opened)
    opened.session_state.tab = "Excerpts"
    card = html(run(opened))
    assert "Set by a reader" in card
    assert "Corrected by NN on 20" in card


def test_what_is_nowhere_is_a_sentence_and_cannot_be_saved(found: Geoparse) -> None:
    opened = edit(page(), first(found, "Izium").start, means="search", query="[x](y) Qwrtzx")
    assert any("has no" in caption.value for caption in opened.caption)
    assert control(opened, "save").disabled
    fill(opened, means="point")
    for typed, sentence in (
        ("north", "is no point: write latitude and longitude"),
        ("91, 5", "91 is no latitude"),
        ("49.2, 190", "190 is no longitude"),
    ):
        fill(opened, point=typed)
        assert sentence in plain(opened.error[0].value)
        assert control(opened, "save").disabled


def test_a_runner_up_and_another_role(found: Geoparse) -> None:
    mention = first(found, "Balaklia")
    assert mention.resolution and mention.resolution.alternatives
    runner_up = mention.resolution.alternatives[0].place
    opened = edit(page(), mention.start, means="runner-up", reach="mention")
    save(fill(opened, runner_up=runner_up.id))
    (said,) = load(found.report).corrections
    assert said.new and said.new.place == runner_up
    assert said.scope is Scope.MENTION
    kherson = first(found, "Kherson")
    assert kherson.resolution
    edit(opened, kherson.start, means="role", role=Role.ACTOR)
    assert preview(opened) == "1 mention of “Kherson” will count as named as an actor."
    save(opened)
    as_actor = Reading(Role.ACTOR, kherson.resolution.place)
    assert as_actor in {each.new for each in load(found.report).corrections}


def test_a_point_is_picked_or_typed_and_a_place_of_its_own(found: Geoparse) -> None:
    opened = edit(page(), first(found, "Balaklia").start, means="point")
    press_in_editor(opened, "pick")
    assert opened.session_state.picking
    click(opened, point=[49.5, 396.25])
    assert not opened.session_state.picking
    assert control(opened, "point").value == "49.50000, 36.25000"
    press_in_editor(opened, "pick")
    given_up = opened.session_state.picking
    click(opened, cancel=given_up)
    assert not opened.session_state.picking
    press_in_editor(opened, "pick")
    # What was pressed before, and comes late, ends no other turn.
    assert click(opened, cancel=given_up).session_state.picking not in (0, given_up)
    press_in_editor(opened, "stop")
    assert not opened.session_state.picking
    fill(opened, point="49° 27′ N 36° 51′ E")
    assert any("km from Balakliia" in plain(each.value) for each in opened.caption)
    save(fill(opened, label="The mill", reach="place"))
    assert "Corrected by a reader" in row(opened, "The mill")
    assert {each.new and each.new.place for each in load(found.report).corrections} == {
        own_point("The mill", 49.45, 36.85)
    }


def test_not_a_place_leaves_the_map_and_is_listed_apart(found: Geoparse) -> None:
    opened = edit(page(), first(found, "Kherson").start, means="none")
    assert preview(opened) == "1 mention of “Kherson” will be no place any more."
    save(opened)
    assert "Said to be no place <b>1</b>" in html(opened)
    said = load(found.report).corrections[0]
    assert f"data-takeback='{said.id}'" in row(opened, "Kherson")
    assert f"data-place='{KHERSON}'" not in html(opened)
    click(opened, takeback=said.id)
    assert f"data-place='{KHERSON}'" in html(opened)
    assert "Said to be no place" not in html(opened)


def test_one_place_is_merged_with_another_and_some_mentions_split_off(found: Geoparse) -> None:
    opened = edit(page(), first(found, "Balaklia").start, means="report")
    save(fill(opened, of_report=IZIUM, reach="place"))
    assert "Written as Izium 3, Balaklia 2, Izyum 1, Balakliya 1" in row(opened, "Izium")
    assert not row(opened, "Balakliia")
    mention = first(found, "Izium")
    assert mention.resolution
    like = found.mentions_of(mention.resolution.place)
    edit(opened, mention.start, means="search", query=KHARKIV, reach="chosen")
    assert control(opened, "save").disabled
    assert "Pick at least one mention" in opened.error[0].value
    save(fill(opened, chosen=[like[0].start, like[2].start]))
    assert "of 2)" not in row(opened, "Kharkiv")
    split = [each for each in load(found.report).corrections if each.scope is Scope.MENTION]
    assert len(split) == 2


def test_a_missed_name_is_added_by_typing_or_marking_it(found: Geoparse) -> None:
    start = found.report.text.index("Bayraktar")
    opened = click(page(), missed=str(start), quote="Bayraktar")
    assert opened.session_state.correcting == Subject(start, start + 9, alone=True)
    save(fill(opened, query="geonames:323786"))
    (said,) = load(found.report).corrections
    assert (said.anchor.start, said.anchor.quote, said.old) == (start, "Bayraktar", None)
    click(opened, takeback=said.id)
    fill(click(opened, missed="new"), name="no such name")
    assert "does not have" in opened.error[0].value
    fill(opened, name="bayraktar", query="Ankara")
    assert any("times" in each.value for each in opened.caption) or "Bayraktar" in html(opened)
    fill(opened, found=control(opened, "found").options and "geonames:323786")
    assert "will be added, as Ankara" in preview(opened)
    save(opened)
    assert "Bayraktar" in row(opened, "Ankara")
    assert "Added by a reader" in row(opened, "Ankara")


def test_hostile_clicks_do_nothing(found: Geoparse) -> None:
    opened = page()
    for chosen in (
        {"missed": "999999999", "quote": "nowhere in it"},
        {"correct": "-1"},
        {"correct": "x"},
        {"accept": ""},
        {"takeback": "0"},
        {"undo": "last"},
        {"redo": "last"},
        {"point": "x"},
    ):
        click(opened, **chosen)
        assert opened.session_state.correcting is None, chosen
        assert load(found.report).corrections == (), chosen


def test_undo_and_redo_say_what_and_outlive_a_restart(found: Geoparse) -> None:
    opened = edit(page(), first(found, "Kherson").start, means="none", who="NN <b>")
    save(opened)
    assert "Undo: “Kherson” is no place, by NN &lt;b&gt;" in html(opened)
    st.cache_resource.clear()
    again = click(page(), undo="last")
    assert row(again, "Kherson")
    assert "Redo: “Kherson” is no place, by NN &lt;b&gt;" in html(again)
    st.cache_resource.clear()
    once_more = click(page(), redo="last")
    assert "Said to be no place" in html(once_more)


def test_always_reaches_later_reports(found: Geoparse) -> None:
    opened = edit(page(), first(found, "Balaklia").start, means="search", query=POLTAVA)
    fill(opened, reach="always")
    assert preview(opened).endswith("Later reports will be read so, too.")
    save(opened)
    assert load(found.report).corrections == ()
    assert len(load_always().corrections) == 1


def test_corrections_go_out_as_a_file_and_come_in_again(found: Geoparse) -> None:
    opened = page()
    save(edit(opened, first(found, "Kherson").start, means="none", who="NN"))
    click(opened, accept=str(first(found, "Izium").start))
    assert any("Save" in each.proto.label for each in opened.get("download_button"))
    data = export_corrections(found.report, load(found.report).corrections)
    store.report_path(found.report.text_sha256).unlink()
    again = page()
    assert row(again, "Kherson")
    take_in(again, data)
    assert "3 corrections were taken in." in html(again)
    assert "Said to be no place" in html(again)
    take_in(again, data)
    assert "0 corrections were taken in. 3 were known already." in html(again)
    assert load(found.report).corrections[0].who == "NN"


def test_a_bad_file_is_one_sentence(found: Geoparse) -> None:
    opened = page()
    for raw in (b"", b"{}", b"\xff\x00", b"[1, 2]"):
        take_in(opened, raw)
        assert "The file" in plain(opened.error[0].value)
        assert load(found.report).corrections == ()


def test_an_unreadable_file_is_a_notice_and_stays(found: Geoparse) -> None:
    path = store.report_path(found.report.text_sha256)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"{ torn")
    opened = page()
    assert any(str(path) in plain(each.value) for each in opened.warning)
    assert row(opened, "Kherson")
    edit(opened, first(found, "Kherson").start, means="none")
    press_in_editor(opened, "save")
    assert opened.session_state.correcting is not None
    assert any("corrections" in each.value for each in opened.error)
    assert path.read_bytes() == b"{ torn"


def test_what_does_not_fit_is_shown_with_the_reason_and_taken_back(found: Geoparse) -> None:
    other = geoparse(read_report(b"Shelling was heard in Kherson on Monday, officials said there."))
    record(found.report, correct(other, other.mentions[0], None, scope=Scope.REPORT, who="NN"))
    opened = page()
    told = html(opened)
    assert "1 correction does not fit this report any more" in told
    assert "with these words around it is not in it" in told
    assert row(opened, "Kherson")
    again = re.search(r"data-missed='(\d+)' data-quote='Kherson'", told)
    assert again
    click(opened, missed=again[1], quote="Kherson")
    assert opened.session_state.correcting.start == first(found, "Kherson").start
    click(opened, close="yes")
    click(opened, takeback=load(found.report).corrections[0].id)
    assert "does not fit" not in html(opened)
    assert load(found.report).corrections == ()


@pytest.mark.usefixtures("public")
def test_where_anyone_may_come_nothing_is_stored(found: Geoparse, own_home: Path) -> None:
    opened = edit(page(), first(found, "Balaklia").start, means="none")
    assert not any("always" in option for option in control(opened, "reach").options)
    save(opened)
    assert not row(opened, "Balakliia")
    assert any("Corrections last as long as this page is open" in c.value for c in opened.caption)
    assert row(page(), "Balakliia")
    click(opened, undo="last")
    assert row(opened, "Balakliia")
    click(opened, redo="last")
    assert not row(opened, "Balakliia")
    assert not (own_home / "data").exists()


@pytest.mark.usefixtures("public")
def test_where_anyone_may_come_always_is_left_out_of_a_file(found: Geoparse) -> None:
    wide = correct(found, first(found, "Kherson"), None, scope=Scope.ALWAYS, who="")
    near = correct(found, first(found, "Brussels"), None, scope=Scope.REPORT, who="")
    data = export_corrections(found.report, (*wide, *near))
    assert len(read_corrections(data)) == 2
    opened = take_in(page(), data)
    assert "1 correction was taken in." in html(opened)
    assert "1 for every report was left out" in html(opened)
    assert row(opened, "Kherson")
