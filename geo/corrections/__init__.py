"""What a person changed: made, applied to what was found, kept on this machine, exported.

result = geoparse(report)
record(report, correct(result, result.mentions[0], None, scope=Scope.REPORT, who="NN"))
seen = apply(result, load(report).corrections, load_always().corrections).result
"""

from geo.corrections.anchors import Anchor, anchor_at, occurrences
from geo.corrections.applying import Applied, Corrected, Unfitting, apply
from geo.corrections.corrected import SOURCE
from geo.corrections.correction import Correction, Reading, Scope, own_point, reading_of
from geo.corrections.form import to_json
from geo.corrections.ledger import Ledger
from geo.corrections.making import add, correct, merge, split
from geo.corrections.store import (
    Imported,
    export_corrections,
    import_corrections,
    load,
    load_always,
    make_again,
    read_corrections,
    record,
    redo,
    redoable,
    take_back,
    undo,
    undoable,
)

__all__ = [
    "SOURCE",
    "Anchor",
    "Applied",
    "Corrected",
    "Correction",
    "Imported",
    "Ledger",
    "Reading",
    "Scope",
    "Unfitting",
    "add",
    "anchor_at",
    "apply",
    "correct",
    "export_corrections",
    "import_corrections",
    "load",
    "load_always",
    "make_again",
    "merge",
    "occurrences",
    "own_point",
    "read_corrections",
    "reading_of",
    "record",
    "redo",
    "redoable",
    "split",
    "take_back",
    "to_json",
    "undo",
    "undoable",
]
