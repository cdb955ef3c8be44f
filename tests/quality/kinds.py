"""How often names of each kind of place are placed right, and whether their confidence says so.

Measured with gold names on annotated conflict reports, which alone name kinds: the ranker never
learned from them. A city, a village, a quarter or a site is right within 25 km; anything larger
within 161 km or its own radius.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.distance import distance_km
from geo.gazetteer import open_gazetteer
from geo.gazetteer.lexicon import GazetteerLexicon
from geo.model import Mention
from geo.recognition import mentions_at
from geo.report import report_from_text
from geo.resolution import Ranker, resolve
from tests.quality.conflict import COORDINATES, ConflictReport, Name, read_reports
from tests.quality.reliability import expected_calibration_error

FILES = ("conflict-en.jsonl", "conflict-multilingual.jsonl")
KINDS = {
    "city": "cities",
    "village": "villages",
    "neighbourhood": "neighbourhoods",
    "facility": "sites",
    "landform": "sites",
    "water": "waters",
    "country": "countries",
    "admin1": "regions",
    "admin2": "regions",
    "region-informal": "regions",
}
"""What the reports call a kind, and what the table does."""


@dataclass(slots=True)
class Placed:
    """The names of one kind."""

    names: int = 0
    outcomes: list[tuple[float, bool]] = field(default_factory=list)
    """Of those with a place: its confidence, and whether it is the right one."""

    @property
    def right(self) -> int:
        return sum(right for _, right in self.outcomes)


def place_by_kind(reports: Iterable[ConflictReport], ranker: Ranker) -> dict[str, Placed]:
    """Return what becomes of the names in reports, by `KINDS`."""
    found: dict[str, Placed] = defaultdict(Placed)
    for report in reports:
        for name, mention in _resolved(report, ranker):
            kind = found[KINDS[name.kind]]
            kind.names += 1
            if mention.resolution is not None and name.point is not None:
                place = mention.resolution.place
                km = distance_km(*name.point, place.lat, place.lon)
                kind.outcomes.append((mention.resolution.confidence, km <= name.reach_km))
    return found


def print_kinds(paths: Sequence[Path]) -> None:
    """Print a row for each kind of place in the reports of files."""
    reports = [report for path in paths for report in read_reports(path)]
    found = place_by_kind(reports, Ranker.load())
    print("Gold names of conflict reports by kind, in six languages: right of all; of those placed")
    print("the mean confidence, the share right, and the expected calibration error")
    print(f"{'':16}{'names':>7}{'right':>7}{'placed':>8}{'mean':>7}{'right':>7}{'error':>7}")
    total = Placed()
    for kind in dict.fromkeys(KINDS.values()):
        if kind in found:
            print(_row(kind, found[kind]))
            total.names += found[kind].names
            total.outcomes += found[kind].outcomes
    print(_row("all", total), flush=True)


def _row(title: str, placed: Placed) -> str:
    number = max(1, len(placed.outcomes))
    mean = sum(confidence for confidence, _ in placed.outcomes) / number
    error = expected_calibration_error(placed.outcomes) if placed.outcomes else 0.0
    return (
        f"{title:16}{placed.names:7}{placed.right / max(1, placed.names):7.3f}{number:8}"
        f"{mean:7.3f}{placed.right / number:7.3f}{error:7.3f}"
    )


def _resolved(report: ConflictReport, ranker: Ranker) -> Iterator[tuple[Name, Mention]]:
    gazetteer = open_gazetteer()
    names = {
        (name.start, name.end): name
        for name in report.names
        if name.point is not None and name.kind != COORDINATES
    }
    read = report_from_text(report.text)
    marked = mentions_at(read, sorted(names), GazetteerLexicon(gazetteer))
    for mention in resolve(read, marked, gazetteer.lookup, ranker, gazetteer.villages):
        if name := names.get((mention.start, mention.end)):
            yield name, mention
