"""The guard as a child process loads it, and what it wrote."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from offhost import is_off_host

_GUARD = Path(__file__).resolve().parent
_OWN = frozenset({"uname"})
"""What Python itself starts: its module `platform` asks for the processor's name."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """The guard as a child process loads it, and what it wrote."""

    log: Path

    @property
    def environ(self) -> dict[str, str]:
        """The variables that load the guard into a Python process and its Python children."""
        paths = [str(_GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
        return {"PYTHONPATH": os.pathsep.join(paths), "DATELINE_NETWORK_LOG": str(self.log)}

    def events(self) -> list[tuple[str, str | None]]:
        """Return every event and the host or program that it names."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [(event, name) for _process, event, name in map(json.loads, lines)]

    def off_host(self) -> list[tuple[str, str | None]]:
        """Return the events that reach beyond this machine."""
        return [
            (event, name)
            for event, name in self.events()
            if event.startswith("socket.") and is_off_host(event, name)
        ]

    def foreign_programs(self) -> list[str]:
        """Return what was started beside Python: the guard cannot see into it."""
        started = (name for event, name in self.events() if not event.startswith("socket."))
        names = (Path((name or "").split()[0]).name for name in started)
        return [name for name in names if "python" not in name and name not in _OWN]
