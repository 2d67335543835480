"""The texts of the settings of search, learning, cleaning and evaluation."""

from __future__ import annotations

from typing import Final

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

TEXTS: Final = {
    "index.links": (
        QT_TRANSLATE_NOOP("settings", "Links of a node"),
        QT_TRANSLATE_NOOP(
            "settings", "More links find neighbors more surely and need more memory (M of HNSW)."
        ),
    ),
    "index.build_breadth": (
        QT_TRANSLATE_NOOP("settings", "Breadth while building"),
        QT_TRANSLATE_NOOP(
            "settings", "A broader search makes a better graph and takes longer (efConstruction)."
        ),
    ),
    "index.search_breadth": (
        QT_TRANSLATE_NOOP("settings", "Breadth while asking"),
        QT_TRANSLATE_NOOP("settings", "A broader search is slower and more exact (efSearch)."),
    ),
    "index.shortlist": (
        QT_TRANSLATE_NOOP("settings", "Shortlist"),
        QT_TRANSLATE_NOOP("settings", "Nearest signatures that are compared exactly."),
        QT_TRANSLATE_NOOP("settings", "signatures"),
    ),
    "learning.dimension": (
        QT_TRANSLATE_NOOP("settings", "Vector length"),
        QT_TRANSLATE_NOOP("settings", "Numbers that describe an item."),
    ),
    "learning.seed": (
        QT_TRANSLATE_NOOP("settings", "Seed"),
        QT_TRANSLATE_NOOP(
            "settings", "Fixes every random choice, so that the same data gives the same model."
        ),
    ),
    "learning.trim": (
        QT_TRANSLATE_NOOP("settings", "Trim"),
        QT_TRANSLATE_NOOP(
            "settings", "Share of the bookings cut off at each end for a trimmed mean."
        ),
    ),
    "learning.outlier_factor": (
        QT_TRANSLATE_NOOP("settings", "Outlier limit"),
        QT_TRANSLATE_NOOP(
            "settings", "Bookings beyond this many interquartile ranges are left out."
        ),
        QT_TRANSLATE_NOOP("settings", "IQR"),
    ),
    "learning.min_samples": (
        QT_TRANSLATE_NOOP("settings", "Low samples below"),
        QT_TRANSLATE_NOOP("settings", "Fewer orders than this are marked as low samples."),
        QT_TRANSLATE_NOOP("settings", "orders"),
    ),
    "learning.shrinkage": (
        QT_TRANSLATE_NOOP("settings", "Shrinkage"),
        QT_TRANSLATE_NOOP(
            "settings", "How many orders of its own outweigh what the wider group says."
        ),
        QT_TRANSLATE_NOOP("settings", "orders"),
    ),
    "learning.try_boosting": (
        QT_TRANSLATE_NOOP("settings", "Train boosted trees"),
        QT_TRANSLATE_NOOP("settings", "Boosted trees correct minutes where they are better."),
    ),
    "learning.try_network": (
        QT_TRANSLATE_NOOP("settings", "Train a neural network"),
        QT_TRANSLATE_NOOP("settings", "A neural network corrects minutes where it is better."),
    ),
    "learning.try_stacking": (
        QT_TRANSLATE_NOOP("settings", "Train stacked models"),
        QT_TRANSLATE_NOOP(
            "settings", "Neighbors, forest and network together correct minutes if they are better."
        ),
    ),
    "cleaning.no_quantity": (
        QT_TRANSLATE_NOOP("settings", "Run minutes for no pieces"),
        QT_TRANSLATE_NOOP("settings", "Leave out run minutes booked for no pieces."),
    ),
    "cleaning.no_minutes": (
        QT_TRANSLATE_NOOP("settings", "No minutes"),
        QT_TRANSLATE_NOOP("settings", "Leave out bookings without minutes."),
    ),
    "cleaning.negative_minutes": (
        QT_TRANSLATE_NOOP("settings", "Negative minutes"),
        QT_TRANSLATE_NOOP("settings", "Leave out minutes below zero."),
    ),
    "cleaning.absurd_minutes": (
        QT_TRANSLATE_NOOP("settings", "Absurd minutes"),
        QT_TRANSLATE_NOOP("settings", "Leave out bookings longer than the limit below."),
    ),
    "cleaning.future_date": (
        QT_TRANSLATE_NOOP("settings", "Dates in the future"),
        QT_TRANSLATE_NOOP(
            "settings", "Leave out bookings dated later than the data was brought in."
        ),
    ),
    "cleaning.repeated": (
        QT_TRANSLATE_NOOP("settings", "Repeated rows"),
        QT_TRANSLATE_NOOP("settings", "Leave out a row that repeats another one."),
    ),
    "cleaning.setup_twice": (
        QT_TRANSLATE_NOOP("settings", "Set-up posted twice"),
        QT_TRANSLATE_NOOP(
            "settings", "Count a set-up that is posted again with a further part once."
        ),
    ),
    "cleaning.breakdown": (
        QT_TRANSLATE_NOOP("settings", "Breakdowns"),
        QT_TRANSLATE_NOOP("settings", "Leave out breakdowns."),
    ),
    "cleaning.rework": (
        QT_TRANSLATE_NOOP("settings", "Rework"),
        QT_TRANSLATE_NOOP("settings", "Leave out rework."),
    ),
    "cleaning.non_productive": (
        QT_TRANSLATE_NOOP("settings", "Non-productive codes"),
        QT_TRANSLATE_NOOP("settings", "Leave out operation codes that no routing has."),
    ),
    "cleaning.overlapping": (
        QT_TRANSLATE_NOOP("settings", "Overlapping bookings"),
        QT_TRANSLATE_NOOP(
            "settings", "Leave out bookings of one worker or machine at the same time."
        ),
    ),
    "cleaning.whole_hours": (
        QT_TRANSLATE_NOOP("settings", "Rounded hours"),
        QT_TRANSLATE_NOOP(
            "settings", "Leave out minutes rounded to 5, 10, 15, 30 or 60 where far too frequent."
        ),
    ),
    "cleaning.several_operations": (
        QT_TRANSLATE_NOOP("settings", "Several operations in one"),
        QT_TRANSLATE_NOOP(
            "settings", "Leave out a booking that carries the minutes of several operations."
        ),
    ),
    "cleaning.full_time_on_part": (
        QT_TRANSLATE_NOOP("settings", "Whole time on one part"),
        QT_TRANSLATE_NOOP(
            "settings", "Put right an order's whole time that is booked on one of its parts."
        ),
    ),
    "cleaning.parts": (
        QT_TRANSLATE_NOOP("settings", "Partial reports"),
        QT_TRANSLATE_NOOP("settings", "Add up an operation that is reported in parts."),
    ),
    "cleaning.reused_number": (
        QT_TRANSLATE_NOOP("settings", "Reused order numbers"),
        QT_TRANSLATE_NOOP(
            "settings", "Keep bookings of one order number apart that lie half a year apart."
        ),
    ),
    "cleaning.late_booking": (
        QT_TRANSLATE_NOOP("settings", "Late bookings"),
        QT_TRANSLATE_NOOP("settings", "Date a booking posted late by when the work was done."),
    ),
    "cleaning.operation_unit": (
        QT_TRANSLATE_NOOP("settings", "Other unit of an operation"),
        QT_TRANSLATE_NOOP(
            "settings", "Convert an operation that books hours, seconds or per piece."
        ),
    ),
    "cleaning.unit_suspect": (
        QT_TRANSLATE_NOOP("settings", "Single unit mistakes"),
        QT_TRANSLATE_NOOP(
            "settings", "Leave out single bookings that are off by a factor of about 60."
        ),
    ),
    "cleaning.most_minutes": (
        QT_TRANSLATE_NOOP("settings", "Longest booking"),
        QT_TRANSLATE_NOOP("settings", "Minutes of a booking from which they are absurd."),
        QT_TRANSLATE_NOOP("settings", "min"),
    ),
    "evaluation.seed": (
        QT_TRANSLATE_NOOP("settings", "Seed"),
        QT_TRANSLATE_NOOP("settings", "Fixes the held-out items and the resampling."),
    ),
    "evaluation.holdout": (
        QT_TRANSLATE_NOOP("settings", "Held out"),
        QT_TRANSLATE_NOOP("settings", "Share of the items or of the time that is held out."),
    ),
    "evaluation.max_items": (
        QT_TRANSLATE_NOOP("settings", "Items asked at most"),
        QT_TRANSLATE_NOOP("settings", "Held-out items that are asked for."),
        QT_TRANSLATE_NOOP("settings", "items"),
    ),
    "evaluation.folds": (
        QT_TRANSLATE_NOOP("settings", "Parts"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Parts that leave-one-out deals the items into; each is asked of a model without it.",
        ),
    ),
    "evaluation.bootstrap": (
        QT_TRANSLATE_NOOP("settings", "Resamples"),
        QT_TRANSLATE_NOOP(
            "settings", "Resamples behind an interval; more are steadier and slower."
        ),
    ),
}
"""Name, sentence and, where it has one, unit."""
