"""What people said of a result, applied: exact, in order, and the same however often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import parsed, place

from geo.corrections import (
    SOURCE,
    Correction,
    Reading,
    Scope,
    add,
    apply,
    correct,
    merge,
    own_point,
    reading_of,
    split,
)
from geo.errors import CorrectionsError
from geo.model import Geoparse, Mention, NameTier, Place, Role

IZIUM = place("Izium")
KYIV = place("Kyiv", country_code="UA")
REGION = place("Kyiv Oblast")
OTHER = place("Izium in Luhansk Oblast", admin1="Luhansk Oblast")
BRIDGE = place("Old Bridge")
MARKED = (
    "🚀 Troops left {Izium|Izium|location} for {Izyum|Izium|location}, said {Kyiv|Kyiv|actor}. "
    "حلب 👩‍👩‍👧 In {Izium|Izium|location} the {Old Bridge|Old Bridge|location} and the Bridge "
    "stood; "
    "{Izium|Izium|actor} was silent. In {the east|Kyiv|location} and {the south||location} of "
    "{Kyiv Oblast|Kyiv Oblast|location}, the Bridge at Dvorichna, Dvorichnaya and Dvorichna fell."
)
FOUND = parsed(MARKED, IZIUM, KYIV, REGION, BRIDGE, alternatives=(OTHER,))
TEXT = FOUND.report.text
BY = {"who": "NN", "note": "seen"}


def read(result: Geoparse) -> list[tuple[str, str, str]]:
    return [
        (m.text, m.role.value, m.resolution.place.name if m.resolution else "")
        for m in result.mentions
    ]


def at(result: Geoparse, text: str, number: int = 0) -> Mention:
    return [mention for mention in result.mentions if mention.text == text][number]


def place_of(mention: Mention) -> Place | None:
    return reading_of(mention).place


def location(where: Place | None) -> Reading:
    return Reading(Role.LOCATION, where)


def sound(result: Geoparse) -> None:
    """Every mention lies where its words are, none over another, every place has a mention."""
    text, end = result.report.text, 0
    for mention in result.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        assert (mention.resolution is None) == bool(mention.reason_unplaced)
        end = mention.end
    assert all(result.mentions_of(each) for each in result.places)
    assert len({each.id for each in result.places}) == len(result.places)


def test_nothing_said_changes_nothing() -> None:
    assert apply(FOUND, ()).result.mentions == FOUND.mentions


def test_a_correction_of_one_mention_leaves_the_others() -> None:
    said = correct(FOUND, at(FOUND, "Izium"), location(OTHER), scope=Scope.MENTION, **BY)
    corrected = apply(FOUND, said)
    expected = read(FOUND)
    expected[0] = ("Izium", "location", OTHER.name)
    assert read(corrected.result) == expected
    resolution = at(corrected.result, "Izium").resolution
    assert resolution is not None
    assert resolution.source == SOURCE
    assert resolution.confidence == 1.0
    assert resolution.reasons == (f"corrected by NN on {said[0].when[:10]}: seen",)
    assert [(c.place, c.score, c.tier) for c in resolution.alternatives] == [
        (IZIUM, 0.9, NameTier.LABEL)
    ]
    assert OTHER in corrected.result.places
    assert [(a.correction, a.spans) for a in corrected.applied] == [(said[0], ((14, 19),))]


def test_a_correction_of_the_report_reaches_what_is_written_and_read_alike() -> None:
    said = correct(FOUND, at(FOUND, "Izium"), location(OTHER), scope=Scope.REPORT, **BY)
    # The place of "Izium was silent" changes too, its role stays; Izyum is another spelling.
    assert [correction.old.role for correction in said if correction.old] == ["location", "actor"]
    result = apply(FOUND, said).result
    assert [row for row in read(result) if row[0] in ("Izium", "Izyum")] == [
        ("Izium", "location", OTHER.name),
        ("Izyum", "location", "Izium"),
        ("Izium", "location", OTHER.name),
        ("Izium", "actor", OTHER.name),
    ]


def test_another_role_of_the_report_leaves_the_other_roles() -> None:
    said = correct(FOUND, at(FOUND, "Izium"), Reading(Role.ACTOR, IZIUM), scope=Scope.REPORT, **BY)
    assert len(said) == 1
    result = apply(FOUND, said).result
    assert [m.role for m in result.mentions if m.text == "Izium"] == ["actor"] * 3
    assert at(result, "Izyum").role is Role.LOCATION


def test_not_a_place_takes_the_mention_away() -> None:
    said = correct(FOUND, at(FOUND, "Old Bridge"), None, scope=Scope.MENTION, **BY)
    corrected = apply(FOUND, said)
    assert "Old Bridge" not in [text for text, *_ in read(corrected.result)]
    assert BRIDGE not in corrected.result.places
    start = TEXT.index("Old Bridge")
    assert corrected.applied[0].spans == ((start, start + 10),)


def test_what_is_accepted_is_sure() -> None:
    mention = at(FOUND, "Izium")
    said = correct(FOUND, mention, reading_of(mention), scope=Scope.REPORT, **BY)
    corrected = apply(FOUND, said).result
    assert read(corrected) == read(FOUND)
    for mention in corrected.mentions:
        assert mention.resolution is None or (mention.resolution.confidence == 1.0) == (
            mention.text == "Izium"
        )
    resolution = at(corrected, "Izium").resolution
    assert resolution is not None
    assert resolution.reasons[0].startswith("confirmed by NN on ")
    assert [candidate.place for candidate in resolution.alternatives] == [OTHER]


def test_merging_puts_every_spelling_and_role_on_the_other_place() -> None:
    result = apply(FOUND, merge(FOUND, IZIUM, KYIV, **BY)).result
    assert IZIUM not in result.places
    assert [m.role for m in result.mentions_of(KYIV)] == [
        "location", "location", "actor", "location", "actor", "location",
    ]  # fmt: skip


def test_splitting_puts_some_mentions_elsewhere() -> None:
    some = [at(FOUND, "Izium", 1), at(FOUND, "Izyum")]
    result = apply(FOUND, split(FOUND, some, OTHER, **BY)).result
    assert [m.text for m in result.mentions_of(OTHER)] == ["Izyum", "Izium"]
    assert len(result.mentions_of(IZIUM)) == 2


def test_a_point_of_ones_own_is_a_place() -> None:
    point = own_point("Hill 146", 49.213456, 397.25)
    assert point.id.startswith("correction:")
    assert (point.lat, point.lon) == (49.21346, 37.25)
    assert own_point("Hill 146", 49.213456, 37.25) == point
    assert own_point("Hill 147", 49.213456, 37.25).id != point.id
    said = correct(FOUND, at(FOUND, "the south"), location(point), scope=Scope.MENTION, **BY)
    result = apply(FOUND, said).result
    assert point in result.places
    assert at(result, "the south").reason_unplaced is None


def test_taken_off_the_map_says_who_did_it_and_keeps_an_older_reason() -> None:
    izium, south = at(FOUND, "Izium"), at(FOUND, "the south")
    said = correct(FOUND, izium, location(None), scope=Scope.MENTION, **BY)
    said += correct(FOUND, south, Reading(Role.ACTOR, None), scope=Scope.MENTION, **BY)
    result = apply(FOUND, said).result
    assert at(result, "Izium").reason_unplaced == f"no place: {said[0].sentence}"
    assert at(result, "the south").reason_unplaced == "vague"
    assert at(result, "the south").role is Role.ACTOR


def added(start: int, end: int, scope: Scope, result: Geoparse = FOUND) -> tuple[Correction, ...]:
    return add(result, start, end, location(BRIDGE), scope=scope, **BY)


def test_a_missed_mention_is_added_alone() -> None:
    start = TEXT.index("Dvorichna")
    corrected = apply(FOUND, added(start, start + 9, Scope.MENTION))
    assert [m.start for m in corrected.result.mentions if m.text == "Dvorichna"] == [start]
    resolution = at(corrected.result, "Dvorichna").resolution
    assert resolution is not None
    assert resolution.reasons[0].startswith("added by NN on ")


def test_a_missed_name_is_added_where_it_stands_free_as_a_word() -> None:
    start = TEXT.index("Dvorichna")
    result = apply(FOUND, added(start, start + 9, Scope.REPORT)).result
    starts = [m.start for m in result.mentions if m.text == "Dvorichna"]
    assert starts == [start, TEXT.rindex("Dvorichna")]
    bridge = TEXT.index("the Bridge") + 4
    result = apply(FOUND, added(bridge, bridge + 6, Scope.REPORT)).result
    assert [m.start for m in result.mentions if m.text == "Bridge"] == [
        bridge,
        TEXT.index("Bridge at"),
    ]
    assert at(result, "Old Bridge").resolution == at(FOUND, "Old Bridge").resolution


def test_marked_blanks_do_not_count() -> None:
    start = TEXT.index(" Dvorichna")
    (said,) = added(start, start + 11, Scope.MENTION)
    assert said.anchor.quote == "Dvorichna,"
    assert said.anchor.start == start + 1


def test_what_is_added_over_a_mention_says_that_this_is_none() -> None:
    start = TEXT.index("Bridge and")
    said = added(start, start + 6, Scope.MENTION)
    assert [(c.anchor.quote, c.new) for c in said] == [
        ("Old Bridge", None),
        ("Bridge", location(BRIDGE)),
    ]
    assert len({correction.action for correction in said}) == 1
    corrected = apply(FOUND, said)
    assert [m.start for m in corrected.result.mentions if "Bridge" in m.text] == [start]
    assert not corrected.unfitting


def test_what_is_added_over_a_mention_without_saying_so_is_refused_in_a_sentence() -> None:
    start = TEXT.index("Bridge and")
    corrected = apply(FOUND, added(start, start + 6, Scope.MENTION)[1:])
    assert corrected.result.mentions == FOUND.mentions
    assert [unfitting.why for unfitting in corrected.unfitting] == [
        "“Bridge” overlaps “Old Bridge”, which is a mention here: say first that this is not a "
        "place"
    ]
    assert not corrected.applied


def test_a_correction_stands_where_the_name_is_not_found_any_more() -> None:
    said = correct(FOUND, at(FOUND, "Izium"), location(OTHER), scope=Scope.MENTION, **BY)
    found = replace(FOUND, mentions=FOUND.mentions[1:])
    result = apply(found, said).result
    resolution = at(result, "Izium").resolution
    assert resolution is not None
    assert resolution.place == OTHER
    assert [candidate.place for candidate in resolution.alternatives] == [IZIUM]


def test_in_another_version_of_the_text_it_is_found_by_its_words_and_says_so() -> None:
    said = correct(FOUND, at(FOUND, "Kyiv"), location(OTHER), scope=Scope.MENTION, **BY)
    said += correct(FOUND, at(FOUND, "Izium"), location(OTHER), scope=Scope.MENTION, **BY)
    changed = parsed(
        "Corrected.\n\n" + MARKED.replace("🚀 Tr", "🛸 Sn"), IZIUM, KYIV, REGION, BRIDGE
    )
    corrected = apply(changed, said)
    assert [(a.correction, a.relocated) for a in corrected.applied] == [(said[0], True)]
    assert [unfitting.correction for unfitting in corrected.unfitting] == [said[1]]
    assert at(corrected.result, "Kyiv").start == at(FOUND, "Kyiv").start + len("Corrected.\n\n")
    assert place_of(at(corrected.result, "Kyiv")) == OTHER


LATER = parsed(
    "{Izium|Izium|location}, {Izium|Izium|actor}, {Izium|Kyiv|location}, {Izyum|Izium|location}; "
    "the Bridge, {Old Bridge|Old Bridge|location}, Footbridge.",
    IZIUM, KYIV, BRIDGE,
)  # fmt: skip


def test_always_reaches_later_reports_where_the_name_is_written_and_read_alike() -> None:
    always = correct(FOUND, at(FOUND, "Izyum"), location(OTHER), scope=Scope.ALWAYS, **BY)
    assert [row[2] for row in read(apply(FOUND, (), always).result)].count(OTHER.name) == 1
    always += correct(FOUND, at(FOUND, "Izium"), location(OTHER), scope=Scope.ALWAYS, **BY)
    bridge = TEXT.index("Bridge at")
    always += added(bridge, bridge + 6, Scope.ALWAYS)
    corrected = apply(LATER, (), always)
    assert read(corrected.result) == [
        ("Izium", "location", OTHER.name),
        ("Izium", "actor", OTHER.name),
        ("Izium", "location", "Kyiv"),
        ("Izyum", "location", OTHER.name),
        ("Bridge", "location", "Old Bridge"),
        ("Old Bridge", "location", "Old Bridge"),
    ]
    assert not corrected.unfitting
    assert [len(each.spans) for each in corrected.applied] == [1, 1, 1, 1]


def test_always_reaches_what_had_no_place() -> None:
    always = correct(FOUND, at(FOUND, "the south"), location(KYIV), scope=Scope.ALWAYS, **BY)
    later = parsed("In {the south||location}, {the south|Izium|location}.", IZIUM, KYIV)
    assert [row[2] for row in read(apply(later, (), always).result)] == ["Kyiv", "Izium"]


def test_the_report_overrules_what_was_always_so_and_the_other_way_round() -> None:
    mention = at(LATER, "Izium")
    always = correct(LATER, mention, location(OTHER), scope=Scope.ALWAYS, **BY)
    own = correct(LATER, mention, location(KYIV), scope=Scope.MENTION, **BY)
    late = tuple(replace(correction, when="2999-01-01T00:00:00Z") for correction in always)
    own = tuple(replace(correction, when="2998-01-01T00:00:00Z") for correction in own)
    assert place_of(apply(LATER, own, always).result.mentions[0]) == KYIV
    assert place_of(apply(LATER, own, late).result.mentions[0]) == OTHER


def test_the_same_correction_twice_counts_once() -> None:
    said = correct(FOUND, at(FOUND, "Izium"), location(OTHER), scope=Scope.REPORT, **BY)
    assert apply(FOUND, said + said, said) == apply(FOUND, said)


def test_a_place_that_the_gazetteer_lost_is_rebuilt_and_one_that_it_has_is_its_own() -> None:
    renamed = replace(KYIV, name="Kiev", population=1)
    said = split(FOUND, [at(FOUND, "Izium")], renamed, **BY)
    result = apply(FOUND, said).result
    assert place_of(at(result, "Izium")) == KYIV
    lost = parsed("{Izium|Izium|location}", IZIUM)
    (correction,) = split(lost, [at(lost, "Izium")], renamed, **BY)
    assert apply(lost, [correction]).result.places == (renamed,)


PLACES = st.sampled_from([IZIUM, KYIV, REGION, OTHER, BRIDGE, own_point("Hill", 1.0, 2.0), None])
READINGS = st.builds(Reading, st.sampled_from(Role), PLACES)
Step = Callable[[Geoparse], Sequence[Correction]]


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """Something that a person does to the result that she sees."""
    number, other = draw(st.integers(0, 99)), draw(st.integers(0, 99))
    start, length = draw(st.integers(0, len(TEXT) - 1)), draw(st.integers(1, 14))
    words = draw(st.sampled_from(["Bridge", "Old Bridge", "Dvorichna", "Izium", "the", "Kyiv", ""]))
    reading, where = draw(READINGS), draw(PLACES)
    scope = draw(st.sampled_from(Scope))
    kind = draw(st.sampled_from(["correct", "remove", "accept", "merge", "split", "add", "blind"]))

    def do(seen: Geoparse) -> Sequence[Correction]:
        mention = seen.mentions[number % len(seen.mentions)] if seen.mentions else None
        at = TEXT.find(words, start) if words else start
        end = at + (len(words) or length)
        if kind in ("add", "blind") or mention is None:
            if at < 0 or not TEXT[at:end].strip():
                return ()
            said = add(seen, at, end, reading, scope=scope, **BY)
            return said[-1:] if kind == "blind" else said
        if kind == "merge":
            found = seen.places[other % len(seen.places)] if seen.places else None
            return merge(seen, found, where, **BY) if found and where else ()
        if kind == "split":
            return split(seen, seen.mentions[number % 3 :: 4], where, **BY)
        new = {"remove": None, "accept": reading_of(mention)}.get(kind, reading)
        return correct(seen, mention, new, scope=scope, **BY)

    return do


def done(script: list[Step], result: Geoparse) -> tuple[list[Correction], list[Correction]]:
    """Return what comes of a script, each step done to what the steps before it made."""
    own: list[Correction] = []
    always: list[Correction] = []
    for number, step in enumerate(script):
        for correction in step(apply(result, own, always).result):
            stamped = replace(correction, when=f"2026-11-22T00:00:{number:02}Z")
            (always if stamped.scope is Scope.ALWAYS else own).append(stamped)
    return own, always


@settings(deadline=None)
@given(st.lists(steps(), max_size=12))
def test_applying_again_changes_nothing(script: list[Step]) -> None:
    own, always = done(script, FOUND)
    once = apply(FOUND, own, always)
    sound(once.result)
    assert apply(once.result, own, always).result == once.result
    elsewhere = apply(LATER, (), always)
    sound(elsewhere.result)
    assert apply(elsewhere.result, (), always).result == elsewhere.result


@settings(deadline=None)
@given(st.lists(steps(), max_size=8), steps())
def test_every_correction_is_applied_or_shown(script: list[Step], last: Step) -> None:
    own, always = done([*script, last], FOUND)
    corrected = apply(FOUND, own, always)
    shown = {each.correction.id for each in (*corrected.applied, *corrected.unfitting)}
    assert shown == {correction.id for correction in (*own, *always)}


@settings(deadline=None)
@given(st.lists(steps(), max_size=8), st.integers(0, 99), READINGS)
def test_the_last_word_on_a_mention_counts(script: list[Step], number: int, new: Reading) -> None:
    own, always = done(script, FOUND)
    before = apply(FOUND, own, always)
    seen = before.result
    if not seen.mentions:
        return
    mention = seen.mentions[number % len(seen.mentions)]
    for last in (None, new):
        said = correct(seen, mention, last, scope=Scope.MENTION, **BY)
        after = apply(FOUND, [*own, *said], always).result
        now = {(m.start, m.end): reading_of(m).key for m in after.mentions}
        assert now.get((mention.start, mention.end)) == (last.key if last else None)
        rest = {(m.start, m.end): reading_of(m).key for m in seen.mentions if m is not mention}
        # A mention that was refused because of this one stands where this one is gone.
        refused = [each.correction.anchor for each in before.unfitting]
        for span in {(anchor.start, anchor.end) for anchor in refused} - rest.keys():
            now.pop(span, None)
        now.pop((mention.start, mention.end), None)
        assert now == rest


@pytest.mark.parametrize("marked", [(0, 0), (0, 10**9), (500, 400), (1, 2)])
def test_nothing_or_too_much_marked_is_refused(marked: tuple[int, int]) -> None:
    long = parsed("a " + "b" * 2_000)
    with pytest.raises(CorrectionsError, match="mark the name"):
        add(long, *marked, location(KYIV), scope=Scope.MENTION, **BY)
