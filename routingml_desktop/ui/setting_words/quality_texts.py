"""The texts of the settings of quality cycles, standards, training and promotion."""

from __future__ import annotations

from typing import Final

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

TEXTS: Final = {
    "quality.sample_size": (
        QT_TRANSLATE_NOOP("settings", "Sample size"),
        QT_TRANSLATE_NOOP("settings", "Items with evidence that a quality cycle asks for."),
        QT_TRANSLATE_NOOP("settings", "items"),
    ),
    "quality.strategy": (
        QT_TRANSLATE_NOOP("settings", "Sampling strategy"),
        QT_TRANSLATE_NOOP("settings", "How the items of a quality cycle are drawn."),
    ),
    "quality.strata_attribute": (
        QT_TRANSLATE_NOOP("settings", "Family attribute"),
        QT_TRANSLATE_NOOP(
            "settings", "The attribute that tells families apart; empty: the model finds one."
        ),
    ),
    "quality.seed": (
        QT_TRANSLATE_NOOP("settings", "Seed"),
        QT_TRANSLATE_NOOP("settings", "Fixes the sample: the same data and seed, the same items."),
    ),
    "quality.recent_days": (
        QT_TRANSLATE_NOOP("settings", "Recent days"),
        QT_TRANSLATE_NOOP("settings", "Days before the last booking that count as recent."),
        QT_TRANSLATE_NOOP("settings", "d"),
    ),
    "quality.recent_share": (
        QT_TRANSLATE_NOOP("settings", "Recent share"),
        QT_TRANSLATE_NOOP("settings", "Share of a recent sample that was booked in these days."),
    ),
    "quality.mae_max": (
        QT_TRANSLATE_NOOP("settings", "Largest mean error"),
        QT_TRANSLATE_NOOP(
            "settings", "Mean error of the run minutes of one piece from which a cycle alerts."
        ),
        QT_TRANSLATE_NOOP("settings", "min"),
    ),
    "quality.trimmed_mae_max": (
        QT_TRANSLATE_NOOP("settings", "Largest trimmed error"),
        QT_TRANSLATE_NOOP(
            "settings", "The same without the largest and smallest errors; at most the limit above."
        ),
        QT_TRANSLATE_NOOP("settings", "min"),
    ),
    "quality.process_match_min": (
        QT_TRANSLATE_NOOP("settings", "Least process match"),
        QT_TRANSLATE_NOOP("settings", "Share of the actual operations that must be proposed."),
    ),
    "quality.cv_max": (
        QT_TRANSLATE_NOOP("settings", "Largest CV"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Coefficient of variation of booked minutes beyond which a cycle alerts; of one"
            " operation only when chance does not explain it.",
        ),
    ),
    "quality.min_samples": (
        QT_TRANSLATE_NOOP("settings", "Low samples below"),
        QT_TRANSLATE_NOOP("settings", "Fewer orders are told as low samples and raise no alarm."),
        QT_TRANSLATE_NOOP("settings", "orders"),
    ),
    "quality.keep_reports": (
        QT_TRANSLATE_NOOP("settings", "Reports kept"),
        QT_TRANSLATE_NOOP(
            "settings", "Report files of so many cycles are kept; their figures stay."
        ),
        QT_TRANSLATE_NOOP("settings", "cycles"),
    ),
    "quality.after_sync": (
        QT_TRANSLATE_NOOP("settings", "After each sync"),
        QT_TRANSLATE_NOOP("settings", "Run a cycle when a sync brought new rows."),
    ),
    "quality.schedule": (
        QT_TRANSLATE_NOOP("settings", "Schedule"),
        QT_TRANSLATE_NOOP("settings", "When a cycle runs by itself while the program is open."),
    ),
    "quality.schedule_weekday": (
        QT_TRANSLATE_NOOP("settings", "Weekday"),
        QT_TRANSLATE_NOOP("settings", "Day of a weekly cycle: 1 is Monday, 7 is Sunday."),
    ),
    "quality.schedule_hour": (
        QT_TRANSLATE_NOOP("settings", "Hour"),
        QT_TRANSLATE_NOOP("settings", "Hour of a scheduled cycle on this PC's clock."),
    ),
    "quality.schedule_minute": (
        QT_TRANSLATE_NOOP("settings", "Minute"),
        QT_TRANSLATE_NOOP("settings", "Minute of the hour."),
    ),
    "standards.least_orders": (
        QT_TRANSLATE_NOOP("settings", "Least orders"),
        QT_TRANSLATE_NOOP("settings", "Fewer orders never contradict a standard."),
        QT_TRANSLATE_NOOP("settings", "orders"),
    ),
    "standards.false_alarms": (
        QT_TRANSLATE_NOOP("settings", "False alarms"),
        QT_TRANSLATE_NOOP(
            "settings", "Standards without fault that may be listed in a week, of 500."
        ),
    ),
    "standards.shift": (
        QT_TRANSLATE_NOOP("settings", "Shift looked for"),
        QT_TRANSLATE_NOOP("settings", "Share by which a standard must be wrong to be looked for."),
    ),
    "standards.least_change": (
        QT_TRANSLATE_NOOP("settings", "Least change"),
        QT_TRANSLATE_NOOP("settings", "Share by which a proposal must differ to be listed."),
    ),
    "standards.largest_change": (
        QT_TRANSLATE_NOOP("settings", "Largest change"),
        QT_TRANSLATE_NOOP("settings", "Share of a standard by which one approval may change it."),
    ),
    "standards.outlier_limit": (
        QT_TRANSLATE_NOOP("settings", "Outlier limit"),
        QT_TRANSLATE_NOOP(
            "settings", "Standard deviations at which a booking counts no more than that."
        ),
    ),
    "standards.smoothing": (
        QT_TRANSLATE_NOOP("settings", "Smoothing"),
        QT_TRANSLATE_NOOP("settings", "Share of the way from the standard to what was booked."),
    ),
    "standards.reason_needed": (
        QT_TRANSLATE_NOOP("settings", "Reason needed"),
        QT_TRANSLATE_NOOP("settings", "Approving and rejecting need a reason."),
    ),
    "training.queue_size": (
        QT_TRANSLATE_NOOP("settings", "Queue size"),
        QT_TRANSLATE_NOOP("settings", "Trainings that can wait beside the one that runs."),
        QT_TRANSLATE_NOOP("settings", "jobs"),
    ),
    "training.retries": (
        QT_TRANSLATE_NOOP("settings", "Further tries"),
        QT_TRANSLATE_NOOP(
            "settings", "Further tries after a failure that may pass, such as a full disk."
        ),
    ),
    "training.retry_wait": (
        QT_TRANSLATE_NOOP("settings", "Wait before a try"),
        QT_TRANSLATE_NOOP(
            "settings", "Seconds before the first further try; doubled for each that follows."
        ),
        QT_TRANSLATE_NOOP("settings", "s"),
    ),
    "training.cooldown_hours": (
        QT_TRANSLATE_NOOP("settings", "Cooldown"),
        QT_TRANSLATE_NOOP(
            "settings", "Hours in which broken thresholds ask for a retraining once."
        ),
        QT_TRANSLATE_NOOP("settings", "h"),
    ),
    "promotion.gate": (
        QT_TRANSLATE_NOOP("settings", "Promotion gate"),
        QT_TRANSLATE_NOOP(
            "settings", "Let a measured version answer only if it is better than the active one."
        ),
    ),
    "promotion.min_improvement": (
        QT_TRANSLATE_NOOP("settings", "Least improvement"),
        QT_TRANSLATE_NOOP("settings", "Share by which the trimmed error of the minutes must fall."),
    ),
    "promotion.holdout_items": (
        QT_TRANSLATE_NOOP("settings", "Items of the exam"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Items that no judged version learns from; at most a fifth of those with a routing.",
        ),
        QT_TRANSLATE_NOOP("settings", "items"),
    ),
    "promotion.recent_days": (
        QT_TRANSLATE_NOOP("settings", "Days judged"),
        QT_TRANSLATE_NOOP(
            "settings", "Days back from the newest booking of these items that are judged."
        ),
        QT_TRANSLATE_NOOP("settings", "d"),
    ),
    "promotion.large_work_center": (
        QT_TRANSLATE_NOOP("settings", "Large work center from"),
        QT_TRANSLATE_NOOP(
            "settings", "Held-out bookings from which a work center or a family must not get worse."
        ),
        QT_TRANSLATE_NOOP("settings", "bookings"),
    ),
    "promotion.keep_candidates": (
        QT_TRANSLATE_NOOP("settings", "Keep candidates"),
        QT_TRANSLATE_NOOP("settings", "Keep a version that was not better, without activating it."),
    ),
    "promotion.approval": (
        QT_TRANSLATE_NOOP("settings", "Second person approves"),
        QT_TRANSLATE_NOOP(
            "settings", "Another user than the one who trained must activate a version."
        ),
    ),
}
"""Name, sentence and, where it has one, unit."""
