"""How far the work is, and why the gazetteer or the recogniser cannot be used."""

from __future__ import annotations

from geo.language import N_

FORMS = (
    # How far it is.
    N_("Reading the report for names of places"),
    N_("Building the gazetteer index"),
    N_("Sorting the gazetteer's names"),
    N_("Adding the places of {source}"),
    N_("Gazetteer ready"),
    N_("The gazetteer's index is outdated; building it again"),
    N_("The gazetteer's index {reason}; building it again"),
    N_("{folder} cannot be written to ({reason}); the index goes to {spare}"),
    # What is wrong.
    N_(
        "The gazetteer's index can be written neither to {folder} ({reason}) nor to {spare} "
        "({fault}); set DATELINE_HOME to a directory that can be written to."
    ),
    N_(
        "The gazetteer's index cannot be written to {folder} ({reason}); free some space there, or "
        "set DATELINE_HOME to another directory."
    ),
    N_(
        "The gazetteer's index {file} is damaged and cannot be built again ({reason}); delete it "
        "and start once more."
    ),
    N_(
        "The gazetteer's file {file} is missing; install the package again, or run `make data` in "
        "a checkout."
    ),
    N_(
        "The gazetteer's file {file} cannot be read ({reason}); install the package again, or run "
        "`make data` in a checkout."
    ),
    N_(
        "The added source {name} cannot be read ({reason}); `python -m geo gazetteer remove "
        "{name}` takes it away, and it can be added again."
    ),
    N_(
        "The recogniser's model in {folder} ({file}, {other}) is missing or damaged: install "
        "Dateline again (make run)."
    ),
    N_("The ranker's weights in {file} cannot be read ({reason}): install Dateline again."),
    # Reasons.
    N_("is not a database"),
    N_("is cut short"),
    N_("cannot be read"),
    N_("is of another version"),
    N_("it is empty"),
    N_("a row has {number} fields, not {total}"),
    N_("its header is another"),
    N_("it is of another version"),
    N_("its {field} is of the wrong type"),
    N_("it names another source"),
)
