"""`dateline REPORT`: the places of a report as a table, as JSON or in the files of any format."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING

from geo import kept
from geo.command.json_line import json_line
from geo.command.source import source_of, tell_whence
from geo.command.table import print_places, printable
from geo.command.terminal import note
from geo.command.writing import STANDARD, Target, check, to_standard_output, write_all
from geo.corrections import apply, load, load_always
from geo.errors import GeocodingError, ReportError
from geo.export.discretion import discreet, discreet_provenance
from geo.export.formats import FORMATS
from geo.export.provenance import Provenance
from geo.gazetteer import Gazetteer, open_gazetteer
from geo.geocoders import SERVICES
from geo.geoparser import geoparse
from geo.language import say
from geo.model import Geoparse, Report
from geo.progress import ProgressLine
from geo.report import read_reports
from geo.report.language import KNOWN as KNOWN_LANGUAGES
from geo.report.language import UNKNOWN as UNKNOWN_LANGUAGE
from geo.version import VERSION

if TYPE_CHECKING:
    from geo.geocoders import OnlineGeocoder

_EPILOG = """examples:
  dateline report.txt                               a table of places
  dateline report.txt --geojson places.geojson      for a map program
  dateline report.txt --html page.html              one page with map, list and passages
  dateline report.txt --csv tables                  for a spreadsheet
  cat report.txt | dateline - --json | jq '.places[].name'
  dateline report.txt --online nominatim --contact me@example.org

subcommands, each with --help:
  dateline serve [REPORT]           the interactive map in a browser
  dateline corrections list|show|export|import
  dateline gazetteer add|list|remove
  dateline archive SOURCE... --out DIR   many reports as tables of GeoParquet
  dateline watch SOURCE... --out DIR     the same, kept current
A report that is called like one of them is ./serve.

Nothing leaves this machine but for what you name: a web address as REPORT, --online, an address
to `gazetteer add`; the dashboard says of each button that asks someone.
The exit code is 0, 2 for what you can mend (one line on standard error says what), 130 after
Ctrl-C."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The result of a report, and where it comes from."""

    result: Geoparse
    provenance: Provenance


def run(given: Sequence[str]) -> int:
    """Run the command with its arguments and return its exit code.

    Raises:
        GeoError: what the user can mend, in one line.
    """
    options = parser().parse_args(given)
    wanted = [
        (each, Target(each.option, name, each.files))
        for each in FORMATS.values()
        if (name := getattr(options, each.key)) is not None
    ]
    targets = [target for _, target in wanted]
    check([*targets, *([Target("--json", STANDARD)] if options.json else [])], [options.report])
    geocoder = _geocoder(options)
    kept.sweep()
    with ProgressLine(sys.stderr) as progress:
        gazetteer = open_gazetteer(progress)
    reports = read_reports(source_of(options.report))
    first, second = next(reports), next(reports, None)
    tell_whence(first, options.report)
    if second is not None and wanted:
        raise ReportError(
            "{file} holds several reports, and {option} takes one: use --json, or a file with one "
            "report.",
            file=options.report,
            option=targets[0].option,
        )
    several = second is not None
    for number, report in enumerate(chain([first], [second] if second else [], reports)):
        outcome = _outcome(report, options, gazetteer, geocoder)
        write_all([(to, each.written(outcome.result, outcome.provenance)) for each, to in wanted])
        if options.json:
            to_standard_output(json_line(outcome.result, outcome.provenance))
        elif not wanted:
            if several:
                print(f"{chr(10) * (number > 0)}{_title(report, number)}\n")
            print_places(outcome.result, sys.stdout)
            sys.stdout.flush()
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = argparse.ArgumentParser(
        prog="dateline",
        usage="dateline REPORT [options]",
        description="Find the places that a conflict report mentions, each with the passages that "
        "mention it. Without an option for output, print a table.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Dateline {VERSION}")
    parser.add_argument(
        "report",
        metavar="REPORT",
        help="a file, a web address, or - for standard input",
    )
    output = parser.add_argument_group("output", "F is a file, or - for standard output")
    for each in FORMATS.values():
        output.add_argument(
            each.option,
            dest=each.key,
            metavar="DIR" if each.files else "F",
            help=each.about,
        )
    output.add_argument(
        "--json",
        action="store_true",
        help="print the whole result as JSON, one line for each report, under the names of the "
        "library",
    )
    output.add_argument(
        "--discreet",
        action="store_true",
        help="round coordinates to 0.1 degree and leave named sites out",
    )
    content = parser.add_argument_group("content")
    content.add_argument(
        "--no-corrections",
        action="store_true",
        help="leave out what was corrected on this machine; else it is applied, as in the "
        "dashboard",
    )
    keys = ", ".join(s.key_variable for s in SERVICES.values() if s.key_variable)
    content.add_argument(
        "--online",
        choices=tuple(SERVICES),
        metavar="|".join(SERVICES),
        help="ask this geocoder for names that have no place: sends these names, one a second, "
        f"and nothing else. Keys are taken from {keys}",
    )
    content.add_argument(
        "--contact",
        default="",
        metavar="C",
        help="your e-mail address or page, for --online: sent along, Nominatim wants it",
    )
    content.add_argument(
        "--online-address",
        default="",
        metavar="A",
        help="the host to ask in place of the service's own, such as a Nominatim of yours",
    )
    return parser


def _geocoder(options: argparse.Namespace) -> OnlineGeocoder | None:
    if not options.online:
        if options.contact or options.online_address:
            raise GeocodingError("--contact and --online-address go with --online.")
        return None
    from geo.geocoders import online_geocoder

    service = SERVICES[options.online]
    return online_geocoder(
        service.key,
        contact=options.contact,
        key=os.environ.get(service.key_variable, "") if service.key_variable else "",
        address=options.online_address,
    )


def _outcome(
    report: Report,
    options: argparse.Namespace,
    gazetteer: Gazetteer,
    geocoder: OnlineGeocoder | None,
) -> _Outcome:
    if report.language not in KNOWN_LANGUAGES:
        note(UNKNOWN_LANGUAGE)
    kept = not options.no_corrections
    own = load(report).corrections if kept else ()
    always = load_always().corrections if kept else ()
    with ProgressLine(sys.stderr) as progress:
        found = geoparse(report, progress=progress)
    seen = apply(found, own, always)
    credits = gazetteer.credits
    if geocoder is not None:
        from geo.geocoders import ask_online

        with ProgressLine(sys.stderr) as progress:
            asked = ask_online(found, geocoder, seen=seen.result, progress=progress)
        for told in asked.told:
            note(told)
        credits = (*credits, *asked.credits)
        # Applied again, so that a person's correction overrules a geocoder's answer.
        seen = apply(asked.result, own, always)
    for unfitting in seen.unfitting:
        note(say("A correction does not fit: {sentence}.", sentence=unfitting.why))
    provenance = Provenance(
        credits,
        gazetteer.version,
        tuple(applied.correction for applied in seen.applied),
        datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    )
    if options.discreet:
        return _Outcome(discreet(seen.result), discreet_provenance(provenance))
    return _Outcome(seen.result, provenance)


def _title(report: Report, number: int) -> str:
    return printable(report.title or report.source or f"Report {number + 1}")
