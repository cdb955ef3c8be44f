"""The rows of the gazetteer's data files, and one clear line where they cannot be read."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from geo.errors import GazetteerError, reason_of
from geo.language import say


def rows_of(path: Path) -> Iterator[list[str]]:
    """Yield the fields of each line of a table after comments and the header line.

    Raises:
        ValueError: it is empty, or a row has more or fewer fields than the header.
    """
    with _text(path) as text:
        lines = (line for line in text if not line.startswith("#"))
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        width = len(next(rows, []))
        if not width:
            raise ValueError(say("it is empty"))
        for row in rows:
            if len(row) != width:
                raise ValueError(
                    say("a row has {number} fields, not {total}", number=len(row), total=width)
                )
            yield row


def _text(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what goes wrong with `path` into one clear line.

    Raises:
        GazetteerError: in place of what reading a file, a compressed file or a table raises.
    """
    try:
        yield
    except FileNotFoundError:
        raise GazetteerError(
            "The gazetteer's file {file} is missing; install the package again, or run `make data` "
            "in a checkout.",
            file=str(path),
        ) from None
    except (OSError, EOFError, lzma.LZMAError, csv.Error, UnicodeDecodeError, ValueError) as error:
        raise GazetteerError(
            "The gazetteer's file {file} cannot be read ({reason}); install the package again, or "
            "run `make data` in a checkout.",
            file=str(path),
            reason=reason_of(error),
        ) from None
