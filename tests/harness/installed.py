"""What an installation brings: the packages that others need, and the room their files take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement


def normal(name: str) -> str:
    """Return a package's name as every tool writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Return all packages that are installed for `requirements`, by name, on this system.

    What is required and not installed is left out.
    """
    found: dict[str, Distribution] = {}
    wanted = [(Requirement(each), frozenset[str]()) for each in requirements]
    seen: set[tuple[str, frozenset[str]]] = set()
    while wanted:
        requirement, extras = wanted.pop()
        name = normal(requirement.name)
        asked = (name, frozenset(requirement.extras))
        marker = requirement.marker
        if asked in seen or (
            marker and not any(marker.evaluate({"extra": extra}) for extra in extras or {""})
        ):
            continue
        seen.add(asked)
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        wanted += [(Requirement(each), asked[1]) for each in found[name].requires or ()]
    return found


def size(package: Distribution) -> int:
    """Return the bytes of a package's files as pip leaves them."""
    return room(Path(str(file.locate())) for file in package.files or ())


def room(files: Iterable[Path]) -> int:
    """Return the bytes of files with what Python compiles of them: as much as the source again."""
    return sum(
        file.stat().st_size * (2 if file.suffix == ".py" else 1)
        for file in files
        if file.suffix != ".pyc" and file.is_file()
    )
