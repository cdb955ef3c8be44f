"""What the map says in words of its own, in the language in use."""

from __future__ import annotations

from geo.language import _, comma_joined, ngettext

_NUMBERS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""A number of each plural category, of it in every language of the page that has the category."""


def map_words() -> dict[str, str]:
    """Return every text of the map that is not the report's or the gazetteer's, by what it is for.

    A text that goes with a number has one form for each plural category of Unicode's CLDR that
    whole numbers have in the languages of the page.
    """
    return {
        "map": _("Map of the places that the report names"),
        **{f"mentions.{category}": _mentions(number) for category, number in _NUMBERS.items()},
        **{f"places.{category}": _places(number) for category, number in _NUMBERS.items()},
        "region": _("region"),
        "country": _("country"),
        "vague": _("area without a border"),
        "water": _("sea, lake or river"),
        "actor": _("named only as an actor"),
        "unsure": _("place uncertain"),
        "rival": _("considered instead"),
        "share": _("{share} of belief"),
        "disputed": _("disputed border"),
        "area": _("Area: number of mentions"),
        "legend": _("Legend"),
        "written": _("Written as"),
        "many": _("several places, all their mentions"),
        "here": _("{number} places lie here"),
        "close": _("Close"),
        "pick": _("Click where the place is, or move the cross there and press Enter."),
        "stop": _("Stop picking"),
        "in": _("Zoom in"),
        "out": _("Zoom out"),
        "fit": _("Show all places"),
        "to": _("Zoom to this place"),
        "beyond": _("{places} beyond the edge"),
        "beyond-names": _("{places} beyond the edge: {names}"),
        "beyond-show": _("Show them"),
        "left": _("Show what is left"),
        "elsewhere": _("not named in this report"),
        "measure": _("Measure a distance"),
        "measuring": _("Click two places or more, or move the cross and press Enter."),
        "measured": _("Stop measuring"),
        "drawing": _(
            "Click three corners or more, or move the cross there and press Enter; Backspace takes "
            "one back."
        ),
        "inside": _("{places} inside"),
        "draw-done": _("Take this area"),
        "draw-stop": _("Stop drawing"),
        "full": _("Full screen"),
        "leave": _("Leave full screen"),
        "km": _("{number} km"),
        "m": _("{number} m"),
        "comma": comma_joined(("", "")),
        "deep": _("The base map has no more detail than this."),
        "missing": _("The base map could not be read. The places stand where they should."),
        "unanswered": _("OpenStreetMap does not answer. The map below it is this machine's own."),
        "unread": _("{name} could not be read. What else is shown is Dateline's own."),
        "unreached": _("{name} does not answer. The map below it is this machine's own."),
        "osm": _("© OpenStreetMap contributors"),
    }


def _mentions(number: int) -> str:
    """Return the form that goes with a number, without the number."""
    return ngettext("{number} mention", "{number} mentions", number)


def _places(number: int) -> str:
    """Return the form that goes with a number of places, without the number."""
    return ngettext("{number} place", "{number} places", number)
