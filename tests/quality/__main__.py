"""Prints the geoparsing tables: `python -m tests.quality CORPORA`, CORPORA a folder of corpora.

Roles, and recognition in sentences of war, are measured on sentences of the project's own, and so
without corpora too.

The figures for a corpus come from a tagger and a ranker that never saw it: the spans in
`predictions/` and the weights in `rankers/`, by `make quality-train`; what follows recognition is
today's code. Those of the models that ship, which saw it, stand beside them as "seen".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.gazetteer import open_gazetteer
from geo.model import Mention
from geo.paths import data_dir
from geo.recognition import EntityTagger
from geo.recognition.toponym_tagger import ToponymTagger
from geo.resolution import Ranker
from geo.resolution.ranker import AS_IT_IS
from tests.quality.conflict import NAME as CONFLICT
from tests.quality.conflict import print_conflict
from tests.quality.corpus import NAMES, WITHOUT_DEMONYMS, Document, read_corpus
from tests.quality.geoparsing import found_in, geoparse, resolve_gold
from tests.quality.kinds import FILES, print_kinds
from tests.quality.languages import print_languages
from tests.quality.left_out import (
    RANKERS,
    Found,
    LeftOut,
    LeftOutTagger,
    left_out_ranker,
    read_left_out,
    sha256,
    toponyms,
)
from tests.quality.novel import seen_in, with_novel_alone
from tests.quality.real_roles import print_real_roles
from tests.quality.reliability import reliability_table
from tests.quality.rightness import is_right
from tests.quality.roles import print_roles
from tests.quality.scoring import score
from tests.quality.units import print_units
from tests.quality.war_scores import print_war

NAIVE = Ranker({"population": 100.0}, {"population": 100.0}, AS_IT_IS)


def main(folder: Path) -> None:
    """Print resolution on gold names, then recognition and both together, for each corpus."""
    corpora = {
        name: read_corpus(folder / f"{name}.jsonl")
        for name in NAMES
        if (folder / f"{name}.jsonl").is_file()
    }
    if not corpora:
        sys.exit(f"No corpus ({', '.join(NAMES)}.jsonl) lies in {folder}: name another folder.")
    kept = {name: read_left_out(name) for name in corpora}
    same = {name: sha256(folder / f"{name}.jsonl") == kept[name].corpus_sha256 for name in kept}
    for name in corpora:
        if not same[name]:
            print(
                f"{name}: the predictions are of another version of the corpus, so no figures for "
                "recognition left out: make quality-train makes them"
            )
    outcomes = _print_resolution(corpora)
    print("\nReliability of the confidence, the three corpora together, none seen in training;")
    print("right: within 161 km, or a country or continent around the point")
    print(reliability_table(outcomes))
    print_real_roles(corpora)
    _print_end_to_end(corpora, {name: kept[name] for name in kept if same[name]})
    _print_models(kept)


def _print_resolution(corpora: dict[str, tuple[Document, ...]]) -> list[tuple[float, bool]]:
    print("Resolution of gold names: Accuracy@161 km over all, mean error in km of those resolved")
    print("(naive: the most populous of the gazetteer's candidates)")
    print("novel: left out, over the pairs of name and place that the ranker did not learn from")
    print(f"{'':10}{'left out':>18}{'naive':>18}{'seen':>18}{'novel':>18}")
    outcomes: list[tuple[float, bool]] = []
    for name, documents in corpora.items():
        print(f"{name:10}", end="")
        novel = ""
        for ranker in (left_out_ranker(name), NAIVE, Ranker.load()):
            found = [(d, resolve_gold(d, ranker)) for d in documents]
            print(_accuracy(found), end="")
            if ranker is left_out_ranker(name):
                outcomes += [o for d, mentions in found for o in _outcomes(d, mentions)]
                seen = seen_in(corpora[other] for other in corpora if other != name)
                novel = _accuracy([(with_novel_alone(d, seen), m) for d, m in found])
        print(novel, flush=True)
    return outcomes


def _accuracy(found: Sequence[tuple[Document, Sequence[Mention]]]) -> str:
    scores = score((d, toponyms(found_in(m), demonyms=True)) for d, m in found)
    return f"{scores.accuracy:11.3f}{scores.mean_km:7.0f}"


def _print_end_to_end(corpora: dict[str, tuple[Document, ...]], kept: dict[str, LeftOut]) -> None:
    print("\nRecognition (strict; F1 by overlap) and end to end (F1@161 km by overlap), all roles,")
    print("with words for a people and without them; * as the corpus is annotated")
    print(f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'overlap':>9}{'F1@161':>9}")
    changed: list[str] = []
    for name, documents in corpora.items():
        runs: list[tuple[str, EntityTagger, Ranker]] = []
        if name in kept:
            tagger = LeftOutTagger(kept[name].spans, documents)
            runs.append(("left out", tagger, left_out_ranker(name)))
        runs.append(("seen", ToponymTagger.load(), Ranker.load()))
        for run, tagger, ranker in runs:
            found = {d.id: geoparse(d, tagger, ranker) for d in documents}
            for demonyms in (True, False):
                mark = "*" if demonyms is (name not in WITHOUT_DEMONYMS) else ""
                label = f"{name:10}{run:10}{'with' if demonyms else 'without'}{mark}"
                print(f"{label:28}{_figures(documents, found, demonyms)}", flush=True)
            if run == "left out":
                changed += _changed(name, kept[name], found)
    for line in changed:
        print(line)


def _figures(
    documents: Sequence[Document], found: dict[str, tuple[Found, ...]], demonyms: bool
) -> str:
    scores = score((d, toponyms(found[d.id], demonyms=demonyms)) for d in documents)
    s = scores.strict
    return (
        f"{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}"
        f"{scores.overlap.f1:9.3f}{scores.end_to_end.f1:9.3f}"
    )


def _changed(name: str, kept: LeftOut, found: dict[str, tuple[Found, ...]]) -> Iterator[str]:
    """Yield a line where today's places differ from those kept."""
    before = {(key, f) for key, names in kept.places.items() for f in names}
    now = {(key, f) for key, names in found.items() for f in names}
    if before != now:
        yield (
            f"{name}: {len(now - before)} of {len(now)} names are not as kept "
            "(python -m tests.quality.keep CORPORA keeps them)"
        )


def _print_models(kept: dict[str, LeftOut]) -> None:
    models = data_dir() / "models"
    rows = [("seen", sha256(models / "tagger.onnx"), sha256(models / "ranker.json"))]
    rows += [(name, k.tagger_sha256, sha256(RANKERS / f"{name}.json")) for name, k in kept.items()]
    print(f"\nModels by sha256, gazetteer {open_gazetteer().version}")
    print(f"{'':10}{'tagger':18}{'ranker':18}")
    for name, tagger, ranker in rows:
        print(f"{name:10}{tagger[:16]:18}{ranker[:16]}")


def _outcomes(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[float, bool]]:
    points = {(t.start, t.end): t.point for t in document.toponyms}
    for mention in mentions:
        point = points.get((mention.start, mention.end))
        if mention.resolution is not None and point is not None:
            place = mention.resolution.place
            yield mention.resolution.confidence, is_right(place, *point)


if __name__ == "__main__":
    print_roles()
    print_war()
    print()
    print_units()
    if len(sys.argv) != 2:
        print("\nNo corpora given: make quality CORPORA=FOLDER prints the tables.")
    else:
        print()
        folder = Path(sys.argv[1])
        if (folder / CONFLICT).is_file():
            print_conflict(folder / CONFLICT)
            print()
        print_languages(folder)
        print()
        if paths := [folder / file for file in FILES if (folder / file).is_file()]:
            print_kinds(paths)
            print()
        main(folder)
