"""When a scheduled cycle is due; what was missed while the program was closed is due once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality_cycle import Schedule

if TYPE_CHECKING:
    from datetime import datetime

    from routingml_desktop.settings import QualitySettings

_WEEK: Final = 7


def plan_of(settings: QualitySettings) -> str:
    """The schedule as a text; another text is another schedule."""
    day = f" {settings.schedule_weekday}" if settings.schedule is Schedule.WEEKLY else ""
    return f"{settings.schedule}{day} {settings.schedule_hour:02}:{settings.schedule_minute:02}"


def last_moment(settings: QualitySettings, now: datetime) -> datetime | None:
    """The latest moment of the schedule that is not after ``now``; None when it is off.

    ``now`` is aware and on this PC's clock; so is the answer, by the offset of its own day.
    """
    if settings.schedule is Schedule.OFF:
        return None
    today = now.replace(tzinfo=None, second=0, microsecond=0)
    at = today.replace(hour=settings.schedule_hour, minute=settings.schedule_minute)
    if settings.schedule is Schedule.WEEKLY:
        at -= timedelta(days=(at.isoweekday() - settings.schedule_weekday) % _WEEK)
    if at > now.replace(tzinfo=None):
        at -= timedelta(days=_WEEK if settings.schedule is Schedule.WEEKLY else 1)
    return at.astimezone()


def due_moment(
    settings: QualitySettings, now: datetime, since: datetime, served: datetime | None
) -> datetime | None:
    """The moment for which a cycle has to run now; None when none has to.

    ``since`` is when this schedule was first seen: what lies before it was never promised.
    ``served`` is the last moment for which a cycle was run. Of several missed moments only the
    latest is due.
    """
    moment = last_moment(settings, now)
    if moment is None or moment < since or (served is not None and moment <= served):
        return None
    return moment
