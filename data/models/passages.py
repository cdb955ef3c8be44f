"""Passages of our own, read: texts whose places and other names are marked by hand."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from tests.quality.corpus import Document, Toponym

TYPES = frozenset(
    "country admin1 admin2 city village neighbourhood water landform facility region".split()
)
ROLES = frozenset({"actor", "demonym", "credit"})
OTHERS = frozenset({"person", "unit", "org"})
"""What a name is that is no place."""
CASES = frozenset({"gen", "dat", "acc", "ins", "loc", "adj"})
"""Cases of a name beside the nominative, which is not written; `adj` is an adjective."""

_MARK = re.compile(r"\[\[(?P<place>[^\]]+)\]\]|\{\{(?P<other>[^}]+)\}\}")
_ENTRY = re.compile(r"(?P<name>[^:]*):(?P<country>[A-Z]{2})?")
_KEPT_APART = 12
_UNKNOWN = "?"
"""Stands for the gazetteer's name where that is not said."""
_KINDS = {"country": "country", "admin1": "region", "village": "settlement"}
"""Kinds of names to swap by the types of places; those of other types stay as they are."""


@dataclass(frozen=True, slots=True)
class Name:
    """A marked name from `start` up to `end`, in code points of the text.

    `role` is one of `ROLES` or `OTHERS`, or "location"; `type`, `case`, `name` (the gazetteer's)
    and `country` (ISO 3166) are "" where the mark does not say them.
    """

    start: int
    end: int
    role: str
    type: str = ""
    case: str = ""
    name: str = ""
    country: str = ""

    @property
    def is_place(self) -> bool:
        """Return whether this is the name of a place, in whatever role."""
        return self.role not in OTHERS


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its places, and all that its marks say of its names."""

    document: Document
    names: tuple[Name, ...]

    @property
    def kinds(self) -> dict[tuple[int, int], str]:
        """Return kinds to swap names by, by offsets, of the names whose mark decides them."""
        return {
            (name.start, name.end): _kind(name)
            for name in self.names
            if name.type or name.role != "location"
        }


def read_passages(path: Path) -> tuple[Passage, ...]:
    """Read passages, one to a line, in the notation of `sentences/README.md`.

    Raises:
        ValueError: a mark is not closed or has a word that is no type, role, case, entry or kind.
    """
    passages = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("# "):
            passages.append(_passage(f"{path.stem}:{number}", line))
    return tuple(passages)


def passages_of(folder: Path) -> list[Passage]:
    """Return the passages of a language, which has a folder of its own; English the outer one."""
    return [passage for path in sorted(folder.glob("*.txt")) for passage in read_passages(path)]


def is_kept_apart(passage: Passage) -> bool:
    """Tell whether a passage in another language than English measures: nothing learns from it."""
    return zlib.crc32(passage.document.text.encode()) % _KEPT_APART == 0


def _kind(name: Name) -> str:
    if not name.is_place:
        return name.role
    return "" if name.role == "demonym" else _KINDS.get(name.type, "")


def _passage(identity: str, line: str) -> Passage:
    marked = line.replace("\\n", "\n").replace("\\t", "\t")
    text, position = "", 0
    names: list[Name] = []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        written, *words = (match["place"] or match["other"]).split("|")
        start, end = len(text), len(text) + len(written)
        if match["place"]:
            names.append(_place(identity, start, end, written, words))
        elif len(words) != 1 or words[0] not in OTHERS:
            raise ValueError(f"{identity}: {match[0]} says no kind: {', '.join(sorted(OTHERS))}")
        else:
            names.append(Name(start, end, words[0]))
        text += written
        position = match.end()
    text += marked[position:]
    if any(mark in text for mark in ("[[", "]]", "{{", "}}")):
        raise ValueError(f"{identity}: a mark is not closed")
    places = tuple(Toponym(name.start, name.end, None) for name in names if name.is_place)
    return Passage(Document(identity, text, places), tuple(names))


def _place(identity: str, start: int, end: int, written: str, words: list[str]) -> Name:
    said = {"role": "location", "type": "", "case": "", "name": "", "country": ""}
    for word in words:
        entry = _ENTRY.fullmatch(word)
        if word in TYPES:
            said["type"] = word
        elif word in ROLES:
            said["role"] = word
        elif word in CASES:
            said["case"] = word
        elif entry:
            said["name"] = "" if entry["name"] == _UNKNOWN else entry["name"] or written
            said["country"] = entry["country"] or ""
        else:
            raise ValueError(f"{identity}: {word!r} of [[{written}]] is no type, role or case")
    return Name(start, end, **said)
