"""Write the multilingual tagger for shipping: `python data/models/export_multilingual.py WORK`.

WORK is the folder that `train_multilingual.py` filled. Writes `multilingual.onnx` beside this
script: matrices in 8 bits, activations quantised as they come, the table of pieces in 4 bits as the
base has it.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from safetensors.torch import load_file

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from export_tagger import export, quantise  # noqa: E402
from multilingual_network import MultilingualTagger  # noqa: E402


def write_model(weights: Path, target: Path) -> None:
    """Write the tagger with `weights` in 8 bits."""
    state = load_file(weights)
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    tagger = MultilingualTagger(len(state["pieces.codes"]), layers)
    tagger.load_state_dict(state)
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        export(tagger, exact)
        quantise(exact, target, ["MatMul"])


def main() -> None:
    """Export, quantise and say what was written."""
    if len(sys.argv) != 2:
        sys.exit("Name the folder of the trained tagger: export_multilingual.py WORK")
    target = HERE / "multilingual.onnx"
    write_model(Path(sys.argv[1]) / "tagger.safetensors", target)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB, sha256 {digest}")


if __name__ == "__main__":
    main()
