"""Patterns of the phrases that describe a place, made of the words of a table.

Those that end in `$` are searched for in a stretch that ends where a town's name begins; the
others match what follows one, or what stands between two names.
"""

from __future__ import annotations

import re

from geo.wordlists import read_table

_ROWS = read_table("resolution/descriptions.tsv")
_BARE = str.maketrans("", "", "-‐‑ \n\t\u00a0")


def bare(word: str) -> str:
    """Return a word as the keys of `VALUES` have it: "North-East" is "northeast"."""
    return word.lower().translate(_BARE)


VALUES = {(kind, bare(word)): float(value) for word, kind, value in _ROWS if value}
"""By class and word: bearings in degrees, units in km, numbers."""
KINDS = {bare(word): kind for word, kind, _ in _ROWS if kind in ("about", "below", "above")}
"""How exact a distance is after a word."""


def _any(*kinds: str) -> str:
    words = sorted((word for word, kind, _ in _ROWS if kind in kinds), key=len, reverse=True)
    pattern = "|".join(re.escape(word) for word in words)
    return f"(?:{pattern})".replace(r"\-", r"[-‐‑\s]?").replace(r"\ ", r"\s{1,2}")


def _compiled(pattern: str) -> re.Pattern[str]:
    # A blank in a pattern is any white space of the text, at most a line's end with its indent.
    return re.compile(pattern.replace(" ", r"\s{1,3}"), re.I)


_DIRECTION = rf"(?P<direction>{_any('direction')})"
_COMPASS = rf"(?P<direction>{_any('direction')}|(?-i:{_any('abbreviation')}))"
_SIDE = rf"(?P<side>{_any('side')})"
_EDGE, _RURAL = _any("edge"), _any("rural")
_KIND = _any("kind")
_TOWN = rf"(?:the (?:(?:[\w'’-]+ ){{0,3}}?{_KIND}s?(?: of|,)? )?)?"
_DIGITS = r"\d{1,3}(?:,\d{3}|\.\d{1,2})?"
_NUMBER = rf"(?:{_DIGITS}|{_any('number', 'few')})"
_SPAN = rf"(?P<number>{_NUMBER})(?:\s?(?:[-–—]|to|or)\s?(?P<upper>{_NUMBER}))?"
_EXACT = rf"(?:(?P<exact>{_any('about', 'below', 'above')}) )?"
_PARENTHESIS = r"(?: \([^()]{1,30}\))?"
_BEGIN = r"(?<![\w.,/-])"

GATE = _compiled(rf"\b(?:of|from|outside|around|rural|{_any('near', 'side')}) {_TOWN}$")
"""What every pattern before a name ends in: most names stand after something else."""
DISTANCE = _compiled(
    rf"{_BEGIN}{_EXACT}{_SPAN}[\s-]?(?P<unit>{_any('unit')}){_PARENTHESIS}(?: away)?"
    rf"(?:,? (?:due |to the )?{_COMPASS})?,? (?P<of>of|from|outside(?: of)?) "
    rf"(?:the (?:{_any('side')} )?{_EDGE} of )?{_TOWN}$"
)
DIRECTION = _compiled(
    rf"(?<![\w-])(?:(?P<close>{_any('close')}) )?(?:due |to the )?{_DIRECTION} of {_TOWN}$"
)
PART_BEFORE = _compiled(r"\b(?:the|far|deep|extreme|in|into|towards?) $")
"""Before a direction: "the north of Kharkiv" is a part of it."""
OUTSKIRTS = _compiled(rf"\b(?:the )?(?:{_SIDE} (?:and {_any('side')} )?)?(?:{_EDGE}) of {_TOWN}$")
RURAL = _compiled(
    rf"\b(?:the )?(?:{_SIDE} )?(?:{_RURAL} (?:of|around) (?:(?P<inner>{_any('side')}) )?{_TOWN}"
    rf"|{_any('rural-before')} (?P<other>{_any('side')} )?)$"
)
NUMBERED = _compiled(
    rf"\b(?:the )?(?:(?P<kind>{_any('numbered')}) (?:No\.?\s?)?\d{{1,4}}"
    r"|(?P<code>(?-i:[A-Z]){1,3}-?\d{1,4}(?:-\d\d){0,2})"
    rf"(?: (?P<called>{_any('numbered')}))?)"
    rf",? {_any('near')} {_TOWN}$"
)
ONWARD_AFTER = _compiled(r" to(?:wards?)?\b")
"""After a name: "15 km from Izium to Kharkiv" is a way."""
ON_BEFORE = _compiled(rf"\b{_any('on')} $")
ROAD_CODE = re.compile(r"[A-Z]{1,2}-?0\d|T-?\d\d-?\d\d")
"""Numbers that only roads have: weapons have none that begin with 0."""
SIDE_BEFORE = _compiled(rf"\b(?:the (?:{_SIDE} )?|(?P<alone>{_any('side')}) )$")
EDGE_AFTER = _compiled(rf" (?:(?P<rural>{_RURAL})|{_EDGE})\b(?! of\b)")
"""After a name: "the western Aleppo countryside"."""
LEAD_BEFORE = _compiled(rf"(?<![\w-]){_any('lead')} $")
OWN_EDGE_AFTER = _compiled(
    rf"['’]s? (?:(?P<side>{_any('side')}) )?(?:(?P<rural>{_RURAL})|{_EDGE})\b(?! of\b)"
)
"""After a name: "Kyiv's northern suburbs"."""
PAIR_ENDS = _compiled(rf"$|[^\w\s'’-]|\n| {_any('pair-end')}\b")
"""After two names: neither is the subject of what follows."""
PAIR = _compiled(
    rf"\b(?:(?:the )?(?:{_any('quality')} ){{0,2}}(?P<way>{_any('way')}) "
    rf"(?:that )?(?:leading |running |going |runs )?)?"
    rf"(?:(?P<midway>(?:half|mid)way) |somewhere |in )?"
    rf"(?P<how>between|from|linking|linked|connecting|joining) {_TOWN}$"
)
JOINT = _compiled(rf",? (and|to|with|towards?) {_TOWN}")
DASH = _compiled(r"\s?[-‐‑–—/]\s?|-to-| to ")
ROAD_AFTER = _compiled(rf" (?:[\w-]+ )??{_any('road')}\b")
ARTICLE = _compiled(rf"\b(?:the|a|that) (?:{_any('quality')} ){{0,2}}$")
TIE_BEFORE = _compiled(rf"\b{_any('tie')} (?:[\w-]+ ){{0,3}}$")
NEAR_NAME = _compiled(rf"(?:,? | \()(?:{_any('near-name')}|(?P<within>in)) {_TOWN}")
LIST = _compiled(r",? and |, (?:and )?")
APPOSITION = _compiled(
    r"\)?,? (?:(?:which|that) )?(?:(?:is|lies|was|located|situated|just|a|an|the|some) ){0,3}"
    rf"(?:{_KIND} )?(?:on |in |to )?|,? \("
)
BEHIND = _compiled(rf",? (?:near|in|at|around|outside|including) {_TOWN}")
GOES_ON = _compiled(rf" (?:{_any('goes-on')})\b|['’]s?\b|[-‐‑–—/]\w")
"""After a name: it is a part of another one."""
