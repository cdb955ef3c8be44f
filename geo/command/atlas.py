"""`dateline atlas`: one page over all reports of an archive."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from geo.command.serving import add_server_options, served


def run(given: Sequence[str]) -> int:
    """Run the command with the arguments after `atlas` and return its exit code."""
    options = parser().parse_args(given)
    return served(options, archive=options.archive)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments after `atlas`."""
    parser = argparse.ArgumentParser(
        prog="dateline atlas",
        description="Open the map of an archive, which `dateline archive` made of many reports, in "
        "a browser, until Ctrl-C.",
        epilog="examples:\n"
        "  dateline atlas my-archive\n"
        "  dateline atlas my-archive --port 8502 --no-browser",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("archive", metavar="DIR", help="the folder of the archive")
    add_server_options(parser)
    return parser
