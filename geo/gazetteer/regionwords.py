"""Words that say a name is a region's: "Kharkiv region", "region of Belgorod"."""

from __future__ import annotations

import re

_WORDS = (
    "oblast|region|province|governorate|state|district|raion|rayon|county|krai|kray|republic|"
    "prefecture|department|voblast|voivodeship|oblasts|regions|provinces|wilaya|territory|canton|emirate"
)
_AFTER = re.compile(rf"^(?:the )?(.+?)[ -](?:{_WORDS})$", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:the )?(?:{_WORDS}) of (?:the )?(.+)$", re.IGNORECASE)


def stem(name: str) -> str:
    """Return what a region is called without the word for it, "" where there is no such word."""
    match = _BEFORE.match(name) or _AFTER.match(name)
    return match.group(1) if match else ""


def may_be_called_region(feature_code: str, label: str) -> bool:
    """Return whether the place is one of which "X region" is said.

    A city that is a first-level region of its own ("Kyiv City") is not: "Kyiv region" is the
    oblast about it.
    """
    if label.endswith((" City", " city")):
        return False
    return feature_code in ("ADM1", "ADM2", "RGN", "RGNE")
