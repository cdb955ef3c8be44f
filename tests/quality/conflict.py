"""Annotated conflict reports, one of each form that analysts meet, and how they are scored.

One JSON object a line: {id, kind, text, toponyms, negatives, ignored}. To find a metonym ("Moscow
said"), or what is `ignored`, is neither right nor wrong; `negatives` are names that are no place.
Mentions are matched one to one: first where both spans are the same, then where the mention lies
in the right place, then by the larger share in common. Demonyms, and places that the text
describes, are no names and left out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.distance import distance_km
from geo.model import Mention, Role
from geo.resolution.described_places import is_phrase
from tests.quality.scoring import F1
from tests.quality.war_scores import Find, is_on_map, ours

NAME = "conflict-en.jsonl"
COORDINATES = "coordinates"
_POINTS = frozenset(("city", "village", "neighbourhood", "facility"))
_NEAR_KM, _LARGE_KM, _SAME_KM = 25.0, 161.0, 1.0


@dataclass(frozen=True, slots=True)
class Name:
    """An annotated span, its end excluded; `point` is (lat, lon), None where none is given."""

    start: int
    end: int
    kind: str
    """What it names: a city, a river; of a negative a person, a unit."""
    point: tuple[float, float] | None = None
    reach_km: float = 0.0
    """How far from the point the place is still the right one."""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class ConflictReport:
    """A text, what kind of report it is, and the names in it that are places and that are none."""

    kind: str
    text: str
    names: tuple[Name, ...]
    negatives: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in one or more reports."""

    strict: F1
    overlap: F1
    counts: Mapping[str, int]
    """`credit`: names found that are taken for credits; `coordinates` and `coordinates read`;
    for each kind of negatives how many there are, and after "mapped" how many are on the map."""

    def __add__(self, other: Outcome) -> Outcome:
        strict, overlap = (
            F1(a.right + b.right, a.predicted + b.predicted, a.gold + b.gold)
            for a, b in ((self.strict, other.strict), (self.overlap, other.overlap))
        )
        return Outcome(strict, overlap, Counter(self.counts) + Counter(other.counts))


NOTHING = Outcome(F1(0, 0, 0), F1(0, 0, 0), {})


def read_reports(path: Path) -> tuple[ConflictReport, ...]:
    """Read the reports of a file."""
    with path.open(encoding="utf-8") as file:
        return tuple(_report(json.loads(line)) for line in file if line.strip())


def score_report(report: ConflictReport, mentions: Iterable[Mention]) -> Outcome:
    """Score the mentions found in a report."""
    found = [m for m in mentions if m.role is not Role.DEMONYM and not is_phrase(m)]
    strict, _ = _matched(report.names, found, strict=True)
    overlap, pairs = _matched(report.names, found, strict=False)
    counts: Counter[str] = Counter()
    for i, j in pairs.items():
        counts["credit"] += not report.names[i].is_optional and found[j].role is Role.CREDIT
    for i, name in enumerate(report.names):
        if name.kind == COORDINATES:
            distance = _distance_km(name, found[pairs[i]]) if i in pairs else None
            counts[COORDINATES] += 1
            counts[f"{COORDINATES} read"] += distance is not None and distance <= _SAME_KM
    spurious = [
        mention
        for j, mention in enumerate(found)
        if j not in pairs.values() and is_on_map(mention) and not _is_neutral(report.names, mention)
    ]
    for negative in report.negatives:
        counts[negative.kind] += 1
        counts[f"mapped {negative.kind}"] += any(_shared(negative, m) > 0 for m in spurious)
    return Outcome(strict, overlap, counts)


def print_conflict(path: Path, find: Find = ours) -> None:
    """Print what is found in each report of a file, and in all."""
    print("Conflict reports: spans found; how many of them are taken for credits, how many")
    print("coordinates are read, and how many persons, units and organisations are on the map")
    print(f"{'':10}{'strict P':>9}{'R':>6}{'F1':>6}{'overlap P':>10}{'R':>6}{'F1':>6}", end="")
    print("".join(f"{title:>9}" for title in ("credits", "points", "persons", "units")))
    total = NOTHING
    for report in read_reports(path):
        outcome = score_report(report, find(report.text))
        total += outcome
        print(_row(report.kind, outcome), flush=True)
    print(_row("all", total))


def _row(title: str, outcome: Outcome) -> str:
    n = Counter(outcome.counts)
    s, o = outcome.strict, outcome.overlap
    shares = (
        (n["credit"], o.right),
        (n[f"{COORDINATES} read"], n[COORDINATES]),
        (n["mapped person"], n["person"]),
        (n["mapped unit"] + n["mapped organisation"], n["unit"] + n["organisation"]),
    )
    return (
        f"{title:10}{s.precision:9.3f}{s.recall:6.3f}{s.f1:6.3f}"
        f"{o.precision:10.3f}{o.recall:6.3f}{o.f1:6.3f}"
        + "".join(f"{f'{some}/{many}':>9}" for some, many in shares)
    )


def _report(row: dict[str, object]) -> ConflictReport:
    toponyms, negatives = row["toponyms"], row["negatives"]
    ignored = row.get("ignored", [])
    assert isinstance(toponyms, list)
    assert isinstance(negatives, list)
    assert isinstance(ignored, list)
    names = [
        Name(
            t["start"],
            t["end"],
            t["type"],
            (t["lat"], t["lon"]),
            _NEAR_KM if t["type"] in _POINTS else max(_LARGE_KM, t.get("radius_km") or 0),
            bool(t.get("metonym")),
        )
        for t in toponyms
    ]
    names += [Name(i["start"], i["end"], "ignored", is_optional=True) for i in ignored]
    return ConflictReport(
        str(row["kind"]),
        str(row["text"]),
        tuple(names),
        tuple(Name(n["start"], n["end"], n.get("kind", "")) for n in negatives),
    )


def _matched(
    names: Sequence[Name], found: Sequence[Mention], *, strict: bool
) -> tuple[F1, dict[int, int]]:
    """Return the counts and the pairs, index of a name to that of its mention."""
    ranked = []
    for i, name in enumerate(names):
        for j, mention in enumerate(found):
            shared = _shared(name, mention)
            same = (name.start, name.end) == (mention.start, mention.end)
            if shared <= 0 or (strict and not same):
                continue
            distance = _distance_km(name, mention)
            right = distance is not None and distance <= name.reach_km
            union = max(name.end, mention.end) - min(name.start, mention.start)
            ranked.append((not same, not right, -shared / union, name.start, i, j))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(ranked):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    optional = {i for i, name in enumerate(names) if name.is_optional}
    neutral = sum(i in optional for i in pairs) + sum(
        j not in used and _is_neutral(names, mention) for j, mention in enumerate(found)
    )
    right_ones = sum(i not in optional for i in pairs)
    return F1(right_ones, len(found) - neutral, len(names) - len(optional)), pairs


def _is_neutral(names: Sequence[Name], mention: Mention) -> bool:
    touched = [name.is_optional for name in names if _shared(name, mention) > 0]
    return bool(touched) and all(touched)


def _shared(name: Name, mention: Mention) -> int:
    """Return how many characters the two have in common, none or less where they are apart."""
    return min(name.end, mention.end) - max(name.start, mention.start)


def _distance_km(name: Name, mention: Mention) -> float | None:
    if name.point is None or mention.resolution is None:
        return None
    return distance_km(*name.point, mention.resolution.place.lat, mention.resolution.place.lon)
