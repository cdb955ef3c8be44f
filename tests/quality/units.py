"""Units that bear a place's name and towns that do something, in other languages than English.

The sentences of `units.tsv` were written before a model or a rule was asked. Those of a language
are read as the paragraphs of one report.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from geo.model import Role
from geo.recognition.entities import EntityTagger
from geo.recognition.multilingual import MultilingualTagger
from tests.quality.languages import names_in

TABLE = Path(__file__).with_name("units.tsv")

Names = tuple[tuple[str, str], ...]
"""Names and roles, by start."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is written of a sentence and what was found in it."""

    text: str
    wanted: Names
    found: Names


def read_units() -> dict[str, list[tuple[str, Names]]]:
    """Return the sentences with the names of places in them, by language."""
    rows = (line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    sentences: dict[str, list[tuple[str, Names]]] = defaultdict(list)
    for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
        named = (name.partition(":") for name in row["names"].split("|"))
        names = tuple((name, role or Role.LOCATION.value) for name, _, role in named)
        sentences[row["language"]].append((row["text"], names))
    return sentences


def told_units(tagger: EntityTagger) -> dict[str, list[Told]]:
    """Return what is found in every sentence, by language."""
    told: dict[str, list[Told]] = {}
    for language, sentences in read_units().items():
        text = "\n\n".join(sentence for sentence, _ in sentences)
        mentions = names_in(text, tagger)
        at, told[language] = 0, []
        for sentence, wanted in sentences:
            inside = (m for m in mentions if at <= m.start < at + len(sentence))
            found = tuple((m.text, m.role.value) for m in sorted(inside, key=lambda m: m.start))
            told[language].append(Told(sentence, wanted, found))
            at += len(sentence) + 2
    return told


def print_units(tagger: EntityTagger | None = None) -> None:
    """Print how many sentences are right by language, and what is wrong with the others."""
    print("Units with a place's name, and towns that do something: sentences right, names missed,")
    print("false, with another role")
    for language, sentences in told_units(tagger or MultilingualTagger.load()).items():
        right = sum(each.wanted == each.found for each in sentences)
        missed, false, others = (sum(map(count, sentences)) for count in (missing, wrong, turned))
        print(f"{language:4}{right:4} of {len(sentences)}{missed:5}{false:5}{others:5}", flush=True)


def missing(told: Told) -> int:
    """Return how many names of a sentence were not found."""
    return len(dict(told.wanted).keys() - dict(told.found).keys())


def wrong(told: Told) -> int:
    """Return how many were found in it that name no place."""
    return len(dict(told.found).keys() - dict(told.wanted).keys())


def turned(told: Told) -> int:
    """Return how many of its names have another role."""
    wanted = dict(told.wanted)
    return sum(wanted.get(name, role) != role for name, role in told.found)
