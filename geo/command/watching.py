"""`dateline watch`: an archive that takes in what arrives, until it is stopped."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from glob import has_magic

from geo.command.archive import check_installed, tell
from geo.command.terminal import note
from geo.errors import ArchiveError
from geo.gazetteer import open_gazetteer
from geo.language import say
from geo.progress import ProgressLine


def run(given: Sequence[str]) -> int:
    """Run the command with the arguments after `watch`, until it is interrupted.

    Raises:
        GeoError: what the user can mend, in one line.
    """
    options = parser().parse_args(given)
    check_installed()
    from geo.archive.watching import LOOK_SECONDS, watch

    for source in options.sources:
        if not ("://" in source or has_magic(source) or os.path.exists(source)):
            raise ArchiveError("There is no file or folder {file}: check the name.", file=source)
    with ProgressLine(sys.stderr) as progress:
        open_gazetteer(progress)
    note(
        say(
            "Looking every {number} seconds for what is new; Ctrl-C ends it.",
            number=round(LOOK_SECONDS),
        )
    )
    watch(
        options.sources,
        options.out,
        done=lambda summary: tell(summary, options.out),
        missed=lambda error: note(str(error)),
    )
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = argparse.ArgumentParser(
        prog="dateline watch",
        description="Keep an archive current: look every few seconds whether a file is new or "
        "another, and map it into the archive as `dateline archive` does.",
        epilog="examples:\n"
        "  dateline watch incoming/ --out mapped\n"
        "  dateline watch https://example.org/feed.xml --out mapped\n\n"
        "Nothing leaves this machine but for what you name: an address is asked at once, and\n"
        "then every 15 minutes.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a folder, a file, a pattern, or the address of a feed (RSS, Atom)",
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="the archive's folder")
    return parser
