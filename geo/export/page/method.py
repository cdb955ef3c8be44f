"""How a page was made: method, corrections, the report and its hashes, credits."""

from __future__ import annotations

from markupsafe import Markup

from geo.corrections import Correction, Reading
from geo.excerpts import sentence
from geo.export.page.cards import BLANK
from geo.export.page.words import Words
from geo.export.provenance import GENERATOR, Provenance
from geo.model import Report


def method(report: Report, provenance: Provenance, words: Words) -> Markup:
    """Return what a reader must know to judge the page, and to check it."""
    paragraphs = [words.method[0], words.rounded] if provenance.discreet else [words.method[0]]
    paragraphs += words.method[1:]
    return Markup(
        "<section class='method' id='method' aria-labelledby='method-title'>"
        "<h2 id='method-title' tabindex='-1'>{}</h2><p><b>{}</b> {}</p>{}"
        "<h3>{}</h3>{}<h3>{}</h3>{}<h3>{}</h3><p>{}</p><p>{}</p><p>{}</p></section>"
    ).format(
        words.method_title,
        words.event,
        words.picture.statement,
        BLANK.join(Markup("<p>{}</p>").format(paragraph) for paragraph in paragraphs),
        words.corrections_title,
        _corrections(provenance.corrections, words),
        words.source_title,
        _report(report, provenance, words),
        words.credits_title,
        words.picture.borders,
        words.picture.credits.format(credits="; ".join(provenance.credits)),
        words.scripts,
    )


def _corrections(corrections: tuple[Correction, ...], words: Words) -> Markup:
    if not corrections:
        return Markup("<p>{}</p>").format(words.no_corrections)
    return Markup("<ol class='corrections'>{}</ol>").format(
        BLANK.join(
            Markup("<li>{} <span>{}.</span></li>").format(
                words.corrected.format(
                    quote=correction.anchor.quote,
                    old=_reading(correction.old, words, words.not_found),
                    new=_reading(correction.new, words, words.not_a_place),
                ),
                sentence(words.told(correction.sentence)),
            )
            for correction in corrections
        )
    )


def _reading(reading: Reading | None, words: Words, nothing: str) -> str:
    if reading is None:
        return nothing
    place = reading.place.name if reading.place else words.unplaced
    return f"{place} ({words.roles[reading.role]})"


def _report(report: Report, provenance: Provenance, words: Words) -> Markup:
    rows: list[tuple[str, str | Markup]] = [
        (words.report_title, report.title or words.picture.untitled),
        (words.author, report.author),
        (words.publisher, report.publisher),
        (words.address, report.source or words.picture.pasted),
        (words.published, report.published or words.picture.undated),
        (words.report_language, report.language or words.unknown),
        (words.file_hash, Markup("<code>{}</code>").format(report.sha256)),
        (words.text_hash, Markup("<code>{}</code>").format(report.text_sha256)),
        (words.repairs, " ".join(words.told(repair) for repair in report.repairs)),
        (words.gazetteer, provenance.gazetteer),
        (words.made, words.by.format(when=provenance.made) if provenance.made else GENERATOR),
    ]
    return Markup("<dl>{}</dl>").format(
        BLANK.join(
            Markup("<dt>{}</dt><dd dir='auto'>{}</dd>").format(name, value)
            for name, value in rows
            if value
        )
    )
