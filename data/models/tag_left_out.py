"""Tag a corpus that the tagger never saw: `python data/models/tag_left_out.py CORPORA WORK NAME`.

WORK is the folder that `train_tagger.py --leave NAME` filled. Quantises as for shipping, resolves
with the ranker that never saw the corpus either, prints the scores of both, and keeps ids, offsets
and coordinates, with the hashes of corpus and models, for `tests/quality`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from export_tagger import write_model  # noqa: E402
from tagger_examples import demonyms  # noqa: E402
from tagger_network import base_vocabulary  # noqa: E402

from geo.recognition import Entity  # noqa: E402
from geo.recognition.toponym_tagger import ToponymTagger, open_scorer  # noqa: E402
from geo.report import report_from_text  # noqa: E402
from tests.quality.corpus import WITHOUT_DEMONYMS, Toponym, read_corpus  # noqa: E402
from tests.quality.geoparsing import keep  # noqa: E402
from tests.quality.left_out import sha256, toponyms  # noqa: E402
from tests.quality.scoring import score  # noqa: E402


def main() -> None:
    """Quantise, tag, resolve, keep and print."""
    if len(sys.argv) != 4:
        sys.exit("Name three: python data/models/tag_left_out.py CORPORA WORK NAME")
    corpus, work, name = Path(sys.argv[1]) / f"{sys.argv[3]}.jsonl", Path(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "tagger.onnx"
        write_model(work / "tagger.safetensors", model)
        tagger = ToponymTagger(base_vocabulary(), open_scorer(model))
        model_hash = sha256(model)
    documents = read_corpus(corpus)
    # In whole percents, as they are kept, so that nothing differs once they are read again.
    spans = {
        d.id: tuple(
            Entity(s.start, s.end, round(100 * s.confidence) / 100)
            for s in tagger.spans(report_from_text(d.text))
        )
        for d in documents
    }
    annotated = name not in WITHOUT_DEMONYMS
    dropped = frozenset() if annotated else demonyms()
    alone = score(
        (
            d,
            [
                Toponym(s.start, s.end, None)
                for s in spans[d.id]
                if d.text[s.start : s.end] not in dropped
            ],
        )
        for d in documents
    ).strict
    kept = keep(name, corpus, spans, model_hash)
    whole = score((d, toponyms(kept.places[d.id], demonyms=annotated)) for d in documents)
    s = whole.strict
    print(
        f"{name}, {'with' if annotated else 'without'} words for a people: "
        f"tagger alone strict P {alone.precision:.3f} R {alone.recall:.3f} F1 {alone.f1:.3f}; "
        f"geoparser strict P {s.precision:.3f} R {s.recall:.3f} F1 {s.f1:.3f}, "
        f"end to end F1@161 {whole.end_to_end.f1:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
