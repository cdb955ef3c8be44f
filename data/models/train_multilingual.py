"""Train the multilingual tagger: `python data/models/train_multilingual.py CORPORA WORK`.

CORPORA holds the English corpora and `factrueval-ru.jsonl`; WORK is a folder for what is learned. A
run that was cut off goes on from the last of its parts and ends with the same weights as one that
was not. One passage of our own in twelve is never learned from, so that it can measure
(`measure_multilingual.py`). Needs the extra `train`. Then `export_multilingual.py WORK` writes what
ships.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from multilingual_base import base_file, read_base  # noqa: E402
from multilingual_examples import (  # noqa: E402
    ROLE,
    Sample,
    of_document,
    of_passage,
    tokens,
    varied,
)
from multilingual_names import SwapNames, names_of_gazetteer  # noqa: E402
from multilingual_network import LAYERS, MultilingualTagger, load_base  # noqa: E402
from multilingual_tokenizer import LANGUAGES, TOKENIZER  # noqa: E402
from passages import is_kept_apart, passages_of  # noqa: E402
from tagger_examples import (  # noqa: E402
    SKIP,
    Names,
    Reader,
    Token,
    Window,
    demonyms,
    joined,
    windows,
)
from train_tagger import Run, batches, train, write_mean  # noqa: E402

from geo.recognition.multilingual import LABELS  # noqa: E402
from geo.recognition.vocabulary import Vocabulary  # noqa: E402
from tests.quality.corpus import read_corpus  # noqa: E402

SENTENCES = HERE / "sentences"
SEEDS = (1, 2)
"""Of runs that start alike and see other swaps in another order; the tagger is their mean."""
SHARES = {"factrueval-ru": 1.0, "trnews": 1.0, "geovirus": 0.6, "lgl": 0.25, "ewt": 0.3}
"""How much of each corpus is read, once: a part of it in every epoch."""
ENGLISH_SHARE = 0.35
"""How much of our English passages an epoch reads."""
AGAIN, AGAIN_FROM = frozenset({"ar"}), 2
"""Languages whose passages an epoch from this one on reads twice: the slowest to learn."""
NEWS_AGAIN = frozenset({"factrueval-ru", "trnews", "geovirus"})
"""Corpora of which it then reads two parts: persons, firms and teams of the news were places."""
EPOCHS = 5
RISE, FALL = 200, 1000
"""Batches over which the rate rises, and those over which it falls to nothing."""
SWAPPED = 0.5
ROLE_WEIGHT = 0.5


class Material:
    """All texts to learn from, and the windows of an epoch."""

    def __init__(self, corpora: Path, vocabulary: Vocabulary) -> None:
        self._demonyms = demonyms()
        self._reader = Reader(vocabulary, Names())
        self._marks = vocabulary.ends
        learned = {
            language: [p for p in passages_of(SENTENCES / language) if not is_kept_apart(p)]
            for language in LANGUAGES
        }
        self._names = SwapNames(learned, names_of_gazetteer())
        self._own = [of_passage(lang, p) for lang, texts in learned.items() for p in texts]
        self._english = [of_passage("en", p) for p in passages_of(SENTENCES)]
        self._corpora = {
            name: [
                of_document(name[-2:] if "-" in name else "en", document, self._demonyms)
                for document in read_corpus(corpora / f"{name}.jsonl")
            ]
            for name in SHARES
        }

    def epoch(self, seed: int, number: int) -> list[Window]:
        """Return the windows of epoch `number` of a run, in the order of learning."""
        chance = random.Random(f"{seed}:{number}")
        long = [sample for name in SHARES for sample in self._part(name, number)]
        english = chance.sample(self._english, round(ENGLISH_SHARE * len(self._english)))
        again = [] if number < AGAIN_FROM else [s for s in self._own if s.language in AGAIN]
        short = [*self._own, *again, *english]
        chance.shuffle(short)
        streams = joined([self._tokens(sample, chance) for sample in long])
        streams += joined([self._tokens(sample, chance) for sample in short], 90)
        found = windows(streams, chance, *self._marks, case_noise=False)
        chance.shuffle(found)
        return found

    def _part(self, corpus: str, number: int) -> list[Sample]:
        """Return what epoch `number` reads of a corpus."""
        texts = self._corpora[corpus]
        read = random.Random(corpus).sample(texts, round(SHARES[corpus] * len(texts)))
        more = number >= AGAIN_FROM and corpus in NEWS_AGAIN
        return read[number::EPOCHS] + (read[number + 1 :: EPOCHS] if more else [])

    def _tokens(self, sample: Sample, chance: random.Random) -> list[Token]:
        drawn = varied(sample, self._names, chance, SWAPPED)
        return tokens(self._reader, drawn, self._demonyms)


def split_codes(codes: Tensor) -> tuple[Tensor, Tensor]:
    """Return the labels and the roles in `codes`, `SKIP` for what teaches nothing."""
    taught = codes >= 0
    labels = torch.where(taught, codes % ROLE, SKIP)
    roles = codes.div(ROLE, rounding_mode="floor") - 1
    return labels, torch.where(taught & (roles >= 0), roles, SKIP)


class TwoHeads(Run):
    """A run that learns roles beside labels."""

    def rate(self, step: int) -> float:
        """Return the share of the rate at a step."""
        return max(0.0, min(1.0, (step + 1) / RISE, (self.steps - step) / FALL))

    def loss(self, scores: Tensor, labels: Tensor) -> Tensor:
        """Return the loss of labels and, where a role is known, a part of that of roles."""
        where, roles = split_codes(labels)
        loss = F.cross_entropy(scores[:, : len(LABELS)], where, ignore_index=SKIP)
        known = roles != SKIP
        if known.any():
            told = F.cross_entropy(scores[known, len(LABELS) :], roles[known])
            loss = loss + ROLE_WEIGHT * told
        return loss


def fresh_tagger(vocabulary: Vocabulary, layers: int) -> MultilingualTagger:
    """Return a tagger that has learned nothing but the base."""
    base = read_base(base_file())
    number = {piece: index for index, piece in enumerate(base.pieces)}
    kept = [number[piece] for piece in vocabulary.pieces]
    tagger = MultilingualTagger(len(kept), layers)
    load_base(tagger, base, kept)
    return tagger


def lessons(material: Material, seed: int) -> Iterator[Sequence[Window]]:
    """Yield batches of all epochs of a run, in order."""
    for number in range(EPOCHS):
        yield from batches(material.epoch(seed, number))


def main() -> None:
    """Train, unless that is done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    vocabulary = Vocabulary(TOKENIZER.read_bytes())
    material = Material(options.corpora, vocabulary)
    runs = []
    for seed in SEEDS:
        found = list(lessons(material, seed))
        print(f"run {seed}: {len(found)} batches", flush=True)
        folder = options.work / f"run-{seed}"
        runs.append(train(seed, found, folder, partial(fresh_tagger, vocabulary, LAYERS), TwoHeads))
    write_mean(runs, options.work / "tagger.safetensors")


if __name__ == "__main__":
    main()
