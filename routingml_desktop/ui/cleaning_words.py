"""The detectors of the actuals laundry in the operator's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.cleaning import Detector

DETECTOR_WORDS: Final[Mapping[str, str]] = {
    "no_quantity": QT_TRANSLATE_NOOP("words", "No quantity"),
    "no_minutes": QT_TRANSLATE_NOOP("words", "No minutes"),
    "negative_minutes": QT_TRANSLATE_NOOP("words", "Negative minutes"),
    "absurd_minutes": QT_TRANSLATE_NOOP("words", "Absurd minutes"),
    "future_date": QT_TRANSLATE_NOOP("words", "Date in the future"),
    "repeated": QT_TRANSLATE_NOOP("words", "Booked twice"),
    "setup_twice": QT_TRANSLATE_NOOP("words", "Set-up booked twice"),
    "breakdown": QT_TRANSLATE_NOOP("words", "Breakdown"),
    "rework": QT_TRANSLATE_NOOP("words", "Rework"),
    "non_productive": QT_TRANSLATE_NOOP("words", "Code in no routing"),
    "overlapping": QT_TRANSLATE_NOOP("words", "Booked at the same time"),
    "whole_hours": QT_TRANSLATE_NOOP("words", "Rounded minutes"),
    "several_operations": QT_TRANSLATE_NOOP("words", "Several operations in one"),
    "full_time_on_part": QT_TRANSLATE_NOOP("words", "Whole time on one part"),
    "parts": QT_TRANSLATE_NOOP("words", "Reported in parts"),
    "reused_number": QT_TRANSLATE_NOOP("words", "Order number used again"),
    "late_booking": QT_TRANSLATE_NOOP("words", "Posted late"),
    "operation_unit": QT_TRANSLATE_NOOP("words", "Operation in another unit"),
    "unit_suspect": QT_TRANSLATE_NOOP("words", "Unit doubtful"),
}

TREATMENT_WORDS: Final[Mapping[str, str]] = {
    "left_out": QT_TRANSLATE_NOOP("words", "Left out"),
    "corrected": QT_TRANSLATE_NOOP("words", "Put right"),
}

UNIT_WORDS: Final[Mapping[str, str]] = {
    "minutes": QT_TRANSLATE_NOOP("words", "In minutes"),
    "hours": QT_TRANSLATE_NOOP("words", "In hours"),
    "seconds": QT_TRANSLATE_NOOP("words", "In seconds"),
    "unknown": QT_TRANSLATE_NOOP("words", "Not known"),
}

BASIS_WORDS: Final[Mapping[str, str]] = {
    "order": QT_TRANSLATE_NOOP("words", "Per order"),
    "piece": QT_TRANSLATE_NOOP("words", "Per piece"),
    "unknown": QT_TRANSLATE_NOOP("words", "Not known"),
}

_EXPLAINED: Final[Mapping[str, str]] = {
    "no_quantity": QT_TRANSLATE_NOOP(
        "cleaning", "Run minutes for no pieces say nothing about a piece."
    ),
    "no_minutes": QT_TRANSLATE_NOOP(
        "cleaning", "Nothing was booked, or pieces were made in no time."
    ),
    "negative_minutes": QT_TRANSLATE_NOOP("cleaning", "Minutes below zero are no time."),
    "absurd_minutes": QT_TRANSLATE_NOOP(
        "cleaning", "More minutes in one booking than the setting allows."
    ),
    "future_date": QT_TRANSLATE_NOOP(
        "cleaning", "Dated later than the data was brought in, so the date is wrong."
    ),
    "repeated": QT_TRANSLATE_NOOP("cleaning", "The row repeats another one in every column."),
    "setup_twice": QT_TRANSLATE_NOOP(
        "cleaning", "A further part of an order carries the same set-up again; it counts once."
    ),
    "breakdown": QT_TRANSLATE_NOOP("cleaning", "The machine stood; that is no work on the item."),
    "rework": QT_TRANSLATE_NOOP("cleaning", "Repairing is not making."),
    "non_productive": QT_TRANSLATE_NOOP(
        "cleaning", "No routing of the plant has this operation code, such as cleaning or waiting."
    ),
    "overlapping": QT_TRANSLATE_NOOP(
        "cleaning",
        "One worker or machine was booked on two jobs at once. Those more than half of whose "
        "bookings overlap work that way and are left alone.",
    ),
    "whole_hours": QT_TRANSLATE_NOOP(
        "cleaning",
        "A work center or a worker books 5, 10, 15, 30 or 60 minutes and their multiples far more "
        "often than chance and the others explain. A single rounded "
        "booking cannot be told from a true one.",
    ),
    "several_operations": QT_TRANSLATE_NOOP(
        "cleaning",
        "One operation carries the minutes of others, on which nothing was booked. Told only where "
        "the others weigh enough.",
    ),
    "full_time_on_part": QT_TRANSLATE_NOOP(
        "cleaning", "A part of an order carries the minutes of all its pieces."
    ),
    "parts": QT_TRANSLATE_NOOP("cleaning", "Parts of an order's operation are added up."),
    "reused_number": QT_TRANSLATE_NOOP(
        "cleaning", "Half a year lies between the parts: two orders of the same number."
    ),
    "late_booking": QT_TRANSLATE_NOOP(
        "cleaning", "Posted long after the work; it is dated by when the work was done."
    ),
    "operation_unit": QT_TRANSLATE_NOOP(
        "cleaning", "The whole operation books hours, seconds or per piece; see the other page."
    ),
    "unit_suspect": QT_TRANSLATE_NOOP(
        "cleaning", "About 60 times what is usual, or a sixtieth: hours taken for minutes."
    ),
}

_NEEDS: Final[Mapping[str, str]] = {
    "started": QT_TRANSLATE_NOOP(
        "cleaning", "Could not look: no booking tells when work began. Map the column “started”."
    ),
    "standards": QT_TRANSLATE_NOOP(
        "cleaning", "Could not look: there are no standard times to compare with."
    ),
    "routings": QT_TRANSLATE_NOOP(
        "cleaning", "Could not look: there is no routing master, or bookings name no routing."
    ),
}


def detector_explained(detector: Detector) -> str:
    """One sentence on what is wrong with such bookings."""
    return QCoreApplication.translate("cleaning", _EXPLAINED[detector.value])


def needs_word(needs: str) -> str:
    """Why a detector could not look; empty when it could."""
    return QCoreApplication.translate("cleaning", _NEEDS[needs]) if needs else ""
