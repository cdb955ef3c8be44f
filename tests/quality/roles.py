"""The roles of mentions, measured on the sentences of `roles.tsv` (`ROLES.md` says how they are
annotated), each read as a report of its own.

With gold spans, every mention has a role in the annotation and one of ours. Through the whole
recogniser a role counts for a mention only where the span is the annotated one too, so what is
missed lowers recall and what is too many precision.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Mention, Role
from geo.recognition import mentions_at, recognise
from geo.recognition.toponym_tagger import ToponymTagger
from geo.report import report_from_text
from tests.quality.scoring import F1

TABLE = Path(__file__).with_name("roles.tsv")
PARTS = ("dev", "test")
_MARKED = re.compile(r"\[([^|\]]+)\|(\w+)\]")

Spans = dict[tuple[int, int], Role]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence, or a few paragraphs, with the role of each span that names a place."""

    text: str
    roles: Spans


def read_annotated(part: str) -> tuple[Annotated, ...]:
    """Return the sentences of one part, "dev" or "test"."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(_read(row["text"]) for row in rows if row["part"] == part)


def given_spans(annotated: Annotated) -> Spans:
    """Return the roles that we give to the annotated spans."""
    report = report_from_text(annotated.text)
    return _spans(mentions_at(report, sorted(annotated.roles), GazetteerLexicon(open_gazetteer())))


def found_spans(annotated: Annotated) -> Spans:
    """Return the spans that we find ourselves, with their roles; vague phrases are left out."""
    report = report_from_text(annotated.text)
    lexicon = GazetteerLexicon(open_gazetteer())
    return _spans(recognise(report, ToponymTagger.load().tag(report), lexicon))


def count(pairs: Iterable[tuple[Spans, Spans]]) -> Mapping[Role, F1]:
    """Return the counts for each role over pairs of what is annotated and what is ours."""
    right, predicted, gold = (dict.fromkeys(Role, 0) for _ in range(3))
    for annotated, ours in pairs:
        for span, role in annotated.items():
            gold[role] += 1
            right[role] += ours.get(span) is role
        for role in ours.values():
            predicted[role] += 1
    return {role: F1(right[role], predicted[role], gold[role]) for role in Role}


def macro_f1(counts: Mapping[Role, F1]) -> float:
    """Return the mean of the roles' F1, each role weighing the same."""
    return sum(each.f1 for each in counts.values()) / len(counts)


def measure(part: str, spans: Callable[[Annotated], Spans]) -> Mapping[Role, F1]:
    """Return the counts for each role on one part, `spans` telling what is ours."""
    return count((annotated.roles, spans(annotated)) for annotated in read_annotated(part))


def print_roles() -> None:
    """Print precision, recall and F1 of each role, and their mean, on both parts."""
    print(
        "Roles (P, R, F1): on sentences annotated before the rules were changed; `dev` was learned"
    )
    print("from, `test` only measured; with gold spans, and through the whole recogniser")
    columns = [
        (f"{part}, {name}", partial(measure, part, spans))
        for part in PARTS
        for name, spans in (("gold", given_spans), ("found", found_spans))
    ]
    print(f"{'':10}" + "".join(f"{title:>21}" for title, _ in columns))
    results = [measured() for _, measured in columns]
    for role in Role:
        cells = (results[i][role] for i in range(len(results)))
        line = "".join(f"{c.precision:9.3f}{c.recall:6.3f}{c.f1:6.3f}" for c in cells)
        print(f"{role:10}{line}")
    print(f"{'macro-F1':10}" + "".join(f"{macro_f1(r):21.3f}" for r in results), flush=True)


def _read(marked: str) -> Annotated:
    text = ""
    roles: Spans = {}
    last = 0
    marked = marked.replace(" ¶ ", "\n\n")
    for match in _MARKED.finditer(marked):
        text += marked[last : match.start()]
        roles[len(text), len(text) + len(match[1])] = Role(match[2])
        text += match[1]
        last = match.end()
    return Annotated(text + marked[last:], roles)


def _spans(mentions: Sequence[Mention]) -> Spans:
    return {(m.start, m.end): m.role for m in mentions if m.reason_unplaced != "vague"}
