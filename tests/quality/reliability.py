"""Whether a confidence of 80 % is right four times of five."""

from __future__ import annotations

from collections.abc import Sequence

BINS = 10


def expected_calibration_error(outcomes: Sequence[tuple[float, bool]]) -> float:
    """Return the mean distance of confidence from accuracy in ten bins (Naeini et al. 2015).

    Args:
        outcomes: confidence (0..1) and whether it was right.
    """
    off = (abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in _bins(outcomes))
    return sum(off) / len(outcomes)


def reliability_table(outcomes: Sequence[tuple[float, bool]]) -> str:
    """Return the table of names, mean confidence and share that was right, by bin."""
    lines = [f"{'confidence':12}{'names':>7}{'mean':>7}{'right':>7}"]
    for number, members in enumerate(_bins(outcomes)):
        if members:
            mean = sum(c for c, _ in members) / len(members)
            right = sum(r for _, r in members) / len(members)
            label = f".{number} to {(number + 1) / BINS:.1f}"
            lines.append(f"{label:12}{len(members):7}{mean:7.2f}{right:7.2f}")
    lines.append(f"expected calibration error {expected_calibration_error(outcomes):.3f}")
    return "\n".join(lines)


def _bins(outcomes: Sequence[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in outcomes:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return bins
