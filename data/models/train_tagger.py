"""Train the toponym tagger: `python data/models/train_tagger.py CORPORA WORK [--leave NAME]`.

WORK is a folder for what is learned. The tagger is the mean of runs that start alike and see other
swaps in another order, one for each of `SEEDS`. A run that was cut off goes on from the last of its
parts, a minute or two each, and ends with the same weights as one that was not; a run that is done
does nothing. `--leave` names a corpus not to learn from, so that it can measure the tagger. Needs
the extra `train`. Then `export_tagger.py WORK`, or `tag_left_out.py CORPORA WORK NAME`, writes what
is kept; `quality_train.py` does all of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from passages import read_passages  # noqa: E402
from tagger_examples import (  # noqa: E402
    SKIP,
    Names,
    Reader,
    Text,
    Window,
    joined,
    windows,
)
from tagger_network import (  # noqa: E402
    BASE_SHA256,
    Tagger,
    base_folder,
    base_vocabulary,
    load_base,
)

from geo.recognition.vocabulary import Vocabulary  # noqa: E402
from tests.quality.corpus import NAMES, read_corpus  # noqa: E402

CORPORA = (*NAMES, "ewt")
START = 1
"""Seed of the first weights of head and shapes, one for all runs: else their mean means nothing."""
SEEDS = (1,)
BATCH = 12
RATE, RATE_NEW = 1e-4, 1e-3
WARM_UP = 0.2
"""Share of the steps; the rate falls to nothing over the second half."""
SWAPPED, SWAPPED_OWN = 0.45, 0.6
SENTENCES_TIMES = 2
"""How often an epoch shows the sentences of our own, each time with other names."""
EPOCHS = 4
PART = 100
"""Batches after which the state is kept."""


class Material:
    """All texts to learn from, and the windows of an epoch."""

    def __init__(self, corpora: Path, leave: str | None, vocabulary: Vocabulary) -> None:
        self._reader = Reader(vocabulary, Names())
        self._marks = vocabulary.ends
        self._long: list[Text] = []
        self._short: list[Text] = []
        self._own: list[Text] = []
        for name in CORPORA:
            if name != leave:
                texts = [self._reader.read(d) for d in read_corpus(corpora / f"{name}.jsonl")]
                (self._short if name == "ewt" else self._long).extend(texts)
        for path in sorted((HERE / "sentences").glob("*.txt")):
            self._own += [self._reader.read(p.document, p.kinds) for p in read_passages(path)]

    def epoch(self, seed: int, number: int) -> list[Window]:
        """Return the windows of epoch `number` of a run, in the order of learning."""
        chance = random.Random(f"{seed}:{number}")
        own = self._own * SENTENCES_TIMES
        chance.shuffle(own)
        streams = [self._reader.swapped(text, chance, SWAPPED) for text in self._long]
        streams += joined([self._reader.swapped(text, chance, SWAPPED) for text in self._short])
        streams += joined([self._reader.swapped(text, chance, SWAPPED_OWN) for text in own], 110)
        found = windows(streams, chance, *self._marks)
        chance.shuffle(found)
        return found


def tensors(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return ids, shapes, mask and labels of `batch`, filled up to one length."""
    length = max(len(window.ids) for window in batch)
    arrays = np.zeros((4, len(batch), length), np.int64)
    arrays[3] = SKIP
    for row, window in enumerate(batch):
        size = len(window.ids)
        arrays[0, row, :size] = window.ids
        arrays[1, row, :size] = window.shapes
        arrays[2, row, :size] = 1
        arrays[3, row, :size] = window.labels
    ids, shapes, mask, labels = torch.from_numpy(arrays)
    return ids, shapes, mask, labels


def batches(found: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Yield batches of windows of like length, in the order of their last windows."""
    pool = BATCH * 24
    for begin in range(0, len(found), pool):
        part = sorted(found[begin : begin + pool], key=lambda window: len(window.ids))
        groups = [part[index : index + BATCH] for index in range(0, len(part), BATCH)]
        random.Random(begin).shuffle(groups)
        yield from groups


def recipe(seed: int, lessons: Sequence[Sequence[Window]]) -> str:
    """Return the hash of what a run learns from and how, so that no other run is gone on with."""
    settings = [START, seed, RATE, RATE_NEW, WARM_UP, BASE_SHA256]
    digest = hashlib.sha256(json.dumps(settings).encode())
    for batch in lessons:
        for window in batch:
            digest.update(np.array([window.ids, window.shapes, window.labels]).tobytes())
        digest.update(b"|")
    return digest.hexdigest()


def recipe_of(weights: Path) -> str | None:
    """Return the recipe by which `weights` were learned, None where there are none."""
    if not weights.is_file():
        return None
    with safe_open(weights, "pt") as file:
        return (file.metadata() or {}).get("recipe")


class Network(Protocol):
    """What a run trains; `pieces` and `positions` stay as they are."""

    pieces: nn.Module
    positions: nn.Module
    shapes: nn.Module
    norm: nn.Module
    layers: nn.ModuleList
    head: nn.Module

    def __call__(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor: ...
    def train(self) -> object: ...
    def state_dict(self) -> dict[str, Tensor]: ...
    def load_state_dict(self, state: Mapping[str, Tensor]) -> object: ...


class Run:
    """A tagger in training, with its optimizer and the number of batches learned."""

    def __init__(self, seed: int, steps: int, tagger: Network) -> None:
        self.seed = seed
        self.steps = steps
        self.step = 0
        self.tagger = tagger
        for table in (tagger.pieces, tagger.positions):
            table.requires_grad_(False)
        new = [*tagger.shapes.parameters(), *tagger.head.parameters()]
        old = [p for m in (tagger.norm, tagger.layers) for p in m.parameters()]
        self._learned = [*old, *new]
        self._optimizer = torch.optim.AdamW(
            [{"params": old, "lr": RATE}, {"params": new, "lr": RATE_NEW}], weight_decay=0.01
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, self.rate)

    def rate(self, step: int) -> float:
        """Return the share of the rate at a step."""
        return max(0.0, min(1.0, (step + 1) / (WARM_UP * self.steps), 2 - 2 * step / self.steps))

    def go_on_from(self, path: Path, recipe: str) -> None:
        """Take up the state kept at `path`, unless it is of another recipe."""
        if path.is_file():
            state = torch.load(path, weights_only=True)
            if state.get("recipe") == recipe:
                self.step = state["step"]
                self.tagger.load_state_dict(state["tagger"])
                self._optimizer.load_state_dict(state["optimizer"])
                self._schedule.load_state_dict(state["schedule"])

    def keep(self, path: Path, recipe: str) -> None:
        """Write the state, so that a cut never leaves half a file."""
        state = {
            "recipe": recipe,
            "step": self.step,
            "tagger": self.tagger.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def loss(self, scores: Tensor, labels: Tensor) -> Tensor:
        """Return what is to become less: scores (piece, label) against labels (piece)."""
        return F.cross_entropy(scores, labels)

    def learn(self, batch: Sequence[Window]) -> tuple[float, int]:
        """Learn from one batch; return its loss and its pieces."""
        # By step, so that a run that was cut off drops out the same units as one that was not.
        torch.manual_seed(self.seed * 1_000_000 + self.step)
        self.tagger.train()
        ids, shapes, mask, labels = tensors(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.tagger(ids, shapes, mask)
        loss = self.loss(scores.float().flatten(0, 1), labels.flatten())
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._learned, 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self._schedule.step()
        self.step += 1
        return loss.item(), ids.numel()


def fresh_tagger() -> Tagger:
    """Return a tagger that has learned nothing but the base."""
    tagger = Tagger()
    load_base(tagger, base_folder() / "model.safetensors")
    return tagger


def train(
    seed: int,
    lessons: Sequence[Sequence[Window]],
    folder: Path,
    fresh: Callable[[], Network] = fresh_tagger,
    kind: type[Run] = Run,
) -> Path:
    """Learn from `lessons`; `folder` keeps the state after each part, and the weights at last."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{folder.parent.name}, run {seed}"
    learned_by = recipe(seed, lessons)
    weights, kept = folder / "tagger.safetensors", folder / "checkpoint.pt"
    if recipe_of(weights) == learned_by:
        print(f"{name}: learned already", flush=True)
        return weights
    torch.manual_seed(START)
    run = kind(seed, len(lessons), fresh())
    run.go_on_from(kept, learned_by)
    print(f"{name}: {run.step} of {run.steps} batches are done", flush=True)
    while run.step < run.steps:
        begun = time.monotonic()
        part = lessons[run.step : run.step + PART]
        losses, pieces = zip(*(run.learn(batch) for batch in part), strict=True)
        took = time.monotonic() - begun
        run.keep(kept, learned_by)
        print(
            f"{name}: {run.step} of {run.steps} batches, loss {np.mean(losses):.4f}, "
            f"{sum(pieces) / took:.0f} pieces a second, "
            f"{(run.steps - run.step) / len(part) * took / 60:.0f} minutes to go",
            flush=True,
        )
    write(run.tagger.state_dict(), weights, learned_by)
    return weights


def write(weights: Mapping[str, Tensor], path: Path, recipe: str) -> None:
    """Write weights, so that a cut never leaves half a file."""
    save_file(dict(weights), path.with_suffix(".part"), {"recipe": recipe})
    path.with_suffix(".part").replace(path)


def write_mean(runs: Sequence[Path], path: Path) -> None:
    """Write the mean of the weights of all runs."""
    loaded = [load_file(run) for run in runs]
    # What is packed is never learned, and so the same in all.
    mean = {
        name: torch.stack([run[name] for run in loaded]).mean(0)
        if value.is_floating_point()
        else value
        for name, value in loaded[0].items()
    }
    write(mean, path, "+".join(recipe_of(run) or "" for run in runs))


def main() -> None:
    """Train, unless that is done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--leave", choices=NAMES, help="a corpus not to learn from")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    # Two runs of one thread each learn faster than two threads that wait for each other.
    torch.set_num_threads(1)
    material = Material(options.corpora, options.leave, base_vocabulary())
    runs = []
    for seed in SEEDS:
        epochs = (material.epoch(seed, number) for number in range(options.epochs))
        lessons = [batch for epoch in epochs for batch in batches(epoch)]
        runs.append(train(seed, lessons, options.work / f"run-{seed}"))
    write_mean(runs, options.work / "tagger.safetensors")


if __name__ == "__main__":
    main()
