"""How the names of a place agree with a name that is looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.gazetteer import rows
from geo.gazetteer.inflection import CYRILLIC_WRITING, is_cyrillic
from geo.gazetteer.names import plain
from geo.gazetteer.rows import Met, PlaceRow
from geo.gazetteer.shortnames import is_abbreviation
from geo.model import NameTier, Precision


def meet(
    met: dict[int, Met],
    name: str,
    found: Sequence[PlaceRow],
    alike: Callable[[str], str] = plain,
    distance: int = 0,
) -> None:
    """Add places to those met, each by the nearest of its names.

    Args:
        met: places by number; one is met again only by a nearer name.
        name: as it is looked up.
        found: the places under one of its keys.
        alike: what names have in common that are near.
        distance: within the tier of names that only sound alike, of those that are near.
    """
    straight, bare = (_straight(name), alike(name)) if found else ("", "")
    for row in found:
        known = met[row.number].tier if row.number in met else None
        if known is NameTier.LABEL:
            continue
        if _agree(row.label, straight):
            add(met, row, row.label, NameTier.LABEL)
            continue
        if known not in (None, NameTier.FOLDED):
            continue
        names = row.names.split("|")
        exact = next((n for n in names if _agree(n, straight)), None)
        if exact is not None:
            add(met, row, exact, NameTier.NAME)
            continue
        cyrillic = is_cyrillic(name)
        # "Men" is not Maine, which Russian writes so.
        here = row.country in CYRILLIC_WRITING or cyrillic
        names = [n for n in names if not is_abbreviation(n) and (here or not is_cyrillic(n))]
        if cyrillic and row.precision == Precision.COUNTRY:
            # "Гроза" is no "Grozeje", Georgia.
            names = [n for n in names if is_cyrillic(n)]
        if known is not None or not names:
            continue
        near = next((n for n in names if alike(n) == bare), None)
        far = distance if near else distance + 1
        add(met, row, near or names[0], NameTier.FOLDED, far)


def add(met: dict[int, Met], row: PlaceRow, found: str, tier: NameTier, distance: int = 0) -> None:
    """Add a place that was found by a name of it."""
    met[row.number] = Met(rows.rank(row, tier, distance), row, found, tier)


def _agree(name: str, straight: str) -> bool:
    return len(name) == len(straight) and _straight(name) == straight


def _straight(name: str) -> str:
    return name.replace("’", "'").replace("ʼ", "'").replace("-", " ")
