"""Train the toponym tagger: `python data/models/train_tagger.py CORPORA WORK [--leave NAME]`.

WORK is a folder for what is learned; a run that was cut off goes on from its last whole epoch.
`--leave` names a corpus not to learn from, so that it can measure the tagger. Needs the extra
`train`. Then `export_tagger.py WORK`, or `tag_left_out.py CORPORA WORK NAME`, writes what is kept.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from tagger_examples import (  # noqa: E402
    SKIP,
    Names,
    Reader,
    Text,
    Window,
    joined,
    read_sentences,
    windows,
)
from tagger_network import Tagger, base_folder, load_base, load_tokenizer  # noqa: E402

from tests.quality.corpus import NAMES, read_corpus  # noqa: E402

CORPORA = (*NAMES, "ewt")
SEED = 1
BATCH = 12
RATE, RATE_NEW = 1e-4, 1e-3
WARM_UP = 0.2
"""Share of the steps; the rate falls to nothing over the second half."""
SWAPPED = 0.45
SENTENCES_TIMES = 3
"""How often an epoch shows the sentences of our own, each time with other names."""


class Material:
    """All texts to learn from, and the windows of an epoch."""

    def __init__(self, corpora: Path, leave: str | None, tokenizer: Tokenizer) -> None:
        self._reader = Reader(tokenizer, Names())
        self._marks = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        self._long: list[Text] = []
        self._short: list[Text] = []
        self._own: list[Text] = []
        for name in CORPORA:
            if name != leave:
                texts = [self._reader.read(d) for d in read_corpus(corpora / f"{name}.jsonl")]
                (self._short if name == "ewt" else self._long).extend(texts)
        for path in sorted((HERE / "sentences").glob("*.txt")):
            self._own += [self._reader.read(document) for document in read_sentences(path)]

    def epoch(self, number: int) -> list[Window]:
        """Return the windows of epoch `number`, in the order of learning."""
        chance = random.Random(f"{SEED}:{number}")
        own = self._own * SENTENCES_TIMES
        chance.shuffle(own)
        streams = [self._reader.swapped(text, chance, SWAPPED) for text in self._long]
        streams += joined([self._reader.swapped(text, chance, SWAPPED) for text in self._short])
        streams += joined([self._reader.swapped(text, chance, SWAPPED) for text in own], 110)
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


def train(material: Material, folder: Path, epochs: int) -> None:
    """Learn for `epochs` epochs; `folder` keeps the state after each, and the tagger in the end."""
    torch.manual_seed(SEED)
    tagger = Tagger()
    load_base(tagger, base_folder() / "model.safetensors")
    for table in (tagger.pieces, tagger.positions):
        table.weight.requires_grad_(False)
    new = [tagger.shapes.weight, *tagger.head.parameters()]
    old = [p for layer in (tagger.norm, tagger.layers) for p in layer.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": RATE}, {"params": new, "lr": RATE_NEW}], weight_decay=0.01
    )
    total = epochs * (len(material.epoch(0)) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: max(0.0, min(1.0, (step + 1) / (WARM_UP * total), 2 - 2 * step / total)),
    )
    kept = folder / "checkpoint.pt"
    start = 0
    if kept.is_file():
        state = torch.load(kept, weights_only=True)
        start = state["epoch"]
        tagger.load_state_dict(state["tagger"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
    for epoch in range(start, epochs):
        torch.manual_seed(SEED * 1000 + epoch)
        tagger.train()
        begun, losses, pieces = time.monotonic(), [], 0
        for number, batch in enumerate(batches(material.epoch(epoch))):
            ids, shapes, mask, labels = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = tagger(ids, shapes, mask)
            loss = F.cross_entropy(scores.float().flatten(0, 1), labels.flatten())
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*old, *new], 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            losses.append(loss.item())
            pieces += ids.numel()
            if number % 50 == 49:
                rate = pieces / (time.monotonic() - begun)
                print(f"{epoch}.{number + 1} {np.mean(losses[-50:]):.4f} {rate:.0f}/s", flush=True)
        state = {
            "epoch": epoch + 1,
            "tagger": tagger.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
        }
        torch.save(state, kept.with_suffix(".part"))
        kept.with_suffix(".part").replace(kept)
        print(f"epoch {epoch} {time.monotonic() - begun:.0f} s", flush=True)
    save_file(tagger.state_dict(), folder / "tagger.safetensors")


def main() -> None:
    """Train, unless that is done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--leave", choices=NAMES, help="a corpus not to learn from")
    parser.add_argument("--epochs", type=int, default=2)
    options = parser.parse_args()
    # Two runs of one thread each learn faster than two threads that wait for each other.
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    if (options.work / "tagger.safetensors").is_file():
        sys.exit(f"{options.work} holds a tagger already: name another folder.")
    tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
    train(Material(options.corpora, options.leave, tokenizer), options.work, options.epochs)


if __name__ == "__main__":
    main()
