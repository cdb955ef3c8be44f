"""What the multilingual tagger learns from: the base unpacked, names in their case, codes."""

from __future__ import annotations

import importlib
import random
import struct
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from geo.paths import data_dir
from geo.recognition.vocabulary import Vocabulary
from tests.quality.corpus import Document

MODELS = data_dir() / "models"


def module(name: str) -> ModuleType:
    """Return a module that stands beside the models."""
    sys.path.insert(0, str(MODELS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(MODELS))


def packed(pieces: list[str], rows: np.ndarray, scales: np.ndarray) -> bytes:
    """Return a base of one matrix, whose `rows` (pieces, 32) hold numbers from 0 to 15."""
    head = b"E5S1" + struct.pack("<I7ifi", 1, 32, 0, 1, 64, len(pieces), 8, 1, 1e-12, 32)
    text = "".join(pieces).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece in pieces)]).astype("<u4")
    tokenizer = struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, len(text)) + ends.tobytes()
    tokenizer += np.zeros(len(pieces), "<f4").tobytes() + text
    tokenizer += struct.pack("<iI", 1, 9) + struct.pack("<IBI", ord("\t"), 1, ord(" "))
    nibbles = (rows[:, :16] | rows[:, 16:] << 4).astype(np.uint8)
    body = b"".join(
        np.float16(scale).tobytes() + row.tobytes()
        for scale, row in zip(scales, nibbles, strict=True)
    )
    name = b"emb.word"
    form = f"<iH{len(name)}sBIQQ"
    start = len(head) + len(tokenizer) + struct.calcsize(form)
    directory = struct.pack(form, 1, len(name), name, 1, rows.size, start, len(body))
    return head + tokenizer + directory + body


def test_a_base_is_unpacked_to_the_numbers_that_were_packed(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    rows = chance.integers(0, 16, (4, 32))
    scales = np.array([0.5, 1, 0.25, 2], np.float16)
    path = tmp_path / "base.bin"
    path.write_bytes(packed(["<s>", "▁Ізюм", "а", "م"], rows, scales))
    read = module("multilingual_base")
    base = read.read_base(path)
    assert base.pieces == ("<s>", "▁Ізюм", "а", "م")
    assert base.written_as == {"\t": " "}
    numbers = read.unpacked(base.codes, base.scales)
    np.testing.assert_array_equal(numbers, (rows - 8) * scales[:, None].astype(np.float32))


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(ValueError, match="no packed encoder"):
        module("multilingual_base").read_base(path)


@pytest.mark.parametrize(
    ("language", "name", "case", "form"),
    [
        ("uk", "Макіївка", "loc", "Макіївці"),
        ("uk", "Луцьк", "ins", "Луцьком"),
        ("uk", "Зарічне", "gen", "Зарічного"),
        ("uk", "Харків", "dat", "Харкову"),
        ("ru", "Макеевка", "dat", "Макеевке"),
        ("ru", "Двуречное", "ins", "Двуречным"),
        ("ru", "Курск", "loc", "Курске"),
        ("ru", "Баку", "gen", ""),
        ("ru", "Новая Каховка", "gen", ""),
    ],
)
def test_a_name_is_declined_by_its_ending(language: str, name: str, case: str, form: str) -> None:
    assert module("multilingual_names").Declension().form(name, language, case) == form


def test_swapped_names_take_the_case_and_the_vowel_of_what_they_stand_for(tmp_path: Path) -> None:
    lines = {
        "uk": "Бої під [[Ізюмом|ins|Izium:UA]], в [[Лимані|loc|Lyman:UA]].",
        "fr": "Les routes d'[[Alep]] et de [[Damas]].",
    }
    examples, passages = module("multilingual_examples"), module("passages")
    texts = {}
    for language, line in lines.items():
        path = tmp_path / f"{language}.txt"
        path.write_text(line, encoding="utf-8")
        texts[language] = passages.read_passages(path)
    settlements = [("uk", "Макіївка"), ("fr", "Goma"), ("fr", "Izioum")]
    names = module("multilingual_names").SwapNames(texts, settlements)
    chance = random.Random(1)
    drawn: dict[int, set[str]] = {0: set(), 1: set(), 2: set(), 3: set()}
    for _ in range(60):
        for number, language in enumerate(texts):
            passage = examples.of_passage(language, texts[language][0])
            sample = examples.varied(passage, names, chance, 1.0)
            for at, name in enumerate(sample.names):
                drawn[2 * number + at].add(sample.text[name.start : name.end].lower())
    assert drawn[0] == {"ізюмом", "макіївкою"}
    assert drawn[1] == {"лимані", "макіївці"}
    assert drawn[2] == {"alep", "izioum"}
    assert drawn[3] == {"damas", "goma"}


def test_persons_and_bodies_take_names_of_others_and_of_places(tmp_path: Path) -> None:
    path = tmp_path / "es.txt"
    path.write_text("{{Rosa Vidal|person}} y {{Luis Soto|person}} en [[Vigo]], {{Bética|org}}.")
    examples, passages = module("multilingual_examples"), module("passages").read_passages(path)
    names = module("multilingual_names").SwapNames({"es": passages}, [("es", "Toledo")])
    chance = random.Random(1)
    drawn: set[str] = set()
    for _ in range(60):
        sample = examples.varied(examples.of_passage("es", passages[0]), names, chance, 1.0)
        drawn.add(sample.text[sample.names[0].start : sample.names[0].end])
    assert {"Luis Soto", "Rosa Vidal", "Rosa Toledo"} <= {name.title() for name in drawn}


def test_a_name_may_begin_after_the_letters_of_a_word() -> None:
    tokenizer = module("multilingual_tokenizer").assemble(
        [("<s>", 0), ("<pad>", 0), ("</s>", 0), ("<unk>", 0), ("▁", -2), ("وب", -3), ("دمشق", -3)]
    )
    examples, tagger_examples = module("multilingual_examples"), module("tagger_examples")
    reader = tagger_examples.Reader(Vocabulary(tokenizer.to_str()), names=None)
    passages = module("passages")
    sample = examples.Sample("ar", "وبدمشق دمشق", (passages.Name(2, 6, "actor"),))
    codes = [token.label for token in examples.tokens(reader, sample, frozenset())]
    assert codes == [examples.code(4, "actor"), 0]


def test_what_a_corpus_does_not_annotate_teaches_nothing() -> None:
    examples = module("multilingual_examples")
    document = Document("1", "Французский посол", ())
    sample = examples.of_document("ru", document, frozenset())
    assert sample.is_silent
    assert examples._may_be_people(sample, "Французский", frozenset())
    assert not examples._may_be_people(sample, "посол", frozenset())
