"""What an address may ask of an archive."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import Filter, Undated
from geo.model import Precision, Role

DAYS = st.none() | st.dates()
CORNERS = st.tuples(st.integers(-90, 90).map(float), st.integers(-180, 180).map(float))


@given(
    since=DAYS,
    until=DAYS,
    sources=st.frozensets(st.text(min_size=1), max_size=3),
    kinds=st.frozensets(st.sampled_from(Precision)),
    roles=st.frozensets(st.sampled_from(Role)),
    sure=st.integers(-5, 200).map(str),
    words=st.text(),
    area=st.lists(CORNERS, max_size=5),
    undated=st.none() | st.sampled_from(Undated),
)
def test_an_address_says_a_filter_and_nothing_is_lost_on_the_way_back(
    since, until, sources, kinds, roles, sure, words, area, undated
) -> None:
    said = [("source", source) for source in sources]
    said += [("kind", kind) for kind in kinds] + [("role", role) for role in roles]
    said += [("from", str(since or "")), ("to", str(until or "")), ("sure", sure), ("q", words)]
    said.append(("area", ";".join(f"{lat},{lon}" for lat, lon in area)))
    said.append(("undated", str(undated or "")))
    wanted = Filter.from_pairs(said)
    assert Filter.from_query(wanted.to_query()) == wanted
    assert wanted.kinds == kinds
    assert wanted.roles == roles
    if since and until and not wanted.undated:
        assert (wanted.since, wanted.until) == (min(since, until), max(since, until))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "from=2024-13-01&to=yesterday&from=٢٠٢٤-٠١-٠١",
        "sure=-1&sure=abc",
        "kind=castle&role=hero&country=Ukraine&country=ua",
        "area=1,2&area=1;2",
        "area=91,0;0,0",
        "area=nan,0;inf,0",
        "undated=perhaps",
        "undated=too",
        "only='; DROP TABLE mentions --",
        "q=%20%0a%00&source=%00",
        "something=else",
    ],
)
def test_what_is_ill_formed_asks_for_nothing(query: str) -> None:
    assert not Filter.from_query(query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("from=2024-05-02&to=2024-05-01", "from=2024-05-01&to=2024-05-02"),
        ("undated=only&from=2024-05-01", "undated=only"),
        ("undated=out&from=2024-05-01", "from=2024-05-01"),
        ("undated=out", "undated=out"),
        ("sure=250", "sure=99"),
        ("area=2,3;1,4", "area=1.0000%2C3.0000%3B2.0000%2C4.0000"),
    ],
)
def test_what_can_be_said_in_several_ways_stands_in_one(query: str, said: str) -> None:
    assert Filter.from_query(query).to_query() == said


def test_words_stand_alone_unless_they_are_in_quotation_marks() -> None:
    assert Filter(words='shelled "at dawn" Izium').terms == ("shelled", "at dawn", "Izium")
    assert Filter(words='"" "').terms == ()


def test_a_value_is_added_and_taken_off_again() -> None:
    wanted = Filter(since=date(2024, 5, 1)).toggled("sources", "A, B").toggled("countries", "UA")
    assert wanted.sources == {"A, B"}
    assert wanted.toggled("sources", "A, B").without("time") == Filter(countries=frozenset({"UA"}))
    assert wanted.toggled("kinds", "castle") == wanted
