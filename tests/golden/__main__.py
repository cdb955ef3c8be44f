"""`python tests/golden` writes the golden exports anew; look at what `git diff` says of them."""

from __future__ import annotations

import sys
from pathlib import Path

GOLDEN = Path(__file__).parent / "exports"
ROOT = Path(__file__).parents[2]


def main() -> None:
    """Write the default report in every text format, without a reader's own corrections."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "harness")]
    from golden_exports import golden_files

    from geo import geoparse, read_report
    from geo.paths import data_dir

    result = geoparse(read_report(data_dir() / "reports" / "kharkiv-counteroffensive.txt"))
    GOLDEN.mkdir(exist_ok=True)
    for name, raw in golden_files(result).items():
        (GOLDEN / name).write_bytes(raw)


if __name__ == "__main__":
    main()
