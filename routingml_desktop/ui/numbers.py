"""Numbers, dates and ages as operators read them; nothing known reads as a dash."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.decimals import decimals_of, shared_decimals

NOTHING: Final = "–"

_SMALL: Final = 10.0
_MINUTE_SECONDS: Final = 60
_HOUR_SECONDS: Final = 3600
_DAY_SECONDS: Final = 86_400
_KILO: Final = 1024.0


def count(value: int | None) -> str:
    """A whole number with thousands separated: ``324,643``."""
    return NOTHING if value is None else f"{value:,}"


def minutes(value: float | None, *beside: float | None) -> str:
    """Minutes, two decimals below 10, none from 100, two digits below 0.1: ``4.25``, ``0.0042``.

    With the same decimals as what stands ``beside`` it, such as the other end of an interval.
    """
    if value is None:
        return NOTHING
    shown = [value, *(other for other in beside if other is not None)]
    decimals = shared_decimals(*shown, alone=_decimals_of_minutes)
    needed = max(_digits_behind(f"{number:.{decimals}f}") for number in shown)
    return f"{value:,.{needed}f}"


def _decimals_of_minutes(value: float) -> int:
    if abs(value) < _SMALL:
        return decimals_of(value)
    return 1 if abs(value) < 10 * _SMALL else 0


def _digits_behind(text: str) -> int:
    """Decimals of a number without its last zeros."""
    return len(text.partition(".")[2].rstrip("0"))


def percent(share: float | None, decimals: int = 0) -> str:
    """A share of 0 to 1 in percent: ``93 %``."""
    return NOTHING if share is None else f"{100 * share:.{decimals}f} %"


def figure(value: float | None, decimals: int = 2) -> str:
    """Any measured number."""
    return NOTHING if value is None else f"{value:,.{decimals}f}"


def size(bytes_: int | None) -> str:
    """Bytes in the unit that needs the fewest digits: ``12.4 MB``."""
    if bytes_ is None:
        return NOTHING
    amount = float(bytes_)
    for unit in ("B", "KB", "MB"):
        if amount < _KILO:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= _KILO
    return f"{amount:.1f} GB"


def moment(value: datetime | None) -> str:
    """Date and time on this PC's clock: ``2025-10-13 09:41``."""
    return NOTHING if value is None else _local(value).strftime("%Y-%m-%d %H:%M")


def day(value: datetime | None) -> str:
    """A date: ``2025-10-13``; years such as 2999 stay as they are."""
    return NOTHING if value is None else f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def clock(value: datetime | None) -> str:
    """A time of day on this PC's clock: ``09:41:07``."""
    return NOTHING if value is None else _local(value).strftime("%H:%M:%S")


def duration(seconds: float | None) -> str:
    """How long something takes or took: ``42 s``, ``3 min 05 s``, ``1 h 12 min``."""
    if seconds is None:
        return NOTHING
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, _HOUR_SECONDS)
    minutes_, seconds_ = divmod(rest, _MINUTE_SECONDS)
    if hours:
        text = QCoreApplication.translate("numbers", "{hours} h {minutes} min")
        return text.format(hours=hours, minutes=f"{minutes_:02d}")
    if minutes_:
        text = QCoreApplication.translate("numbers", "{minutes} min {seconds} s")
        return text.format(minutes=minutes_, seconds=f"{seconds_:02d}")
    return QCoreApplication.translate("numbers", "{seconds} s").format(seconds=seconds_)


def age(since: datetime | None, now: datetime | None = None) -> str:
    """How long ago: ``just now``, ``12 min ago``, ``3 h ago``, ``5 d ago``."""
    if since is None:
        return NOTHING
    passed = ((now or datetime.now(UTC)) - _aware(since)).total_seconds()
    if passed < _MINUTE_SECONDS:
        return QCoreApplication.translate("numbers", "just now")
    if passed < _HOUR_SECONDS:
        text = QCoreApplication.translate("numbers", "{number} min ago")
        return text.format(number=int(passed // _MINUTE_SECONDS))
    if passed < _DAY_SECONDS:
        text = QCoreApplication.translate("numbers", "{number} h ago")
        return text.format(number=int(passed // _HOUR_SECONDS))
    text = QCoreApplication.translate("numbers", "{number} d ago")
    return text.format(number=int(passed // _DAY_SECONDS))


def _aware(value: datetime) -> datetime:
    """ERP times carry no zone: they are the plant's, which is this PC's."""
    return value.astimezone() if value.tzinfo is None else value


def _local(value: datetime) -> datetime:
    return value if value.tzinfo is None else value.astimezone()
