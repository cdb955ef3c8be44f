"""Words beside a name that say what kind of place it is: "city of X", "X region", "X, Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from geo.model import Mention


class Cue(StrEnum):
    """The kind of place that the words beside a name announce."""

    NONE = "none"
    REGION = "region"
    SETTLEMENT = "settlement"
    WATER = "water"


_REGION = (
    r"region|oblast|province|governorate|prefecture|state|county|district|raion|rayon|department|"
    r"canton|krai|voivodeship|wilayat?|emirate"
)
_SETTLEMENT = (
    r"city|town|village|settlement|suburb|township|hamlet|municipality|capital|port|outskirts|"
    r"neighbou?rhood|stronghold|hub|(?:refugee |idp )?camp"
)
_WATER = r"river|lake|sea|reservoir|strait|gulf|bay|canal|estuary|dam"

_AFTER = re.compile(
    rf"[ \u00a0](?:(?P<region>(?:{_REGION})s?)|(?P<settlement>{_SETTLEMENT})|(?P<water>{_WATER}))\b"
    # "Ohio State" is a university or its team, "Lancaster District Court" no district.
    r"(?! of\b)(?<!(?-i:State))(?<!(?-i:[A-Z]istrict)(?= [A-Z0-9]))",
    re.I,
)
_BEFORE = re.compile(
    rf"\b(?:(?P<region>(?:{_REGION})s? of)|(?P<settlement>(?:{_SETTLEMENT})(?: of)?(?: the)?,?)"
    rf"|(?P<water>(?:{_WATER})(?: of)?))[ \u00a0]$",
    re.I,
)
_DIRECTION = r"(?:north|south|east|west|centr)"
_APPOSITION = re.compile(
    r"(?:,[ ]|[ ]\(|,?[ ](?:in|of)[ ])(?:the )?"
    rf"(?:(?:far )?{_DIRECTION}\w*(?: of)? |{_DIRECTION}\w*-)?(?:the )?"
)
_TYPE = re.compile(rf"^[ ](?:{_REGION}|{_SETTLEMENT})\b", re.I)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Context:
    """What the text right beside a mention says of it."""

    cue: Cue
    word: str
    """The word that gave the cue, "" for none."""
    within: int | None
    """Index of the mention that follows as the larger place ("X, Y"), None for none."""


def read_context(text: str, mentions: tuple[Mention, ...], index: int) -> Context:
    """Return what stands beside `mentions[index]` in `text`."""
    mention = mentions[index]
    cue, word = _cue(text, mention.start, mention.end)
    following = index + 1
    within = None
    if following < len(mentions):
        larger = mentions[following]
        between = text[mention.end : larger.start]
        # "From Kyiv, Ukraine's president said" tells nothing of where Kyiv is.
        owns = text[larger.end : larger.end + 2] in ("'s", "’s")
        if not owns and len(between) < _REACH and _APPOSITION.fullmatch(_TYPE.sub("", between)):
            within = following
    return Context(cue, word, within)


def _cue(text: str, start: int, end: int) -> tuple[Cue, str]:
    for match in (
        _AFTER.match(text, end),
        _BEFORE.search(text[max(0, start - _REACH) : start]),
    ):
        if match and match.lastgroup:
            word = match[match.lastgroup].lower().removesuffix(",")
            return Cue(match.lastgroup), word.removesuffix(" the").removesuffix(" of")
    return Cue.NONE, ""
