"""What rows are made with: the model, the gazetteer and what people corrected, each as a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from geo.corrections import Correction, Ledger, load_always, to_json
from geo.corrections.store import load_each
from geo.gazetteer import open_gazetteer
from geo.paths import data_dir
from geo.version import VERSION

_DIGITS = 16
_FOLDERS = ("models", "recognition", "resolution", "reading")
_KINDS = (".onnx", ".json", ".tsv")


def report_id(text_sha256: str) -> str:
    """Return what the archive calls the report whose text has this hash: its first 128 bits."""
    return text_sha256[:32]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people corrected on the machine that makes the archive, as every worker applies it."""

    always: tuple[Correction, ...] = ()
    own: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    """By report id."""
    version: str = ""
    """Of those of scope "always"."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """By report id, where a report has its own."""

    @classmethod
    def load(cls) -> Corrections:
        """Return the corrections of this machine.

        Raises:
            CorrectionsError: a file of them cannot be read.
        """
        always = load_always().corrections
        each = {report_id(sha): ledger for sha, ledger in load_each().items()}
        version = _hash(repr([*map(to_json, always)]).encode())
        return cls(
            always,
            {report: ledger.corrections for report, ledger in each.items() if ledger.corrections},
            version,
            {report: f"{version}+{_of(ledger)}" for report, ledger in each.items()
             if ledger.corrections},
        )  # fmt: skip

    def version_of(self, report: str) -> str:
        """Return the version of the corrections that a report is made with."""
        return self.versions.get(report, self.version)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What all rows of a run are made with."""

    model: str
    gazetteer: str
    corrections: Corrections

    @classmethod
    def now(cls) -> Stamp:
        """Return the stamp of this machine.

        Raises:
            GeoError: gazetteer or corrections cannot be read.
        """
        return cls(model_version(), open_gazetteer().version, Corrections.load())

    def of(self, report: str) -> tuple[str, str, str]:
        """Return the versions that a report's row bears, in the order of `schema.STAMP`."""
        return self.model, self.gazetteer, self.corrections.version_of(report)


@cache
def model_version() -> str:
    """Return a hash of the models, the word lists and the version of Dateline."""
    whole = hashlib.sha256(VERSION.encode())
    for folder in _FOLDERS:
        for path in sorted((data_dir() / folder).iterdir()):
            if path.suffix in _KINDS:
                whole.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:_DIGITS]


def _of(ledger: Ledger) -> str:
    return _hash(repr([*map(to_json, ledger.corrections)]).encode())


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:_DIGITS]
