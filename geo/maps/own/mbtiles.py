"""An MBTiles file, version 1.3: an SQLite database of tiles, whose rows count from the south."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from geo.errors import OwnMapError
from geo.language import say
from geo.maps.own.pmtiles import damaged, layer_names
from geo.maps.own.tilefile import DEEPEST, Content, MapFile, as_extent, plain

MAGIC = b"SQLite format 3\x00"
MOST_TILE_BYTES = 4_000_000
_PATIENCE_S = 2.0
"""How long a query may take: `tiles` may be a view that somebody has made to be slow."""
_STEPS = 1_000
_TOLD = ("name", "format", "attribution", "bounds", "minzoom", "maxzoom", "json")
_MOST_BYTES = MOST_TILE_BYTES + 1_000
"""Of one value, and of a row: a view can make them of nothing."""
_CALLED = frozenset({"length", "min", "max"})
"""The functions of our own questions; views join tables, and none needs another."""
_FAULTS = (sqlite3.Error, OverflowError, UnicodeDecodeError)
"""What is raised of a damaged file; the last where SQLite's own message quotes what is no text."""
_METADATA = (
    f"SELECT name, value FROM metadata WHERE name IN ({', '.join('?' * len(_TOLD))})"
    f" LIMIT {len(_TOLD)}"
)
_TILE = (
    "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
    " AND length(tile_data) <= ?"
)


def read(path: Path) -> MapFile:
    """Return what an MBTiles file says of itself.

    Raises:
        OwnMapError: it is damaged, or of a kind that the map cannot draw.
    """
    try:
        with _opened(path) as database:
            rows = database.execute(_METADATA, _TOLD).fetchall()
            database.execute("SELECT zoom_level, tile_data FROM tiles LIMIT 1").fetchone()
            known = {name: value for name, value in rows if isinstance(name, str)}
            least = _number(known.get("minzoom"))
            most = _number(known.get("maxzoom"))
            if least is None or most is None:
                query = "SELECT min(zoom_level), max(zoom_level) FROM tiles"
                least, most = database.execute(query).fetchone()
    except _FAULTS as error:
        raise damaged(path, str(error)) from None
    try:
        kind = str(known.get("format"))
        content = Content({"jpeg": "jpg"}.get(kind, kind))
    except ValueError:
        raise OwnMapError(
            "{file} holds tiles of the format {format}, which cannot be drawn here: pbf, png, jpg "
            "and webp can.",
            file=str(path),
            format=plain(known.get("format")) or "?",
        ) from None
    if not (isinstance(least, int) and isinstance(most, int) and 0 <= least <= most <= DEEPEST):
        raise damaged(path, say("its zooms are none"))
    name = plain(known.get("name")) or path.stem
    return MapFile(
        path=path,
        packed=False,
        content=content,
        name=name,
        credit=plain(known.get("attribution")) or name,
        layers=layer_names(_json(known.get("json"))),
        zooms=(least, most),
        extent=as_extent(_sides(known.get("bounds"))),
    )


def tile(path: Path, z: int, x: int, y: int) -> bytes | None:
    """Return a tile, y from the north, None where the file has none, or none of a sane size.

    Raises:
        OwnMapError: the file cannot be read any more.
    """
    if not (0 <= z <= DEEPEST and 0 <= x < 2**z and 0 <= y < 2**z):
        return None
    try:
        with _opened(path) as database:
            values = (z, x, 2**z - 1 - y, MOST_TILE_BYTES)
            found = database.execute(_TILE, values).fetchone()
    except _FAULTS as error:
        raise damaged(path, str(error)) from None
    return found[0] if found and isinstance(found[0], bytes) else None


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database that somebody else has made: read-only, its schema not trusted."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA cell_size_check = ON")
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
        database.set_authorizer(_allowed)
        started = time.monotonic()
        database.set_progress_handler(lambda: time.monotonic() - started > _PATIENCE_S, _STEPS)
        yield database


def _allowed(action: int, _one: str | None, other: str | None, *_where: str | None) -> int:
    """Tell SQLite whether a question may do something, those of a view included."""
    if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ):
        return sqlite3.SQLITE_OK
    called = action == sqlite3.SQLITE_FUNCTION and other in _CALLED
    return sqlite3.SQLITE_OK if called else sqlite3.SQLITE_DENY


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None


def _sides(value: object) -> tuple[float, ...]:
    try:
        sides = tuple(float(side) for side in str(value).split(","))
    except ValueError:
        return (0.0,) * 4
    return sides if len(sides) == 4 else (0.0,) * 4


def _json(value: object) -> dict[str, Any]:
    try:
        known = json.loads(value) if isinstance(value, str) and len(value) < 2_000_000 else {}
    except (ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}
