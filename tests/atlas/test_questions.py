"""What an archive answers, by filter: every count was made by hand from its reports."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.atlas import (
    Archive,
    Filter,
    Verdict,
    choices,
    compare,
    days,
    known_choices,
    passages,
    places,
    report_text,
)

ALL = {"Izium": 2, "Kyiv": 2, "Gaza City": 1}


def named(archive: Archive, query: str) -> dict[str, int]:
    found = places(archive, Filter.from_query(query)).found
    return {place.name: place.mentions for place in found}


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ALL),
        ("role=actor", {"Suva": 1}),
        ("role=actor&role=location", {**ALL, "Suva": 1}),
        ("from=2024-05-02", {"Izium": 1, "Kyiv": 1}),
        ("to=2024-05-01", {"Izium": 1, "Kyiv": 1}),
        ("from=2024-05-01&to=2024-05-03", {"Izium": 2, "Kyiv": 1}),
        ("from=2024-05-04&to=2024-05-31", {}),
        ("from=2024-06-01&undated=too", {"Kyiv": 1, "Gaza City": 1}),
        ("undated=only", {"Gaza City": 1}),
        ("undated=out", {"Izium": 2, "Kyiv": 2}),
        # The same text in two sources is of both.
        ("source=Wire", {"Izium": 1}),
        ("source=Example+Daily", {"Izium": 2, "Kyiv": 1, "Gaza City": 1}),
        ("source=Wire&source=Хвиля", {"Izium": 1, "Kyiv": 1}),
        ("source=nobody", {}),
        ("language=uk", {"Kyiv": 1}),
        ("country=PS", {"Gaza City": 1}),
        ("country=none", {}),
        ("kind=country", {}),
        ("kind=settlement", ALL),
        ("sure=51", {"Izium": 2, "Kyiv": 1, "Gaza City": 1}),
        ("sure=50", ALL),
        ("q=shelled", {"Izium": 1, "Gaza City": 1}),
        ("q=SHELLED+dawn", {"Izium": 1}),
        ("q=cafe", {"Izium": 1}),
        ("q=обстріл", {"Kyiv": 1}),
        ('q="was+shelled+at"', {"Izium": 1}),
        # What a pattern would take for any character is itself.
        ("q=100%25", {"Gaza City": 1}),
        ("q=of_the", {"Gaza City": 1}),
        ("q=h_lled", {}),
        ("q=%25", {"Gaza City": 1}),
        ("q=.*", {}),
        ("q=')+OR+true+--", {}),
        ("area=48,30;51,38", {"Izium": 1 + 1, "Kyiv": 2}),
        ("area=40,30;60,31", {"Kyiv": 2}),
        ("area=-25,170;-10,-170&role=actor", {"Suva": 1}),
        ("area=-25,-170;-10,170&role=actor", {}),
        ("area=49,37;50,37;50,38;49,38", {"Izium": 2}),
        # A triangle whose box holds it too, and one across the antimeridian.
        ("area=50,37;50,38;49,38", {}),
        ("area=-10,170;-10,-170;-25,-170;-25,170&role=actor", {"Suva": 1}),
        # A bow tie, whose edges cross.
        ("area=49,37;50,38;50,37;49,38", {"Izium": 2}),
        ("area=49,37;50,38;49,38;50,37", {}),
        ("country=UA&q=held&from=2024-05-01", {"Kyiv": 1}),
    ],
)
def test_a_filter_leaves_what_fits_all_its_parts(
    archive: Archive, query: str, left: dict[str, int]
) -> None:
    assert named(archive, query) == left


def test_totals_count_each_place_mention_and_report_once(archive: Archive) -> None:
    left = places(archive, Filter(), 1)
    assert (left.total, left.mentions, left.reports) == (3, 5, 4)
    assert [place.name for place in left.found] == ["Kyiv"]
    assert left.left_out == 2
    assert left.found[0].reports == 2


def test_days_are_counted_whatever_span_is_asked(archive: Archive) -> None:
    told = days(archive, Filter.from_query("from=2030-01-01"))
    assert told.counted == ((date(2024, 5, 1), 2), (date(2024, 5, 3), 1), (date(2024, 6, 10), 1))
    assert (told.undated, told.total) == (1, 4)
    kyiv = days(archive, Filter(), "geonames:703448")
    assert [number for _day, number in kyiv.counted] == [1, 1]


def test_choices_say_what_each_would_leave(archive: Archive) -> None:
    counted = choices(archive, Filter.from_query("source=Wire"))
    # As if it were the only one of its part, and within all other parts.
    assert counted["sources"] == {"Example Daily": 4, "Wire": 1, "Хвиля": 1}
    assert counted["countries"] == {"UA": 1}
    assert choices(archive, Filter())["roles"] == {"location": 5, "actor": 1}
    # Where a government alone is named can be chosen as well.
    assert known_choices(archive)["countries"] == ("UA", "PS", "FJ")
    assert choices(archive, Filter(), "geonames:703448")["languages"] == {"en": 1, "uk": 1}


def test_passages_stand_newest_first_with_their_report(archive: Archive) -> None:
    told, total = passages(archive, Filter(), "geonames:707292")
    assert total == 2
    assert [(passage.title, passage.day) for passage in told] == [
        ("Second", date(2024, 5, 3)),
        ("First", date(2024, 5, 1)),
    ]
    second = told[0]
    assert second.sources == ("Wire", "Example Daily")
    assert second.address == "https://example.org/2"
    assert [second.text[m.start : m.end] for m in second.mentions] == ["Izium"]
    assert passages(archive, Filter(), "geonames:707292", 1)[0] == told[1:]
    assert passages(archive, Filter(), "nowhere") == ((), 0)


def test_a_report_is_found_by_the_beginning_of_its_hash(archive: Archive) -> None:
    passage = passages(archive, Filter(), "geonames:281133")[0][0]
    told = report_text(archive, passage.hash[:12])
    assert told is not None
    assert told.text == "Gaza City was shelled 100% of_the day."
    assert (told.title, told.day) == ("Fourth", None)
    assert report_text(archive, "") is None
    assert report_text(archive, "%") is None


def test_two_filters_are_compared_place_by_place(archive: Archive) -> None:
    early, late = Filter(until=date(2024, 5, 2)), Filter(since=date(2024, 5, 3))
    told = compare(archive, early, late)
    verdicts = {each.place.name: (each.first, each.second, each.verdict) for each in told.compared}
    assert verdicts == {"Izium": (1, 1, Verdict.SAME), "Kyiv": (1, 1, Verdict.SAME)}
    both = compare(archive, Filter(words="shelled"), Filter(sources=frozenset({"Wire", "Хвиля"})))
    verdicts = {each.place.name: each.verdict for each in both.compared}
    assert verdicts == {
        "Izium": Verdict.SAME,
        "Gaza City": Verdict.ONLY_FIRST,
        "Kyiv": Verdict.ONLY_SECOND,
    }
    # Two reports of which one address gives the beginning of a hash alone.
    second, third = (
        passages(archive, Filter(words=w), p)[0][0].hash
        for w, p in (("café", "geonames:707292"), ("обстріл", "geonames:703448"))
    )
    both = compare(
        archive, Filter.from_query(f"only={second[:12]}"), Filter(reports=frozenset({third}))
    )
    verdicts = {each.place.name: (each.first, each.second, each.verdict) for each in both.compared}
    assert verdicts == {"Izium": (1, 0, Verdict.ONLY_FIRST), "Kyiv": (0, 1, Verdict.ONLY_SECOND)}
    assert compare(archive, early, late, 1).total == 2
    assert compare(archive, Filter(words="nowhere"), Filter(words="never")).compared == ()


@settings(max_examples=40, deadline=None)
@given(words=st.text(alphabet=st.characters(codec="utf-8"), max_size=12))
def test_no_words_are_taken_for_anything_but_words(archive: Archive, words: str) -> None:
    wanted = Filter.from_pairs([("q", words)])
    texts = " ".join(passage for passage in _texts(archive))
    for term in wanted.terms:
        if term.isascii() and not term.isalpha() and term.lower() not in texts.lower():
            assert places(archive, wanted).found == ()


def _texts(archive: Archive) -> list[str]:
    rows = archive.ask("SELECT text FROM read_parquet(?)", [list(archive.files["reports"])])
    return [text for (text,) in rows]


def test_a_span_falls_into_days_weeks_months_or_years() -> None:
    module = import_module("geo.atlas.days")
    for last, first_bar, number in (
        (date(2024, 5, 31), (date(2024, 5, 1), date(2024, 5, 1)), 31),
        (date(2024, 12, 31), (date(2024, 5, 1), date(2024, 5, 5)), 36),
        (date(2027, 5, 1), (date(2024, 5, 1), date(2024, 5, 31)), 37),
        (date(2223, 5, 1), (date(2024, 5, 1), date(2024, 12, 31)), 68),
    ):
        told = module.Days(((date(2024, 5, 1), 2), (last, 3)), 0)
        shown = module.bars(told)
        assert (shown[0].first, shown[0].last) == first_bar
        assert len(shown) == number <= module.MOST_BARS
        assert (shown[0].mentions, shown[-1].mentions) == (2, 3) and shown[-1].last == last
        assert all(a.last.toordinal() + 1 == b.first.toordinal() for a, b in pairwise(shown))
    whole = module.Days(((date.min, 1), (date.max, 1)), 0)
    assert [bar.mentions for bar in module.bars(whole) if bar.mentions] == [1, 1]
