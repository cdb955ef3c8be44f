"""Arabic names made whole by what the gazetteer knows."""

from __future__ import annotations

import pytest

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Role
from geo.recognition.arabic import is_noun, is_site, whole_name
from geo.recognition.entities import UNSURE, Entity
from geo.recognition.marked import told_mentions
from geo.report import report_from_text


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        # A kind, a side or a state before a name is none of it, nor is what tells a part after it.
        ("في [شمال أفريقيا] اليوم", "أفريقيا"),
        ("إلى [دولة الكويت] أمس", "الكويت"),
        ("[بمدينة كربلاء] أمس", "كربلاء"),
        ("في [سوريا الجنوبية] أمس", "سوريا"),
        ("[غرب جمهورية الصين الشعبية]", "الصين"),
        # A letter too much or too little.
        ("عاد [بطنجة] أمس", "طنجة"),
        ("وصل [وبلندن] أمس", "لندن"),
        ("ب[يروت] أمس", "بيروت"),
        ("ط[رابلس] أمس", "طرابلس"),
        ("لـ[ـسويسرا] حصة", "سويسرا"),
        ("ل[لعراق] حصة", "لعراق"),
        # A word too little, where it is not known without.
        ("قرب [مارون] الراس أمس", "مارون الراس"),
        ("في [حلب] الجديدة أمس", "حلب"),
        # A side is part of a region's name, and tells a part of a country or a town.
        ("من غرب [دارفور] أمس", "غرب دارفور"),
        ("إلى [شمال كردفان] أمس", "شمال كردفان"),
        ("في جنوب [لبنان] أمس", "لبنان"),
        ("قرب شمال [بغداد] أمس", "بغداد"),
        # As it is: known so, or not known at all.
        ("في [أفريقيا الوسطى] أمس", "أفريقيا الوسطى"),
        ("في [شرق القدس] أمس", "القدس"),
        ("في [مدينة ززززز] أمس", "مدينة ززززز"),
    ],
)
def test_a_name_is_what_the_gazetteer_knows(marked: str, name: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    first, last, _ = whole_name(text, start, end, GazetteerLexicon(open_gazetteer()))
    assert text[first:last] == name


@pytest.mark.parametrize(
    ("text", "sure", "found"),
    [
        # "For Iraq" has lost a letter and is known all the same.
        ("قدمت منحة للعراق", 0.4, "لعراق"),
        ("قدمت منحة للعرامق", 0.4, ""),
        # An airport says what it is.
        ("هبطت في مطار ززززز", 0.5, "مطار ززززز"),
        ("هبطت في رواق ززززز", 0.5, ""),
        # Words that have the consonants of places by chance.
        ("حجزت الشرطة قاربا", 0.93, ""),
    ],
)
def test_how_sure_the_model_has_to_be(text: str, sure: float, found: str) -> None:
    words = found or text.split()[-1].removeprefix("ل")
    start = text.rindex(words)
    entity = Entity(start, len(text), sure, Role.LOCATION)
    lexicon = GazetteerLexicon(open_gazetteer())
    told = told_mentions(report_from_text(text), [entity], [0], lexicon)
    assert [mention.text for mention in told] == ([found] if found else [])


def test_nouns_and_sites_are_told_by_their_words() -> None:
    assert [is_noun(word) for word in ("مصر", "مصري", "سورية", "Egypt")] == [
        True,
        False,
        False,
        False,
    ]
    assert [is_site(word) for word in ("مطار بيروت", "مطار", "بيروت")] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("وصلت القوافل إلى حلب من أعزاز", "أعزاز", True),
        ("انقطعت الكهرباء في حلب وأعزاز", "أعزاز", True),
        # Nothing leads to it.
        ("وصلت القوافل إلى حلب اليوم أعزاز", "أعزاز", False),
        # Of another country than those of the report.
        ("وصلت القوافل إلى بغداد من أعزاز", "أعزاز", False),
        # Medina is "the city".
        ("عاد الحجاج إلى مكة من المدينة", "المدينة", False),
        ("عاد من حلب إلى البيت", "البيت", False),
    ],
)
def test_a_town_of_the_report_s_countries_is_told_by_what_leads_to_it(
    text: str, name: str, found: bool
) -> None:
    sure = next(town for town in ("حلب", "بغداد", "مكة") if town in text)
    marked = [
        Entity(text.index(each), text.index(each) + len(each), confidence, Role.LOCATION)
        for each, confidence in ((sure, 0.9), (name, UNSURE))
    ]
    entities = sorted(marked, key=lambda entity: entity.start)
    lexicon = GazetteerLexicon(open_gazetteer())
    told = [m.text for m in told_mentions(report_from_text(text), entities, [0], lexicon)]
    assert (name in told) is found
    assert sure in told
