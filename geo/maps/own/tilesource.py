"""Tiles from a server that the reader names: whose it is, before anything is asked of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo.errors import OwnMapError
from geo.web.address import address_of
from geo.web.faults import WebError

_PARTS = ("{z}", "{x}", "{y}")
_LONGEST = 1_000
_STAND_IN = "0"


@dataclass(frozen=True, slots=True)
class TileSource:
    """A server of tiles."""

    template: str
    """Its address with {z}, {x} and {y}."""
    host: str
    """Who is asked."""

    @property
    def origin(self) -> str:
        """Return scheme, host and port of its address."""
        return f"https://{urlsplit(self.template).netloc.lower()}"


def read_source(text: str) -> TileSource:
    """Return the server that a template of addresses names; nothing is asked of it.

    Raises:
        OwnMapError: it is no https address with {z}, {x} and {y} in its path or query.
    """
    template = text.strip()
    sample = template
    for part in _PARTS:
        sample = sample.replace(part, _STAND_IN)
    lacks = [part for part in _PARTS if part not in template]
    try:
        address = address_of(sample)
    except WebError:
        address = None
    if (
        address is None
        or address.scheme != "https"
        or lacks
        or "{" in template.split("/")[2]
        or len(template) > _LONGEST
        or re.search(r"[{}<>\"'`\\\s]", sample)
        or not sample.lower().startswith(f"https://{address.host}")
    ):
        raise OwnMapError(
            "{address} is no address of tiles: it begins with https:// and has {parts} in it, as "
            "{example} has.",
            address=template[:200],
            parts=", ".join(lacks or _PARTS),
            example="https://tiles.example.org/{z}/{x}/{y}.png",
        )
    return TileSource(template, address.host)
