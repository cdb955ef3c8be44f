"""`dateline serve`: the dashboard in a browser."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from geo.serve import DEFAULT_HOST, DEFAULT_PORT, serve


def run(given: Sequence[str]) -> int:
    """Run the command with the arguments after `serve` and return its exit code."""
    options = parser().parse_args(given)
    return served(options, report=options.report)


def served(
    options: argparse.Namespace, *, report: str | None = None, archive: str | None = None
) -> int:
    """Serve what is given by the options of `add_server_options` and return the exit code."""
    return serve(
        report=report,
        archive=archive,
        host=options.host,
        port=options.port,
        browser=not options.no_browser,
        allow_fetch=options.allow_fetch,
        basemap=options.basemap,
        allow_hosts=options.allow_host,
        token=options.token,
        password_file=options.password_file,
    )


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments after `serve`."""
    parser = argparse.ArgumentParser(
        prog="dateline serve",
        description="Open the interactive map of a report in a browser, until Ctrl-C.",
        epilog="examples:\n"
        "  dateline serve\n"
        "  dateline serve report.txt --port 8502\n"
        "  dateline serve --basemap ukraine.pmtiles\n"
        "  dateline serve --token                          where this machine has other users\n"
        "  dateline serve --host 0.0.0.0 --no-browser      for everyone on the network, no login\n"
        "  dateline serve --allow-host maps.example.org --password-file secret.txt",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "report", nargs="?", metavar="REPORT", help="the report to open; the default one without"
    )
    add_server_options(parser)
    return parser


def add_server_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command that serves the page can be told of its server."""
    parser.add_argument(
        "--host", default=DEFAULT_HOST, metavar="H", help="address to listen on (%(default)s)"
    )
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, metavar="P", help="port (%(default)s)"
    )
    parser.add_argument("--no-browser", action="store_true", help="open no browser")
    parser.add_argument(
        "--basemap",
        metavar="FILE",
        help="draw this map below the places: a PMTiles or MBTiles file, which stays where it is",
    )
    parser.add_argument(
        "--allow-fetch",
        action="store_true",
        help="let those who come over the network have this machine fetch web addresses and ask "
        "online geocoders; on this machine alone (127.0.0.1) that is always so. Sets "
        "DATELINE_FETCH=1",
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="answer under this name too, as the address bar shows it (maps.example.org, or "
        "localhost:9000 for a port that is passed on); may be given several times. Under a name of "
        "the network nothing is stored, as with --host 0.0.0.0",
    )
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument(
        "--token",
        action="store_true",
        help="ask for a token, which is in the address that is printed and opened",
    )
    asked.add_argument(
        "--password-file",
        metavar="FILE",
        help="ask for the password that is the first line of this file, which only you may read; "
        "nothing is stored then",
    )
