"""Names of places that stand in tables of their own, each with the language that it is of.

`names-*.tsv` and `ukrainian.tsv`, written by hand, give a name to each place of a country that
bears a label; `local.tsv.xz` gives it to a place by its GeoNames id. A Ukrainian name may stand
among a place's other names as well (`ukrainian.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Self

from geo.gazetteer.datarows import rows_of, told
from geo.gazetteer.names import normalise
from geo.gazetteer.romanisation import is_surely_ukrainian
from geo.gazetteer.ukrainian import ukrainian_name

LOCAL = "local.tsv.xz"
UKRAINIAN = "ukrainian.tsv"
_BY_HAND_FIRST = frozenset(("ar", "es"))
"""Languages in which the first name by hand is the usual one; elsewhere it may be short for it."""

_ARABIC_SPEAKING = frozenset(
    "AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE".split()
)

LocalNames = tuple[tuple[str, str], ...]
"""Languages (ISO 639-1) and names."""


class OtherNames(NamedTuple):
    """The names in those tables."""

    by_label: dict[tuple[str, str], LocalNames]
    """By the label of a place and its country."""
    by_number: dict[int, LocalNames]
    told: dict[tuple[str, str], str]
    """The Ukrainian names that come before all others, by label and country."""

    @classmethod
    def read(cls, directory: Path, by_hand: Iterable[str]) -> Self:
        """Read the tables in `directory`, of which `by_hand` were written so.

        Raises:
            GazetteerError: one is missing, damaged or not in the form its header describes.
        """
        by_label: dict[tuple[str, str], LocalNames] = {}
        by_number: dict[int, LocalNames] = {}
        for file in by_hand:
            with told(directory / file):
                for name, language, label, country in rows_of(directory / file):
                    key, row = (label, country), (language, normalise(name))
                    by_label[key] = (*by_label.get(key, ()), row)
        with told(directory / UKRAINIAN):
            rows = rows_of(directory / UKRAINIAN)
            first = {(label, country): name for country, label, name in rows}
        for of, name in first.items():
            by_label[of] = (*by_label.get(of, ()), ("uk", name))
        with told(directory / LOCAL):
            for number, language, name in rows_of(directory / LOCAL):
                place = int(number)
                by_number[place] = (*by_number.get(place, ()), (language, name))
        return cls(by_label, by_number, first)

    def shown(
        self, number: int, label: str, country: str, alternates: Iterable[str], *, ours: bool
    ) -> LocalNames:
        """Return what a place is called in each language, one name of each.

        Args:
            number: the place's.
            label: what a map in English calls it.
            country: ISO 3166-1 alpha-2.
            alternates: the names of its own row, of any language.
            ours: whether its row was written by hand, and has no name but right ones.
        """
        ukrainian = self.told.get((label, country)) or ukrainian_name(label, country, alternates)
        if not ukrainian and ours:
            # "Antonivka Road Bridge" is not spelt like "Антонівський міст".
            ukrainian = next(filter(is_surely_ukrainian, alternates), None)
        by_hand, others = self.by_label.get((label, country), ()), self.by_number.get(number, ())
        first = tuple(row for row in by_hand if row[0] in _BY_HAND_FIRST)
        names = {"uk": ukrainian} if ukrainian else {}
        for language, name in (*first, *others, *by_hand):
            names.setdefault(language, name)
        return tuple(names.items())

    def sought(self, number: int, label: str, country: str) -> tuple[str, ...]:
        """Return the names under which a place is looked up besides those of its own row.

        Of the generated ones those in Latin letters are left out: what GeoNames' own rows lack of
        them are words ("Est", "Lacs") and the names of other places.
        """
        others = self.by_number.get(number, ())
        names = (
            *(name for _, name in self.by_label.get((label, country), ())),
            *(name for _, name in others if name[0] > "\u024f"),
        )
        if country in _ARABIC_SPEAKING:
            return names
        # A foreign g is written by either letter: "هونغ كونغ", in Egypt "هونج كونج".
        return (*names, *(name.replace("غ", "ج") for name in names if "غ" in name))
