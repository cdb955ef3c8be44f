"""What the page says of corrections: what one says, what an action will change, who said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.corrections import Correction, Reading, Scope, reading_of
from geo.dashboard.correct.quote import one_line
from geo.dashboard.reports.reviewed import Reviewed
from geo.language import _, isolated, ngettext
from geo.model import Mention, Place
from geo.presentation import words
from geo.presentation.localised import name_of, named

_MOST_SENTENCES = 3


def said_by(correction: Correction) -> str:
    """Return who said it and when: "Corrected by NN on 2026-11-22"."""
    if correction.accepts:
        text = _("Confirmed by {who} on {day}")
    elif correction.old is None:
        text = _("Added by {who} on {day}")
    else:
        text = _("Corrected by {who} on {day}")
    return text.format(who=isolated(who(correction)), day=correction.when[:10])


def who(correction: Correction) -> str:
    """Return a person's name, or "a reader"."""
    return correction.who or _("a reader")


def reading(value: Reading | None) -> str:
    """Return how a mention is read: "Izium, Kharkiv Oblast, Ukraine, as an actor"."""
    if value is None:
        return _("no place")
    role = words.role(value.role)
    if value.place is None:
        return _("not placed, {role}").format(role=role)
    return f"{place_name(value.place)}, {role}"


def place_name(place: Place | None) -> str:
    """Return a place with what is around it: "Izium (Kharkiv Oblast, Ukraine)"."""
    if place is None:
        return _("no point on the map")
    told = named(place)
    return _within(told, words.where(told))


def described(corrections: Sequence[Correction]) -> str:
    """Return what an action says: "“Balaklia”: Balakliia → Balakleya", the first of several."""
    if not corrections:
        return ""
    first = _described(corrections[0])
    more = len(corrections) - 1
    if not more:
        return first
    return ngettext("{first} and {number} more", "{first} and {number} more", more).format(
        first=first, number=more
    )


def _described(correction: Correction) -> str:
    quote = " ".join(correction.anchor.quote.split())
    told = isolated(quote)
    old, new = correction.old, correction.new
    if new is None:
        return _("“{quote}” is no place").format(quote=told)
    name = name_of(new.place) if new.place else _("no point on the map")
    if old is None:
        return _("“{quote}” added as {place}").format(quote=told, place=isolated(name))
    if correction.accepts:
        return _("“{quote}” is {place}, as found").format(quote=told, place=isolated(name))
    if reading_places(old) == reading_places(new):
        return _("“{quote}” is named {role}").format(quote=told, role=words.role(new.role))
    before = name_of(old.place) if old.place else _("no point on the map")
    if before == name == quote and new.place:
        return _("“{quote}” moved to {point}").format(quote=told, point=words.point(new.place))
    if before == name:
        before, name = _apart(old.place), _apart(new.place)
    return _("“{quote}”: {old} → {new}").format(
        quote=told, old=isolated(before), new=isolated(name)
    )


def _apart(place: Place | None) -> str:
    if place is None:
        return _("no point on the map")
    told = named(place)
    return _within(told, told.admin1 or told.country)


def _within(place: Place, around: str) -> str:
    return f"{place.name} ({around})" if around else place.name


def reading_places(value: Reading) -> str:
    """Return the id of a reading's place, "" for none."""
    return value.place.id if value.place else ""


def reach(correction: Correction) -> str:
    """Return how far a correction reaches."""
    return {
        Scope.MENTION: _("this mention"),
        Scope.REPORT: _("this report"),
        Scope.ALWAYS: _("always"),
    }[correction.scope]


def preview(opened: Reviewed, corrections: Sequence[Correction]) -> str:
    """Return what corrections will change in the report, found by trying them."""
    ids = {correction.id for correction in corrections}
    tried = opened.with_more(corrections)
    before = {(m.start, m.end): m for m in opened.result.mentions}
    after = {(m.start, m.end): m for m in tried.result.mentions}
    changed: Counter[tuple[str, str, str]] = Counter()
    for span, mention in after.items():
        old = before.get(span)
        name, text = place_name(_place(mention)), one_line(mention.text)
        if name == text and (moved := _place(mention)):
            # A described place has its own words for a name, wherever it is.
            name = words.point(moved)
        if old is None:
            changed["added", text, name] += 1
        elif reading_places(reading_of(old)) != reading_places(reading_of(mention)):
            changed["moved", text, name] += 1
        elif old.role is not mention.role:
            changed["named", text, words.role(mention.role)] += 1
    for span, mention in before.items():
        if span not in after:
            changed["gone", one_line(mention.text), ""] += 1
    for each in tried.applied:
        if each.correction.id in ids:
            for span in each.spans:
                old, new = before.get(span), after.get(span)
                if old and new and reading_of(old) == reading_of(new):
                    changed["same", one_line(new.text), ""] += 1
    sentences = [
        _change(kind, number, text, now)
        for kind in ("moved", "named", "gone", "added", "same")
        for (what, text, now), number in changed.items()
        if what == kind
    ]
    if not sentences:
        sentences = [_("Nothing in this report changes by it.")]
    if len(sentences) > _MOST_SENTENCES:
        rest = len(sentences) - _MOST_SENTENCES
        sentences[_MOST_SENTENCES:] = [
            ngettext(
                "… and {number} more spelling.", "… and {number} more spellings.", rest
            ).format(number=rest)
        ]
    if any(correction.scope is Scope.ALWAYS for correction in corrections):
        sentences.append(_("Later reports will be read so, too."))
    return " ".join(sentences)


def _place(mention: Mention) -> Place | None:
    return mention.resolution.place if mention.resolution else None


def _change(kind: str, number: int, text: str, now: str) -> str:
    forms = {
        "moved": ngettext(
            "{number} mention of “{text}” will move to {place}.",
            "{number} mentions of “{text}” will move to {place}.",
            number,
        ),
        "named": ngettext(
            "{number} mention of “{text}” will count as named {role}.",
            "{number} mentions of “{text}” will count as named {role}.",
            number,
        ),
        "gone": ngettext(
            "{number} mention of “{text}” will be no place any more.",
            "{number} mentions of “{text}” will be no place any more.",
            number,
        ),
        "added": ngettext(
            "{number} mention of “{text}” will be added, as {place}.",
            "{number} mentions of “{text}” will be added, as {place}.",
            number,
        ),
        "same": ngettext(
            "{number} mention of “{text}” stays and is marked as confirmed.",
            "{number} mentions of “{text}” stay and are marked as confirmed.",
            number,
        ),
    }
    now = isolated(now)
    return forms[kind].format(number=number, text=isolated(text), place=now, role=now)
