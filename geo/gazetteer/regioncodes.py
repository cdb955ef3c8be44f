"""Postal codes of regions, as they stand after a town: "Arlington, VA"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geo.wordlists import read_table


@cache
def region_codes() -> Mapping[str, tuple[int, ...]]:
    """Return the GeoNames ids of the regions that have each code, in capitals.

    >>> region_codes()["VA"]
    (6254928,)
    """
    codes: dict[str, tuple[int, ...]] = {}
    for code, _country, number, _label in read_table("gazetteer/region_codes.tsv"):
        codes[code] = (*codes.get(code, ()), int(number))
    return codes
