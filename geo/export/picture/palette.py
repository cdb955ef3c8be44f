"""The colours of the picture: those of the page's map, in its light theme."""

from __future__ import annotations

import re
from functools import cache

from geo.maps import ASSETS

_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")


@cache
def colour(name: str) -> str:
    """Return a colour of the map's style sheet as "#rrggbb".

    Raises:
        KeyError: the style sheet has no such colour.
    """
    # The first rule is the light theme: a picture goes onto paper and into documents.
    return _colours()[name]


@cache
def _colours() -> dict[str, str]:
    rule = _ROOT.search((ASSETS / "style" / "map.css").read_text(encoding="utf-8"))
    return dict(_COLOUR.findall(rule[1])) if rule else {}
