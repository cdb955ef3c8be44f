"""The multilingual tagger's network: the first layers of a multilingual encoder, with two heads.

One head tells where names are, the other what role each plays. The table of pieces stays as the
base packs it, in 4 bits, and is never trained.
"""

from __future__ import annotations

import numpy as np
import torch
from multilingual_base import BLOCK, Base
from tagger_network import EPSILON, WIDTH, Layer
from torch import Tensor, nn

from geo.recognition.multilingual import LABELS, ROLES

LAYERS = 8
"""Of the base's twelve."""
POSITIONS = 192
SHAPES = 18


class PackedTable(nn.Module):
    """Vectors of pieces, kept in 4 bits with a half float for each block of 32."""

    codes: Tensor
    scales: Tensor

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.register_buffer("codes", torch.zeros((pieces, WIDTH // 2), dtype=torch.uint8))
        self.register_buffer("scales", torch.zeros((pieces, WIDTH // BLOCK), dtype=torch.float16))

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors (batch, length, width) of `ids`."""
        batch, length = ids.shape
        codes = self.codes[ids].float().view(batch, length, WIDTH // BLOCK, BLOCK // 2)
        high = torch.floor(codes / 16)
        numbers = torch.cat([codes - 16 * high, high], -1) - 8
        scaled = numbers * self.scales[ids].float()[..., None]
        return scaled.reshape(batch, length, WIDTH)


class MultilingualTagger(nn.Module):
    """Scores of `LABELS` and, after them, of `ROLES` for every piece."""

    def __init__(self, pieces: int, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = PackedTable(pieces)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, len(LABELS) + len(ROLES))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return scores (batch, length, label or role); `mask` is 1 for a piece, 0 for filling."""
        places = self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(self.pieces(ids) + self.shapes(shapes) + places))
        hidden = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, hidden)
        return self.head(self.dropout(x))


def load_base(tagger: MultilingualTagger, base: Base, kept: list[int]) -> None:
    """Fill `tagger` with the base's weights for the pieces `kept`; shapes and head stay."""

    def tensor(name: str) -> Tensor:
        return torch.from_numpy(np.array(base.tensors[name]))

    positions = tensor("emb.pos").view(-1, WIDTH)[:POSITIONS]
    state = {
        "pieces.codes": torch.from_numpy(base.codes[kept]),
        "pieces.scales": torch.from_numpy(base.scales[kept]),
        # Every piece is of the first kind: its vector can as well lie in the positions.
        "positions.weight": positions + tensor("emb.type").view(-1, WIDTH)[0],
        "norm.weight": tensor("emb.ln.w"),
        "norm.bias": tensor("emb.ln.b"),
    }
    names = {
        "query": "q",
        "key": "k",
        "value": "v",
        "join": "ao",
        "norm_attention": "aln",
        "widen": "fi",
        "narrow": "fo",
        "norm_output": "oln",
    }
    for layer in range(len(tagger.layers)):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                source = tensor(f"l{layer}.{theirs}.{part[0]}")
                state[f"layers.{layer}.{ours}.{part}"] = source
    missing, unexpected = tagger.load_state_dict(state, strict=False)
    assert not unexpected and set(missing) == {"shapes.weight", "head.weight", "head.bias"}
