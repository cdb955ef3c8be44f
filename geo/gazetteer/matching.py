"""A name matched with places: as it is written, and by what else it may be written as."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from geo.gazetteer import peoples, regionwords, rows
from geo.gazetteer.abbreviations import (
    saint_forms,
    spelt_out,
    told_otherwise,
    turned,
    without_settlement,
    without_side,
)
from geo.gazetteer.agreement import add, meet
from geo.gazetteer.arabickey import arabic_key
from geo.gazetteer.arabicscript import (
    ARTICLE,
    SHORTEST,
    consonants,
    is_arabic,
    sounds_like,
    without_attached,
)
from geo.gazetteer.inflection import (
    CYRILLIC_WRITING,
    adjective_stems,
    dictionary_forms,
    is_cyrillic,
)
from geo.gazetteer.namekeys import CONSONANTS_PREFIX
from geo.gazetteer.names import fold, plain, romanised, skeleton
from geo.gazetteer.regioncodes import region_codes
from geo.gazetteer.rows import Ask, Met
from geo.gazetteer.shortnames import as_written, is_short
from geo.gazetteer.ukrainiankey import RUSSIAN, ukrainian_key
from geo.model import NameTier

Ranked = tuple[Met, ...]
"""Places that a name may mean, best first."""

_LONGEST_CODE = 3
_BASES = ("Air Base", "Air Force Base", "Navy Air Base", "Space Base")
_EXACT = (NameTier.LABEL, NameTier.NAME, NameTier.DEMONYM)


class Matching:
    """Matches names with places, asking the index for rows."""

    def __init__(self, ask: Ask, demonyms: Callable[[], frozenset[str]]) -> None:
        """Ask for places by `ask`, and once by `demonyms` for every word for a people."""
        self._rows = ask
        self._demonyms = cache(demonyms)

    def forget(self) -> None:
        """Ask for the demonyms again."""
        self._demonyms.cache_clear()

    def places(self, name: str, limit: int) -> Ranked:
        """Return the places but villages that a normalised name may mean, at most `limit`."""
        key = fold(name)
        if not key:
            return ()
        met: dict[int, Met] = {}
        self._meet(met, name, rows.BY_NAME, key)
        for form in saint_forms(name):
            self._meet(met, form, rows.BY_NAME, fold(form))
        self._meet_demonyms(met, name)
        if all(m.tier is NameTier.FOLDED for m in met.values()):
            self._meet_codes(met, name)
        if all(m.tier is NameTier.FOLDED for m in met.values()):
            # Its sign apart "S. Sudan" would be Sudan.
            spelt = [found for whole in spelt_out(name) if (found := self.places(whole, limit))]
            if spelt:
                # "N. Ireland" is Northern Ireland rather than the north of Ireland.
                exact = [found for found in spelt if found[0].tier in _EXACT] or spelt[:1]
                whole = {m.row.number: m for found in reversed(exact) for m in found}
                return rows.foremost(whole.values(), limit)
            if (other := turned(name)) and (found := self.places(other, limit)):
                return found
        if is_short(name):
            met = as_written(met, name)
        elif all(m.tier is NameTier.FOLDED for m in met.values()):
            self._meet(met, name, rows.BY_NAME, arabic_key(name), alike=romanised, distance=2)
            self._meet_regions(met, name)
            if is_cyrillic(name):
                self._meet_inflected(met, name)
            elif is_arabic(name):
                self._meet_consonants(met, name)
        if regionwords.level(name) == 1 and all(m.row.code == "ADM2" for m in met.values()):
            # "Lyman region" may be about the town, as there is but a county called Lyman.
            met = self._meet_bare(name) | met
        met = met or self._meet_bare(name) or self._meet_base(name) or self._meet_otherwise(name)
        russian = name.endswith(RUSSIAN) and not _in_ukraine(met)
        if (russian or not met) and not is_cyrillic(name):
            self._meet(met, name, rows.BY_NAME, ukrainian_key(name))
        if not met and (bones := skeleton(name)):
            for row in self._rows(rows.BY_SKELETON, bones):
                add(met, row, row.label, NameTier.SKELETON)
        return rows.foremost(met.values(), limit)

    def villages(self, name: str, limit: int) -> Ranked:
        """Return the places of the village tier that it may mean, at most `limit`."""
        key = fold(name)
        if not key or limit < 1:
            return ()
        met: dict[int, Met] = {}
        self._meet(met, name, rows.VILLAGES_BY_NAME, key, limit)
        if all(m.tier is NameTier.FOLDED for m in met.values()):
            more = arabic_key(name), limit
            self._meet(met, name, rows.VILLAGES_BY_NAME, *more, alike=romanised, distance=2)
            if is_cyrillic(name):
                self._meet_inflected(met, name, rows.VILLAGES_BY_NAME, limit)
            elif is_arabic(name):
                self._meet_consonants(met, name, rows.VILLAGES_BY_NAME, limit)
        if not met and (bare := without_settlement(name)):
            # "Masisi-Centre" is Masisi.
            return tuple(m._replace(tier=NameTier.FOLDED) for m in self.villages(bare, limit))
        if name.endswith(RUSSIAN) and not _in_ukraine(met):
            self._meet(met, name, rows.VILLAGES_BY_NAME, ukrainian_key(name), limit)
        if is_short(name):
            met = as_written(met, name)
        return tuple(sorted(met.values(), key=lambda m: m.rank)[:limit])

    def _meet(
        self,
        met: dict[int, Met],
        name: str,
        query: str,
        *values: object,
        alike: Callable[[str], str] = plain,
        distance: int = 0,
    ) -> None:
        meet(met, name, self._rows(query, *values), alike, distance)

    def _meet_codes(self, met: dict[int, Met], name: str) -> None:
        """Match "VA" and "N.Y" with regions, "Ky" and "KY." with what is abbreviated "Ky."."""
        letters = name.replace(".", "")
        if len(letters) <= _LONGEST_CODE and not name.endswith("."):
            self._meet(met, f"{name}.", rows.BY_NAME, fold(name))
        if letters.isupper() and name == f"{letters}.":
            self._meet(met, name.capitalize(), rows.BY_NAME, fold(name))
        if letters.isupper():
            for number in region_codes().get(letters, ()):
                for row in self._rows(rows.BY_ID, number):
                    add(met, row, name, NameTier.NAME)

    def _meet_bare(self, name: str) -> dict[int, Met]:
        """Match "Homs City" with a settlement, "North London" with what is called so as a whole.

        A region that is not filed is matched with the town that it has its name from.
        """
        met: dict[int, Met] = {}
        settlement = without_settlement(name)
        towns = (settlement,) if settlement else regionwords.towns(name)
        for bare in towns:
            self._meet(met, bare, rows.BY_NAME, fold(bare))
            if not met:
                self._meet(met, bare, rows.BY_NAME, arabic_key(bare), alike=romanised)
        kept = {n: m for n, m in met.items() if m.row.feature_class == "P"}
        if not kept and (whole := without_side(name)):
            self._meet(kept, whole, rows.BY_NAME, fold(whole))
            self._meet_regions(kept, whole)
        return {n: m._replace(tier=NameTier.FOLDED) for n, m in kept.items()}

    def _meet_base(self, name: str) -> dict[int, Met]:
        """Match "Hatzerim" with the air base, where nothing else is called so.

        Those of the United States are called after persons, whose names alone mean these.
        """
        met: dict[int, Met] = {}
        for kind in _BASES:
            self._meet(met, f"{name} {kind}", rows.BY_NAME, fold(f"{name} {kind}"))
        abroad = {n: m for n, m in met.items() if m.row.country != "US"}
        return {n: m._replace(tier=NameTier.FOLDED) for n, m in abroad.items()}

    def _meet_otherwise(self, name: str) -> dict[int, Met]:
        """Match "Smolensk nuclear plant" and "Faroes" with what is called so in other words."""
        met: dict[int, Met] = {}
        for form in told_otherwise(name):
            self._meet(met, form, rows.BY_NAME, fold(form))
        exact = NameTier.LABEL, NameTier.NAME
        return {n: m._replace(tier=NameTier.NAME) for n, m in met.items() if m.tier in exact}

    def _meet_inflected(
        self, met: dict[int, Met], name: str, query: str = rows.BY_NAME, *values: object
    ) -> None:
        """Match "Балаклії" with Балаклія, "Лиманському" with Лиманське, and then with Лиман."""
        name = name[0].upper() + name[1:]
        for distance, forms in enumerate((dictionary_forms(name), adjective_stems(name)), 1):
            for form in forms:
                found: dict[int, Met] = {}
                self._meet(found, form, query, fold(form), *values)
                for number, each in found.items():
                    # Elsewhere a name that only sounds alike would be one guess upon another.
                    sure = each.tier is not NameTier.FOLDED or each.row.country in CYRILLIC_WRITING
                    if sure and number not in met:
                        add(met, each.row, each.found, NameTier.FOLDED, distance)
                    elif each.tier is NameTier.NAME and met[number].tier is NameTier.FOLDED:
                        met[number] = met[number]._replace(found=each.found)

    def _meet_consonants(
        self, met: dict[int, Met], name: str, query: str = rows.BY_NAME, *values: object
    ) -> None:
        """Match "الخرطوم" and "بالخرطوم" with Khartoum, "بحلب" where nothing else is called so."""
        bare = without_attached(name)
        if not met:
            for form in bare:
                found: dict[int, Met] = {}
                self._meet(found, form, query, fold(form), *values)
                for number, each in found.items():
                    if number not in met:
                        add(met, each.row, each.found, NameTier.FOLDED)
        with_article = tuple(form for form in bare if form.startswith(ARTICLE))
        for form in (name, *with_article):
            self._meet_sounds(met, form, query, *values)
        if not met:
            for form in bare:
                self._meet_sounds(met, form, query, *values)

    def _meet_sounds(self, met: dict[int, Met], name: str, query: str, *values: object) -> None:
        bones = consonants(name)
        if len(bones) < SHORTEST:
            return
        for row in self._rows(query, CONSONANTS_PREFIX + bones, *values):
            like = next((n for n in row.names.split("|") if sounds_like(name, n)), None)
            if like is not None and row.number not in met:
                add(met, row, like, NameTier.FOLDED, 1)

    def _meet_demonyms(self, met: dict[int, Met], name: str) -> None:
        for word in peoples.keys(name):
            if word not in self._demonyms():
                continue
            for row in self._rows(rows.BY_DEMONYM, word):
                if row.names[:1].isupper():
                    # "Israeli" is among a country's alternate names, in another language.
                    known = row.number in met and met[row.number].tier is NameTier.LABEL
                    if not name[:1].isupper() or known:
                        continue
                elif row.number in met and met[row.number].tier in _EXACT:
                    # A stem is that of the country's name too.
                    continue
                add(met, row, row.names, NameTier.DEMONYM)

    def _meet_regions(self, met: dict[int, Met], name: str) -> None:
        """Match "Kharkiv region" and "region of Belgorod" with the regions of that name."""
        stem = regionwords.stem(name)
        if not stem:
            return
        for row in self._rows(rows.BY_NAME, fold(stem)):
            names = row.names.split("|")
            near = next((n for n in names if plain(n) == plain(stem)), names[0])
            regions = [row]
            if row.feature_class == "P":
                # An oblast goes by every name of its seat: "Kiev region", "Lugansk region".
                regions = self._rows(rows.BY_SEAT, row.number)
            for region in regions:
                called = regionwords.may_be_called_region(region.code, region.label) or (
                    region.code.startswith("PCL") and regionwords.may_be_state(name)
                )
                if called and region.number not in met:
                    add(met, region, near, NameTier.FOLDED, 1)
        if not met:
            # "Pokrovskyi district" is filed as a raion.
            for word in regionwords.alike(name):
                self._meet(met, f"{stem} {word}", rows.BY_NAME, fold(f"{stem} {word}"))


def _in_ukraine(met: dict[int, Met]) -> bool:
    return any(each.row.country == "UA" for each in met.values())
