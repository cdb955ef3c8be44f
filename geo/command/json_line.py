"""The whole result as JSON: every field of every type, under the names that Python has for them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from geo.corrections import to_json
from geo.export.provenance import Provenance
from geo.model import Geoparse


def whole(result: Geoparse, provenance: Provenance) -> dict[str, Any]:
    """Return `report`, `mentions`, `places` and `provenance`; offsets are of `report.text`."""
    corrections = [to_json(correction) for correction in provenance.corrections]
    return {**asdict(result), "provenance": {**asdict(provenance), "corrections": corrections}}


def json_line(result: Geoparse, provenance: Provenance) -> bytes:
    """Return the whole result on one line, so that several reports are JSON Lines."""
    text = json.dumps(whole(result, provenance), ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode("utf-8", "backslashreplace")
