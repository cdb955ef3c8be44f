"""Why corrections, kept reports and exports cannot be read, made or written."""

from __future__ import annotations

from geo.language import N_

_TOLD = (
    N_("Nothing is marked: mark the name in the report."),
    N_("{number} characters are marked, more than a name has: mark the name alone."),
    N_(
        "Another Dateline has been writing to {folder} for {number} s: close it or try again; "
        "nothing was changed."
    ),
    N_(
        "{folder} cannot be written to ({reason}): free some space, or set DATELINE_HOME to a "
        "directory that can be written to."
    ),
    N_("The correction cannot be kept: {sentence}."),
    N_(
        "These corrections have {size} MB, more than the {most} MB that are read: export them and "
        "start anew."
    ),
    N_(
        "{file} has more than the {size} MB that are read: it is no file of corrections, or take "
        "some out of it."
    ),
    N_(
        "{file} cannot be used as corrections ({sentence}): mend it, or move it away; it was left "
        "as it is."
    ),
    N_(
        "{file} was written by a newer Dateline (form {number}, this one knows {total}): update "
        "Dateline, or move the file away; it was left as it is."
    ),
    N_("No correction can be read: {sentence}."),
    N_("{file} is no file: move it away."),
    N_("{file} cannot be read ({reason}): see who may read it."),
    N_("{folder} cannot be read ({reason})."),
    N_("The kept report {file} cannot be read ({reason})."),
    N_("The kept report {file} is not what was kept: open the original again."),
    N_("{number} files could not be deleted, {file} among them: delete them yourself."),
    N_("{file} has more than the {size} MB that are read: it is no export of a report."),
    N_(
        "{file} cannot be opened as an export ({sentence}): take the GeoJSON or the annotations "
        "that Dateline wrote of this report, unchanged."
    ),
    N_(
        "{file} cannot give corrections, as its points were rounded on purpose: take one written "
        "without --discreet."
    ),
)
_FAULTS = (
    N_("{where} is no object"),
    N_("{where} lacks {field}"),
    N_("{where} has a field {field} that this form does not know"),
    N_("{where} is no list"),
    N_("{where} is no text"),
    N_("{where} is longer than {number} characters"),
    N_("{where} holds half a character"),
    N_("{where} is not what stands there in files of ours"),
    N_("{where} is no whole number"),
    N_("{where} is no number"),
    N_("{where} is not within {least} and {most}"),
    N_("{where} is none of {names}"),
    N_("{where} is not {wanted}"),
    N_("{where}.when is no date"),
    N_("{where}.id is empty"),
    N_("{where} is no population"),
    N_("{where} does not have four sides"),
    N_("{where} has neither old nor new"),
    N_("{where} has offsets that do not span its quote"),
    N_("{where}.coordinates are not two"),
    N_("{where} has no mentions"),
    N_("{where} does not stand in the text at its offsets"),
    N_("{where} is no place"),
    N_("{where} is a place that was told before"),
    N_("{where} is a place that the file does not tell of"),
    N_("{where} tells of {id} otherwise than one before"),
    N_("it is no object with format {format}"),
    N_("it was made of another text than this report's"),
    N_("version is none"),
    N_("two corrections have the same id"),
    N_("two mentions stand in the same place"),
    N_("total does not count the items"),
    N_("discreet is neither true nor false"),
    N_("something in it does not stay what it is"),
    N_("no JSON: {fault} in line {number}"),
    N_("not whole characters in UTF-8"),
    N_("too deeply nested"),
    N_("a number out of bounds"),
)
_OF_JSON = (
    N_("Expecting value"),
    N_("Expecting property name enclosed in double quotes"),
    N_("Expecting ':' delimiter"),
    N_("Expecting ',' delimiter"),
    N_("Extra data"),
    N_("Unterminated string starting at"),
    N_("Invalid control character at"),
)
"""What Python's reader says of JSON."""

FORMS = (*_TOLD, *_FAULTS, *_OF_JSON)
