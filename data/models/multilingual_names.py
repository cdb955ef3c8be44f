"""Names to swap into passages of several languages, in the form that the sentence asks for."""

from __future__ import annotations

import csv
import lzma
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from passages import OTHERS, Name, Passage

HERE = Path(__file__).resolve().parent
GAZETTEER = HERE.parent / "gazetteer"
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_SETTLEMENTS = frozenset({"", "city", "village"})
_SPEAKING = {
    "es": frozenset("ES MX CO VE EC PE BO CL AR PY UY CU GT HN SV NI CR PA DO".split()),
    "fr": frozenset("FR ML BF NE TD CM CF CD CG BJ TG CI SN GN DZ TN MA LB HT MR BI RW".split()),
}
"""Countries whose places stand in half of the swaps of a language."""
_UNINFLECTED = frozenset({"ar", "es", "fr"})
"""Languages whose persons, units and bodies can bear any name: no mark says the others' case."""
_LETTERS = {
    "uk": re.compile(r"[А-ЩЮЯІЇЄҐ][а-щьюяіїєґ']+(?:[- ][А-ЩЮЯІЇЄҐ][а-щьюяіїєґ']+)?"),
    "ru": re.compile(r"[А-Я][а-яё]+(?:[- ][А-Я][а-яё]+)?"),
}
_VOWELS = re.compile(r"[aeiouyhàâéèêëîïôûü]", re.IGNORECASE)
_ENDING = 2


class Declension:
    """Writes names of settlements in another case, by `declension.tsv`."""

    def __init__(self) -> None:
        self._endings: dict[str, list[dict[str, str]]] = defaultdict(list)
        with (HERE / "declension.tsv").open(encoding="utf-8") as file:
            lines = (line for line in file if not line.startswith("#"))
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                self._endings[row["language"]].append(row)
        for rows in self._endings.values():
            rows.sort(key=lambda row: -len(row["nom"]))

    def form(self, name: str, language: str, case: str) -> str:
        """Return `name` in `case`, "" where its ending is not in the table or it has two words."""
        if " " in name:
            return ""
        for row in self._endings[language]:
            if name.endswith(row["nom"]) and len(name) > len(row["nom"]) + 1:
                return name.removesuffix(row["nom"]) + row[case]
        return ""


class SwapNames:
    """Draws other names for those of passages.

    They are the passages' own, by language, and settlements (language, nominative).
    """

    def __init__(
        self, passages: Mapping[str, Iterable[Passage]], settlements: Iterable[tuple[str, str]]
    ) -> None:
        self._declension = Declension()
        self._own: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._others: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        for language, texts in passages.items():
            for passage in texts:
                for name in passage.names:
                    written = passage.document.text[name.start : name.end]
                    if name.role in OTHERS:
                        key = language, name.role, len(written.split(" "))
                        self._others[key].append(written)
                    elif name.role in {"location", "actor"}:
                        self._own[_key(language, name, written)].append(written)
        self._gazetteer: dict[str, list[str]] = defaultdict(list)
        for language, name in settlements:
            self._gazetteer[language].append(name)

    def draw(self, language: str, name: Name, written: str, chance: random.Random) -> str:
        """Return a name to stand for `written`, "" where none fits."""
        if name.role in OTHERS:
            return self._another(language, name.role, written, chance)
        if name.role not in {"location", "actor"}:
            return ""
        case = name.case or "nom"
        drawn = ""
        is_free = name.role == "location" and name.type in _SETTLEMENTS and case in CASES
        if is_free and chance.random() < 0.6:
            pool = self._gazetteer[language]
            if pool:
                drawn = chance.choice(pool)
                if language in _LETTERS and case != "nom":
                    drawn = self._declension.form(drawn, language, case)
        if not drawn:
            drawn = chance.choice(self._own[_key(language, name, written)] or [""])
        if drawn and language in {"es", "fr"}:
            drawn = drawn if _fits(drawn, written) else ""
        if language == "ar" and drawn.startswith("ال") != written.startswith("ال"):
            drawn = ""
        return drawn.upper() if written.isupper() and len(written) > 4 else drawn

    def _another(self, language: str, kind: str, written: str, chance: random.Random) -> str:
        """Return another person, unit or body, a third of them named after a place."""
        if language not in _UNINFLECTED or not written[-1].isalpha() or written.isupper():
            return ""
        words = written.split(" ")
        settlements = self._gazetteer[language]
        if kind != "unit" and len(words) < 3 and settlements and chance.random() < 0.35:
            drawn = " ".join([*words[:-1], chance.choice(settlements)])
        else:
            drawn = chance.choice(self._others[language, kind, len(words)] or [""])
        if language == "ar":
            return drawn if drawn.startswith("ال") == written.startswith("ال") else ""
        return drawn if drawn and _fits(drawn, written) else ""


def _fits(drawn: str, written: str) -> bool:
    """Tell whether both begin alike: "d'Alep" and "à l'Oural" ask for a vowel, "de Homs" not."""
    return bool(_VOWELS.match(drawn)) == bool(_VOWELS.match(written))


def _key(language: str, name: Name, written: str) -> tuple[str, ...]:
    """Return what names have in common that can stand for one another."""
    kind = "settlement" if name.type in _SETTLEMENTS else name.type
    if name.role == "actor":
        kind = name.role
    first, *rest = written.split(" ")
    if name.case == "adj":
        return language, "adj", first[-_ENDING:]
    # "Харківську область" asks for an adjective of the same ending before the same word.
    generic = rest[-1] if rest and rest[-1].islower() else ""
    return language, kind, name.case, first[-_ENDING:] if generic else "", generic


def names_of_gazetteer() -> Iterator[tuple[str, str]]:
    """Yield language and name of settlements, to draw from."""
    for row in _rows("villages.tsv.xz"):
        if row["country"] == "UA":
            for name in row["alternates"].split("|"):
                if _LETTERS["uk"].fullmatch(name):
                    yield "uk", name
    for row in _rows("settlements.tsv.xz"):
        country = row["country"]
        people = int(row["population"])
        for language, countries in _SPEAKING.items():
            if country in countries or people >= 100_000:
                yield language, row["name"]
        if country in {"RU", "UA", "BY"}:
            for name in row["alternates"].split("|"):
                if country == "RU" and _LETTERS["ru"].fullmatch(name):
                    yield "ru", name
                    break
                if country == "UA" and _LETTERS["uk"].fullmatch(name) and re.search("[іїє]", name):
                    yield "uk", name
    path = GAZETTEER / "names-arabic.tsv"
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            lines = (line for line in file if not line.startswith("#"))
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["language"] == "ar":
                    yield "ar", row["name"]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with lzma.open(GAZETTEER / name, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
