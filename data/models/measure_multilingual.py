"""Measure the multilingual tagger: `python data/models/measure_multilingual.py`.

Prints, by language, names (strict F1) and how many of those found have the role that is annotated,
on the passages of our own that it never learned from. Other corpora: `make quality`.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from passages import is_kept_apart, passages_of  # noqa: E402

from geo.recognition.multilingual import ROLES, MultilingualTagger  # noqa: E402
from geo.report import report_from_text  # noqa: E402
from tests.quality.scoring import F1  # noqa: E402

LANGUAGES = ("uk", "ru", "ar", "es", "fr")


def main() -> None:
    """Print a row for every language."""
    tagger = MultilingualTagger.load()
    print(f"{'':4}{'passages':>9}{'P':>7}{'R':>7}{'F1':>7}" + "".join(f"{r:>12}" for r in ROLES))
    for language in LANGUAGES:
        kept = [p for p in passages_of(HERE / "sentences" / language) if is_kept_apart(p)]
        right = predicted = gold = 0
        told: Counter[str] = Counter()
        well: Counter[str] = Counter()
        for passage in kept:
            names = {(n.start, n.end): n.role for n in passage.names if n.is_place}
            found = {
                (e.start, e.end): e.role
                for e in tagger.tag(report_from_text(passage.document.text))
            }
            both = names.keys() & found.keys()
            right, predicted, gold = right + len(both), predicted + len(found), gold + len(names)
            for span in both:
                told[names[span]] += 1
                well[names[span]] += found[span] == names[span]
        score = F1(right, predicted, gold)
        shares = "".join(f"{f'{well[role]}/{told[role]}':>12}" for role in ROLES)
        print(
            f"{language:4}{len(kept):9}{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
            f"{shares}"
        )


if __name__ == "__main__":
    main()
