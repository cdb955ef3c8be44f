"""Train what is measured and what ships: `python data/models/quality_train.py CORPORA`.

For each of lgl, trnews and geovirus a ranker and a tagger that never see it, whose predictions
`tests/quality` keeps; then the ranker and the tagger that ship, from all; and the tagger of other
languages with its tokenizer. Work lies under `build/quality-train`: cut off at any time, the next
run goes on where it was, and does nothing twice unless the corpora, the gazetteer or the code it
depends on have changed. Needs the extra `train`.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import NoReturn

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.quality.corpus import NAMES  # noqa: E402
from tests.quality.left_out import RANKERS, sha256  # noqa: E402

WORK = ROOT / "build" / "quality-train"
CORPORA = (*NAMES, "ewt", "factrueval-ru")
SHIPPED, MULTILINGUAL = "shipped", "multilingual"
LANES = 2
"""Models trained at once, each on one thread: faster on two cores than one model on both."""

_running: set[subprocess.Popen[bytes]] = set()


def run(script: str, *arguments: str | Path) -> None:
    """Run a script of this folder, on one thread.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    process = subprocess.Popen(command, env=os.environ | {"OMP_NUM_THREADS": "1"})
    _running.add(process)
    code = process.wait()
    _running.discard(process)
    if code:
        raise subprocess.CalledProcessError(code, command)


def digest(paths: Iterable[Path]) -> str:
    """Return one hash of the files at `paths`."""
    return hashlib.sha256("".join(sha256(path) for path in paths).encode()).hexdigest()


def train_ranker(corpora: Path, left: str | None) -> None:
    """Train a ranker, unless one was learned from the same corpora by the same code."""
    name = left or SHIPPED
    output = RANKERS / f"{left}.json" if left else HERE / "ranker.json"
    sources = [
        *(corpora / f"{n}.jsonl" for n in NAMES if n != left),
        *sorted((ROOT / "geo").rglob("*.py")),
        *sorted(p for p in (ROOT / "data" / "gazetteer").iterdir() if p.suffix != ".py"),
        HERE / "train_ranker.py",
    ]
    inputs = digest(p for p in sources if p.is_file())
    stamp = WORK / name / "ranker.stamp"
    if stamp.is_file() and stamp.read_text() == f"{inputs} {sha256(output)}":
        print(f"{name}: ranker learned already", flush=True)
        return
    print(f"{name}: learning the ranker", flush=True)
    run("train_ranker.py", corpora, *(("--leave", left) if left else ()), "-o", output)
    stamp.write_text(f"{inputs} {sha256(output)}")


def train_model(corpora: Path, left: str | None) -> None:
    """Train one ranker and one tagger, and write what is kept of them."""
    work = WORK / (left or SHIPPED)
    work.mkdir(parents=True, exist_ok=True)
    train_ranker(corpora, left)
    run("train_tagger.py", corpora, work, *(("--leave", left) if left else ()))
    if left:
        run("tag_left_out.py", corpora, work, left)
    else:
        run("export_tagger.py", work)


def train_multilingual(corpora: Path) -> None:
    """Train the tagger of other languages, from all, and write what ships of it."""
    work = WORK / MULTILINGUAL
    work.mkdir(parents=True, exist_ok=True)
    run("multilingual_tokenizer.py")
    run("train_multilingual.py", corpora, work)
    run("export_multilingual.py", work)


def stop(number: int, _: FrameType | None) -> NoReturn:
    """End what this process started, and this process."""
    for process in tuple(_running):
        process.terminate()
    os._exit(128 + number)


def main() -> None:
    """Train everything, two models at a time."""
    if len(sys.argv) != 2:
        sys.exit("Name the folder of corpora: python data/models/quality_train.py CORPORA")
    corpora = Path(sys.argv[1])
    missing = [f"{name}.jsonl" for name in CORPORA if not (corpora / f"{name}.jsonl").is_file()]
    if missing:
        sys.exit(f"{corpora} lacks {', '.join(missing)}: name another folder.")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    print(
        f"Five taggers and four rankers, {LANES} at a time, some 80 minutes on two idle cores;\n"
        f"work under {WORK.relative_to(ROOT)}. Stop at any time: the next run goes on.",
        flush=True,
    )
    with ThreadPoolExecutor(LANES) as lanes:
        models = [lanes.submit(train_model, corpora, left) for left in (*NAMES, None)]
        models.append(lanes.submit(train_multilingual, corpora))
    failed = [model.exception() for model in models if model.exception()]
    if failed:
        sys.exit("\n".join(map(str, failed)))
    print("Done: make quality prints the figures; TAGGER.md and MULTILINGUAL.md in data/models")
    print("hold them and the hashes.")


if __name__ == "__main__":
    main()
