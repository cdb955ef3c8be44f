"""The multilingual tagger's tokenizer: `python data/models/multilingual_tokenizer.py`.

Writes `multilingual-tokenizer.json` beside this script: the base's unigram pieces, cut to those
that texts and names in the languages of the tagger need, a quarter of them. Words are cut at white
space and around every sign, as the English tagger's are, so that a label says where a name ends
("Ізюму:", "d'Alep"). Needs the extra `train`.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Replace
from tokenizers.normalizers import Sequence as Normalizers
from tokenizers.pre_tokenizers import Metaspace, Split, WhitespaceSplit
from tokenizers.pre_tokenizers import Sequence as Splitters
from tokenizers.processors import TemplateProcessing

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from multilingual_base import Base, base_file, read_base  # noqa: E402
from passages import read_passages  # noqa: E402

LANGUAGES = ("uk", "ru", "ar", "es", "fr")
TOKENIZER = HERE / "multilingual-tokenizer.json"
FIRST, FILLING, LAST, UNKNOWN = "<s>", "<pad>", "</s>", "<unk>"
SPACE = "\N{LOWER ONE EIGHTH BLOCK}"
_MARKS = (FIRST, FILLING, LAST, UNKNOWN)
_CONTROLS = Regex(r"[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]")
_SPACES = Regex(r"[\s\x{1680}\x{200b}-\x{200f}\x{2028}\x{2029}\x{2581}\x{feff}\x{fffd}]")
_APOSTROPHES = Regex(r"[\x{2018}\x{2019}\x{02bc}\x{02bb}]")
_WORDS = Regex(rf"{SPACE}?(?:(?!{SPACE})[\p{{P}}\p{{S}}]|(?:(?![\p{{P}}\p{{S}}])\S)+)")
_SCRIPTS = re.compile(rf"[{SPACE}\W\d_A-Za-zÀ-ÿŒœŸА-яЁёІіЇїЄєҐґ\u0621-\u0652\u0660-\u0669]+")
"""What a piece that is kept consists of."""
_ALPHABET = re.compile(r"[ -~¡-ɏα-ωЀ-ӿ\u0600-\u06ff‐-⁊€№←-⇿■-◿]")
"""Letters and signs that are kept by themselves, so that nothing is unknown."""
_CYRILLIC_AND_ARABIC = re.compile(rf"[{SPACE}А-яЁёІіЇїЄєҐґ]+|[{SPACE}\u0621-\u063a\u0641-\u064a]+")
_SURE = 90_000
"""Pieces so frequent in the base's own texts that they are kept in those scripts."""


def assemble(pieces: list[tuple[str, float]]) -> Tokenizer:
    """Return a tokenizer of `pieces` with their scores, whose first four are `_MARKS`."""
    tokenizer = Tokenizer(Unigram(pieces, unk_id=_MARKS.index(UNKNOWN)))
    tokenizer.normalizer = Normalizers(
        [NFKC(), Replace(_CONTROLS, ""), Replace(_SPACES, " "), Replace(_APOSTROPHES, "'")]
    )
    tokenizer.pre_tokenizer = Splitters(
        [
            WhitespaceSplit(),
            Metaspace(SPACE, prepend_scheme="always", split=False),
            Split(_WORDS, "isolated"),
        ]
    )
    tokenizer.add_special_tokens([AddedToken(mark, special=True) for mark in _MARKS])
    tokenizer.post_processor = TemplateProcessing(
        single=f"{FIRST} $A {LAST}",
        special_tokens=[(mark, _MARKS.index(mark)) for mark in (FIRST, LAST)],
    )
    return tokenizer


def _texts() -> Iterator[str]:
    """Yield what the pieces are counted on: our passages, names of the gazetteer, common words."""
    sentences = HERE / "sentences"
    for folder in (sentences, *(sentences / language for language in LANGUAGES)):
        for path in sorted(folder.glob("*.txt")):
            yield from (passage.document.text for passage in read_passages(path))
    gazetteer = HERE.parent / "gazetteer"
    for name in ("settlements.tsv.xz", "regions.tsv.xz"):
        with lzma.open(gazetteer / name, "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield row["name"]
                yield row["alternates"].replace("|", " ")
    yield (gazetteer / "countries.tsv").read_text(encoding="utf-8")
    spec = importlib.util.find_spec("spellchecker")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("The lists of words are not installed: pip install -e '.[train]'")
    words = Path(spec.submodule_search_locations[0]) / "resources"
    for language in ("en", "es", "fr", "ru", "ar"):
        with gzip.open(words / f"{language}.json.gz", "rt", encoding="utf-8") as file:
            counts: dict[str, int] = json.load(file)
        common = sorted(counts, key=lambda word: -counts[word])[:30_000]
        for begin in range(0, len(common), 1000):
            part = " ".join(common[begin : begin + 1000])
            yield part
            yield part.title()


def kept_pieces(base: Base) -> list[int]:
    """Return the indexes of the pieces to keep, in the base's order."""
    whole = assemble(list(zip(base.pieces, map(float, base.scores), strict=True))[:-1])
    used: set[int] = set()
    for text in _texts():
        used.update(whole.encode(text, add_special_tokens=False).ids)
    alone = {SPACE, *(SPACE + chr(code) for code in range(33, 127))}
    return [
        index
        for index, piece in enumerate(base.pieces[:-1])
        if index < len(_MARKS)
        or piece in alone
        or _ALPHABET.fullmatch(piece)
        or (index in used and _SCRIPTS.fullmatch(piece))
        or (index < _SURE and _CYRILLIC_AND_ARABIC.fullmatch(piece))
    ]


def main() -> None:
    """Choose the pieces and write the tokenizer."""
    base = read_base(base_file())
    kept = kept_pieces(base)
    tokenizer = assemble([(base.pieces[i], float(base.scores[i])) for i in kept])
    text = json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
    TOKENIZER.write_text(text + "\n", encoding="utf-8")
    print(f"{len(kept)} of {len(base.pieces)} pieces, {TOKENIZER.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
