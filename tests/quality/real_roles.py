"""The roles of names in the news of the public corpora, judged by hand: `real_roles.tsv`.

Drawn by lot from countries and capitals where a subject may stand and elsewhere, and from other
names in both, and judged by `ROLES.md` before our own roles were looked at. Rules were learned from
`dev`; `test` was drawn last and is only measured. The corpora's texts are no part of the project,
so the table has offsets and names alone.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Role
from geo.recognition import mentions_at
from geo.report import report_from_text
from tests.quality.corpus import Document
from tests.quality.roles import PARTS, Spans, count

TABLE = Path(__file__).with_name("real_roles.tsv")


@dataclass(frozen=True, slots=True)
class Judged:
    """A name in a document of a corpus, and its role."""

    corpus: str
    document: str
    start: int
    end: int
    name: str
    part: str
    role: Role


def read_judged() -> tuple[Judged, ...]:
    """Return the names that were judged."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Judged(
                row["corpus"],
                row["id"],
                int(row["start"]),
                int(row["end"]),
                row["name"],
                row["part"],
                Role(row["role"]),
            )
            for row in rows
        )


def our_roles(text: str, spans: Sequence[tuple[int, int]]) -> Spans:
    """Return the roles that we give to `spans`, sorted, of a text."""
    found = mentions_at(report_from_text(text), spans, GazetteerLexicon(open_gazetteer()))
    return {(mention.start, mention.end): mention.role for mention in found}


def pairs(
    judged: Sequence[Judged], corpora: Mapping[str, Sequence[Document]]
) -> list[tuple[Spans, Spans]]:
    """Return for each document what was judged and what is ours.

    Raises:
        ValueError: the corpora are not those from which the names were drawn.
    """
    texts = {(corpus, d.id): d.text for corpus, documents in corpora.items() for d in documents}
    roles: dict[tuple[str, str], Spans] = {}
    for each in judged:
        key = each.corpus, each.document
        if each.corpus not in corpora:
            continue
        if texts.get(key, "")[each.start : each.end] != each.name:
            raise ValueError(f"{each} is not in this version of the corpus")
        roles.setdefault(key, {})[each.start, each.end] = each.role
    return [(spans, our_roles(texts[key], sorted(spans))) for key, spans in roles.items()]


def print_real_roles(corpora: Mapping[str, Sequence[Document]]) -> None:
    """Print precision, recall and F1 of each role on both parts."""
    print("\nRoles in real news (P, R, F1, names), judged by hand; rules were learned from `dev`")
    print(f"{'':10}" + "".join(f"{part:>24}" for part in PARTS))
    judged = read_judged()
    results = [count(pairs([j for j in judged if j.part == part], corpora)) for part in PARTS]
    for role in Role:
        cells = "".join(
            f"{r[role].precision:9.3f}{r[role].recall:6.3f}{r[role].f1:6.3f}{r[role].gold:3}"
            for r in results
        )
        print(f"{role:10}{cells}", flush=True)
