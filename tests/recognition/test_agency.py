"""Verbs are inflected as English does."""

from __future__ import annotations

import pytest

from geo.recognition import agency


@pytest.mark.parametrize(
    "form",
    "barred vetoed vetoes expelled denies denied shipped withdrew reopened pushes used dropped "
    "retaliated accuses stormed annexed seized".split(),
)
def test_finite_forms(form: str) -> None:
    assert form in agency.ACTING_VERBS


@pytest.mark.parametrize("word", ["stoped", "storming", "denyed", "pushs", "offerred", "wept"])
def test_no_other_forms(word: str) -> None:
    assert word not in agency.ACTING_VERBS


def test_what_happens_to_a_place_is_no_deed() -> None:
    assert not agency.FATES & agency.ACTING_VERBS
    assert agency.SAYING_VERBS < agency.ACTING_VERBS
    assert agency.AUTHORITIES < agency.OFFICES
