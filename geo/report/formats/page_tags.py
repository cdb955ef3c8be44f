"""The tags of a page, before it is read: those with more attributes than any page writes."""

from __future__ import annotations

import re

_MOST_ATTRIBUTES = 500
"""Of one tag: libxml2 compares each with all before it."""
_SHORT = 2 * _MOST_ATTRIBUTES
"""Characters in which a tag cannot have as many."""
# As browsers part them: a quotation mark has a meaning only right after an equals sign.
_ATTRIBUTE = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+[\s/]*+"
_FIRST = re.compile(rf"(?:{_ATTRIBUTE}){{{_MOST_ATTRIBUTES}}}")
_TAG = re.compile(rf"<[A-Za-z][^\s/>]*+[\s/]*+(?P<attributes>(?:{_ATTRIBUTE})*+)")


def without_crowds(markup: str) -> str:
    """Return a page whose tags have at most `_MOST_ATTRIBUTES` attributes, the first ones."""
    return _TAG.sub(_thinned, markup)


def _thinned(tag: re.Match[str]) -> str:
    if len(tag["attributes"]) > _SHORT and (first := _FIRST.match(tag["attributes"])):
        return tag[0][: tag.start("attributes") - tag.start()] + first[0]
    return tag[0]
