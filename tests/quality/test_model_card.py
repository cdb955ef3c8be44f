"""The model card names the models that ship."""

from __future__ import annotations

import re

import pytest

from geo.paths import data_dir
from tests.quality.left_out import sha256

MODELS = data_dir() / "models"


@pytest.mark.parametrize(
    ("card", "name"),
    [
        ("TAGGER.md", "tagger.onnx"),
        ("TAGGER.md", "tagger-tokenizer.json"),
        ("MULTILINGUAL.md", "multilingual.onnx"),
        ("MULTILINGUAL.md", "multilingual-tokenizer.json"),
    ],
)
def test_the_card_gives_the_hash_of_what_ships(card: str, name: str) -> None:
    text = (MODELS / card).read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| `{name}`"))
    assert re.findall(r"[0-9a-f]{64}", row) == [sha256(MODELS / name)]
