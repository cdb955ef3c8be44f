"""`dateline corrections`: what a person corrected on this machine, listed, exported, imported."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from geo.command.source import source_of, tell_whence
from geo.command.table import print_rows
from geo.command.terminal import note
from geo.command.writing import STANDARD, Target, check, write_all
from geo.corrections import (
    Correction,
    Reading,
    apply,
    export_corrections,
    import_corrections,
    load,
    load_always,
    read_corrections,
    store,
)
from geo.errors import CorrectionsError
from geo.export.reading import MAX_BYTES, corrections_in
from geo.geoparser import geoparse
from geo.language import of_system, say
from geo.model import Report
from geo.report import read_report

_EVERY = "every report"


def run(given: Sequence[str]) -> int:
    """Run the command with the arguments after `corrections` and return its exit code.

    Raises:
        GeoError: what the user can mend, in one line.
    """
    options = _parser().parse_args(given)
    if options.command == "list":
        return _list()
    report = read_report(source_of(options.report))
    tell_whence(report, options.report)
    if options.command == "show":
        return _show(report)
    if options.command == "export":
        return _export(report, options.report, options.file)
    return _import(report, options.file)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline corrections",
        description="Show, give away and take in the corrections that were made to reports in the "
        "dashboard. They lie on this machine, a file for each report, and belong to its text.",
        epilog="examples:\n"
        "  dateline corrections list\n"
        "  dateline corrections show report.txt\n"
        "  dateline corrections export report.txt mine.json\n"
        "  dateline corrections import report.txt theirs.json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="list|show|export|import"
    )
    commands.add_parser(
        "list",
        help="list the reports that have corrections",
        description="List the reports that have corrections on this machine.",
    )
    show = commands.add_parser(
        "show",
        help="show the corrections of a report",
        description="Show the corrections of a report, those for every report included.",
    )
    export = commands.add_parser(
        "export",
        help="write them to a file",
        description="Write the corrections of a report, and those for every report that say "
        "something in this one, to a JSON file that the dashboard and `import` read.",
    )
    take = commands.add_parser(
        "import",
        help="take in a file of someone else's",
        description="Keep the corrections of a file with a report, after those that are here; "
        "the dashboard undoes them as one. F is what `export` wrote, or the GeoJSON or the "
        "annotations of the same report, which tell the corrections that were applied.",
    )
    for command in (show, export, take):
        command.add_argument("report", metavar="REPORT", help="the report, or - for standard input")
    export.add_argument("file", metavar="F", help="file to write, or - for standard output")
    take.add_argument("file", metavar="F", help="file to read")
    return parser


def _list() -> int:
    rows = [("REPORT", "CORRECTIONS", "LAST", "TEXT")]
    for path in _files():
        try:
            corrections = read_corrections(path)
        except CorrectionsError as error:
            note(error.sentence)
            continue
        if corrections:
            last = max(correction.when for correction in corrections)
            about = (_EVERY, "") if path == store.always_path() else (_title(path), path.stem[:8])
            rows.append((about[0], str(len(corrections)), last[:10], about[1]))
    if len(rows) == 1:
        print(say("No corrections are kept on this machine."))
    else:
        print_rows(rows, sys.stdout)
    return 0


def _files() -> list[Path]:
    with suppress(OSError):
        return sorted(path for path in store.directory().iterdir() if path.suffix == ".json")
    return []


def _title(path: Path) -> str:
    """Return the title in a file of corrections that has already been read without a fault."""
    title = json.loads(path.read_bytes().decode("utf-8-sig"))["title"]
    return title if isinstance(title, str) and title else "(without a title)"


def _show(report: Report) -> int:
    own, always = load(report).corrections, load_always().corrections
    if not own and not always:
        print(say("This report has no corrections on this machine."))
        return 0
    rows = [("DATE", "WHO", "SCOPE", "NAME", "WAS", "IS", "NOTE")]
    rows += [
        (
            correction.when[:10],
            correction.who,
            correction.scope.value,
            correction.anchor.quote,
            _said(correction.old, "not found"),
            "confirmed" if correction.accepts else _said(correction.new, "no place"),
            correction.note,
        )
        for correction in (*own, *always)
    ]
    print_rows(rows, sys.stdout)
    return 0


def _said(reading: Reading | None, none: str) -> str:
    if reading is None:
        return none
    place = reading.place
    where = ", ".join(filter(None, (place.name, place.country))) if place else "not on the map"
    return f"{where} ({reading.role})"


def _export(report: Report, name: str, file: str) -> int:
    own, always = load(report).corrections, load_always().corrections
    corrections: tuple[Correction, ...] = own
    if always:
        # The others were made in other reports, which are private.
        seen = apply(geoparse(report), own, always)
        heard = {each.correction.id for each in seen.applied}
        heard |= {each.correction.id for each in seen.unfitting}
        corrections = (*own, *(each for each in always if each.id in heard))
    if not corrections:
        raise CorrectionsError("This report has no corrections on this machine: nothing to export.")
    target = Target("F", file)
    check([target], [name])
    write_all([(target, export_corrections(report, corrections))])
    return 0


def _import(report: Report, file: str) -> int:
    done = import_corrections(report, _given(file, report))
    values = {"number": done.new, "total": done.new + done.known}
    print(
        say("Taken in: {number} of {total}; {known} were here already.", known=done.known, **values)
        if done.known
        else say("Taken in: {number} of {total}.", **values)
    )
    return 0


def _given(file: str, report: Report) -> tuple[Correction, ...]:
    """Return the corrections in a corrections file, or in an export of `report` that has them."""
    if file == STANDARD:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return corrections_in(data, report, name=say("Standard input"))
    try:
        with open(file, "rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise CorrectionsError(
            "{file} cannot be read ({reason}): check the name and the folder.",
            file=file,
            reason=of_system(error),
        ) from None
    return corrections_in(data, report, name=file)
