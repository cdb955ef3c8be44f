"""The command line: `python -m geo REPORT`, and its subcommands beside it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from geo.errors import GeoError
from geo.language import of_system, say

_SUBCOMMANDS = {
    "serve": "serving",
    "gazetteer": "gazetteer",
    "corrections": "corrections",
    "archive": "archive",
    "atlas": "atlas",
    "watch": "watching",
}
"""By what the user writes, the module of `geo.command`."""
_STOPPED = 130
"""Exit code of a command that Ctrl-C ended, as a shell has it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0; 2 for what the user can mend, in one line on standard error; 130 after Ctrl-C.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A character that the terminal's code page lacks must not end the table halfway.
        sys.stdout.reconfigure(errors="replace")
    try:
        try:
            return _run(given)
        finally:
            # Here, because nobody catches a broken pipe when the interpreter ends.
            sys.stdout.flush()
    except GeoError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        stopped = say("stopped.")
        print(f"dateline: {stopped}", file=sys.stderr)
        return _STOPPED
    except BrokenPipeError:
        # The reader of a pipe has seen enough.
        _let_go_of_output()
        return 0
    except OSError as error:
        if error.filename is not None:
            raise
        # Errors of files name the file: one without a name comes from writing to standard output.
        _let_go_of_output()
        said = say(
            "Standard output cannot be written ({reason}): write to a file on a disk with space.",
            reason=of_system(error),
        )
        print(f"dateline: {said}", file=sys.stderr)
        return 2


def _let_go_of_output() -> None:
    """Drop what standard output still holds: closing it would fail again, with a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: list[str]) -> int:
    """Run a subcommand, or read a report; each imports only what it needs."""
    name = _SUBCOMMANDS.get(given[0]) if given else None
    run: Callable[[Sequence[str]], int] = import_module(f"geo.command.{name or 'reports'}").run
    return run(given[1:] if name else given)


if __name__ == "__main__":
    sys.exit(main())
