"""The command line: `python -m geo REPORT`, `... serve [REPORT]`, `... gazetteer add FILE`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from geo import GeoError, Geoparse, Report, Role, geoparse, read_report
from geo.errors import ExportError
from geo.export import Provenance, to_geojson
from geo.gazetteer import open_gazetteer
from geo.progress import ProgressLine
from geo.report.language import UNKNOWN as UNKNOWN_LANGUAGE

_STANDARD = "-"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, or 2 for what the user can mend."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given[:1] == ["serve"]:
            return _serve(given[1:])
        if given[:1] == ["gazetteer"]:
            return _gazetteer(given[1:])
        return _parse_report(given)
    except GeoError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of a pipe has seen enough; without this, closing standard output says so too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parse_report(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="Find the places that a conflict report mentions and print them as a table.",
        epilog="`dateline serve [REPORT]` opens the interactive map, `dateline gazetteer add FILE` "
        "adds places. A report that is called serve is ./serve.",
    )
    parser.add_argument("report", help="a text file, or - for standard input")
    parser.add_argument(
        "--geojson", metavar="F", help="write places and excerpts to F, or - for standard output"
    )
    parser.add_argument(
        "--svg", metavar="F", help="draw the map as a picture to F, or - for standard output"
    )
    parser.add_argument("--png", metavar="F", help="the same, as 1600 x 1000 pixels")
    options = parser.parse_args(given)
    report = _read(options.report)
    with ProgressLine(sys.stderr) as progress:
        gazetteer = open_gazetteer(progress)
        result = geoparse(report, progress=progress if sys.stderr.isatty() else None)
    if not report.language:
        print(f"dateline: {UNKNOWN_LANGUAGE}", file=sys.stderr)
    if options.geojson:
        document = to_geojson(result, Provenance(gazetteer.credits, gazetteer.version))
        _write(options.geojson, json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    if options.svg or options.png:
        _draw(result, gazetteer.credits, options.svg, options.png)
    if not (options.geojson or options.svg or options.png):
        _print_table(result, sys.stdout)
    return 0


def _draw(result: Geoparse, credits: tuple[str, ...], svg: str | None, png: str | None) -> None:
    # The map library takes half a second to import, which the other commands need not wait for.
    from geo.export.picture import rasterised, to_svg

    picture = to_svg(result, credits=credits)
    if svg:
        _write(svg, picture)
    if png:
        _write(png, rasterised(picture))


def _serve(given: Sequence[str]) -> int:
    # Streamlit takes a second to import, which the other commands need not wait for.
    from geo.serve import DEFAULT_HOST, DEFAULT_PORT, serve

    parser = argparse.ArgumentParser(
        prog="dateline serve", description="Open the interactive map of a report in a browser."
    )
    parser.add_argument("report", nargs="?", help="a text file; the default report without")
    parser.add_argument("--host", default=DEFAULT_HOST, help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="port (%(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="open no browser")
    options = parser.parse_args(given)
    return serve(
        report=options.report,
        host=options.host,
        port=options.port,
        browser=not options.no_browser,
    )


def _gazetteer(given: Sequence[str]) -> int:
    # What downloads and unpacks is no business of the other commands.
    from geo.gazetteer.command import run

    return run(given)


def _read(name: str) -> Report:
    return read_report(sys.stdin.buffer.read() if name == _STANDARD else name)


def _write(name: str, content: str | bytes) -> None:
    """Write `content` whole or not at all, so that a failure leaves an older file as it was."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    if name == _STANDARD:
        if isinstance(content, str):
            sys.stdout.write(content)
        else:
            sys.stdout.buffer.write(raw)
        return
    path = Path(name)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
            file.write(raw)
        os.replace(file.name, path)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror}): choose a folder that you may write to."
        ) from error


def _print_table(result: Geoparse, out: TextIO) -> None:
    if not result.places:
        print("No place is named in this report.", file=out)
    else:
        rows = [("PLACE", "WHAT", "WHERE", "LAT", "LON", "MENTIONS", "WRITTEN AS")]
        for place in result.places:
            mentions = result.mentions_of(place)
            located = sum(1 for mention in mentions if mention.role is Role.LOCATION)
            rows.append(
                (
                    place.name,
                    place.precision.value,
                    ", ".join(
                        name
                        for name in (place.admin1, place.country)
                        if name not in ("", place.name)
                    ),
                    f"{place.lat:.3f}",
                    f"{place.lon:.3f}",
                    f"{located} of {len(mentions)}",
                    ", ".join(dict.fromkeys(mention.text for mention in mentions)),
                )
            )
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            print("  ".join(cells).rstrip(), file=out)
        print(
            "\nMENTIONS counts the place itself of all, with actors, demonyms and credits.",
            file=out,
        )
    unplaced = dict.fromkeys((m.text, m.reason_unplaced) for m in result.unplaced)
    for text, reason in unplaced:
        print(f"Not on the map: {text} ({reason})", file=out)


if __name__ == "__main__":
    sys.exit(main())
