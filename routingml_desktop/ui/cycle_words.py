"""What the figures of a quality cycle are called, how they are written, which way is better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.services.alert_texts import (
    alert_advice,
    alert_quantities,
    alert_text,
    told_subject,
)
from routingml_desktop.services.cycle_reasons import reason_words
from routingml_desktop.services.cycle_reports.words import MEASURES, MINUTES, SHARE
from routingml_desktop.ui.language import language
from routingml_desktop.ui.numbers import NOTHING, figure, minutes, percent
from routingml_desktop.ui.setting_words import with_unit

if TYPE_CHECKING:
    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.domain.quality_cycle import QualityAlert

HIGHER_IS_BETTER: Final = frozenset({"process_match", "sample_count", "exact_at_1", "coverage"})
SAME: Final = 0.005
"""Changes below half a unit of the last digit are none."""


def cycle_measure(name: str) -> str:
    """What the operator calls a measure of a cycle."""
    english, korean, _ = MEASURES[name]
    return korean if language() == "ko" else english


def cycle_value(name: str, value: float | None, *beside: float | None) -> str:
    """A value with its unit; a dash when there is none.

    With the decimals of what stands ``beside`` it, such as the ends of its interval.
    """
    unit = MEASURES[name][2]
    if value is None:
        return NOTHING
    if unit == SHARE:
        return percent(value, 1)
    return minutes(value, *beside) if unit == MINUTES else figure(value)


def cycle_quantity(name: str, value: float | None, *beside: float | None) -> str:
    """A value with its unit also where its text has none: ``4.55 min``; a dash without one."""
    text = cycle_value(name, value, *beside)
    if value is None or MEASURES[name][2] != MINUTES:
        return text
    return with_unit(text, "분" if language() == "ko" else "min")


def cycle_change(name: str, change: float) -> str:
    """By how much a value changed, with its sign."""
    sign = "+" if change > 0 else "−"
    if MEASURES[name][2] == SHARE:
        return f"{sign}{100 * abs(change):.1f}"
    return f"{sign}{abs(change):.2f}"


def changed_for_better(name: str, change: float) -> bool | None:
    """Whether a change is good news; None when nothing changed to speak of."""
    shown = 100 * change if MEASURES[name][2] == SHARE else change
    if abs(shown) < SAME:
        return None
    return (change > 0) == (name in HIGHER_IS_BETTER)


def figure_note(name: str, shown: Figure) -> str:
    """The 95 % interval and n of a figure."""
    return " · ".join(part for part in (cycle_interval(name, shown), f"n {shown.n:,}") if part)


def cycle_figure(name: str, shown: Figure) -> str:
    """The value of a figure with its unit, and the decimals of its interval."""
    return cycle_quantity(name, shown.value, shown.low, shown.high)


def cycle_interval(name: str, shown: Figure) -> str:
    """The 95 % interval of a figure; empty when there is none."""
    if shown.low is None or shown.high is None:
        return ""
    low, high, value = shown.low, shown.high, shown.value
    return f"{cycle_value(name, low, high, value)} – {cycle_value(name, high, low, value)}"


def cycle_reason(reason: str) -> str:
    """Why something was not measured, in the operator's language."""
    return reason_words(reason, language())


def alert_words(alert: QualityAlert) -> str:
    """An alert as a sentence in the operator's language."""
    return alert_text(alert, language())


def alert_values(alert: QualityAlert) -> tuple[str, str]:
    """What was measured and its limit, with their unit."""
    return alert_quantities(alert, language())


def alert_next_step(alert: QualityAlert) -> str:
    """What to do about an alert, in one sentence in the operator's language."""
    return alert_advice(alert, language())


def drift_words(found: DriftFigure) -> str:
    """What a drift figure is about, in the operator's language."""
    return told_subject(found, language())
