"""The model card names the models that ship."""

from __future__ import annotations

import re

import pytest

from geo.paths import data_dir
from tests.quality.left_out import sha256

MODELS = data_dir() / "models"


@pytest.mark.parametrize("name", ["tagger.onnx", "tagger-tokenizer.json"])
def test_the_card_gives_the_hash_of_what_ships(name: str) -> None:
    card = (MODELS / "TAGGER.md").read_text(encoding="utf-8")
    row = next(line for line in card.splitlines() if line.startswith(f"| `{name}`"))
    assert re.findall(r"[0-9a-f]{64}", row) == [sha256(MODELS / name)]
