"""Write the trained tagger for shipping: `python data/models/export_tagger.py WORK`.

WORK is the folder that `train_tagger.py` filled. Writes `tagger.onnx` (matrices and tables in 8
bits, activations quantised as they come) and `tagger-tokenizer.json` beside this script.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from safetensors.torch import load_file
from torch import nn

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

# Switches the telemetry off; whatever loads the library comes after it.
import geo.recognition.onnx_runtime  # noqa: E402, F401

# isort: split
from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: E402
from tagger_network import Tagger, base_folder  # noqa: E402

NAMES = ("ids", "shapes", "mask", "scores")


def export(tagger: nn.Module, path: Path) -> None:
    """Write `tagger` in single precision, for batches of any size and length."""
    tagger.eval()
    example = torch.ones((2, 16), dtype=torch.long)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            tagger,
            (example, example, example),
            str(path),
            input_names=["ids", "shapes", "mask"],
            output_names=["scores"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in NAMES},
            opset_version=17,
            dynamo=False,
        )


def quantise(source: Path, target: Path, kinds: Sequence[str] = ("MatMul", "Gather")) -> None:
    """Write the model at `source` in 8 bits, rounded alike on processors with and without VNNI.

    Nodes of other `kinds` stay as they are.
    """
    # Its standing advice to prepare the model first would drown what the training prints.
    logging.getLogger().setLevel(logging.ERROR)
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=list(kinds),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    onnx.checker.check_model(str(target))


def write_model(weights: Path, target: Path) -> None:
    """Write the tagger with `weights` in 8 bits."""
    tagger = Tagger()
    tagger.load_state_dict(load_file(weights))
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        export(tagger, exact)
        quantise(exact, target)


def write_tokenizer(source: Path, target: Path) -> None:
    """Write the base encoder's tokenizer without its limits and on few lines."""
    tokenizer = json.loads(source.read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Export, quantise and say what was written."""
    if len(sys.argv) != 2:
        sys.exit("Name the folder of the trained tagger: python data/models/export_tagger.py WORK")
    target = HERE / "tagger.onnx"
    write_model(Path(sys.argv[1]) / "tagger.safetensors", target)
    write_tokenizer(base_folder() / "tokenizer.json", HERE / "tagger-tokenizer.json")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    print(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB, sha256 {digest}")


if __name__ == "__main__":
    main()
