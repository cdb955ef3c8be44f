"""How a page was made: its method, the corrections, the report and its hashes."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.corrections import Correction, Reading
from geo.excerpts import sentence
from geo.export.provenance import GENERATOR, ROUNDED, Provenance
from geo.language import _, joined, translated
from geo.model import Report
from geo.presentation import words
from geo.presentation.confidence import Certainty


def method(*, discreet: bool) -> list[str]:
    """Return what a reader must know to judge the page, paragraph by paragraph."""
    least = {name.lower(): f"{each.value}%" for name, each in Certainty.__members__.items()}
    return [
        _(
            "Dateline, a program, found the names in the report, decided for each of them whether "
            "it stands for the place itself, for an actor, for people and things of a country or "
            "in a credit, and looked it up in a gazetteer. No person checked the result, except "
            "where a correction says so."
        ),
        *([translated(ROUNDED)] if discreet else ()),
        _(
            "Confidence is the program's own estimate that it took the right place of that name: "
            "high from {high}, fair from {fair}, low from {low}. It says nothing of whether the "
            "report is true."
        ).format(**least),
        _(
            "A mark's area follows the number of mentions as a place. Regions, countries and areas "
            "without a border are marked at one point, which stands for all of the area."
        ),
        _(
            "Passages are the report's own words, letter for letter, and only the sentences that "
            "name a place. Labels are the established English names, else the official "
            "romanisation."
        ),
        _("Nothing is dated here that the report does not date."),
        _(
            "Characters count from 0 in the report's text, as Unicode code points, the end "
            "excluded; the second of the hashes is of that text in UTF-8. The base map is drawn in "
            "full about the report's places and coarser elsewhere."
        ),
    ]


def corrections(made: Sequence[Correction]) -> list[tuple[str, str]]:
    """Return what each correction changed, and who made it when and why."""
    return [
        (
            _("“{quote}”: {old} → {new}").format(
                quote=each.anchor.quote,
                old=_reading(each.old, _("not found")),
                new=_reading(each.new, _("not a place")),
            ),
            sentence(translated(each.sentence)),
        )
        for each in made
    ]


def _reading(reading: Reading | None, nothing: str) -> str:
    if reading is None:
        return nothing
    place = reading.place.name if reading.place else _("without a place")
    return f"{place} ({words.role(reading.role)})"


def about(report: Report, provenance: Provenance) -> list[tuple[str, str | Markup]]:
    """Return what identifies the report and the page, each with its name; "" where not known."""
    made = _("Dateline, {when}").format(when=provenance.made) if provenance.made else GENERATOR
    return [
        (_("Title"), words.title(report)),
        (_("Author"), report.author),
        (_("Publisher"), report.publisher),
        (_("Read from"), words.address(report)),
        (_("Published"), words.published(report)),
        (_("Language"), report.language or _("not known")),
        (_("SHA-256 of the file"), Markup("<code>{}</code>").format(report.sha256)),
        (_("SHA-256 of the text"), Markup("<code>{}</code>").format(report.text_sha256)),
        (_("Changed between file and text"), translated(joined(report.repairs, by=" "))),
        (_("Gazetteer"), provenance.gazetteer),
        (_("Written"), made),
    ]
