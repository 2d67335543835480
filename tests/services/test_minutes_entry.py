"""A typed time is taken, means unknown, or is refused with the reason."""

from __future__ import annotations

import pytest

from routingml_desktop.services.minutes_entry import Refusal, minutes_entered


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("0", 0.0), (" 12.5 ", 12.5), ("1,200", 1200.0), ("10000", 10_000.0), ("１２", 12.0)],
)
def test_numbers_within_bounds_are_taken(text: str, minutes: float) -> None:
    assert minutes_entered(text) == minutes


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "−"])
def test_nothing_or_a_dash_means_unknown(text: str) -> None:
    assert minutes_entered(text) is None


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("12분", Refusal.NOT_A_NUMBER),
        ("nan", Refusal.NOT_A_NUMBER),
        ("1e999", Refusal.NOT_A_NUMBER),
        ("=1+1", Refusal.NOT_A_NUMBER),
        ("-0.5", Refusal.NEGATIVE),
        ("−5", Refusal.NEGATIVE),
        ("10000.1", Refusal.TOO_LONG),
    ],
)
def test_anything_else_is_refused_with_the_reason(text: str, refusal: Refusal) -> None:
    assert minutes_entered(text) is refusal
