"""`dateline gazetteer`: places of the user's own, added, listed and taken away."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from geo.command.table import print_rows
from geo.errors import GazetteerError
from geo.gazetteer import added, adding
from geo.language import say, say_number
from geo.progress import ProgressLine

_STOPPED = 130
"""Exit code of a command that Ctrl-C ended."""


def run(given: Sequence[str]) -> int:
    """Run the command with the arguments after `gazetteer` and return its exit code.

    Raises:
        GazetteerError: what the user can mend, in one line.
    """
    options = _parser().parse_args(given)
    try:
        if options.command == "add":
            return _add(options)
        if options.command == "remove":
            return _remove(options.slug)
        return _list()
    except KeyboardInterrupt:
        print(say("dateline: stopped; nothing was changed."), file=sys.stderr)
        return _STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline gazetteer",
        description="Add places of your own to the gazetteer, which knows settlements of 500 "
        "people and more.",
        epilog="examples:\n"
        "  dateline gazetteer add UA.zip                     a GeoNames country dump\n"
        "  dateline gazetteer add villages.csv --licence 'CC BY 4.0' --credit 'Our survey'\n"
        "  dateline gazetteer list\n"
        "  dateline gazetteer remove villages",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="add|list|remove")
    add = commands.add_parser("add", help="add a file of places, or take its newer version")
    add.add_argument(
        "origin",
        metavar="FILE|URL",
        help="a GeoNames dump (UA.zip, UA.txt), CSV with a header, or GeoJSON points",
    )
    add.add_argument("--name", default="", help="what the source is called; else the file's name")
    add.add_argument("--licence", default="", help="under which terms it may be used")
    add.add_argument("--credit", default="", help="what the page says of it")
    add.add_argument(
        "--alternates",
        default="",
        metavar="FILE|URL",
        help="GeoNames' alternateNamesV2, for more names of a GeoNames dump",
    )
    commands.add_parser("list", help="show what was added")
    remove = commands.add_parser("remove", help="take an added source away")
    remove.add_argument("slug", metavar="SLUG", help="as `list` shows it")
    return parser


def _add(options: argparse.Namespace) -> int:
    with ProgressLine(sys.stderr) as progress:
        outcome = adding.add(
            options.origin,
            name=options.name,
            licence=options.licence,
            credit=options.credit,
            alternates=options.alternates,
            progress=progress,
        )
    source = outcome.source
    if not outcome.changed:
        print(say("{name} is there already, the same file; nothing was changed.", name=source.slug))
        return 0
    print(
        say_number(
            "Added {number} place as {name}; credited as: {credit}",
            "Added {number} places as {name}; credited as: {credit}",
            source.rows,
            name=source.slug,
            credit=source.credit,
        )
    )
    if outcome.left_out:
        print(say("Left out: {sentence}.", sentence=adding.left_out(outcome.left_out)))
    if not source.licence:
        print(say("Its licence is not known; tell it with --licence before you publish a map."))
    print(say("A dashboard that is running shows the places once it is started again."))
    return 0


def _remove(slug: str) -> int:
    with ProgressLine(sys.stderr) as progress:
        there = adding.remove(slug, progress=progress)
    if not there:
        raise GazetteerError(
            "There is no added source called {name}; `python -m geo gazetteer list` shows what "
            "there is.",
            name=repr(slug[:60]),
        )
    print(say("Removed {name}.", name=slug))
    return 0


def _list() -> int:
    sources = added.sources()
    if not sources:
        print(say("Nothing was added; `python -m geo gazetteer add FILE` adds a file of places."))
        return 0
    rows = [("SLUG", "PLACES", "ADDED", "FROM", "CREDIT")]
    rows += [(s.slug, f"{s.rows:,}", s.date, s.origin, s.credit) for s in sources]
    print_rows(rows, sys.stdout)
    return 0
