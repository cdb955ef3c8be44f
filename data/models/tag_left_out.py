"""Tag a corpus that the tagger never saw: `python data/models/tag_left_out.py CORPORA WORK NAME`.

WORK is the folder that `train_tagger.py --leave NAME` filled. Quantises as for shipping, prints the
scores, and keeps the spans as offsets, with the hashes of model and corpus, for `tests/quality`.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from export_tagger import write_model  # noqa: E402
from tagger_examples import NO_DEMONYMS, demonyms  # noqa: E402
from tagger_network import base_folder, load_tokenizer  # noqa: E402

from geo.recognition.toponym_tagger import Span, ToponymTagger, open_scorer  # noqa: E402
from tests.quality.corpus import Document, Toponym, read_corpus  # noqa: E402
from tests.quality.left_out import PREDICTIONS  # noqa: E402
from tests.quality.scoring import score  # noqa: E402


def report(name: str, documents: Sequence[Document], spans: dict[str, tuple[Span, ...]]) -> str:
    """Return one line of strict and overlap scores; no demonyms where none are annotated."""
    dropped = demonyms() if name in NO_DEMONYMS else frozenset()
    found = score(
        (
            d,
            [
                Toponym(s.start, s.end, None)
                for s in spans[d.id]
                if d.text[s.start : s.end] not in dropped
            ],
        )
        for d in documents
    )
    s = found.strict
    return (
        f"{name} strict P {s.precision:.3f} R {s.recall:.3f} F1 {s.f1:.3f}, "
        f"overlap F1 {found.overlap.f1:.3f}"
    )


def main() -> None:
    """Quantise, tag, print and keep."""
    if len(sys.argv) != 4:
        sys.exit("Name three: python data/models/tag_left_out.py CORPORA WORK NAME")
    corpus, work, name = Path(sys.argv[1]) / f"{sys.argv[3]}.jsonl", Path(sys.argv[2]), sys.argv[3]
    tokenizer = load_tokenizer(base_folder() / "tokenizer.json")
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "tagger.onnx"
        write_model(work / "tagger.safetensors", model)
        tagger = ToponymTagger(tokenizer, open_scorer(model))
        model_hash = hashlib.sha256(model.read_bytes()).hexdigest()
    documents = read_corpus(corpus)
    found = {d.id: tagger.spans(d.text) for d in documents}
    print(report(name, documents, found))
    kept = {
        "what": "What a tagger found that never saw the corpus: start, end, confidence in percent",
        "corpus_sha256": hashlib.sha256(corpus.read_bytes()).hexdigest(),
        "model_sha256": model_hash,
        "spans": {
            key: [n for s in spans for n in (s.start, s.end, round(100 * s.confidence))]
            for key, spans in found.items()
        },
    }
    PREDICTIONS.mkdir(exist_ok=True)
    text = json.dumps(kept, separators=(",", ":")).replace('],"', '],\n"')
    (PREDICTIONS / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
