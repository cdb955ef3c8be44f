"""Training windows for the toponym tagger: texts with names swapped and case and lines noised."""

from __future__ import annotations

import csv
import lzma
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from passages import OTHERS

from geo.recognition.pieces import LINE_START, Shape, split_pieces
from geo.recognition.vocabulary import Vocabulary
from tests.quality.corpus import Document

GAZETTEER = Path(__file__).resolve().parents[1] / "gazetteer"
T = TypeVar("T")
OUTSIDE, BEGIN, INSIDE, SKIP = 0, 1, 2, -100
WINDOW = 126
"""Pieces in a window, its two end marks not counted."""

_GENERIC = frozenset(
    "county city street road drive avenue river park bank hill valley st ave rd township lake "
    "bay mountain mountains island islands airport church hospital school university beach "
    "province region district state oblast north south east west northern southern eastern "
    "western new the of".split()
)
_OF_PEOPLE = ("an", "ans", "ese", "ish", "is")


@dataclass(slots=True)
class Token:
    """A word or sign: its pieces, its shape and its label."""

    ids: list[int]
    shape: int
    label: int


@dataclass(slots=True)
class Name:
    """Tokens `first` up to `end` are a name that may be swapped for one of the same `kind`.

    A person's, a unit's or a body's is no place, and neither is the place whose name it takes.
    """

    first: int
    end: int
    text: str
    kind: str


@dataclass(slots=True)
class Text:
    """A document as tokens."""

    tokens: list[Token]
    names: list[Name] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Window:
    """What the network reads at once."""

    ids: list[int]
    shapes: list[int]
    labels: list[int]


def demonyms() -> frozenset[str]:
    """Return the words for the people and things of places."""
    with (GAZETTEER / "demonyms.tsv").open(encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return frozenset(form for row in rows[1:] for form in row[1].split("|"))


class Names:
    """Names to swap in, by kind, drawn so that large places are not the only ones."""

    def __init__(self) -> None:
        self._by_kind: dict[str, list[str]] = {"settlement": [], "region": [], "county": []}
        self._countries: dict[str, list[str]] = {}
        self.kind_of: dict[str, str] = {}
        self._country_of: dict[str, str] = {}
        for row in _rows("settlements.tsv.xz"):
            name, country, people = row["name"], row["country"], int(row["population"])
            if _is_plain(name) and people >= 1000:
                weight = 1 + (people > 20_000) + 2 * (people > 100_000)
                self._by_kind["settlement"] += [name] * weight
                self._countries.setdefault(country, []).extend([name] * weight)
                if people >= 15_000 or name not in self.kind_of:
                    self.kind_of[name] = "settlement"
                    self._country_of[name] = country
                for other in row["alternates"].split("|")[:3]:
                    if other.isascii() and _is_plain(other):
                        self._countries[country].append(other)
        for row in _rows("regions.tsv.xz"):
            name = row["name"]
            if name.endswith(" County"):
                self._by_kind["county"].append(name.removesuffix(" County"))
            elif _is_plain(name) and row["code"] == "ADM1":
                self._by_kind["region"].append(name)
                self.kind_of.setdefault(name, "region")
        with (GAZETTEER / "countries.tsv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                self.kind_of[row["name"]] = "country"

    def draw(self, name: Name, chance: random.Random) -> str:
        """Return another name of the kind of `name`, in half of the cases of its country.

        "" where none can be made. Persons, units and bodies are named after places.
        """
        if name.kind == "person":
            first, _, last = name.text.partition(" ")
            return f"{first} {chance.choice(self._by_kind['settlement'])}" if last else ""
        if name.kind in OTHERS:
            words = name.text.split(" ")
            places = [i for i, word in enumerate(words) if word in self.kind_of]
            if places:
                words[chance.choice(places)] = chance.choice(self._by_kind["settlement"])
            return " ".join(words) if places else ""
        drawn = self._drawn(name, chance)
        if name.text.isupper():
            return drawn.upper()
        return drawn.lower() if name.text.islower() else drawn

    def _drawn(self, name: Name, chance: random.Random) -> str:
        country = self._country_of.get(name.text.title() if name.text.isupper() else name.text)
        kind = "settlement" if name.kind == "country" else name.kind
        if kind == "settlement" and country in self._countries and chance.random() < 0.5:
            return chance.choice(self._countries[country])
        if kind == "county":
            return chance.choice(self._by_kind["county"]) + " County"
        return chance.choice(self._by_kind[kind])


def _rows(name: str) -> Iterator[dict[str, str]]:
    with lzma.open(GAZETTEER / name, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _is_plain(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) <= 3 and name.replace("-", " ")[-1].isalpha()


class Reader:
    """Turns documents into tokens with labels."""

    def __init__(self, vocabulary: Vocabulary, names: Names) -> None:
        self._vocabulary = vocabulary
        self._names = names
        self._demonyms = demonyms()

    def tokens(self, text: str) -> list[tuple[Token, int, int]]:
        """Return the tokens of `text` with their offsets."""
        pieces = split_pieces(self._vocabulary, text)
        found: list[tuple[Token, int, int]] = []
        for index in range(len(pieces.ids)):
            identity, end = int(pieces.ids[index]), int(pieces.ends[index])
            if pieces.firsts[index]:
                token = Token([identity], int(pieces.shapes[index]), OUTSIDE)
                found.append((token, int(pieces.starts[index]), end))
            else:
                token, start, _ = found[-1]
                token.ids.append(identity)
                found[-1] = (token, start, end)
        return found

    def read(self, document: Document, kinds: Mapping[tuple[int, int], str] | None = None) -> Text:
        """Return `document` as tokens; words for a people outside a gold span teach nothing.

        Args:
            document: the text with its places.
            kinds: of names by offsets; a place's that is not there is told by the gazetteer.
        """
        kinds = kinds or {}
        placed = self.tokens(document.text)
        tokens = [token for token, _, _ in placed]
        spans = {(toponym.start, toponym.end): True for toponym in document.toponyms}
        spans |= dict.fromkeys((span for span in kinds if span not in spans), False)
        names: list[Name] = []
        index = 0
        for (start, stop), is_place in sorted(spans.items()):
            while index < len(placed) and placed[index][2] <= start:
                index += 1
            first = index
            while index < len(placed) and placed[index][1] < stop:
                if is_place:
                    tokens[index].label = BEGIN if index == first else INSIDE
                index += 1
            surface = document.text[start:stop]
            kind = kinds[start, stop] if (start, stop) in kinds else self._kind(surface)
            if kind and index > first:
                names.append(Name(first, index, surface, kind))
        for token, start, end in placed:
            if token.label == OUTSIDE and document.text[start:end] in self._demonyms:
                token.label = SKIP
        return Text(tokens, names)

    def _kind(self, written: str) -> str:
        surface = written.title() if written.isupper() or written.islower() else written
        if surface in self._demonyms or (written.isupper() and len(written) < 4):
            return ""
        if surface.endswith(" County"):
            return "county"
        kind = self._names.kind_of.get(surface, "")
        plain = surface.isalpha() and not surface.endswith(_OF_PEOPLE)
        if not kind and plain and surface.lower() not in _GENERIC:
            return "settlement"
        return kind

    def swapped(self, text: Text, chance: random.Random, share: float) -> list[Token]:
        """Return the tokens of `text` with a `share` of its names swapped, each throughout."""
        other: dict[str, list[Token]] = {}
        for name in text.names:
            if name.text not in other:
                rate = share * (0.1 if name.kind == "country" else 1.0)
                drawn = ""
                if chance.random() < rate:
                    drawn = self._names.draw(name, chance)
                other[name.text] = self._relabelled(drawn, name.kind not in OTHERS)
        tokens: list[Token] = []
        position = 0
        for name in text.names:
            new = other[name.text]
            if new:
                tokens += text.tokens[position : name.first]
                flag = text.tokens[name.first].shape >= LINE_START
                tokens += [
                    Token(token.ids, token.shape % LINE_START + LINE_START * flag, token.label)
                    if not index
                    else token
                    for index, token in enumerate(new)
                ]
                position = name.end
        return tokens + text.tokens[position:]

    def _relabelled(self, name: str, is_place: bool) -> list[Token]:
        tokens = [token for token, _, _ in self.tokens(name)]
        if is_place:
            for index, token in enumerate(tokens):
                token.label = INSIDE if index else BEGIN
        return tokens


def windows(
    streams: Sequence[list[Token]],
    chance: random.Random,
    first: int,
    last: int,
    *,
    case_noise: bool = True,
) -> list[Window]:
    """Cut every stream in windows, at other places each time, between the marks of their ends.

    Some are read as if they were all in one case, unless not `case_noise`.
    """
    found = []
    for stream in streams:
        size = WINDOW
        if sum(len(token.ids) for token in stream) > WINDOW:
            size = chance.randrange(WINDOW // 3, WINDOW + 1)
        part: list[Token] = []
        length = 0
        for token in stream:
            if part and length + len(token.ids) > size:
                found.append(_window(part, chance, first, last, case_noise))
                part, length, size = [], 0, WINDOW
            part.append(token)
            length += min(len(token.ids), WINDOW)
        if part:
            found.append(_window(part, chance, first, last, case_noise))
    return found


def _window(
    tokens: list[Token], chance: random.Random, first: int, last: int, case_noise: bool
) -> Window:
    cases = ((Shape.UPPER, 0.04), (Shape.TITLE, 0.05), (Shape.LOWER, 0.04))
    whole = _drawn_noise(chance, cases) if case_noise else None
    lines = _drawn_noise(chance, (("none", 0.1), ("wrapped", 0.06)))
    left = chance.randrange(4, 16)
    ids, shapes, labels = [first], [int(Shape.NONE)], [SKIP]
    for token in tokens:
        begins, shape = divmod(token.shape, LINE_START)
        if whole and shape in _CASED:
            shape = int(whole)
        left -= 1
        if lines == "none":
            begins = 0
        elif lines == "wrapped" and not left:
            begins, left = 1, chance.randrange(8, 16)
        for index, piece in enumerate(token.ids[:WINDOW]):
            ids.append(piece)
            shapes.append(shape + LINE_START * begins)
            labels.append(SKIP if index else token.label)
    return Window([*ids, last], [*shapes, int(Shape.NONE)], [*labels, SKIP])


def _drawn_noise(chance: random.Random, shares: Sequence[tuple[T, float]]) -> T | None:
    noise = chance.random()
    for kind, share in shares:
        if noise < share:
            return kind
        noise -= share
    return None


_CASED = frozenset({Shape.LOWER, Shape.TITLE, Shape.UPPER, Shape.MIXED, Shape.INITIAL})


def joined(texts: Sequence[list[Token]], length: int = 400) -> list[list[Token]]:
    """Join short texts, in the given order, to streams of about `length` tokens."""
    streams: list[list[Token]] = []
    for tokens in texts:
        if len(tokens) < length // 2 and streams and len(streams[-1]) < length:
            streams[-1] = streams[-1] + tokens
        else:
            streams.append(list(tokens))
    return streams
