"""The page's address: `?report=<key>&place=<slug>&mention=<number>`, or `<slug>-<id>`.

`elsewhere=<id>` names a place that the report does not name, and is shown beside its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from geo.gazetteer import open_gazetteer
from geo.language import _, isolated
from geo.presentation.entries import Entry

_NOT_LETTERS = re.compile(r"[^\w]+")
_APOSTROPHES = re.compile("['’ʼ‘`]")


def slug(name: str) -> str:
    """Return a name for an address: "Côte d’Ivoire" becomes "cote-divoire"."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_LETTERS.sub("-", _APOSTROPHES.sub("", plain).casefold()).strip("-")


def address_of(place_id: str, entries: Mapping[str, Entry]) -> str:
    """Return a place's name in the address: its bare slug where no other place shares it."""
    name = slug(entries[place_id].place.name)
    shared = sum(1 for entry in entries.values() if slug(entry.place.name) == name)
    return name if name and shared == 1 else _full(place_id, name)


def place_at(address: str, entries: Mapping[str, Entry]) -> str | None:
    """Return the id of the place that an address names, None where none or several fit.

    A label's slug comes before `<slug>-<id>`, and both before a spelling of the report.
    """
    wanted = slug(address)
    if not wanted:
        return None
    by_label = [key for key, entry in entries.items() if slug(entry.place.name) == wanted]
    if len(by_label) == 1:
        return by_label[0]
    for key, entry in entries.items():
        if _full(key, slug(entry.place.name)) == wanted:
            return key
    if by_label:
        return None
    by_form = [
        key
        for key, entry in entries.items()
        if any(slug(form) == wanted for form, _ in entry.written)
    ]
    return by_form[0] if len(by_form) == 1 else None


def mention_at(address: str, entry: Entry | None) -> int:
    """Return the number of the mention that an address names, 0 where the place has no such one."""
    if entry is None or not re.fullmatch("[0-9]{1,6}", address):
        return 0
    number = int(address)
    return number if number <= len(entry.mentions) else 0


def at_start(address: str, entries: Mapping[str, Entry]) -> tuple[str, int]:
    """Return the place whose mention starts at an offset, and the mention's number.

    ("", 0) where none does.
    """
    for place_id, entry in entries.items():
        for number, mention in enumerate(entry.mentions, start=1):
            if str(mention.start) == address:
                return place_id, number
    return "", 0


def elsewhere_at(place_id: str) -> tuple[str, str]:
    """Return the id of a place of the gazetteer, and what is to be said where it has none."""
    if open_gazetteer().place(place_id):
        return place_id, ""
    said = _("The gazetteer here has no place “{name}”, which the address names.")
    return "", said.format(name=isolated(place_id[:60]))


def _full(place_id: str, name: str) -> str:
    _kind, _colon, key = place_id.partition(":")
    return slug(f"{name} {key or place_id}")
