"""Results of any content for property tests: hostile texts, names and places anywhere."""

from __future__ import annotations

from hypothesis import strategies as st

from geo.export import Provenance
from geo.geoparser import rank_places
from geo.model import (
    Candidate,
    Geoparse,
    Mention,
    NameTier,
    Place,
    Precision,
    Resolution,
    Role,
    Seat,
)
from geo.report import report_from_text

HOSTILE = (
    '=HYPERLINK("http://example.org")',
    "\u202eevil\u202c",
    "]]><script>alert(1)</script>",
    "a\x00b\x07\x0b",
    'O\'Brien "quoted"',
    "😀👨‍👩‍👧",
    "\ud800",
    "\ufffe\uffff",
    "line\r\nbreak\rreturn\ttab",
    "&amp; <b>",
    "-1+1",
    "Ізюм",
)

words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
names = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=12))
lats = st.floats(-90, 90)
lons = st.one_of(st.sampled_from((-180.0, 180.0, 179.999999, -0.0)), st.floats(-180, 180))


@st.composite
def places(draw: st.DrawFn, number: int) -> Place:
    """A place with an id that no other number has."""
    extent = draw(st.none() | st.tuples(lons, st.just(-1.5), lons, st.just(2.25)))
    return Place(
        id=draw(st.sampled_from(("geonames:{}", "made:{}é ", "correction:{}"))).format(number),
        name=draw(names),
        lat=draw(lats),
        lon=draw(lons),
        feature_class=draw(st.sampled_from(("P", "A", "U", ""))),
        feature_code=draw(st.sampled_from(("PPL", "ADM1", ""))),
        country_code=draw(st.sampled_from(("UA", ""))),
        admin1=draw(words),
        precision=draw(st.sampled_from(tuple(Precision))),
        population=draw(st.none() | st.integers(0, 10**9)),
        country=draw(words),
        admin2=draw(words),
        seat=draw(st.none() | st.builds(Seat, names, lats, lons)),
        extent=extent,
        radius_km=draw(st.none() | st.floats(0, 1000)),
        outline=draw(st.none() | st.just(((1.5, 2.5), (3.25, 4.0), (0.0, -1.0)))),
        note=draw(words),
    )


@st.composite
def results(draw: st.DrawFn) -> Geoparse:
    """A result with up to five mentions of up to four places, runners-up among them."""
    text = "x" + "".join(draw(st.lists(words, max_size=8)))
    report = report_from_text(text, source=draw(words).replace("\ud800", "") or "s")
    known = [draw(places(number)) for number in range(draw(st.integers(0, 4)))]
    cuts = sorted(draw(st.sets(st.integers(0, len(report.text)), max_size=10)))
    mentions = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        resolution = None
        if known and draw(st.booleans()):
            runner_up = Candidate(
                draw(st.sampled_from(known)),
                draw(words),
                draw(st.sampled_from(tuple(NameTier))),
                draw(st.floats(0, 1)),
                (draw(words),),
            )
            resolution = Resolution(
                draw(st.sampled_from(known)),
                draw(st.floats(0, 1)),
                tuple(draw(st.lists(words, max_size=2))),
                (runner_up,),
                draw(words),
            )
        mentions.append(
            Mention(
                start,
                end,
                report.text[start:end],
                draw(st.sampled_from(tuple(Role))),
                resolution,
                None if resolution else draw(words),
            )
        )
    if known and len(mentions) > 1 and draw(st.booleans()):
        # What is described holds the names after its own beginning.
        first, last = mentions[0], mentions[-1]
        described = Resolution(draw(st.sampled_from(known)), draw(st.floats(0, 1)), (), (), "")
        text = report.text[first.start : last.end]
        mentions[0] = Mention(first.start, last.end, text, Role.LOCATION, described)
    return Geoparse(report, tuple(mentions), rank_places(tuple(mentions)))


provenances = st.builds(
    Provenance,
    credits=st.lists(words, max_size=2).map(tuple),
    gazetteer=words,
    made=st.sampled_from(("", "2026-11-22T18:00:00Z")),
)
