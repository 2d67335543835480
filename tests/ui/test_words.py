"""Every identifier of the domain has a word, and numbers read as planners read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pytest

from routingml_desktop.domain import (
    candidate,
    columns,
    drift,
    plant,
    quality,
    quality_cycle,
    routing,
    time_estimate,
    training,
    work_result,
)
from routingml_desktop.ui import numbers
from routingml_desktop.ui.stage_words import stage_word
from routingml_desktop.ui.words import column_word, explained, word

DOMAIN = (
    candidate,
    drift,
    plant,
    quality,
    quality_cycle,
    routing,
    time_estimate,
    training,
    work_result,
)
ENUMS = [
    kind
    for module in DOMAIN
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_member_has_a_word_of_its_own(kind: type[StrEnum]) -> None:
    words = [word(member) for member in kind]

    assert all(words)
    assert len(set(words)) == len(words)
    assert not set(words) & {str(member) for member in kind}


def test_members_of_equal_text_keep_their_own_words() -> None:
    assert word(training.JobState.PENDING) == "Pending"
    assert word(routing.OperationType.OUTSIDE) == "Subcontract"
    assert explained(time_estimate.TimeOrigin.STANDARD).startswith("The standard time")


def test_columns_and_stages_read_as_words_and_strangers_as_themselves() -> None:
    known = [*columns.OPERATION_COLUMNS, *columns.RESULT_COLUMNS, columns.ITEM_NAME]

    assert all(column_word(name) != name for name in known)
    assert column_word("ITEM_SPEC") == "ITEM_SPEC"
    assert stage_word("vectorize") == "Describe items"
    assert stage_word("other") == "other"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (0.0, "0"),
        (4.25, "4.25"),
        (4.5, "4.5"),
        (38.0, "38"),
        (38.46, "38.5"),
        (1250, "1,250"),
        (0.0042, "0.0042"),
    ],
)
def test_minutes_carry_as_many_digits_as_matter(value: float | None, text: str) -> None:
    assert numbers.minutes(value) == text


@pytest.mark.parametrize(
    ("passed", "text"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=12), "12 min ago"),
        (timedelta(hours=3, minutes=50), "3 h ago"),
        (timedelta(days=5), "5 d ago"),
    ],
)
def test_an_age_is_told_in_the_unit_that_matters(passed: timedelta, text: str) -> None:
    now = datetime(2025, 10, 13, 9, 0, tzinfo=UTC)

    assert numbers.age(now - passed, now) == text


def test_sizes_durations_and_far_dates() -> None:
    assert [numbers.size(value) for value in (None, 12, 2048, 5_000_000)] == [
        "–",
        "12 B",
        "2.0 KB",
        "4.8 MB",
    ]
    assert [numbers.duration(value) for value in (4.6, 185, 4321)] == [
        "5 s",
        "3 min 05 s",
        "1 h 12 min",
    ]
    assert numbers.day(datetime(2999, 12, 31)) == "2999-12-31"  # noqa: DTZ001 (as the ERP says it)
