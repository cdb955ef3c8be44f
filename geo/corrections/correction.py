"""What a correction is: who changed the reading of a name, when, and where in the text.

A correction takes a mention from an old reading to a new one. A reading that is None means "no
mention here": an old None is a name that was missed, a new None is "not a place", and a correction
whose two readings agree accepts what was found.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from geo.corrections.anchors import Anchor
from geo.language import N_, Sentence, say
from geo.model import Mention, Place, Precision, Role, Text

NOTED = {
    N_("confirmed by {who} on {day}: {note}"): N_("confirmed by {who} on {day}"),
    N_("corrected by {who} on {day}: {note}"): N_("corrected by {who} on {day}"),
    N_("added by {who} on {day}: {note}"): N_("added by {who} on {day}"),
}
"""The forms of a correction's sentence with a note, and of the same without it."""
_CONFIRMED, _CORRECTED, _ADDED = NOTED

WHEN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z"
_Id = Annotated[str, Meta(pattern=r"^[0-9A-Za-z_-]{1,64}\Z")]


class Scope(StrEnum):
    """How far a correction reaches."""

    MENTION = "mention"
    """The one mention it is anchored at."""
    REPORT = "report"
    """That one, and every mention of the report with the same spelling and reading."""
    ALWAYS = "always"
    """All of those, in this report and every other."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a mention is read: its role, and its place or None where it has none."""

    role: Role
    place: Place | None

    @property
    def key(self) -> ReadingKey:
        """What identifies it: its role, and its place by id alone."""
        return self.role, self.place.id if self.place else ""


ReadingKey = tuple[Role, str]


@dataclass(frozen=True, slots=True)
class Correction:
    """What one person said of one mention and those like it."""

    id: _Id
    action: _Id
    """Shared by the corrections that were made, and are undone, as one."""
    who: Text
    when: Annotated[str, Meta(pattern=rf"^{WHEN}\Z")]
    """ISO 8601, UTC: "2026-11-22T14:16:16.123Z"."""
    scope: Scope
    anchor: Anchor
    old: Reading | None
    new: Reading | None
    note: Text

    @property
    def accepts(self) -> bool:
        """Whether it confirms what was found."""
        return self.old is not None and key_of(self.old) == key_of(self.new)

    @property
    def sentence(self) -> Sentence:
        """Who made it, when and why: "corrected by NN on 2026-11-22: seen on the ground"."""
        form = _CONFIRMED if self.accepts else _CORRECTED if self.old else _ADDED
        told = {"who": self.who or say("a reader"), "day": self.when[:10]}
        return say(form, note=self.note, **told) if self.note else say(NOTED[form], **told)


def key_of(reading: Reading | None) -> ReadingKey | None:
    """Return what identifies a reading, None where there is no mention."""
    return reading.key if reading is not None else None


def reading_of(mention: Mention) -> Reading:
    """Return how `mention` is read."""
    return Reading(mention.role, mention.resolution.place if mention.resolution else None)


def own_point(name: str, lat: float, lon: float, *, precision: Precision = Precision.SITE) -> Place:
    """Return a place that no gazetteer has: a point on the map or typed coordinates.

    Args:
        name: the label; its country is not known and not guessed.
        lat: degrees WGS 84, -90 to 90; kept to a metre, as `lon`.
        lon: degrees WGS 84; any turn of the globe.
        precision: what the point stands for.
    """
    lat, lon = round(lat, 5), round((lon + 180.0) % 360.0 - 180.0, 5)
    what = hashlib.sha256(f"{name}\n{lat}\n{lon}\n{precision}".encode("utf-8", "replace"))
    return Place(
        id=f"correction:{what.hexdigest()[:12]}",
        name=name,
        lat=lat,
        lon=lon,
        feature_class="",
        feature_code="",
        country_code="",
        admin1="",
        precision=precision,
    )
