"""Writes the left-out predictions for other scorers: `python -m tests.quality.evaluation_files F`.

One JSON object a line, {id, toponyms: [{start, end, lat, lon}]}, in two files for each corpus, with
and without the words for a people. Needs no corpus.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.quality.corpus import NAMES
from tests.quality.left_out import read_left_out, toponyms


def main(folder: Path) -> None:
    """Write the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        places = read_left_out(name).places
        for demonyms in (True, False):
            target = folder / f"{name}{'' if demonyms else '-without-demonyms'}.jsonl"
            with target.open("w", encoding="utf-8", newline="\n") as file:
                for key, found in places.items():
                    rows = [
                        {
                            "start": t.start,
                            "end": t.end,
                            "lat": t.point and t.point[0],
                            "lon": t.point and t.point[1],
                        }
                        for t in toponyms(found, demonyms=demonyms)
                    ]
                    file.write(json.dumps({"id": key, "toponyms": rows}) + "\n")
            print(target)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name a folder to write to: python -m tests.quality.evaluation_files OUT")
    main(Path(sys.argv[1]))
