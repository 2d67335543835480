"""A scheduled cycle runs at its time, and once when that was missed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from routingml_desktop.domain.quality_cycle import Schedule
from routingml_desktop.services.cycle_schedule import due_moment, last_moment, plan_of
from routingml_desktop.settings import QualitySettings

DAILY = QualitySettings(schedule=Schedule.DAILY, schedule_hour=2)
WEEKLY = QualitySettings(schedule=Schedule.WEEKLY, schedule_weekday=1, schedule_hour=2)


def at(day: int, hour: int = 0) -> datetime:
    """A moment of March 2026 on this PC's clock; the second was a Monday."""
    return datetime(2026, 3, day, hour).astimezone()


@pytest.mark.parametrize(
    ("settings", "now", "moment"),
    [
        (DAILY, at(4, 3), at(4, 2)),
        (DAILY, at(4, 2), at(4, 2)),
        (DAILY, at(4, 1), at(3, 2)),
        (WEEKLY, at(5, 3), at(2, 2)),
        (WEEKLY, at(9, 1), at(2, 2)),
        (WEEKLY, at(9, 2), at(9, 2)),
    ],
)
def test_the_last_moment_of_a_schedule(
    settings: QualitySettings, now: datetime, moment: datetime
) -> None:
    assert last_moment(settings, now) == moment


def test_nothing_is_due_when_no_schedule_is_set() -> None:
    assert last_moment(QualitySettings(), at(4)) is None
    assert due_moment(QualitySettings(), at(4), at(1), None) is None


def test_what_was_before_the_schedule_was_chosen_is_not_due() -> None:
    assert due_moment(DAILY, at(4, 12), since=at(4, 10), served=None) is None


def test_of_many_missed_moments_the_latest_is_due_once() -> None:
    now = at(20, 12)

    due = due_moment(DAILY, now, since=at(1), served=at(2, 2))

    assert due == at(20, 2)
    assert due_moment(DAILY, now + timedelta(minutes=1), since=at(1), served=due) is None


def test_another_time_is_another_plan() -> None:
    assert plan_of(DAILY) == "daily 02:00"
    assert plan_of(WEEKLY) == "weekly 1 02:00"
