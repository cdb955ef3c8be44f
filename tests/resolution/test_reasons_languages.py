"""Reasons for places in reports of other languages hold, and quote what these reports say."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from served import ROOT

from geo import Geoparse, geoparse
from geo.language import Sentence
from geo.model import AREAS, Mention, Place, Precision
from geo.resolution.features import is_within

LANGUAGES = ("uk", "ru", "ar", "es", "fr")
NOT_THE_REPORTS = ("named without “region”",)
"""What begins a reason whose quoted word is the page's."""


def parsed(language: str) -> Geoparse:
    """Return what is found in the sentences of a language, as one report."""
    sentences = [
        re.sub(r"[\[\]<>{}]", "", line.split("\t")[1])
        for table in ("contexts", "descriptions")
        for line in (ROOT / f"tests/resolution/{table}.tsv").read_text("utf-8").splitlines()
        if line.startswith(f"{language}\t")
    ]
    return geoparse("\n\n".join(sentences))


def told(result: Geoparse) -> list[tuple[Mention, Place, Sentence]]:
    return [
        (mention, mention.resolution.place, reason)
        for mention in result.mentions
        if mention.resolution is not None
        for reason in mention.resolution.reasons
        if isinstance(reason, Sentence)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_hold(language: str) -> None:
    result = parsed(language)
    report, text = result.report, " ".join(result.report.text.lower().split())
    assert report.language == language
    places = [m.resolution.place for m in result.mentions if m.resolution]
    forms: Counter[str] = Counter()
    for mention, place, reason in told(result):
        forms[reason.form] += 1
        if not reason.startswith(NOT_THE_REPORTS):
            for quoted in re.findall("“(.+?)”", reason):
                assert quoted.lower() in text, reason
        if reason.form == "named with “{word}”":
            word = reason.values["word"]
            same = [m for m in result.mentions if m.text == mention.text]
            assert any(
                word in report.text[max(0, m.start - 40) : m.end + 40].lower() for m in same
            ), reason
            assert place.precision in {*AREAS, Precision.SETTLEMENT, Precision.WATER}
        if reason.form == "named together with {place}, in which it lies":
            larger = str(reason.values["place"]).removeprefix("the ")
            assert any(is_within(place, each) for each in places if each.name == larger), reason
        if reason.form == "“{name}” is the word for people and things of {place}":
            assert reason.values["name"] == mention.text
            assert str(reason.values["place"]).removeprefix("the ") == place.name
    for form in (
        "named with “{word}”",
        "named together with {place}, in which it lies",
        "“{name}” is the word for people and things of {place}",
        "“{name}”, as the report says",
    ):
        assert forms[form], form
