"""What rows are made with: the model, the gazetteer and what people corrected, each as a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from geo.corrections import Correction, load_always, to_json
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

    @classmethod
    def load(cls) -> Corrections:
        """Return the corrections of this machine.

        Raises:
            CorrectionsError: a file of them cannot be read.
        """
        always = load_always().corrections
        own = {
            report_id(sha): ledger.corrections
            for sha, ledger in load_each().items()
            if ledger.corrections
        }
        return cls(always, own, _version(always))

    def touching(self, text: str) -> tuple[Correction, ...]:
        """Return those of scope "always" whose words stand in a text: no other can change it."""
        return tuple(each for each in self.always if each.anchor.quote in text)

    def everywhere(self, text: str) -> str:
        """Return the version of those that `touching` returns, "" for none."""
        touching = self.touching(text)
        return _version(touching) if touching else ""

    def alone(self, report: str) -> str:
        """Return the version of those of one report, "" for none."""
        own = self.own.get(report, ())
        return f"+{_version(own)}" if own else ""


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

    def of(self, report: str, text: str) -> tuple[str, str, str]:
        """Return the versions that a report's row bears, in the order of `schema.STAMP`."""
        corrected = self.corrections.everywhere(text) + self.corrections.alone(report)
        return self.model, self.gazetteer, corrected

    def is_of(self, made: tuple[str, str, str]) -> bool:
        """Tell whether a row was made with this, whatever is said of corrections."""
        return made[:2] == (self.model, self.gazetteer)


@cache
def model_version() -> str:
    """Return a hash of the models, the word lists and the version of Dateline."""
    whole = hashlib.sha256(VERSION.encode())
    for folder in _FOLDERS:
        for path in sorted((data_dir() / folder).iterdir()):
            if path.suffix in _KINDS:
                whole.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:_DIGITS]


def everywhere_of(corrected: str) -> str:
    """Return what a row's version says of the corrections of scope "always"."""
    return corrected.partition("+")[0]


def alone_of(corrected: str) -> str:
    """Return what a row's version says of its report's own corrections."""
    return "".join(corrected.partition("+")[1:])


def _version(corrections: Sequence[Correction]) -> str:
    raw = repr([*map(to_json, corrections)]).encode()
    return hashlib.sha256(raw).hexdigest()[:_DIGITS]
