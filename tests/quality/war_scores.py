"""How well names are found in sentences of war, and what is taken for one, by kind of sentence.

Demonyms and vague phrases count neither way, nor does a place that the text describes ("15 km north
of Izium").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from geo import geoparse
from geo.model import Mention, Role
from geo.resolution.described_places import is_phrase
from tests.quality.corpus import Toponym
from tests.quality.scoring import F1, match
from tests.quality.war_sentences import (
    LATER,
    Marked,
    read_bearers,
    read_frames,
    read_later_negatives,
    read_negatives,
    read_sentences,
)

Find = Callable[[str], Sequence[Mention]]
Counts = Mapping[str, Counter[str]]
"""By kind of sentence, and the last row of all kinds, how often what was seen."""
ALL = "all"


def ours(text: str) -> Sequence[Mention]:
    """Return the mentions that the whole pipeline finds."""
    return geoparse(text).mentions


def is_on_map(mention: Mention) -> bool:
    """Tell whether a mention makes a mark on the map."""
    return mention.resolution is not None and mention.role in (Role.LOCATION, Role.ACTOR)


def recall(sentences: Iterable[Marked], find: Find = ours) -> Counts:
    """Count what became of the marked names.

    `names` are all; `found` those with a mention of the very span, of which `credit` are taken for
    credits and `on_map` make a mark; `touched` share a character with a mention.
    """
    seen = []
    for sentence in sentences:
        by_span = {(m.start, m.end): m for m in _names(find(sentence.text))}
        for start, end in _gold(sentence):
            mention = by_span.get((start, end))
            seen.append((sentence.kind, "names"))
            if any(min(end, b) > max(start, a) for a, b in by_span):
                seen.append((sentence.kind, "touched"))
            if mention is not None:
                seen.append((sentence.kind, "found"))
                if mention.role is Role.CREDIT:
                    seen.append((sentence.kind, "credit"))
                if is_on_map(mention):
                    seen.append((sentence.kind, "on_map"))
    return _counts(seen)


def recognition(sentences: Iterable[Marked], find: Find = ours) -> Mapping[str, tuple[F1, F1]]:
    """Return by kind how well the spans are found: strictly, and by any shared character."""
    seen = []
    for sentence in sentences:
        gold = [Toponym(*span, None) for span in _gold(sentence)]
        found = [Toponym(m.start, m.end, None) for m in _names(find(sentence.text))]
        seen += [(sentence.kind, "gold")] * len(gold) + [(sentence.kind, "found")] * len(found)
        seen += [(sentence.kind, "strict")] * len(match(gold, found, strict=True))
        seen += [(sentence.kind, "overlap")] * len(match(gold, found, strict=False))
    return {
        kind: (F1(n["strict"], n["found"], n["gold"]), F1(n["overlap"], n["found"], n["gold"]))
        for kind, n in _counts(seen).items()
    }


def false_places(negatives: Iterable[Marked], find: Find = ours) -> Counts:
    """Count the `sentences`, and the `places` that they put on the map beside those marked."""
    seen = []
    for sentence in negatives:
        mapped = [m for m in find(sentence.text) if is_on_map(m) and not is_phrase(m)]
        false = sum((m.start, m.end) not in sentence.roles for m in mapped)
        seen.append((sentence.kind, "sentences"))
        seen += [(sentence.kind, "places")] * false
    return _counts(seen)


def print_war() -> None:
    """Print a table of each."""
    print(
        "\nSentences of war (war/README.md): 48 towns in frames; the share found, found at least in"
    )
    print("part, taken for a credit of those found, on the map")
    print(f"{'':14}{'names':>6}{'found':>8}{'in part':>9}{'credits':>9}{'on map':>8}")
    for kind, n in recall(read_frames()).items():
        _print_found(kind, n)
    _print_found("written later", recall(read_frames(LATER))[ALL])
    print("\nSentences with every name marked")
    columns = "".join(f"{name + ' P':>11}{'R':>7}{'F1':>7}" for name in ("strict", "overlap"))
    print(f"{'':14}{'names':>6}{columns}")
    for kind, scores in recognition(read_sentences()).items():
        figures = (f"{f.precision:11.3f}{f.recall:7.3f}{f.f1:7.3f}" for f in scores)
        print(f"{kind:14}{scores[0].gold:6}{''.join(figures)}")
    _print_false_places("Sentences that name no place", read_negatives())
    _print_false_places("The same, written later", read_later_negatives())
    bearers = read_bearers()
    _print_false_places("Sentences of what bears a place's name, and of places alike", bearers)
    n = recall(bearers)[ALL]
    print(f"of {n['names']} places in them {n['found']} are found")


def _print_found(title: str, n: Mapping[str, int]) -> None:
    found, touched, on_map = (n[what] / n["names"] for what in ("found", "touched", "on_map"))
    credit = n["credit"] / max(1, n["found"])
    print(f"{title:14}{n['names']:6}{found:8.3f}{touched:9.3f}{credit:9.3f}{on_map:8.3f}")


def _print_false_places(title: str, sentences: Sequence[Marked]) -> None:
    print(f"\n{title}")
    print(f"{'':14}{'number':>6}{'false places':>14}{'for each':>10}")
    for kind, n in false_places(sentences).items():
        rate = n["places"] / n["sentences"]
        print(f"{kind:14}{n['sentences']:6}{n['places']:14}{rate:10.3f}", flush=True)


def _gold(sentence: Marked) -> list[tuple[int, int]]:
    return [span for span, role in sentence.roles.items() if role is not Role.DEMONYM]


def _names(mentions: Iterable[Mention]) -> list[Mention]:
    return [
        mention
        for mention in mentions
        if mention.role is not Role.DEMONYM
        and mention.reason_unplaced != "vague"
        and not is_phrase(mention)
    ]


def _counts(seen: Iterable[tuple[str, str]]) -> Counts:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for kind, what in seen:
        counts[kind][what] += 1
        total[what] += 1
    return {**counts, ALL: total}
