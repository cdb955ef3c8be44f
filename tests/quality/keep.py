"""Keeps the left-out places as today's code finds them: `python -m tests.quality.keep CORPORA`.

The taggers' spans stay as they are, so nothing is trained; what follows recognition may have
changed since they were kept: the recogniser's rules, the gazetteer, the ranker, the resolver.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.quality.corpus import NAMES
from tests.quality.geoparsing import keep
from tests.quality.left_out import read_left_out, sha256


def main(folder: Path) -> None:
    """Resolve and keep, for each corpus in `folder` that is the one its spans are of."""
    for name in NAMES:
        corpus = folder / f"{name}.jsonl"
        if not corpus.is_file():
            sys.exit(f"{corpus} is missing: name the folder with {', '.join(NAMES)}.jsonl.")
        kept = read_left_out(name)
        if sha256(corpus) != kept.corpus_sha256:
            sys.exit(f"The spans kept for {name} are of another version of {corpus}.")
        keep(name, corpus, dict(kept.spans), kept.tagger_sha256)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder of corpora: python -m tests.quality.keep CORPORA")
    main(Path(sys.argv[1]))
