"""Made-up reports as the dashboard holds them while they are open."""

from __future__ import annotations

from dataclasses import fields

from geo import Geoparse
from geo.corrections import Ledger
from geo.dashboard.reports.opening import Opened
from geo.dashboard.reports.reviewed import Reviewed
from geo.presentation.entries import gather


def opened(result: Geoparse, credits: tuple[str, ...] = ()) -> Opened:
    """Return a report that is open, with the credits of online geocoders."""
    return Opened(result, gather(result), by_default=False, raw=b"", credits=credits)


def reviewed(result: Geoparse, credits: tuple[str, ...] = ()) -> Reviewed:
    """Return the same as people corrected it, which nobody did."""
    found = opened(result, credits)
    return Reviewed(
        **{each.name: getattr(found, each.name) for each in fields(found)},
        found=found, own=Ledger(), always=Ledger(), applied=(), unfitting=(), problems=(), said={},
    )  # fmt: skip
